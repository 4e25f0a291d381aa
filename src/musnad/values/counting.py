"""Numbers in text: which joined items count something, and which are only names of things."""

from collections.abc import Iterator
from functools import lru_cache

from musnad.values.items import Number, NumberKind
from musnad.values.scan import Items
from musnad.values.units import measures
from musnad.values.words import Word, fold, table

_KINDS: dict[str, NumberKind] = {"N": "cardinal", "n": "cardinal", "O": "ordinal", "F": "fraction"}
_YEAR_BEFORE = "YMmbi sHh&!"


@lru_cache
def labels() -> frozenset[str]:
    """Folded nouns whose number is a name: القرار 1701, شاهد 136."""
    return frozenset(fold(word) for word in table("numerals")["labels"]["words"])


def counted(items: Items) -> Iterator[Number]:
    """Every number that is one, with ``%`` when it follows."""
    for at, word in enumerate(items.words):
        if word.numbers is None or is_label(items, at) or is_year(items, at):
            continue
        kind, end = _KINDS.get(word.cls, "fraction"), items.end[at]
        if kind in ("cardinal", "fraction") and items.classes[at + 1 : at + 2] == "%":
            kind, end = "percent", items.end[at + 1]
        if word.rule == "definite_digits" and kind == "cardinal":
            kind = "cardinal" if _definite_count(items, at, word) else "ordinal"
        start = items.start[at]
        yield Number(
            start=start,
            end=end,
            value=word.numbers,
            kind=kind,
            text=items.text[start:end],
            rule=word.rule or "digits",
        )


def _definite_count(items: Items, at: int, word: Word) -> bool:
    """الساعات الـ24 counts hours; الذكرى الـ24 is the twenty-fourth."""
    return word.rule == "definite_digits" and at > 0 and items.classes[at - 1] == "P"


def is_label(items: Items, at: int) -> bool:
    """Digits after a noun that is named by number, with nothing counted behind them."""
    word = items.words[at]
    if not word.key[:1].isdigit() or at == 0:
        return False
    before = items.words[at - 1 - (at > 1 and items.classes[at - 1] in ":(")]
    if before.key not in labels():
        return False
    after = items.words[at + 1] if at + 1 < len(items.words) else None
    return after is None or (after.cls not in "%PYJTWCU" and after.key not in measures().firsts)


def is_year(items: Items, at: int) -> bool:
    """A year and no count: after عام, a month, or في, with nothing counted behind it."""
    word = items.words[at]
    if (
        word.cls != "N"
        or not 1000 <= word.value <= 2200
        or not word.key.isdigit()
        or len(word.key) != 4
    ):
        return False
    before = items.classes[at - 1 : at] if at else ""
    after = items.classes[at + 1 : at + 2]
    if before in "YMmHhb" and before:
        return True
    if before == "w" and at > 1 and items.classes[at - 2] == "N":
        return is_year(items, at - 2)
    return (
        before in ("i", "s") and word.value >= 1900 and after in ("\n", ".", ",", ")", ";", "", "w")
    )
