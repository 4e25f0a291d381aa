"""Why an unnamed source is unnamed: ``طلب عدم الكشف عن هويته لأنه غير مخول بالتصريح``."""

from musnad.grammar.relations import Range
from musnad.grammar.tokens import COMMAS, Passage
from musnad.wordclasses import COMP

ASKED = frozenset(
    "طلب طلبت طلبوا طلبا طلبتا فضل فضلت فضلوا رفض رفضت رفضوا اشترط اشترطت اشترطوا بشرط شريطة".split()
)
IDENTITY = frozenset("هويته هويتها هويتهم هوياتهم اسمه اسمها اسمهم اسمائهم اسميهما".split())
NEAR = 12


def reason_of(passage: Passage, source: Range) -> Range | None:
    """The clause near the source (token indexes) that says that it would not be named."""
    tokens = passage.tokens
    end = passage.sentence_end(source[0])
    start = next(
        (k for k in range(source[0], min(source[1] + 25, end)) if tokens[k].base in ASKED), None
    )
    if start is None or not any(t.base in IDENTITY for t in tokens[start : start + NEAR]):
        return None
    stop = start
    while stop < end and tokens[stop].text not in COMMAS and tokens[stop].text != ":":
        if tokens[stop].flags & COMP and stop > start + 3 and tokens[stop - 1].base in IDENTITY:
            break
        stop += 1
    return start, stop
