"""Numbers, times and quantities in Arabic text.

``numbers``, ``times`` and ``quantities`` stand on their own; ``read_values`` is the one pass that
an Analysis takes.  The stages: ``scan`` (text to items) → ``join`` (phrases, numbers, months) →
``timex`` (times claim their numbers) → ``amounts`` (quantities use the rest).
"""

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable

from musnad.model import Quantity, Span, Time
from musnad.values.amounts import Counter
from musnad.values.context import Context, Policy, WeekStart
from musnad.values.counting import counted
from musnad.values.items import Amount, Number, TimeExpression
from musnad.values.join import join
from musnad.values.scan import Items, scanner
from musnad.values.timex import read_times

__all__ = [
    "Amount",
    "Number",
    "TimeExpression",
    "numbers",
    "quantities",
    "read_values",
    "times",
]

Reference = dt.date | dt.datetime | str | None


def _moment(reference: Reference) -> dt.date | dt.datetime | None:
    """A date or date-time; strings as ISO 8601, ValueError for anything else."""
    if not isinstance(reference, str):
        return reference
    return (
        dt.date.fromisoformat(reference)
        if len(reference) <= 10
        else dt.datetime.fromisoformat(reference)
    )


def _published(reference: Reference) -> dt.date | dt.datetime | None:
    """The day of publication of a document, unknown where what stands there is no day."""
    try:
        return _moment(reference)
    except ValueError:
        return None


def numbers(text: str) -> tuple[Number, ...]:
    """All numbers in a text, in words and digits, in order; values are exact."""
    return tuple(counted(join(scanner().scan(text))))


def times(
    text: str,
    *,
    reference: Reference = None,
    policy: Policy = "news",
    week_start: WeekStart = "monday",
) -> tuple[TimeExpression, ...]:
    """All time expressions (TIMEX3), in order.

    ``reference`` is the day or moment of publication (date, datetime, or ISO 8601); without it what
    is relative stays underspecified (``XXXX-08-20``).  ``policy``: ``news`` looks back unless a cue
    looks ahead, ``future`` looks ahead.  ``week_start`` is the first day of a week: ``interval``
    runs from it, ``value`` stays the ISO 8601 week of the Monday within.
    """
    context = Context(_moment(reference), policy, week_start)
    return tuple(read_times(join(scanner().scan(text)), context))


def quantities(text: str) -> tuple[Amount, ...]:
    """All quantities in order: an amount, its unit or counted noun, and its bound."""
    items = join(scanner().scan(text))
    found = read_times(items, Context(None))
    return tuple(Counter(items, _taken(items, found)).read())


def read_values(
    text: str, spans: Iterable[Span | tuple[int, int]], reference: Reference
) -> tuple[tuple[Time, ...], tuple[Quantity, ...]]:
    """Times and quantities of the readable spans of a document, in one pass.

    ``spans`` are disjoint and in order (blocks, or pairs of offsets); nothing crosses a border.
    Numbers are found once; times claim theirs first and quantities use the rest.  A ``reference``
    that is no date counts as unknown.
    """
    pairs = [(s.start, s.end) if isinstance(s, Span) else s for s in spans]
    items = join(scanner().scan(text, pairs))
    found = read_times(items, Context(_published(reference)))
    amounts = Counter(items, _taken(items, found)).read()
    return tuple(time.as_time() for time in found), tuple(a.as_quantity() for a in amounts)


def _taken(items: Items, found: list[TimeExpression]) -> list[bool]:
    """Which items stand in a time expression."""
    taken = [False] * len(items.words)
    at = 0
    for time in found:
        at = bisect_left(items.start, time.start, at)
        while at < len(taken) and items.end[at] <= time.end:
            taken[at] = True
            at += 1
    return taken
