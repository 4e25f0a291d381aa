"""Adverbs and times that stand between a verb and its subject."""

from musnad.grammar.tokens import COMMAS, NUMBER, WORD, Passage, Token
from musnad.wordclasses import ADVERBIAL, GIVEN, OCCASION, PREP, SPEAKER, TIME, TITLE_ADJECTIVE

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
        comma = _aside_end(passage, index, limit)
        if comma is not None:
            index = comma + 1
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


def _aside_end(passage: Passage, index: int, limit: int) -> int | None:
    """The comma behind ``في وقت سابق،`` or ``في بيان صحفي،`` right behind the verb."""
    tokens = passage.tokens
    if tokens[index].base != "في" or index + 1 >= limit:
        return None
    noun = tokens[index + 1]
    if not (noun.flags & (OCCASION | TIME) or noun.base == "وقت"):
        return None
    commas = (k for k in range(index + 2, min(limit, index + 6)) if tokens[k].text in COMMAS)
    return next(commas, None)


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
