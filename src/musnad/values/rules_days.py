"""Days: named, numbered, in digits, relative to publication, and as weekdays."""

import datetime as dt
import re

from musnad.values import hijri
from musnad.values.calendar_math import make_date, month_after, month_end
from musnad.values.context import Context
from musnad.values.fragments import (
    END,
    MONTH,
    PAST,
    YEAR,
    dated,
    day_core,
    month_number,
    period,
    year_number,
)
from musnad.values.grammar import Core, Hit, Placed
from musnad.values.levels import CORES
from musnad.values.words import Word, named_after

rule = CORES.rule


# ----- day and month
@rule("day_month", "αOIT", rf"(?:[TI](?=O))?(?P<day>[αO])T?[-/.]?o?{MONTH}(?:{YEAR}|(?P<adj>A))?")
def day_month(hit: Hit) -> Core | None:
    month, day = month_number(hit), hit.value("day")
    if month is None or not 1 <= day <= 31 or _only_counts(hit) or _is_name(hit):
        return None
    return dated(hit, month, day, year_number(hit), hit.code("adj"))


def _is_name(hit: Hit) -> bool:
    """قوى 14 آذار, قصر 22 مايو: nothing is dated by the day in a name."""
    at = hit.match.start()
    dated_by = hit.has("year") or hit.has("rel") or hit.has("adj")
    return not dated_by and at > 0 and hit.row.keys[at - 1] in named_after()


def _only_counts(hit: Hit) -> bool:
    """ستة من شوال are six days; a day is digits or an ordinal there."""
    word = hit.word("day")
    followed = hit.row.classes[hit.end("day") : hit.end("day") + 1]
    return word.cls == "N" and not word.key.isdigit() and followed == "o"


@rule(
    "day_month", "αOb", rf"b?(?P<one>[αO])(?P<more>(?:w[αO]){{1,6}})o?{MONTH}(?:{YEAR}|(?P<adj>A))?"
)
def days_month(hit: Hit) -> list[Placed] | None:
    """24 و25 نيسان: each day is one expression, the last takes the month along."""
    month, year = month_number(hit), year_number(hit)
    if month is None:
        return None
    placed: list[Placed] = []
    first, end = hit.start("one"), hit.match.end()
    lead = hit.match.start()
    last = hit.end("more") - 1
    for at in range(first, last + 1, 2):
        made = dated(hit, month, getattr(hit.row.items[at], "value", 0), year, hit.code("adj"))
        if made is None:
            return None
        placed.append((lead if at == first else at, end if at == last else at + 1, made))
    return placed


@rule("day_range", "αO", rf"(?P<one>[αO])(?:-|wu|u)(?P<two>[αO])o?p?{MONTH}(?:{YEAR}|(?P<adj>A))?")
def day_range(hit: Hit) -> Core | None:
    """من 13 إلى 15 تموز"""
    month, year = month_number(hit), year_number(hit)
    if month is None:
        return None
    first = dated(hit, month, hit.value("one"), year, hit.code("adj"))
    last = dated(hit, month, hit.value("two"), year, hit.code("adj"))
    if not (first and last and first.day and last.day) or first.day > last.day:
        return None
    to = (last.day + dt.timedelta(1)).isoformat()
    value = f"{first.value}/{last.value}"
    return Core("1", "DATE", value, interval=(first.day.isoformat(), to), day=first.day)


@rule("month_day", "Mm", rf"{MONTH},?(?P<day>[αO])(?:,?(?P<year>γ))?")
def month_day(hit: Hit) -> Core | None:
    """يناير 21، 2018; يناير الحادي والعشرين"""
    month, day = month_number(hit), hit.value("day")
    spelled = hit.word("day").cls == "O" and day > 2
    if month is None or day > 31 or not (hit.has("year") or spelled):
        return None
    return dated(hit, month, day, hit.value("year") or None)


@rule("day_of_month", "αOD", r"D?(?P<day>[αO])o(?P<rel>ZJ|JA|J(?=\n|[.,;]))")
def day_of_month(hit: Hit) -> Core | None:
    """التاسع عشر من هذا الشهر"""
    today = hit.context.day
    day = hit.value("day")
    if today is None or not 1 <= day <= 31:
        return None
    adj = getattr(hit.row.items[hit.match.end() - 1], "code", "")
    step = -1 if adj in PAST else 1 if adj in ("next", "following") else 0
    index = today.year * 12 + today.month - 1 + step
    date = make_date(index // 12, index % 12 + 1, day)
    return day_core(date) if date else None


@rule("day_of_month", "T", r"T(?P<day>α)(?=[\n.,;:)\"R_]|$)")
def day_alone(hit: Hit) -> Core | None:
    """يوم 15: of the month around publication, before or behind it"""
    today, word = hit.context.day, hit.word("day")
    if not word.key.isdigit():
        return None
    if today is None:
        return Core("1", "DATE", f"XXXX-XX-{word.value:02d}")
    ahead = hit.ahead
    for step in range(3):
        year, month = month_after(today.year, today.month, step if ahead else -step)
        date = make_date(year, month, word.value)
        if date and (date >= today if ahead else date <= today):
            return day_core(date)
    return None


# ----- digits
_THREE = re.compile(r"(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})")
_TWO = re.compile(r"(\d{1,2})/(\d{1,2})")


def numeric_dates(code: str) -> list[dt.date]:
    """The dates that digits can mean, day first; one only where it is certain."""
    match = _THREE.fullmatch(code)
    if not match:
        return []
    left, middle, right = match[1], int(match[3]), match[4]
    if len(left) == 4:
        date = _either_calendar(int(left), middle, int(right))
        return [date] if date else []
    if len(left) > 2 or len(right) not in (2, 4):
        return []
    year = int(right) + (2000 if len(right) == 2 else 0)
    readings = [
        _either_calendar(year, middle, int(left)),
        _either_calendar(year, int(left), middle),
    ]
    return [date for date in readings if date]


def _either_calendar(year: int, month: int, day: int) -> dt.date | None:
    """Years from 1343 to 1500 are Hijri."""
    if 1343 <= year <= 1500:
        return hijri.day(year, month, day) if 1 <= month <= 12 else None
    return make_date(year, month, day)


@rule("numeric_date", "G", r"(?P<digits>G)&?")
def numeric_date(hit: Hit) -> Core | None:
    code = hit.code("digits")
    if dates := numeric_dates(code):
        core = day_core(dates[0])
        core.code, core.key = "fixed", code
        return core
    match = _TWO.fullmatch(code)
    if not match:
        return _month_and_year(code)
    left, right = int(match[1]), int(match[2])
    pairs = [(left, right)] if right <= 12 else [(right, left)]
    cue = hit.before() in "iDT"
    certain = max(left, right) > 12 and code != "24/7" and hit.after() not in "x%"
    if not (cue or certain) or max(pairs[0]) > 31 or pairs[0][1] > 12:
        return None
    made = dated(hit, pairs[0][1], pairs[0][0], None)
    if made:
        made.key = code
    return made


def _month_and_year(code: str) -> Core | None:
    """10/2014"""
    match = re.fullmatch(r"(\d{1,2})/(\d{4})", code)
    if not match or not (1 <= int(match[1]) <= 12 and 1900 <= int(match[2]) <= 2100):
        return None
    return period("3", f"{match[2]}-{int(match[1]):02d}")


@rule("numeric_date", "n", rf"(?<=i)(?P<digits>n){END}")
def dotted_date(hit: Hit) -> Core | None:
    """في 4.22 can only be the 22nd of April"""
    match = re.fullmatch(r"(\d{1,2})\.(\d{2})", hit.word("digits").key)
    if not match:
        return None
    month, day = sorted((int(match[1]), int(match[2])))
    return dated(hit, month, day, None) if 12 < day <= 31 and month else None


# ----- weekdays
def _weekday(context: Context, number: int, adj: str, ahead: bool) -> Core:
    date = context.weekday(number, adj, ahead)
    if date is None:
        return Core("1", "DATE", f"XXXX-WXX-{number}", code="weekday")
    made = day_core(date)
    made.code, made.seconds = "weekday", number
    return made


@rule("weekday", "DTZ", r"Z?T?(?P<name>D)(?P<adj>A)?")
def weekday(hit: Hit) -> Core:
    return _weekday(hit.context, hit.value("name"), hit.code("adj"), hit.ahead)


@rule("weekday", "T", r"T(?P<name>d)(?P<adj>A)?")
def day_weekday(hit: Hit) -> Core:
    return weekday(hit)  # type: ignore[return-value]


@rule("weekday_nth", "DT", r"T?(?P<name>D)(?P<nth>O)")
def weekday_nth(hit: Hit) -> Core | None:
    """السبت السادس عشر is a date; الأحد الثاني the second of this month."""
    today, nth, number = hit.context.day, hit.value("nth"), hit.value("name")
    if today is None:
        return None
    if nth <= 5:
        return _nth_weekday(today.year, today.month, number, nth)
    for step in (0, 1, -1) if hit.ahead else (0, -1, 1):
        index = today.year * 12 + today.month - 1 + step
        date = make_date(index // 12, index % 12 + 1, nth)
        if date and date.isoweekday() == number:
            return day_core(date)
    return None


def _nth_weekday(year: int, month: int, number: int, nth: int) -> Core | None:
    """The nth weekday of a month; 0 is the last."""
    if nth:
        first = dt.date(year, month, 1)
        date = first + dt.timedelta((number - first.isoweekday()) % 7 + 7 * (nth - 1))
    else:
        last = month_end(year, month) - dt.timedelta(1)
        date = last - dt.timedelta((last.isoweekday() - number) % 7)
    return day_core(date) if date.month == month else None


@rule("weekday_of_month", "O§", rf"(?P<nth>[O§])(?P<name>[dDα])[oip]{MONTH}(?:{YEAR})?")
@rule("weekday_of_month", "D", rf"(?P<name>D)(?P<nth>[OA])[oip]{MONTH}(?:{YEAR})?")
def weekday_of_month(hit: Hit) -> Core | None:
    """ثالث ثلاثاء في أيلول 2014; الاثنين الأخير من شهر آذار"""
    month, name = month_number(hit), hit.word("name")
    number = name.value if name.cls in "Dd" else {"اثنين": 1, "اربعا": 3}.get(name.key, 0)
    if month is None or not number:
        return None
    nth = hit.value("nth")
    if hit.letters("nth") == "A" and hit.code("nth") != "last":
        return None
    year = year_number(hit) or hit.context.year_of(month, None, "", hit.ahead)
    return _nth_weekday(year, month, number, nth) if year else None


@rule("day_of_month_end", "§", rf"(?P<nth>§)T[oip]{MONTH}(?:{YEAR})?")
@rule("day_of_month_end", "TI", rf"[TI](?P<nth>A)[oip]{MONTH}(?:{YEAR})?")
def last_day(hit: Hit) -> Core | None:
    month = month_number(hit)
    if month is None or (hit.letters("nth") == "A" and hit.code("nth") != "last"):
        return None
    year = year_number(hit) or hit.context.year_of(month, None, "", hit.ahead)
    return day_core(month_end(year, month) - dt.timedelta(1)) if year else None


@rule("weekday_of_week", "dD", r"(?P<name>[dD])(?:o?ZW|W(?P<adj>A))")
@rule("weekday_of_week", "W", r"W(?P<adj>A)(?P<name>D)")
def weekday_of_week(hit: Hit) -> Core | None:
    """الاثنين من هذا الأسبوع; أحد الأسبوع الماضي"""
    adj = hit.code("adj")
    weeks = -1 if adj in PAST else 1 if adj in ("next", "following") else 0
    day = hit.context.week_day(weeks, hit.value("name"))
    return day_core(day) if day else None


# ----- today, yesterday, tomorrow
def _from_today(context: Context, offset: int) -> Core:
    if context.day is None:
        return Core("1", "DATE", "XXXX-XX-XX", code="deictic")
    made = day_core(context.day + dt.timedelta(offset))
    made.code = "deictic"
    return made


@rule("today", "I", r"(?P<word>I)")
def deictic(hit: Hit) -> Core | None:
    if hit.word("word").key == "اليوم" and _counts_days(hit):
        return None
    return _from_today(hit.context, hit.value("word"))


def _counts_days(hit: Hit) -> bool:
    """اليوم الثاني, اليوم الـ200; ثلاث مرات في اليوم"""
    if hit.before() == "i" and hit.context.policy == "news":
        return True
    at = hit.match.end()
    following = hit.row.items[at] if at < len(hit.row.items) else None
    if not isinstance(following, Word) or following.numbers is None:
        return False
    return following.rule == "definite_digits" or (
        following.cls == "O" and not following.key.endswith("ة")
    )


@rule("today_weekday", "I", r"(?P<word>I),?(?:[(\"]T?(?P<name>D)[)\"]|T?(?P<name>D))")
def today_weekday(hit: Hit) -> Core:
    """اليوم الثلاثاء: where the two disagree the weekday is right, as late edits leave اليوم."""
    offset = hit.value("word")
    made = _from_today(hit.context, offset)
    if made.day is None:
        return Core("1", "DATE", f"XXXX-WXX-{hit.value('name')}")
    if made.day.isoweekday() == hit.value("name"):
        return made
    date = hit.context.weekday(hit.value("name"), "", offset > 0)
    return day_core(date) if date else made


@rule("this_day", "ZTI", r"(?P<that>Z)(?P<day>[TI])|[TI](?P<adj>A)")
def this_day(hit: Hit) -> Core | None:
    adj = hit.code("adj")
    if hit.has("that") and hit.letters("day") == "I" and hit.value("day"):
        return None  # هذا … أمس
    far = hit.has("that") and hit.code("that") == "far"
    if adj == "last":
        return None
    if far or adj in ("following", "same"):
        told = hit.context.narrated
        if told is None:
            return Core("1", "DATE", None)
        return day_core(told + dt.timedelta(adj == "following"))
    return _from_today(hit.context, -1 if adj in PAST else 1 if adj in ("next", "following") else 0)
