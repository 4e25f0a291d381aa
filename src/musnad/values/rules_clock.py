"""Clock times, parts of the day, and both joined with days."""

import datetime as dt
import re
from fractions import Fraction

from musnad.values.calendar_math import interval_of
from musnad.values.fragments import END
from musnad.values.grammar import Core, Hit
from musnad.values.levels import CORES, DAYTIMES

_MINUTES = (
    r"(?:w(?P<part>F)|y(?P<less>F)|y(?P<lessmin>[αN])[UP]?"
    r"|w(?P<minute>[αN])[UP]?(?:w(?P<second>[αN])U)?)?"
)
_PART_AHEAD = r"(?=[,io]{0,2}Z?[eEμ])"
_WRITTEN = re.compile(r"(\d{1,2})[.,C](\d{2})")


# ----- the time itself
@CORES.rule("clock_day", "k", rf"k(?P<hour>[αOnt]){_MINUTES}")
@CORES.rule("clock_day", "αOn", rf"(?P<hour>[αOn]){_MINUTES}{_PART_AHEAD}")
@CORES.rule("clock_day", "O", rf"(?P<hour>O)(?:w(?P<part>F)|y(?P<less>F)){END}")
@CORES.rule("clock_day", "tn", r"(?P<hour>t)|(?P<hour>n)(?=[g@]?Ζ)")
def clock(hit: Hit) -> Core | None:
    word = hit.word("hour")
    bare = hit.match[0][0] in "αOn" and hit.after() != "Ζ"
    if bare and not _hour_like(hit):
        return None
    seconds = word.value if word.cls == "t" else _hours(hit)
    if seconds is None or not 0 <= seconds <= 86400:
        return None
    core = Core("6", "TIME", None, seconds=seconds)
    core.code = "open" if seconds <= 12 * 3600 + 3599 else "sure"
    return core


@CORES.rule("clock_day", "αO", rf"(?<=i)(?P<hour>[αO]){END}")
def clock_after_at(hit: Hit) -> Core | None:
    """عند 7; في السابعة only where no news is read, as it is also the seventh of something"""
    word = hit.word("hour")
    before = hit.row.keys[hit.start("hour") - 1]
    hours = word.cls == "N" and before == "عند" and word.key.isdigit() and word.value <= 24
    spelled = word.cls == "O" and word.al and word.key.endswith("ة") and 3 <= word.value <= 12
    if not (hours or (spelled and hit.context.policy == "future")):
        return None
    return Core("6", "TIME", None, seconds=word.value * 3600, code="open")


def _hour_like(hit: Hit) -> bool:
    """الثالثة فجرا, 3 صباحا: a feminine definite ordinal, or digits before the part of day."""
    word = hit.word("hour")
    if word.cls == "O":
        return word.al and word.value <= 12 and word.key.endswith("ة")
    following = hit.row.items[hit.match.end() : hit.match.end() + 2]
    adverb = any(item.cls in "eμ" for item in following)
    return (
        adverb
        and word.cls == "N"
        and (word.key.isdigit() or hit.match.end() > hit.match.start() + 1)
    )


def _hours(hit: Hit) -> int | None:
    value = hit.exact("hour")
    written = _WRITTEN.fullmatch(hit.word("hour").key)
    if written and int(written[2]) < 60:  # الساعة 8.30
        value = Fraction(int(written[1]) * 60 + int(written[2]), 60)
    if value is None or not 0 <= value <= 24:
        return None
    total = int(Fraction(value) * 3600)
    for name, sign, size in (
        ("part", 1, 3600),
        ("less", -1, 3600),
        ("minute", 1, 60),
        ("lessmin", -1, 60),
        ("second", 1, 1),
    ):
        found = hit.exact(name) if hit.has(name) else None
        if found is not None:
            if not 0 <= found < 60:
                return None
            total += sign * int(Fraction(found) * size)
    return total


@CORES.rule("clock_day", "Nγ", r"(?P<hour>[Nγ])(?=[i]?e)")
@CORES.rule("clock_day", "k", r"k(?P<hour>[Nγ])")
def clock_compact(hit: Hit) -> Core | None:
    """1140 صباحا"""
    word = hit.word("hour")
    hour, minute = divmod(word.value, 100)
    if not word.key.isdigit() or len(word.key) not in (3, 4) or hour > 24 or minute > 59:
        return None
    code = "open" if len(word.key) == 3 or (word.key[0] != "0" and hour < 13) else "sure"
    return Core("6", "TIME", None, seconds=hour * 3600 + minute * 60, code=code)


@CORES.rule("moment", "αμ", r"α?(?P<name>μ)(?P<adj>A)?")
def moment(hit: Hit) -> Core:
    """منتصف الليل; منتصف الليلة الماضية is when the day of publication began"""
    if hit.has("adj"):
        return timed(hit.context.day, hit.value("name"))
    return Core("6", "TIME", None, seconds=hit.value("name"), code="sure")


# ----- joined with parts of the day, days, zones
_CODE = "(?:g(?P<{0}>[@xlΖ])|(?P<{0}>Ζ))"
_ZONE = rf"(?:\({_CODE}\)|,?{_CODE})?".format("zone")
_ZONE_LAST = rf"(?:\({_CODE}\)|,?{_CODE})?".format("zone2")
_GAP = "[,io]{0,2}"
_PART = rf"(?:\((?P<part>[eE])\)|{_GAP}Z?(?P<part>[eE]))?"
_ADVERB = rf"(?:\((?P<part2>e)\)|{_GAP}(?P<part2>e))?"
_DAY = rf"(?:\(T?(?P<day>1)\)|{_GAP}T?(?P<day>1))?"


@DAYTIMES.rule("until_clock", "6", r"(?<=u)(?P<clock>6)(?:[,i]?(?P<part>e))?")
def until_clock(hit: Hit) -> Core | None:
    """حتى الساعة 2:00, looking ahead: from now"""
    now = hit.context.now
    if hit.context.policy != "future" or now is None:
        return None
    core = hit.core("clock")
    seconds = (
        _of_day(core.seconds, hit.code("part")) if hit.has("part") else _next(hit, core.seconds)
    )
    made = timed(now.date(), seconds)
    made.interval = (now.isoformat(timespec="seconds"), f"{made.value}:00")
    return made


@DAYTIMES.rule(
    "clock_day", "6", rf"(?P<clock>6){_ZONE}{_PART}(?:o[eE])?{_DAY}{_ADVERB}{_ZONE_LAST}"
)
@DAYTIMES.rule("day_clock", "1", rf"(?P<day>1){_GAP}\(?(?P<clock>6){_ZONE}{_ADVERB}{_ZONE_LAST}")
@DAYTIMES.rule(
    "part_clock", "eE", rf"(?P<part>[eE])(?:[oi]?T?(?P<day>1))?[,i]?(?P<clock>6){_ZONE}{_ADVERB}"
)
def clock_day(hit: Hit) -> Core:
    core = hit.core("clock")
    code = hit.code("part2") if hit.has("part2") else hit.code("part")
    day = hit.core("day").day if hit.has("day") else None
    zone = "zone" if hit.has("zone") else "zone2" if hit.has("zone2") else ""
    suffix = _zone(hit, zone) if zone else ""
    seconds = _of_day(core.seconds, code) if core.code == "open" else core.seconds
    if not code and core.code == "open" and day is None:
        seconds = _next(hit, seconds)
    if day is None and hit.context.policy == "future":
        day = hit.context.day
    return timed(day, seconds, suffix)


def timed(day: dt.date | None, seconds: int, suffix: str = "") -> Core:
    """``2022-11-09T14:30``; without a day ``T14:30``."""
    hour, rest = divmod(seconds, 3600)
    text = f"T{hour:02d}:{rest // 60:02d}" + (f":{rest % 60:02d}" if rest % 60 else "")
    return Core(
        "0", "TIME", f"{day.isoformat() if day else ''}{text}{suffix}", day=day, seconds=seconds
    )


def _zone(hit: Hit, group: str) -> str:
    code = hit.word(group).code
    return code if code and code != "local" else ""


def _of_day(seconds: int, code: str) -> int:
    """The hour on the dial, in the part of the day that was said."""
    hour = seconds // 3600
    if (code in ("AF", "EV") and hour < 12) or (code == "NI" and 6 <= hour < 12):
        return seconds + 43200
    if code == "MI" and hour < 10:
        return seconds + 43200
    if code in ("NI", "MO") and hour == 12:
        return seconds - 43200
    return seconds


def _next(hit: Hit, seconds: int) -> int:
    """Looking ahead, an hour of the dial is the next one; news leaves it as it is said."""
    now = hit.context.now
    if hit.context.policy != "future" or now is None:
        return seconds
    passed = now.hour * 3600 + now.minute * 60
    later = [turn for turn in (seconds, seconds + 43200) if passed < turn < 86400]
    return min(later, default=seconds)


@DAYTIMES.rule("clock_range", "6", rf"(?P<one>6)(?:-|w?u)(?P<two>6){_PART}{_DAY}")
@DAYTIMES.rule("clock_range", "1", rf"(?P<day>1)[,io]{{0,2}}(?P<one>6)(?:-|w?u)(?P<two>6){_PART}")
def clock_range(hit: Hit) -> Core:
    """من الساعة 3 إلى الساعة 4 بعد العصر; the last hour is in it"""
    code, day = hit.code("part"), hit.core("day").day if hit.has("day") else hit.context.day
    turns = [_of_day(hit.core(name).seconds, code) for name in ("one", "two")]
    first, last = (timed(day, turn) for turn in turns)
    to = timed(day, turns[1] + 3600) if turns[1] % 3600 == 0 and turns[1] < 23 * 3600 else last
    core = timed(day, turns[0])
    if day and first.value and to.value:
        core.interval = (first.value, to.value)
    core.value = f"{first.value}/{last.value}"
    return core


# ----- parts of the day
def _part(day: dt.date | None, code: str) -> Core:
    value = f"{day.isoformat()}T{code}" if day else f"T{code}"
    return Core("0", "TIME", value, interval=interval_of(value), day=day)


@DAYTIMES.rule("part_of_day", "E", r"(?P<part>E)\"?[oi]?T?(?P<day>1)(?:[-/w]?(?P<other>1))?")
@DAYTIMES.rule("part_of_day", "e", r"(?P<part>e)[oi,]?T?(?P<day>1)")
@DAYTIMES.rule("part_of_day", "1", r"(?P<day>1),?(?P<part>[eE])(?![1ID])")
def part_of_day(hit: Hit) -> Core | list[tuple[int, int, Core]] | None:
    """صباح أمس; الأربعاء مساء; ليل السبت الأحد"""
    day = hit.core("day")
    part = hit.word("part")
    if part.cls == "E" and hit.start("part") > hit.start("day") and not part.al:
        return None
    value = day.value or ""
    made = _part(day.day, part.code)
    if day.day is None:
        made.value = f"{value}T{part.code}" if value else None
    if not hit.has("other"):
        return made
    other = hit.core("other")
    night = (
        day.day and other.day and (other.day - day.day).days in (1, -6) and other.code == "weekday"
    )
    if night:
        if other.day and (other.day - dt.timedelta(1)) != day.day:
            return [
                (hit.match.start(), hit.match.end(), _part(other.day - dt.timedelta(1), part.code))
            ]
        return made
    return [(hit.match.start(), hit.end("day"), made)]


@DAYTIMES.rule("part_alone", "eZE", r"(?P<this>Z)?(?P<part>[eE])(?:(?P<last>A))?")
def part_alone(hit: Hit) -> Core | None:
    """فجرا is of the day last named; الليلة of publication"""
    word = hit.word("part")
    this = bool(hit.has("this")) or word.key == "الليلة"
    if hit.has("last"):
        return _part(_shifted(hit), word.code) if word.al else None
    if word.cls == "E" and not this and not (word.al and hit.before() in "i"):
        return None
    if word.cls == "e" and word.al and not this and hit.before() not in "i\n":
        return None
    day = hit.context.day if this or hit.context.policy == "future" else _narrated(hit)
    return _part(day, word.code)


def _shifted(hit: Hit) -> dt.date | None:
    day = hit.context.day
    return day - dt.timedelta(1) if day and hit.code("last") in ("past", "last") else day


def _narrated(hit: Hit) -> dt.date | None:
    """The day named last before this place, or that of publication."""
    at = hit.match.start()
    for item in reversed(hit.row.items[max(0, at - 150) : at]):
        if isinstance(item, Core) and item.day is not None:
            return item.day
    return hit.context.day
