"""Who is spoken to: ``لوكالة فرانس برس``, ``للصحفيين``, the one who is called upon (طالب A بـC)."""

from musnad.dictionary import in_dictionary
from musnad.extraction.attributions.openers import Opener
from musnad.extraction.attributions.subjects import looks_like_source
from musnad.grammar.phrases import phrase_end
from musnad.grammar.readings import match_known
from musnad.grammar.relations import Range
from musnad.grammar.tokens import WORD, Passage
from musnad.wordclasses import AUDIENCE, MEDIA_HEAD, OCCASION, Cue


def addressee_of(
    passage: Passage, begin: int, opener: Opener, source: Range | None, index: int, cue: Cue
) -> Range | None:
    tokens = passage.tokens
    if opener.frame.addressee and opener.at > begin and not cue.form.object:
        start = begin
        if source is None and index + 1 < opener.at:
            start = index + 1
        if (
            opener.frame.addressee_preposition
            and tokens[start].base == opener.frame.addressee_preposition
        ):
            start += 1
        end = phrase_end(passage, start, opener.at)
        if end > start and _listens(passage, start, end):
            return start, end
    if cue.form.person == 1 and index + 1 < opener.at and tokens[index + 1].clitic == "ل":
        end = phrase_end(passage, index + 1, opener.at)
        if end > index + 1 and _listens(passage, index + 1, end):
            return index + 1, end  # قلت لرئيس الوزراء إن
    return told(passage, index + 1, opener.at) or _fronted(passage, index)


def _listens(passage: Passage, start: int, end: int) -> bool:
    """Somebody who can be spoken to; no adverb in the accusative (عبثا)."""
    token = passage.tokens[start]
    adverb = not token.flags and token.base.endswith("ا") and in_dictionary(token.text)
    return not adverb and looks_like_source(passage, (start, end))


def _fronted(passage: Passage, index: int) -> Range | None:
    """``في مقابلة مع مجلة المرفأ، قال``: the audience is named before the verb."""
    tokens, start = passage.tokens, passage.sentence_start(index)
    opens = start + 1 < index and tokens[start].base == "في" and tokens[start + 1].flags & OCCASION
    return told(passage, start + 2, index) if opens else None


def told(passage: Passage, begin: int, end_at: int) -> Range | None:
    """The audience between two places: ``للصحفيين``, ``لـ«الاقتصادية»``, ``مع قناة …``."""
    tokens = passage.tokens
    for at in range(begin, end_at):
        token = tokens[at]
        if token.kind != WORD:
            continue
        spoken_to = token.clitic.endswith("ل") and (
            token.flags & (MEDIA_HEAD | AUDIENCE) or _medium(passage, at)
        )
        if spoken_to or (
            at
            and tokens[at - 1].base in ("مع", "ل", "لـ")
            and (token.flags & MEDIA_HEAD or _medium(passage, at))
        ):
            place = next((k for k in range(at + 1, end_at) if tokens[k].base == "في"), end_at)
            end = phrase_end(passage, at, place)
            return at, max(end, at + 1)
        if token.text in ("ل", "لـ") and at + 1 < end_at:
            close = _closing(passage, at + 1, end_at)
            if close is not None and tokens[at + 1].text == "(" and close > at + 2:
                return at + 2, close
            end = close + 1 if close is not None else phrase_end(passage, at + 1, end_at)
            return (at + 1, end) if end > at + 1 else None
    return None


def _closing(passage: Passage, at: int, end: int) -> int | None:
    """The mark that closes «…» or (…) at ``at``."""
    if passage.tokens[at].text == "(":
        return next((k for k in range(at, min(at + 5, end)) if passage.tokens[k].text == ")"), None)
    return passage.closes.get(at)


def _medium(passage: Passage, at: int) -> bool:
    found = match_known(passage.tokens, at)
    return found is not None and found[1].kind == "media"
