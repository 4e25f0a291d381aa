"""Durations measured from publication: قبل ثلاثة أيام, بعد أسبوعين, خلال ساعة.

News names the day, week, month or year that is meant.  Looking ahead (policy ``future``) they are
counted from the moment itself, and are as fine as the next smaller unit: a week is a day, a year a
month, a day an hour.
"""

import datetime as dt
from fractions import Fraction

from musnad.values.calendar_math import make_date, month_after, month_end
from musnad.values.fragments import day_core, period
from musnad.values.grammar import Core, Hit
from musnad.values.levels import WHOLES
from musnad.values.rules_wholes import copied

_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800}
_MONTHS = {"month": 1, "year": 12}
_FAR = 10**4


@WHOLES.rule("ago", "q", r"q[~><]?(?P<length>7)")
@WHOLES.rule("ago", "s", r"s[~><]?(?P<length>7)")
def ago(hit: Hit) -> Core | None:
    """قبل ثلاثة أيام: the day, week, month or year so far back; not before something else"""
    length = hit.core("length")
    if hit.match[0][0] == "s" and hit.context.policy == "news":
        return None  # منذ 30 عاما is how long
    if hit.after() == "o" and hit.row.keys[hit.match.end() + 1] not in ("اجل", "الان"):
        return None
    if "X" in (length.value or ""):
        return Core("8", "DATE", "PAST_REF")
    return _at(hit, length, -1)


@WHOLES.rule("in_time", "a", r"a(?P<length>7)")
def later(hit: Hit) -> Core | None:
    """بعد أسبوعين looks ahead only where a cue does; else it is a length of time"""
    length = hit.core("length")
    if hit.after() == "o" or not hit.ahead or not length.count:
        return None
    return _at(hit, length, 1)


def _at(hit: Hit, length: Core, side: int) -> Core:
    count, unit, now = length.count, length.code, hit.context.now
    if now is None and hit.context.day and hit.context.policy == "future":
        now = dt.datetime.combine(hit.context.day, dt.time())
    if count and now and 0 < count < _FAR:
        small = unit in ("hour", "minute", "second")
        made = _moment(now, unit, side * Fraction(count), small or hit.context.policy == "future")
        if made is not None:
            return made
    value = hit.context.step(unit, side * count) if isinstance(count, int) else None
    if value is None:
        return Core("8", "DATE", "PAST_REF" if side < 0 else "FUTURE_REF")
    if unit in ("day", "night"):
        return day_core(dt.date.fromisoformat(value))
    return period("4", value)


def _moment(now: dt.datetime, unit: str, count: Fraction, exactly: bool) -> Core | None:
    """So far from now, as fine as the next smaller unit; None where news is coarser."""
    if not exactly:
        return None
    if unit in _SECONDS:
        moment = now + dt.timedelta(seconds=round(count * _SECONDS[unit]))
        if unit == "week":
            return day_core(moment.date())
        return Core("0", "TIME", moment.isoformat(timespec="minutes"), day=moment.date())
    if unit in _MONTHS and (count * _MONTHS[unit]).denominator == 1:
        year, month = month_after(now.year, now.month, int(count * _MONTHS[unit]))
        if not 1 <= year <= 9998:
            return None
        last = (month_end(year, month) - dt.timedelta(1)).day
        day = make_date(year, month, min(now.day, last))
        if day is not None:
            return day_core(day) if unit == "month" else period("3", f"{day:%Y-%m}")
    return None


@WHOLES.rule("within", "7", r"(?<=r)(?P<length>7)")
def within(hit: Hit) -> Core | None:
    """خلال أسبوعين looks ahead from now"""
    length, now = hit.core("length"), hit.context.now
    if hit.context.policy != "future" or not now or not length.count or length.adj:
        return None
    seconds = _SECONDS.get(length.code)
    if seconds is None or length.count > _FAR:
        return None
    last = now + dt.timedelta(seconds=round(Fraction(length.count) * seconds))
    if seconds >= 86400:
        last = last.replace(hour=0, minute=0, second=0)
    made = copied(length, None)
    made.interval = (now.isoformat(timespec="seconds"), last.isoformat(timespec="seconds"))
    return made
