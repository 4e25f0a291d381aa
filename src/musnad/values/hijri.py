"""Umm al-Qura dates, from the official month lengths of 1343 to 1500 AH."""

import datetime as dt
from bisect import bisect_right
from functools import lru_cache

from musnad.values.words import table


@lru_cache
def _starts() -> tuple[int, tuple[dt.date, ...]]:
    """First year, and the first day of each month with the end of the last."""
    data = table("hijri")
    day = dt.date.fromisoformat(data["first_day"])
    starts = [day]
    digits = "".join(data["months"])
    for at in range(0, len(digits), 3):
        for bit in f"{int(digits[at : at + 3], 16):012b}":
            day += dt.timedelta(29 + int(bit))
            starts.append(day)
    return int(data["first_year"]), tuple(starts)


def month_span(year: int, month: int) -> tuple[dt.date, dt.date] | None:
    """First day of a Hijri month and of the next; None outside 1343 to 1500."""
    first, starts = _starts()
    at = (year - first) * 12 + month - 1
    if not 0 <= at < len(starts) - 1:
        return None
    return starts[at], starts[at + 1]


def day(year: int, month: int, number: int) -> dt.date | None:
    """The Gregorian date of a Hijri day; None where there is no such day."""
    span = month_span(year, month)
    if span is None or not 1 <= number <= (span[1] - span[0]).days:
        return None
    return span[0] + dt.timedelta(number - 1)


def year_span(year: int) -> tuple[dt.date, dt.date] | None:
    """First day of a Hijri year and of the next."""
    first, last = month_span(year, 1), month_span(year, 12)
    return (first[0], last[1]) if first and last else None


def year_of_month(gregorian: int, month: int) -> int | None:
    """The Hijri year whose month begins in a Gregorian year."""
    guess = year_month(dt.date(gregorian, 1, 1)) if 1 <= gregorian <= 9998 else None
    for year in (guess[0], guess[0] + 1) if guess else ():
        span = month_span(year, month)
        if span and span[0].year == gregorian:
            return year
    return None


def year_month(date: dt.date) -> tuple[int, int] | None:
    """The Hijri year and month a Gregorian date falls in."""
    first, starts = _starts()
    at = bisect_right(starts, date) - 1
    if not 0 <= at < len(starts) - 1:
        return None
    return first + at // 12, at % 12 + 1
