"""Dates and TIMEX3 values as arithmetic: spans of values, weeks, Easter. No words, no clock."""

import datetime as dt
import re
from collections.abc import Callable

Interval = tuple[str, str]
_PART_HOURS = {"MO": (4, 12), "MI": (12, 13), "AF": (12, 19), "EV": (18, 24), "NI": (18, 24)}
_SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def month_after(year: int, month: int, count: int = 1) -> tuple[int, int]:
    """Year and month, so many months later."""
    index = year * 12 + month - 1 + count
    return index // 12, index % 12 + 1


def first_of(year: int, month: int) -> dt.date | None:
    return dt.date(year, month, 1) if 1 <= year <= 9999 else None


def month_end(year: int, month: int) -> dt.date:
    """The first day after the month."""
    return dt.date(*month_after(year, month), 1)


def make_date(year: int, month: int, day: int) -> dt.date | None:
    """The date, or None where the calendar has none."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def week_value(day: dt.date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def easter(year: int) -> dt.date:
    """Easter Sunday of the western reckoning (Gauss, in the form of Meeus)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    f = (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return dt.date(year, month, day + 1)


def _days(first: dt.date, last: dt.date) -> Interval:
    return first.isoformat(), last.isoformat()


def _year(match: re.Match[str]) -> Interval:
    year = int(match[1])
    return f"{year:04d}-01-01", f"{year + 1:04d}-01-01"


def _month(match: re.Match[str]) -> Interval:
    year, month = int(match[1]), int(match[2])
    return _days(dt.date(year, month, 1), month_end(year, month))


def _day(match: re.Match[str]) -> Interval:
    day = dt.date.fromisoformat(match[0])
    return _days(day, day + dt.timedelta(1))


def _week(match: re.Match[str]) -> Interval:
    day = dt.date.fromisocalendar(int(match[1]), int(match[2]), 6 if match[3] else 1)
    return _days(day, day + dt.timedelta(2 if match[3] else 7))


def _quarter(match: re.Match[str]) -> Interval:
    year, size = int(match[1]), 3 if match[2] == "Q" else 6
    first = (int(match[3]) - 1) * size + 1
    return _days(dt.date(year, first, 1), month_end(year, first + size - 1))


def _season(match: re.Match[str]) -> Interval:
    year, month = int(match[1]), _SEASON_MONTH[match[2]]
    return _days(dt.date(year, month, 1), dt.date(*month_after(year, month, 3), 1))


def _long(match: re.Match[str]) -> Interval:
    size = 10 ** (4 - len(match[1]))
    first = int(match[1]) * size
    return f"{first:04d}-01-01", f"{first + size:04d}-01-01"


def _part(match: re.Match[str]) -> Interval:
    day = dt.date.fromisoformat(match[1])
    start, end = _PART_HOURS[match[2]]
    to = f"{day}T{end}:00" if end < 24 else f"{day + dt.timedelta(1)}T00:00"
    return f"{day}T{start:02d}:00", to


_SHAPES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Interval]], ...] = tuple(
    (re.compile(pattern), build)
    for pattern, build in (
        (r"(\d{4})-(\d{2})-(\d{2})", _day),
        (r"(\d{4})-(\d{2})", _month),
        (r"(\d{4})", _year),
        (r"(\d{4})-W(\d{2})(-WE)?", _week),
        (r"(\d{4})-([QH])(\d)", _quarter),
        (r"(\d{4})-(SP|SU|FA|WI)", _season),
        (r"(\d{2,3})", _long),
        (r"(\d{4}-\d{2}-\d{2})T(MO|MI|AF|EV|NI)", _part),
    )
)


def interval_of(value: str | None, mod: str | None = None) -> Interval | None:
    """The half-open span of a TIMEX3 value; ``mod`` narrows it to its first or last third."""
    if not value:
        return None
    for shape, build in _SHAPES:
        match = shape.fullmatch(value)
        if match:
            try:
                return _third(build(match), mod)
            except (
                ValueError,
                OverflowError,
            ):  # no such week or day, or a year that datetime does not know
                return None
    return None


def _third(span: Interval, mod: str | None) -> Interval:
    """مطلع and أواخر of a month are its first and last third, days 1–10 and 21–end."""
    if mod not in ("START", "MID", "END") or "T" in span[0]:
        return span
    first, last = (dt.date.fromisoformat(part) for part in span)
    size = (last - first).days
    if size < 7:
        return span
    low = first + dt.timedelta(size // 3)
    high = first + dt.timedelta(20 if size in range(28, 32) else 2 * size // 3)
    parts = {"START": (first, low), "MID": (low, high), "END": (high, last)}
    return _days(*parts[mod])
