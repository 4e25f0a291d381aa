"""Pieces that the patterns of the time grammar share, and what their groups are worth.

``α`` is a number from 1 to 31, ``γ`` one that can be a year; see ``words`` for the other letters.
"""

import datetime as dt

from musnad.model import TimeModifier
from musnad.values.calendar_math import interval_of, make_date
from musnad.values.grammar import Core, Hit
from musnad.values.words import Word

NUMBER = "[Nαγ]"
MONTH = r"(?:J?(?P<month>[Mm])|J(?P<monthnum>[αO]))"
YEAR = r"(?:[,./-]?(?:[oip]{0,2}Y[op]?)?(?P<year>γ)&?|[,oip]{0,2}(?P<rel>YA|ZY|zY|Y(?=\n|[.,;])))"
THE_YEAR = r"(?:[oip]{0,2}Y?[op]?(?P<year>γ)&?|[oip]{0,2}(?P<rel>YA|ZY|zY))"
END = r"(?=[\n.,;:)\"wR_%-]|$)"
PAST, NEXT = ("past", "last", "before"), ("next", "following")


def month_number(hit: Hit) -> int | None:
    """The month named or numbered: سبتمبر, شهر 9, الشهر التاسع."""
    number = hit.value("month") if hit.has("month") else hit.value("monthnum")
    return number if 1 <= number <= 12 else None


def year_number(hit: Hit) -> int | None:
    """The year of a YEAR group, where one is there and can be told."""
    if hit.has("year"):
        return hit.value("year")
    if not hit.has("rel"):
        return None
    day = hit.context.day
    if day is None:
        return None
    return day.year + direction_step(relative_code(hit))


def relative_code(hit: Hit) -> str:
    """past, next, current … of the adjective or demonstrative in the ``rel`` group."""
    start, end = hit.start("rel"), hit.end("rel")
    for item in hit.row.items[start:end]:
        if isinstance(item, Word) and item.cls == "A":
            return item.code
    return "current"


def direction_step(code: str) -> int:
    return -1 if code in PAST else 1 if code in NEXT else 0


def day_core(day: dt.date, mod: TimeModifier | None = None) -> Core:
    """One day of the calendar."""
    value = day.isoformat()
    return Core("1", "DATE", value, mod=mod, interval=interval_of(value), day=day)


def period(cls: str, value: str | None, mod: TimeModifier | None = None) -> Core:
    return Core(cls, "DATE", value, mod=mod, interval=interval_of(value, mod))


def dated(hit: Hit, month: int, day: int, year: int | None, adj: str = "") -> Core | None:
    """Day and month with a year that is said, found, or left open."""
    fixed = year if year is not None else hit.context.year_of(month, day, adj, hit.ahead)
    if fixed is None:
        if make_date(2000, month, day) is None:
            return None
        return Core("1", "DATE", f"XXXX-{month:02d}-{day:02d}")
    date = make_date(fixed, month, day)
    if date is None:
        return None
    made = day_core(date)
    made.code = "fixed" if year is not None else ""
    return made


def year_value(year: int) -> str:
    return f"{year:04d}"
