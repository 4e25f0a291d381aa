"""The dates of feeds to ISO 8601: as precise as they were written, and never guessed."""

import re
from datetime import date, datetime

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# The zones that RFC 822 defines. Others (AST is Arabia and the Atlantic) say nothing for sure.
_ZONES = {
    "UT": "+00:00", "GMT": "+00:00", "UTC": "+00:00", "Z": "+00:00",
    "EST": "-05:00", "EDT": "-04:00", "CST": "-06:00", "CDT": "-05:00",
    "MST": "-07:00", "MDT": "-06:00", "PST": "-08:00", "PDT": "-07:00",
}  # fmt: skip
_MAIL = re.compile(
    r"(?:[^\W\d]+\.?,?\s+)?(?P<day>\d{1,2})[\s-](?P<month>[A-Za-z]{3,9})\.?[\s-](?P<year>\d{4}|\d{2})"
    r"(?:,?\s+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?(?P<zone>.*))?",
    re.ASCII,
)
_ISO = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})"
    r"(?:[Tt\s]\s*(?P<hour>\d{2}):(?P<minute>\d{2})(?::(?P<second>\d{2}(?:[.,]\d+)?))?(?P<zone>.*))?",
    re.ASCII,
)
_OFFSET = re.compile(r"(?:UTC|GMT)?([+-])(\d{2}):?(\d{2})?(?:\s*\(.*\))?", re.ASCII)
_DIGITS = {ord(digit): str(n % 10) for n, digit in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")}
_ARABIC = re.compile("[\u0621-\u064a]")
_LONGEST = 100
_FIRST_YEAR = 1900  # what is earlier is a Hijri year, or nonsense


def feed_date(words: str | None) -> str | None:
    """RFC 822, ISO 8601, or Arabic words with a whole day in them; null for anything else.

    >>> feed_date("Wed, 09 Nov 2022 10:00:00 +0300"), feed_date("9 Nov 22 07:00 GMT")
    ('2022-11-09T10:00:00+03:00', '2022-11-09T07:00+00:00')
    >>> feed_date("2022-11-09T10:00"), feed_date("2022-11-09"), feed_date("2022-11")
    ('2022-11-09T10:00', '2022-11-09', None)
    >>> feed_date("الأربعاء، ٩ نوفمبر ٢٠٢٢"), feed_date("15 ربيع الآخر 1444 هـ"), feed_date("أمس")
    ('2022-11-09', '2022-11-09', None)
    >>> feed_date("2023-02-29"), feed_date("10:00"), feed_date("1444-04-15")
    (None, None, None)
    """
    words = " ".join((words or "").split()).translate(_DIGITS)
    if not words or len(words) > _LONGEST:
        return None
    found = _ISO.fullmatch(words) or _MAIL.fullmatch(words)
    if found:
        return _written(found)
    return _in_words(words) if _ARABIC.search(words) else None


def _written(found: re.Match[str]) -> str | None:
    year, month = found["year"], found["month"]
    if len(year) == 2:
        year = ("19" if year >= "50" else "20") + year  # as RFC 2822 reads them
    if not month.isdigit():
        name = month[:3].lower()
        month = f"{_MONTHS.index(name) + 1:02d}" if name in _MONTHS else "00"
    day = f"{year}-{month}-{int(found['day']):02d}"
    try:
        if date.fromisoformat(day).year < _FIRST_YEAR:
            return None
    except ValueError:
        return None
    return day if found["hour"] is None else _with_time(day, found)


def _with_time(day: str, found: re.Match[str]) -> str:
    """A time that does not exist costs the time, not the day."""
    second = f":{found['second'].replace(',', '.')[:9]}" if found["second"] else ""
    clock = f"{int(found['hour']):02d}:{found['minute']}{second}"
    whole = f"{day}T{clock}{_offset(found['zone'])}"
    try:
        datetime.fromisoformat(whole)
    except ValueError:
        return day
    return whole


def _offset(words: str | None) -> str:
    words = (words or "").strip()
    if words.upper() in _ZONES:
        return _ZONES[words.upper()]
    found = _OFFSET.fullmatch(words)
    return f"{found[1]}{found[2]}:{found[3] or '00'}" if found else ""


def _in_words(words: str) -> str | None:
    """Arabic month names, also those of the Hijri calendar, as the times layer reads them."""
    from musnad.values import times  # loads the language data

    found = times(words)
    value = found[0].value if len(found) == 1 else None
    if not value or not re.match(r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}|$)", value):
        return None
    return value + (_offset(words[found[0].end :]) if "T" in value else "")
