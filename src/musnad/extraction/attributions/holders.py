"""Whose act a verbal noun is: إعلان الحكومة, إقرار الوزير; nobody's behind تم."""

from musnad.dictionary import in_dictionary
from musnad.grammar.phrases import phrase_end
from musnad.grammar.readings import has_possessor, looks_nisba
from musnad.grammar.relations import Range
from musnad.grammar.tokens import Passage
from musnad.wordclasses import BODY, COMP, DEFINITE, GIVEN, PEOPLE, PLACE, SPEAKER, STATE, TITLE

DONE = frozenset({"تم", "يتم", "تمت", "تتم", "سيتم", "جري", "يجري"})


def holder(passage: Passage, index: int, limit: int) -> Range | None:
    """Whose act a verbal noun is: ``إعلان الحكومة أن``, ``إقرار الوزير بأن``."""
    if index + 1 >= limit or has_possessor(passage.tokens[index]) or is_done(passage, index):
        return None
    first = passage.tokens[index + 1]
    if first.clitic:
        return None
    asked = passage.tokens[index].base.startswith("طلب")  # طلب من الوزارة: of it, or by it
    if first.base == "من" and index + 2 < limit and not asked:
        return _by(passage, index + 2, limit)
    if not first.flags & (SPEAKER | GIVEN | STATE | PEOPLE):
        return (index + 1, index + 2) if _family(passage, index + 1, limit) else None
    if not first.flags & (DEFINITE | STATE | GIVEN) and not _proper(passage, index + 1):
        return None
    end = phrase_end(passage, index + 1, limit, strict=True)
    if first.flags & STATE and end > index + 2:
        end = index + 2 if passage.tokens[index + 2].clitic == "ل" else end
    return (index + 1, end) if end > index + 1 else None


def _by(passage: Passage, at: int, limit: int) -> Range | None:
    """مطالبات من الرعاة ب, إشادة من الجمعية ب."""
    token = passage.tokens[at]
    if token.clitic or token.flags & STATE or not token.flags & (SPEAKER | GIVEN):
        return None
    end = phrase_end(passage, at, limit, strict=True)
    return (at, end) if end > at else None


def _family(passage: Passage, at: int, limit: int) -> bool:
    """دعوة المالكي لوضع, تأكيد العطية أن: a definite word that no dictionary knows."""
    token = passage.tokens[at]
    after = passage.tokens[at + 1] if at + 1 < limit else None
    if after is None or token.flags != DEFINITE or token.base.endswith(("ة", "ات")):
        return False
    opens = after.flags & COMP or after.clitic in ("ب", "ل") or after.base in ("الي", "علي")
    return bool(opens) and (not in_dictionary(token.base[2:]) or looks_nisba(token.base[2:]))


def _proper(passage: Passage, at: int) -> bool:
    """A construct is definite by its end: وزارة الدفاع."""
    for token in passage.tokens[at + 1 : at + 4]:
        if token.flags & (DEFINITE | STATE | GIVEN | TITLE):
            return True
        if token.clitic or not token.flags & (BODY | PLACE | SPEAKER):
            return False
    return False


def is_done(passage: Passage, index: int) -> bool:
    """تم إبلاغ الرئيس: the passive; nobody is said to have done it."""
    return index > 0 and passage.tokens[index - 1].base in DONE
