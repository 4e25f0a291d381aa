"""What stands around times: مطلع, وقت سابق من, قبل, بعد, نحو, and a weekday before its date."""

import datetime as dt

from musnad.model import TimeModifier
from musnad.values import hijri
from musnad.values.calendar_math import interval_of, make_date, week_value
from musnad.values.fragments import day_core, period
from musnad.values.grammar import Core, Hit, Placed
from musnad.values.levels import DAYTIMES, WHOLES
from musnad.values.rules_days import numeric_dates
from musnad.values.rules_durations import duration_value

_MODS: dict[str, TimeModifier] = {"START": "START", "MID": "MID", "END": "END"}


def _copy(core: Core, mod: TimeModifier | None) -> Core:
    made = Core(core.cls, core.type, core.value, mod=mod, day=core.day, code=core.code)
    made.interval = interval_of(core.value, mod) or core.interval
    return made


# ----- a weekday and its date
@DAYTIMES.rule("weekday_date", "1", r"(?P<weekday>1)(?:[,(]|i|=|,=)?T?(?P<date>1)\)?")
def weekday_date(hit: Hit) -> Core | None:
    """الاثنين 18 شباط; 15 رمضان 1436 الموافق 2 يوليو 2015"""
    first, second = hit.core("weekday"), hit.core("date")
    joined = "=" in hit.match[0]
    if first.code == "weekday" and second.code not in ("weekday", "deictic") and second.value:
        return _copy(_matching(hit, first, second), None)
    if joined and first.code != "weekday" and second.value and first.value in (None, second.value):
        return _copy(second, None)
    return None


def _matching(hit: Hit, weekday: Core, date: Core) -> Core:
    """Digits are read as the weekday says: month first, or as a day of the Hijri year."""
    if date.day is None or not date.key or date.day.isoweekday() == weekday.seconds:
        return date
    for reading in (*numeric_dates(date.key), *_hijri_readings(hit, date.key)):
        if reading.isoweekday() == weekday.seconds:
            return day_core(reading)
    return date


def _hijri_readings(hit: Hit, digits: str) -> list[dt.date]:
    """``20/10`` beside a weekday, as the 20th of Shawwal."""
    parts = digits.split("/")
    now = hijri.year_month(hit.context.day) if hit.context.day else None
    if now is None or len(parts) != 2:
        return []
    date = hijri.day(now[0], int(parts[1]), int(parts[0])) if 1 <= int(parts[1]) <= 12 else None
    near = (
        date is not None and hit.context.day is not None and abs(date - hit.context.day).days < 60
    )
    return [date] if date and near else []


@DAYTIMES.rule("day_month", "1", r"(?P<one>1)(?:wu|u|w)(?P<two>1)")
def shared_year(hit: Hit) -> list[Placed] | None:
    """من 1 يناير إلى 31 مارس 2019: the year is of both"""
    one, two = hit.core("one"), hit.core("two")
    if one.code or two.code != "fixed" or one.day is None or two.day is None:
        return None
    if one.rule != "day_month":
        return None
    years = (two.day.year, two.day.year - 1)
    dates = [make_date(year, one.day.month, one.day.day) for year in years]
    before = [date for date in dates if date is not None and date <= two.day]
    return [hit.place("one", day_core(before[0])), hit.place("two", two)] if before else None


# ----- the beginning, middle and end of something
@WHOLES.rule("stage", "S", r"(?P<stage>S)[oi]?(?P<whole>[2345])")
def stage(hit: Hit) -> Core:
    return _copy(hit.core("whole"), _MODS[hit.code("stage")])


@WHOLES.rule("stage", "§", r"(?P<stage>§)(?P<whole>3)")
def last_of(hit: Hit) -> Core:
    """آخر شهر مارس"""
    return _copy(hit.core("whole"), "END")


@WHOLES.rule("stage", "S", r"(?P<stage>S)(?P<unit>[YJWUT])(?P<same>A)?")
def stage_of_this(hit: Hit) -> Core | None:
    """مطلع الأسبوع, نهاية العام: of the one that is running"""
    unit, code = hit.word("unit"), hit.code("stage")
    day = hit.context.day
    if (
        not unit.al
        or unit.cls == "T"
        or (unit.cls == "U" and unit.code not in ("decade", "century"))
    ):
        return None
    if unit.code == "week" and code == "END":
        value = f"{week_value(day)}-WE" if day else "XXXX-WXX-WE"
        return Core("2", "DATE", value, interval=interval_of(value))
    value = hit.context.step(unit.code, 0) or {"Y": "XXXX", "J": "XXXX-XX", "W": "XXXX-WXX"}.get(
        unit.cls, "XX"
    )
    return period("2", value, _MODS[code])


@WHOLES.rule("vague_within", "v", r"(?P<vague>v)[oi]?(?P<whole>[01234])?")
def vague_within(hit: Hit) -> Core | None:
    """وقت سابق من هذا العام"""
    if hit.has("whole"):
        return _copy(hit.core("whole"), hit.core("whole").mod)
    code = hit.code("vague")
    return Core("8", "DATE", code) if code != "PERIOD" else None


# ----- durations put together, bounded, and anchored
@DAYTIMES.rule("compound_duration", "7", r"(?P<one>7)w(?P<two>7)")
def compound(hit: Hit) -> Core | None:
    """سنة وثلاثة أشهر"""
    one, two = hit.core("one"), hit.core("two")
    order = ("year", "month", "week", "day", "hour", "minute", "second")
    if (
        one.code not in order
        or two.code not in order
        or order.index(one.code) >= order.index(two.code)
    ):
        return None
    left, right = one.value or "", two.value or ""
    if "X" in left or "X" in right:
        return None
    right = right[1:].removeprefix("T") if "T" in left else right[1:]
    return Core("7", "DURATION", left + right, code=two.code)


@WHOLES.rule("bounded_duration", "~><", r"(?P<bound>[~><])(?P<whole>[12347])(?P<after>[~><])?")
@WHOLES.rule("bounded_duration", "7", r"(?P<whole>7)(?P<bound>[~><])")
def bounded(hit: Hit) -> Core | None:
    """أكثر من عام; نحو شهرين; 30 يوما على الأقل"""
    word, core = hit.word("bound"), hit.core("whole")
    if hit.match[0][0] == "7" and word.code != "after":
        return None
    mods: dict[str, TimeModifier] = {"~": "APPROX", ">": "MORE_THAN", "<": "LESS_THAN"}
    made = _copy(core, mods[word.cls])
    end = hit.match.end()
    if hit.has("after") and hit.word("after").code != "after":
        end -= 1
    made.seconds = core.seconds
    return [(hit.match.start(), end, made)]  # type: ignore[return-value]


@WHOLES.rule("ago", "q", r"q[~><]?(?P<length>7)")
def ago(hit: Hit) -> Core | None:
    """قبل ثلاثة أيام: the day, week, month or year so far back; not before something else"""
    length = hit.core("length")
    if hit.after() == "o" and hit.row.keys[hit.match.end() + 1] not in ("اجل", "الان"):
        return None
    if "X" in (length.value or ""):
        return Core("8", "DATE", "PAST_REF")
    value = (
        hit.context.step(length.code, -length.seconds, hit.context.policy == "future")
        if length.seconds
        else None
    )
    return _at(hit, length, value, -1)


@WHOLES.rule("in_time", "a", r"a(?P<length>7)")
def later(hit: Hit) -> Core | None:
    """بعد أسبوعين looks ahead only where a cue does; else it is a length of time"""
    length = hit.core("length")
    if hit.after() == "o" or not hit.ahead or not length.seconds:
        return None
    return _at(hit, length, hit.context.step(length.code, length.seconds), 1)


def _at(hit: Hit, length: Core, value: str | None, side: int) -> Core | None:
    now = hit.context.now
    if value is not None:
        return (
            day_core(dt.date.fromisoformat(value)) if value.count("-") == 2 else period("4", value)
        )
    hours = {"hour": 3600, "minute": 60, "second": 1}.get(length.code)
    if hours and now and length.seconds and length.seconds < 10**4:
        moment = now + dt.timedelta(seconds=side * hours * length.seconds)
        return Core("0", "TIME", moment.isoformat(timespec="minutes"))
    return Core("8", "DATE", "PAST_REF" if side < 0 else "FUTURE_REF")


@WHOLES.rule("within", "7", r"(?<=r)(?P<length>7)")
def within(hit: Hit) -> Core | None:
    """خلال أسبوعين looks ahead from now"""
    length, now = hit.core("length"), hit.context.now
    if hit.context.policy != "future" or not now or not length.seconds or length.adj:
        return None
    days = {"day": 1, "week": 7}.get(length.code)
    if days is None or length.seconds > 10**5:
        return None
    last = now.date() + dt.timedelta(days * length.seconds)
    made = _copy(length, None)
    made.interval = (now.isoformat(timespec="seconds"), last.isoformat() + "T00:00:00")
    made.value = duration_value(length.code, length.seconds)
    return made
