"""Other calendars: Hijri days, months and years, and holidays of three calendars."""

import datetime as dt

from musnad.values import hijri
from musnad.values.calendar_math import easter, make_date
from musnad.values.fragments import END, THE_YEAR, day_core, year_number
from musnad.values.grammar import Core, Hit
from musnad.values.levels import CORES

rule = CORES.rule


# ----- Hijri
_HIJRI = r"(?P<month>[Hh])"
_HIJRI_YEAR = r"(?:[,/]?[oip]{0,2}Y?[op]?(?P<year>[Nγ])!?)"


@rule(
    "hijri_day",
    "αO",
    rf"(?P<day>[αO])[-/]?o?J?{_HIJRI}(?:{_HIJRI_YEAR}|(?P<adj>A)|[oip]{{0,2}}(?P<rel>YA|ZY))?!?",
)
def hijri_day(hit: Hit) -> Core | None:
    month, number = hit.value("month"), hit.value("day")
    word = hit.word("day")
    if word.cls == "N" and not word.key.isdigit():
        return None
    found = hit.value("year") or hit.context.hijri_year_of(month, hit.ahead)
    if not found:
        return Core("1", "DATE", None)
    date = hijri.day(found, month, number)
    if date is None:
        return Core("1", "DATE", None) if 1 <= number <= 30 and found > 1500 else None
    return day_core(date)


@rule(
    "hijri_month", "JHh", rf"J{_HIJRI}(?:{_HIJRI_YEAR}|(?P<adj>A))?|(?P<month2>[Hh]){_HIJRI_YEAR}"
)
@rule("hijri_month", "H", r"(?P<month2>H)(?P<adj>A)?")
@rule("hijri_month", "h", rf"(?P<month2>h)(?P<adj>A)|(?<=[irsqau])(?P<month2a>h){END}")
def hijri_month(hit: Hit) -> Core | None:
    month = hit.value("month") or hit.value("month2") or hit.value("month2a")
    found = hit.value("year") or hit.context.hijri_year_of(month, hit.ahead)
    if found and found > 1500:  # رمضان 2018
        found = hijri.year_of_month(found, month) or 0
    span = hijri.month_span(found, month) if found else None
    interval = (span[0].isoformat(), span[1].isoformat()) if span else None
    return Core("3", "DATE", None, interval=interval, code="hijri")


@rule("hijri_year", "Yγ", r"(?:YA?)?(?P<year>γ)!")
def hijri_year(hit: Hit) -> Core | None:
    span = hijri.year_span(hit.value("year"))
    if span is None:
        return Core("4", "DATE", None) if 1 <= hit.value("year") < 1600 else None
    return Core(
        "4", "DATE", None, interval=(span[0].isoformat(), span[1].isoformat()), code="hijri"
    )


@rule("hijri_numeric", "G", r"(?P<digits>G)!")
def hijri_numeric(hit: Hit) -> Core | None:
    parts = [
        int(part) for part in hit.code("digits").replace("-", "/").replace(".", "/").split("/")
    ]
    if len(parts) != 3:
        return None
    if parts[0] > 31:
        parts.reverse()
    date = hijri.day(parts[2], parts[1], parts[0]) if 1 <= parts[1] <= 12 else None
    return day_core(date) if date else None


# ----- holidays
@rule("holiday", "L", rf"(?P<name>L)(?:{THE_YEAR})?")
@rule("holiday_nth_weekday", "O", rf"(?P<nth>O)(?P<weekday>[dD])a(?P<name>L)(?:{THE_YEAR})?")
def holiday(hit: Hit) -> Core | None:
    calendar, _, key = hit.code("name").partition(":")
    date = holiday_date(hit, calendar, key, year_number(hit))
    if date is None:
        return Core("1", "DATE", None)
    if hit.has("nth"):
        ahead = (hit.value("weekday") - date.isoweekday()) % 7 or 7
        return day_core(date + dt.timedelta(ahead + 7 * (hit.value("nth") - 1)))
    made = day_core(date)
    if key in ("12-24", "12-31"):
        made.type, made.value, made.cls = "TIME", f"{date.isoformat()}TNI", "0"
    return made


def holiday_date(hit: Hit, calendar: str, key: str, found: int | None) -> dt.date | None:
    """The day of a holiday in a year, or the one nearest to publication."""
    today, keys = hit.context.day, key.split("|")  # العيد is either feast
    if found is not None and len(keys) == 1:
        return _holiday_in(calendar, key, found)
    if today is None:
        return None
    years = (today.year - 1, today.year, today.year + 1) if found is None else (found,)
    near = [_holiday_in(calendar, one, year) for one in keys for year in years]
    dates = [date for date in near if date]
    if hit.context.policy == "future":
        dates = [date for date in dates if date >= today] or dates
        return min(dates, default=None)
    return min(dates, key=lambda date: abs((date - today).days), default=None)


def _holiday_in(calendar: str, key: str, found: int) -> dt.date | None:
    if not 1 <= found <= 9000:
        return None
    if calendar == "easter":
        return easter(found) + dt.timedelta(int(key))
    month, number = (int(part) for part in key.split("-"))
    if calendar == "gregorian":
        return make_date(found, month, number)
    guess = hijri.year_month(dt.date(found, 1, 1))
    if guess is None:
        return None
    for hijri_year_number in (guess[0], guess[0] + 1):
        date = hijri.day(hijri_year_number, month, number)
        if date and date.year == found:
            return date
    return None
