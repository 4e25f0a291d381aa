"""Times in joined items: levels of rules, and which items they claimed."""

from musnad.values import (
    rules_anchored,
    rules_calendars,
    rules_clock,
    rules_days,
    rules_durations,
    rules_periods,
    rules_wholes,
)
from musnad.values.context import Context
from musnad.values.grammar import Core, Row
from musnad.values.items import TimeExpression
from musnad.values.levels import CORES, DATES, DAYTIMES, WHOLES
from musnad.values.scan import Items
from musnad.values.words import Word

RULES = (  # imported, they have registered their patterns
    rules_anchored,
    rules_calendars,
    rules_days,
    rules_periods,
    rules_durations,
    rules_clock,
    rules_wholes,
)


def rule_names() -> frozenset[str]:
    """The names of all rules of the time grammar."""
    return frozenset(
        rule.name for level in (CORES, DATES, DAYTIMES, WHOLES) for rule in level.rules
    )


def read_times(items: Items, context: Context) -> list[TimeExpression]:
    """All times among the items, in order."""
    row = Row(items.text, context)
    row.start, row.end = items.start, items.end
    row.items = list(items.words)
    row.classes = _letters(items)
    row.keys = items.keys
    for level in (CORES, DATES, DAYTIMES, WHOLES):
        row = level.read(row)
    return [
        TimeExpression(
            start=start,
            end=end,
            type=item.type,
            value=item.value,
            mod=item.mod,
            interval=context.span_of(item.value, item.interval),
            text=items.text[start:end],
            rule=item.rule,
        )
        for start, end, item in zip(row.start, row.end, row.items, strict=True)
        if isinstance(item, Core)
    ]


def _letters(items: Items) -> str:
    """The class letters, with letters of their own for numbers that can be a day or a year."""
    letters = list(items.classes)
    for at in items.numbers:
        if letters[at] == "N":
            letters[at] = _letter(items.words[at])
    return "".join(letters)


def _letter(word: Word) -> str:
    if 1 <= word.value <= 31:
        return "α"
    if 1000 <= word.value <= 2200 and (not word.key[:1].isdigit() or len(word.key) == 4):
        return "γ"
    return "N"
