"""Post and personal name: where one ends and the other begins.

``أمين عام مجلس الأمن الروسي | نيكولاي باتروشيف``, ``مارك ريموندي | المتحدث باسم الوزارة``. A
construct stays open until its definite or proper end; behind a closed post a word without article
is a name.
"""

from collections.abc import Sequence

from musnad.extraction.names.gazetteer import KUNYA, OPENS, PART, gazetteer
from musnad.extraction.names.shapes import foreign
from musnad.extraction.names.sight import RENAMED
from musnad.grammar.readings import has_possessor, is_lee, is_named_verb, match_known
from musnad.grammar.relations import Range
from musnad.grammar.tokens import COMMAS, MARK, QUOTES, WORD, Passage, Token, is_initial
from musnad.wordclasses import (
    ADVERBIAL,
    BODY,
    COMP,
    DEFINITE,
    DOCUMENT,
    FUNCTION,
    GIVEN,
    GROUP,
    HONORIFIC,
    MAYBE_GIVEN,
    MEDIA_HEAD,
    NEGATION,
    NISBA,
    OPENER,
    PARTICLE,
    PEOPLE,
    PLACE,
    PREP,
    STATE,
    TIME,
    TITLE,
    TITLE_ADJECTIVE,
)

POST = (
    TITLE
    | BODY
    | NISBA
    | TITLE_ADJECTIVE
    | STATE
    | PLACE
    | PREP
    | MEDIA_HEAD
    | GROUP
    | DOCUMENT
    | PEOPLE
)
LONGEST_NAME = 7
ONE_OF = frozenset({"احد", "احدي"})  # دان ويرثايمر | أحد مستشاري الشركة


def split_title(passage: Passage, span: Range) -> tuple[Range | None, Range | None, Range | None]:
    """Post before the name, name, post behind the name (token ranges, each may be ``None``)."""
    begin, end = span
    tokens = passage.tokens
    if _begins_with_name(passage, begin, end):
        stop = _name_end(passage, begin, end)
        tail = stop + 1 if stop < end and tokens[stop].text in COMMAS else stop
        return None, (begin, stop), ((tail, end) if tail < end else None)
    start = _name_start(passage, begin, end)
    if start is None:
        return (begin, end), None, None
    stop = _name_end(passage, start, end)
    given = any(t.flags & (GIVEN | MAYBE_GIVEN) for t in tokens[start:stop])
    if stop + 1 == end and given and _family(tokens[stop]):
        stop = end
    last = start
    while last > begin and tokens[last - 1].text in COMMAS:
        last -= 1
    return (begin, last), (start, stop), ((stop, end) if stop < end else None)


def may_name(passage: Passage, at: int) -> bool:
    """A given or family name, or a word that only a name can be."""
    token = passage.tokens[at]
    return bool(gazetteer().of(token.base) & (PART | KUNYA | OPENS)) or foreign(passage.raw(at))


def _begins_with_name(passage: Passage, begin: int, end: int) -> bool:
    """A name first; a word with ال only where another name word follows (``اليستير باسكي``)."""
    first = passage.tokens[begin]
    if not _is_name_word(first):
        return False
    if not first.flags & DEFINITE or begin + 1 >= end:
        return True
    second = passage.tokens[begin + 1]
    return not second.flags & DEFINITE and _is_name_word(second)


def _is_name_word(token: Token) -> bool:
    if token.kind != WORD or (token.clitic and not token.flags & GIVEN):
        return False
    if token.base in ("باسم", "بلسان") or is_initial(token):
        return False
    given = token.flags & (GIVEN | PARTICLE | MAYBE_GIVEN)
    if given and not token.flags & (TITLE | PREP | COMP | NEGATION):
        return True
    return not (token.flags & (POST | FUNCTION | TIME | ADVERBIAL | OPENER) or token.cues)


def _name_start(passage: Passage, begin: int, end: int) -> int | None:
    tokens = passage.tokens
    closed = bool(tokens[begin].flags & (DEFINITE | HONORIFIC))
    honoured = bool(tokens[begin].flags & HONORIFIC)  # الدكتور المسند
    alone = True  # nothing but definite posts so far: الرئيس السيسي
    at = begin + 1
    while at < end:
        token = tokens[at]
        if token.kind == MARK:
            skip = _skip(passage, at, end)
            if token.text in COMMAS and at + 1 < end and _starts_after_comma(tokens[at + 1]):
                return at + 1
            at, closed = skip, closed or token.text in QUOTES or token.text == "."
            continue
        known = match_known(tokens, at)
        if (
            known is not None
            and known[0] <= end
            and (known[0] - at > 1 or token.flags & STATE)
            and not token.flags & GIVEN
        ):
            at, closed = known[0], True
            continue
        if (
            closed
            and _is_name_word(token)
            and (may_name(passage, at) or _name_goes_on(passage, at, end) or honoured)
            and not _adjective(token)
            and not _honoured_next(tokens, at, end)
            and (not token.flags & DEFINITE or (alone and not _name_follows(tokens, at, end)))
        ):
            return at
        if token.flags & GIVEN and not token.flags & (DEFINITE | TITLE) and at > begin:
            return at
        if closed and (_rank_as_name(passage, at, end) or is_named_verb(tokens, at)):
            return at
        if token.base in ("باسم", "بلسان"):
            at, closed = at + 1, False
            continue
        alone = alone and bool(token.flags & TITLE and token.flags & DEFINITE)
        closed = _closes(tokens, at, end, closed)
        at += 1
    return None


def _family(token: Token) -> bool:
    """A post that is a family name behind post and given name: الوزير رائد | الخطيب."""
    return bool(token.flags & DEFINITE and token.flags & TITLE)


def _rank_as_name(passage: Passage, at: int, end: int) -> bool:
    """الوزير رائد الخطيب: behind a post a rank has the article, the given name has none."""
    token = passage.tokens[at]
    both = token.flags & TITLE and token.flags & (GIVEN | MAYBE_GIVEN)
    if not both or token.flags & DEFINITE or token.clitic:
        return False
    return at + 1 == end or may_name(passage, at + 1)


def _name_goes_on(passage: Passage, at: int, end: int) -> bool:
    """A word of the dictionary is a name where one that can only be a name follows."""
    if at + 1 >= end or has_possessor(passage.tokens[at]):
        return False
    return _is_name_word(passage.tokens[at + 1]) and may_name(passage, at + 1)


def _name_follows(tokens: Sequence[Token], at: int, end: int) -> bool:
    """الكاتب التلفزيوني يوسف: a definite word before a name is an adjective."""
    return at + 1 < end and _is_name_word(tokens[at + 1]) and not tokens[at + 1].flags & DEFINITE


def _closes(tokens: Sequence[Token], at: int, end: int, closed: bool) -> bool:
    """Is the post complete behind this word?"""
    token = tokens[at]
    if token.flags & HONORIFIC:
        return True
    if token.clitic == "و" or (token.flags & TITLE and not token.flags & DEFINITE):
        return bool(token.flags & DEFINITE)
    if token.flags & (DEFINITE | STATE | PEOPLE):
        return True
    if token.flags & POST:
        return closed and bool(token.flags & (NISBA | TITLE_ADJECTIVE))
    construct = at + 1 < end and bool(tokens[at + 1].flags & DEFINITE)
    return not construct


def _adjective(token: Token) -> bool:
    """A definite word behind a post.

    Adjective by its ending, unless it is a family name on its own.
    """
    return bool(token.flags & DEFINITE) and token.base.endswith(("ية", "يين", "يون", "ة"))


def _honoured_next(tokens: Sequence[Token], at: int, end: int) -> bool:
    """المستشار القانوني د. سعد: a definite word before an honorific is an adjective."""
    after = tokens[at + 1] if at + 1 < end else None
    return after is not None and (is_initial(after) or bool(after.flags & HONORIFIC))


def _starts_after_comma(token: Token) -> bool:
    return (
        token.kind == WORD and not token.clitic and not token.flags & (POST | FUNCTION | TIME)
    ) or bool(token.flags & GIVEN)


def _skip(passage: Passage, at: int, end: int) -> int:
    if at in passage.closes:
        return min(passage.closes[at] + 1, end)
    if passage.tokens[at].text == "(":
        return next((k + 1 for k in range(at, end) if passage.tokens[k].text == ")"), at + 1)
    return at + 1


def _name_end(passage: Passage, start: int, end: int) -> int:
    tokens = passage.tokens
    at = start + 1
    while at < end and at - start < LONGEST_NAME:
        token = tokens[at]
        if token.base in ONE_OF:
            break
        if token.base.removeprefix("ال") in RENAMED:
            return at
        hyphen = token.text == "-" and at + 1 < end and tokens[at - 1].end == token.start
        if not hyphen and not _goes_on(passage, at, end):
            break
        at += 1
    return end if _only_words(tokens[at:end]) else at


def _goes_on(passage: Passage, at: int, end: int) -> bool:
    """The name goes on: a name word, a definite family name, با of Hadramaut, Lee, a rank."""
    token = passage.tokens[at]
    if _is_name_word(token) or (token.clitic == "ب" and token.text.startswith("با")):
        return True
    if token.flags & DEFINITE and not token.flags & (TITLE | FUNCTION | BODY):
        return True
    return is_lee(passage.tokens, at) or _rank_as_name(passage, at, end)


def _only_words(rest: Sequence[Token]) -> bool:
    """One or two words left over in the span, odd as they look, belong to the name: سيف فتح."""
    plain = all(
        t.kind == WORD and not t.clitic and not t.flags & (TITLE | BODY | FUNCTION | TIME | NISBA)
        for t in rest
    )
    return 0 < len(rest) <= 2 and plain
