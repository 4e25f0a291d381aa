"""Who is spoken to: ``لوكالة فرانس برس``, ``للصحفيين``, the one who is called upon (طالب A بـC)."""

from musnad.extraction.attributions.openers import Opener
from musnad.extraction.attributions.subjects import looks_like_source
from musnad.grammar.phrases import phrase_end
from musnad.grammar.readings import match_known
from musnad.grammar.relations import Range
from musnad.grammar.tokens import WORD, Passage
from musnad.wordclasses import AUDIENCE, MEDIA_HEAD


def addressee_of(
    passage: Passage, begin: int, opener: Opener, source: Range | None, index: int
) -> Range | None:
    tokens = passage.tokens
    if opener.frame.addressee and opener.at > begin:
        start = begin
        if source is None and index + 1 < opener.at:
            start = index + 1
        if (
            opener.frame.addressee_preposition
            and tokens[start].base == opener.frame.addressee_preposition
        ):
            start += 1
        end = phrase_end(passage, start, opener.at)
        if end > start and looks_like_source(passage, (start, end)):
            return start, end
    return told(passage, index + 1, opener.at)


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
