"""When a page was published and updated: which place says so, and how exactly.

Metadata come first, then the address, then what is written near the headline, which the values
layer reads (month names of all Arab countries, Hijri dates, clock times).
"""

import re
import unicodedata
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from musnad.model import PageDate, PublishedFrom
from musnad.reading.pages.metadata import Metadata, Role, Stamp
from musnad.reading.pages.tree import Tree
from musnad.text import strip_marks
from musnad.values import times

_ISO = re.compile(
    r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})"
    r"(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|[A-Z]{3,4}|[+-]\d{2}:?\d{2})?)?"
)
_DMY = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_ADDRESS = (
    re.compile(r"(?<!\d)((?:19|20)\d{2})[/_-](\d{1,2})[/_-](\d{1,2})(?!\d)"),
    re.compile(r"(?<!\d)(20\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=\d{0,12}(?!\d))"),
)
_ZONES = {"Z": 0, "UTC": 0, "GMT": 0, "GST": 4, "AST": 3, "EET": 2, "CET": 1, "EEST": 3}
_AFTERNOON = re.compile(r"\s*(?:م|مساء|pm|p\.m\.)(?!\w)", re.IGNORECASE)
_SPACED = re.compile(r"(?<=\d) ?(/) ?(?=\d)")
_FULL = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d)?(?::\d\d)?$")
_MODIFIED = re.compile(r"تحديث|تعديل|محدث|عدل|updated|modified", re.IGNORECASE)
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "0123456789" * 2)
_CLOCK = re.compile(
    r"(?<![\d:])(\d{1,2}):(\d{2})(?::\d{2})?\s*(ص|م|صباحا|صباحًا|صباحاً|مساء|مساءً|am|pm)?(?![\w:])",
    re.IGNORECASE,
)
_AGE = re.compile(
    r"(?:منذ|قبل)\s+(?:\d{1,3}\s+)?(?:ثاني|ثوان|دقيق|دقائق|ساع|يوم|أيام|ايام|أسبوع|أسابيع|شهر|أشهر|سن)\w{0,4}$"
)
_STAMPED = re.compile(
    r"نشر(?:ت)?(?: في| بتاريخ)?|تاريخ النشر|آخر تحديث|اخر تحديث|تم التحديث|تم النشر|الساعة|بتوقيت"
    r"|غرينتش|جرينتش|(?<!\w)[صم](?!\w)|صباحا|مساء|هـ|updated|published|am|pm|gmt|utc",
    re.IGNORECASE,
)
_OTHER = re.compile(r"[^\W\d_]{2,}")
SHOWN = "time element"
_AGES = range(1990, 2101)


def shown_stamps(tree: Tree, title: int | None, box: int) -> list[Stamp]:
    """The ``<time datetime>`` elements around the headline and in the article."""
    boxes = {id(inner.element): index for index, inner in enumerate(tree.boxes)}
    around = set(tree.above(box))
    if title is not None:
        around |= set(list(tree.above(tree.pieces[title].box))[:4])
    found = []
    for element in tree.root.iter("time"):
        value = (element.get("datetime") or "").strip()
        outer = element.getparent()
        while outer is not None and id(outer) not in boxes:
            outer = outer.getparent()
        index = boxes[id(outer)] if outer is not None else -1
        if value and index >= 0 and not tree.boxes[index].junk:
            inside = box in tree.above(index)
            if inside or around & set(list(tree.above(index))[:3]):
                words = " ".join("".join(element.itertext()).split())
                role: Role = "updated" if _MODIFIED.search(plain(words)) else "published"
                found.append(Stamp(role, value, SHOWN))
    return found[:5]


def find_dates(
    metadata: Metadata, url: str | None, lines: list[str]
) -> tuple[list[PageDate], PublishedFrom | None]:
    """All dates of a page in the order of trust, and where the date of publication is from.

    ``lines`` are the short lines near the headline.  The first of a role is the one taken.
    """
    found = [date for stamp in metadata.stamps if (date := _of_stamp(stamp))]
    addressed = _of_address(url or metadata.url)
    written = [date for line in lines for date in _of_line(line)]
    shown = [date for date in found if date.place == SHOWN]
    found = [date for date in found if date.place != SHOWN]
    found += ([addressed] if addressed else []) + shown + written
    found = _finest(found)
    published = next((date for date in found if date.role == "published"), None)
    return found, published.from_ if published else None


def is_dated(line: str) -> bool:
    """A short line that is a date, a clock time or an age, and nothing else.

    >>> is_dated("17 يناير 2025"), is_dated("منذ 4 ساعات"), is_dated("في 2025 وقع اتفاق")
    (True, True, False)
    """
    if len(line) > 60 or not any(char.isdigit() for char in line):
        return bool(_AGE.match(line)) if len(line) <= 30 else False
    line = plain(line)
    if _AGE.match(line):
        return True
    rest, at = [], 0
    found = times(line)
    for time in found:
        rest.append(line[at : time.start])
        at = time.end
    rest.append(line[at:])
    return bool(found) and not _OTHER.search(_STAMPED.sub(" ", " ".join(rest)))


def plain(line: str) -> str:
    """Without marks, presentation forms and blanks in dates (``٢٥ / ٦ / ٢٠١٣``)."""
    return _SPACED.sub(r"\1", strip_marks(unicodedata.normalize("NFKC", line)))


def clean_stamp(value: str) -> str | None:
    """A date of metadata as ISO 8601, or null: with its hour and offset where it has them.

    >>> clean_stamp("2020-06-03T03:01+0400"), clean_stamp("Tue, 17 Mar 2020 17:27:41 GMT")
    ('2020-06-03T03:01+04:00', '2020-03-17T17:27:41+00:00')
    """
    value = value.strip().translate(_DIGITS)
    if match := _ISO.search(value):
        return _assemble(match)
    if value.isdecimal() and len(value) in (10, 13):  # seconds, milliseconds since 1970
        moment = datetime.fromtimestamp(int(value[:10]), UTC)
        return moment.isoformat() if moment.year in _AGES else None
    if match := _DMY.search(value):
        return _day(int(match[3]), int(match[2]), int(match[1]))
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError):
        return None
    return moment.isoformat() if moment.year in _AGES else None


def _assemble(match: "re.Match[str]") -> str | None:
    day = _day(int(match[1]), int(match[2]), int(match[3]))
    if day is None or match[4] is None:
        return day
    hour, minute, second = int(match[4]), int(match[5]), match[6]
    if hour > 23 or minute > 59 or (second and int(second) > 59):
        return day
    clock = f"T{hour:02}:{minute:02}" + (f":{second}" if second else "")
    return day + clock + _offset(match[7])


def _offset(zone: str | None) -> str:
    if zone is None:
        return ""
    if zone == "Z":
        return zone
    if zone[0] in "+-":
        return f"{zone[:3]}:{zone[-2:]}"
    return f"+{_ZONES[zone]:02}:00" if zone in _ZONES else ""


def _day(year: int, month: int, day: int) -> str | None:
    try:
        datetime(year, month, day)
    except ValueError:
        return None
    return f"{year:04}-{month:02}-{day:02}" if year in _AGES else None


def _of_stamp(stamp: Stamp) -> PageDate | None:
    value = clean_stamp(stamp.value)
    if value is None:
        found = _of_line(stamp.value)
        value = found[0].value if found else None
    if value is None:
        return None
    return PageDate(role=stamp.role, value=value, from_="metadata", place=stamp.place)


def _of_address(url: str | None) -> PageDate | None:
    for pattern in _ADDRESS:
        match = pattern.search(url or "")
        if match and (value := _day(int(match[1]), int(match[2]), int(match[3]))):
            return PageDate(role="published", value=value, from_="url", place="address")
    return None


def _of_line(line: str) -> list[PageDate]:
    """Dates written in one line: absolute ones, in full."""
    found = []
    at = 0
    line = plain(line)
    for time in times(line):
        value = time.value
        if value is None or not _FULL.match(value):
            continue
        before = line[at : time.start]
        at = time.end
        if len(value) == 10:
            value += _clock(line[time.end : time.end + 30])
        elif int(value[11:13]) < 12 and _AFTERNOON.match(line, time.end):
            value = f"{value[:11]}{int(value[11:13]) + 12}{value[13:]}"
        role: Role = "updated" if _MODIFIED.search(before) else "published"
        found.append(PageDate(role=role, value=value, from_="text", place=line[:80]))
    return found


def _clock(words: str) -> str:
    """``- 03:55 م`` behind a day, on a clock of 24 hours."""
    match = _CLOCK.search(words.translate(_DIGITS))
    if match is None or int(match[1]) > 23 or int(match[2]) > 59:
        return ""
    hour, half = int(match[1]), (match[3] or "").lower()
    if half.startswith(("م", "p")) and hour < 12:
        hour += 12
    if half.startswith(("ص", "a")) and hour == 12:
        hour = 0
    return f"T{hour:02}:{match[2]}"


def _finest(dates: list[PageDate]) -> list[PageDate]:
    """In each role the day of the first, with the hour of the first that has one for that day."""
    kept = []
    for role in ("published", "updated"):
        listed = [date for date in dates if date.role == role]
        if listed and len(listed[0].value) == 10:
            timed = [date for date in listed if date.value.startswith(listed[0].value + "T")]
            listed = [*timed[:1], *[date for date in listed if date not in timed[:1]]]
        kept += listed
    return kept


def is_later(one: str, other: str) -> bool:
    """Whether one ISO date lies after another; by the day where one of them has no offset."""
    if len(one) > 19 and len(other) > 19:
        return datetime.fromisoformat(one) > datetime.fromisoformat(other)
    return one[:10] > other[:10]
