"""What stands around times: مطلع, وقت سابق من, نحو, and a weekday before its date."""

import datetime as dt

from musnad.model import TimeModifier
from musnad.values import hijri
from musnad.values.calendar_math import interval_of, make_date
from musnad.values.fragments import day_core, period
from musnad.values.grammar import Core, Hit, Placed
from musnad.values.levels import DATES, DAYTIMES, WHOLES
from musnad.values.rules_days import numeric_dates

_MODS: dict[str, TimeModifier] = {"START": "START", "MID": "MID", "END": "END"}


def copied(core: Core, mod: TimeModifier | None) -> Core:
    made = Core(core.cls, core.type, core.value, mod=mod, day=core.day, code=core.code)
    made.interval = interval_of(core.value, mod) or core.interval
    made.count, made.adj = core.count, core.adj
    return made


# ----- a weekday and its date
@DATES.rule("weekday_date", "1", r"(?P<weekday>1)(?:[,(]|i|=|,=)?T?(?P<date>1)\)?")
def weekday_date(hit: Hit) -> Core | None:
    """الاثنين 18 شباط; 15 رمضان 1436 الموافق 2 يوليو 2015"""
    first, second = hit.core("weekday"), hit.core("date")
    joined = "=" in hit.match[0]
    dated = second.code not in ("weekday", "deictic") and second.value is not None
    if first.code == "weekday" and dated:
        return copied(_matching(hit, first, second), None)
    today = first.rule in ("today", "today_weekday")
    if today and dated and (second.code == "fixed" or first.day == second.day):
        return copied(second, None)
    if joined and first.code != "weekday" and second.value and first.value in (None, second.value):
        return copied(second, None)
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


@DAYTIMES.rule("day_range", "1", r"(?P<one>1)(?:wu|u|-)(?P<two>1)")
def days_ahead(hit: Hit) -> Core | None:
    """من الاثنين إلى الخميس is one range only where an assistant is asked; news gets two days"""
    one, two = hit.core("one").day, hit.core("two").day
    if hit.context.policy != "future" or one is None or two is None:
        return None
    last = two if two >= one else two + dt.timedelta(7)
    made = Core("1", "DATE", f"{one}/{last}", day=one)
    made.interval = (one.isoformat(), (last + dt.timedelta(1)).isoformat())
    return made


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
    return copied(hit.core("whole"), _MODS[hit.code("stage")])


@WHOLES.rule("stage", "§", r"(?P<stage>§)(?P<whole>3)")
def last_of(hit: Hit) -> Core:
    """آخر شهر مارس"""
    return copied(hit.core("whole"), "END")


@WHOLES.rule("stage", "S§", r"(?P<stage>[S§])(?P<unit>[YJWUT])(?P<same>A)?")
def stage_of_this(hit: Hit) -> Core | None:
    """مطلع الأسبوع, نهاية العام: of the one that is running"""
    unit, code = hit.word("unit"), hit.code("stage") or "END"
    day = hit.context.day
    if (
        not unit.al
        or unit.cls == "T"
        or (unit.cls == "U" and unit.code not in ("decade", "century"))
    ):
        return None
    if unit.code == "week" and code == "END":
        value = f"{hit.context.week_of(day)}-WE" if day else "XXXX-WXX-WE"
        return Core("2", "DATE", value, interval=interval_of(value))
    value = hit.context.step(unit.code, 0) or {"Y": "XXXX", "J": "XXXX-XX", "W": "XXXX-WXX"}.get(
        unit.cls, "XX"
    )
    return period("2", value, _MODS[code])


@WHOLES.rule("vague_within", "v", r"(?P<vague>v)[oi]?(?P<whole>[01234])?")
def vague_within(hit: Hit) -> Core | None:
    """وقت سابق من هذا العام"""
    if hit.has("whole"):
        return copied(hit.core("whole"), hit.core("whole").mod)
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
    made = copied(core, mods[word.cls])
    end = hit.match.end()
    if hit.has("after") and hit.word("after").code != "after":
        end -= 1
    return [(hit.match.start(), end, made)]  # type: ignore[return-value]
