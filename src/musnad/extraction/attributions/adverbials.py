"""Adverbs and times that stand between a verb and its subject."""

from musnad.grammar.tokens import NUMBER, WORD, Passage, Token
from musnad.wordclasses import ADVERBIAL, GIVEN, PREP, SPEAKER, TIME, TITLE_ADJECTIVE

MANNERS = frozenset({"بشكل", "بصورة", "بلهجة", "بطريقة"})  # an adjective follows: بشكل عاجل
YEARS = frozenset({"عام", "سنة"})


def skip_adverbs(passage: Passage, index: int, limit: int) -> int:
    """Adverbs that may stand between verb and subject: أيضا، مجددا، اليوم."""
    tokens = passage.tokens
    while index < limit and tokens[index].kind == WORD and not tokens[index].clitic:
        token = tokens[index]
        if (
            token.base == "من"
            and index + 1 < limit
            and tokens[index + 1].base.startswith(("جهت", "جانب", "ناحيت"))
        ):
            index += 2
            continue
        plain = (
            token.flags & (ADVERBIAL | TIME)
            and not token.flags & (SPEAKER | GIVEN)
            and token.flags & ~(PREP)
        )
        if not plain or token.flags & PREP or token.base in ("في", "من", "علي"):
            break
        manner = 2 + (index + 1 < limit and tokens[index + 1].base == "غير")  # بشكل غير مباشر
        index += manner if token.base in MANNERS else 1
    return min(index, limit)


def before_time(passage: Passage, start: int, end: int) -> int:
    """``بحثا صدر عن الاتحاد | في عام 2013 | توقع``: without the time between subject and verb."""
    tokens, at = passage.tokens, end
    while at - 1 > start and _times(tokens[at - 1]):
        at -= 2 if tokens[at - 2].base in YEARS else 1
    if at < end and tokens[at - 1].base == "في" and at - 1 > start:
        return at - 1
    return at if at < end and tokens[at].flags & TIME else end


def _times(token: Token) -> bool:
    named = token.flags & (TITLE_ADJECTIVE | SPEAKER | GIVEN)  # النائب العام
    return token.kind == NUMBER or (bool(token.flags & TIME) and not named)
