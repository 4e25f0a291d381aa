"""What relative times are measured against: the day of publication, and which way news looks."""

import datetime as dt
import re
from typing import Literal, get_args

from musnad.values import hijri
from musnad.values.calendar_math import Interval, first_of, month_after, week_value
from musnad.values.words import Word

Policy = Literal["news", "future"]
WeekStart = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
Node = Word  # a level of the grammar replaces words by ``Core``, which has ``cls`` too
_CLAUSE_END = "\n.;"
_WINDOW = 30
_WEEK_STARTS: tuple[str, ...] = get_args(WeekStart)
_WEEK = re.compile(r"\d{4}-W\d{2}")
_FAR = 10**5  # units from today; further is geology


class Context:
    """A reference and a policy; every method answers None or an ``XXXX`` value where it must."""

    def __init__(
        self,
        reference: dt.datetime | dt.date | None,
        policy: Policy = "news",
        week_start: WeekStart = "monday",
    ) -> None:
        self.now = reference if isinstance(reference, dt.datetime) else None
        self.day = reference.date() if isinstance(reference, dt.datetime) else reference
        if self.day is not None and not 1000 <= self.day.year <= 9000:
            self.now = self.day = None  # no day of publication, and too near the calendar's edges
        _known("policy", policy, get_args(Policy))
        _known("week_start", week_start, _WEEK_STARTS)
        self.policy = policy
        # days from the first day of a week to its Monday
        self.to_monday = -_WEEK_STARTS.index(week_start) % 7
        self.narrated: dt.date | None = None  # the last day that was read

    def ahead(self, classes: str, at: int, end: int, keys: list[str]) -> bool:
        """A future cue governs the time at these items: before it, or behind it in its clause."""
        if self.policy == "future":
            return True
        low = max(0, at - _WINDOW)
        before = classes[low:at]
        cut = max(before.rfind(mark) for mark in _CLAUSE_END)
        before = before[cut + 1 :]
        cue, reset = before.rfind("_"), before.rfind("R")
        if cue >= 0:
            return cue > reset
        if before.endswith("u"):
            return reset < 0
        return self._cue_behind(classes, end, keys)

    @staticmethod
    def _cue_behind(classes: str, end: int, keys: list[str]) -> bool:
        for index in range(end, min(end + 6, len(classes))):
            if classes[index] in "\n.;R" or keys[index] in ("ان", "انه", "انها", "بان"):
                return False
            if classes[index] == "_":
                return True
        return False

    # ----- days
    def weekday(
        self, number: int, direction: str, ahead: bool, base: dt.date | None = None
    ) -> dt.date | None:
        """The weekday (Monday 1) that is meant; news looks back, today included."""
        day = base or self.day
        if day is None:
            return None
        back = (day.isoweekday() - number) % 7
        forward = (number - day.isoweekday()) % 7
        if direction in ("past", "last", "before"):
            return day - dt.timedelta(back or 7)
        if direction in ("next", "following"):
            return day + dt.timedelta(forward or 7)
        return day + dt.timedelta(forward) if ahead else day - dt.timedelta(back)

    def year_of(self, month: int, day: int | None, direction: str, ahead: bool) -> int | None:
        """The year that a month without one stands in."""
        now = self.day
        if now is None:
            return None
        here, there = (now.month, now.day), (month, day or now.day)
        if direction in ("past", "last", "before"):
            return now.year if there < here and (day or month != now.month) else now.year - 1
        if direction in ("next", "following"):
            return now.year if there > here else now.year + 1
        if direction in ("current", "same") or month == now.month:
            return now.year
        if ahead:
            return now.year if there >= here else now.year + 1
        return now.year if month < now.month else now.year - 1

    def hijri_year_of(self, month: int, ahead: bool) -> int | None:
        now = hijri.year_month(self.day) if self.day else None
        if now is None:
            return None
        year, current = now
        if month == current or (month < current) != ahead:
            return year
        return year + 1 if ahead else year - 1

    # ----- periods
    def week_of(self, day: dt.date) -> str | None:
        """The ISO week of the Monday of the week that the day stands in."""
        monday = _shift(day, dt.timedelta(self.to_monday))
        return week_value(monday) if monday else None

    def week_day(self, weeks: int, number: int) -> dt.date | None:
        """The weekday (Monday 1) of the week so many weeks from publication."""
        if self.day is None:
            return None
        since_first = (self.day.isoweekday() - 1 + self.to_monday) % 7
        after_first = (number - 1 + self.to_monday) % 7
        return _shift(self.day, dt.timedelta(7 * weeks + after_first - since_first))

    def span_of(self, value: str | None, span: Interval | None) -> Interval | None:
        """The span of a time, with its weeks from the first day that was asked for."""
        if not self.to_monday or not span or not value or not _WEEK.fullmatch(value):
            return span
        first, last = (dt.date.fromisoformat(part) for part in span)
        by = dt.timedelta(-self.to_monday)
        return (first + by).isoformat(), (last + by).isoformat()

    def told(self, unit: str) -> str | None:
        """The week, month or year of the day that was read last."""
        day = self.narrated
        if day is None:
            return None
        shapes = {"year": f"{day.year:04d}", "month": f"{day:%Y-%m}", "week": self.week_of(day)}
        return shapes.get(unit)

    def step(self, unit: str, count: int) -> str | None:
        """The day, week, month, year … so many units from publication, as a value."""
        day = self.day
        if day is None or abs(count) > _FAR:
            return None
        if unit in ("day", "night"):
            return _safe(day, dt.timedelta(count))
        if unit == "week":
            moved = _shift(day, dt.timedelta(7 * count))
            return self.week_of(moved) if moved else None
        if unit == "month":
            year, month = month_after(day.year, day.month, count)
            return f"{year:04d}-{month:02d}" if first_of(year, month) else None
        return _years(day.year, unit, count)


def _known(option: str, value: str, values: tuple[str, ...]) -> None:
    if value not in values:
        raise ValueError(f"{option}: {value!r} is none of {', '.join(values)}")


def _years(now: int, unit: str, count: int) -> str | None:
    sizes = {"year": 1, "decade": 10, "century": 100}
    if unit not in sizes:
        return None
    year = now + count * sizes[unit]
    if not 1 <= year <= 9999:
        return None
    return f"{year:04d}"[: 4 - len(str(sizes[unit])) + 1]


def _shift(day: dt.date, by: dt.timedelta) -> dt.date | None:
    try:
        return day + by
    except OverflowError:
        return None


def _safe(day: dt.date, by: dt.timedelta) -> str | None:
    moved = _shift(day, by)
    return moved.isoformat() if moved else None
