"""Why an unnamed source is unnamed: ``طلب عدم الكشف عن هويته لأنه غير مخول بالتصريح``."""

from musnad.grammar.relations import Range
from musnad.grammar.tokens import COMMAS, Passage
from musnad.lexicon import lexicon
from musnad.wordclasses import COMP

NEAR = 12


def reason_of(passage: Passage, source: Range) -> Range | None:
    """The clause near the source (token indexes) that says that it would not be named."""
    tokens, words = passage.tokens, lexicon()
    end = passage.sentence_end(source[0])
    reach = range(source[0], min(source[1] + 25, end))
    start = next((k for k in reach if tokens[k].base in words.unnamed_asked), None)
    if start is None or not any(t.base in words.identity for t in tokens[start : start + NEAR]):
        return None
    stop = start
    while stop < end and tokens[stop].text not in COMMAS and tokens[stop].text != ":":
        if tokens[stop].flags & COMP and stop > start + 3 and passage.raw(stop).startswith("إ"):
            break
        stop += 1
    return start, stop
