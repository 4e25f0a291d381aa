"""Weeks, months, quarters, seasons, years, decades and centuries."""

import datetime as dt

from musnad.values.calendar_math import month_after
from musnad.values.fragments import (
    END,
    MONTH,
    NEXT,
    PAST,
    THE_YEAR,
    YEAR,
    direction_step,
    month_number,
    period,
    year_number,
    year_value,
)
from musnad.values.grammar import Core, Hit, Placed
from musnad.values.levels import CORES
from musnad.values.words import Word, dated_nouns

rule = CORES.rule


# ----- months
@rule("month_year", "MmJ", rf"{MONTH}{YEAR}")
def month_year(hit: Hit) -> Core | None:
    month, year = month_number(hit), year_number(hit)
    if month is None:
        return None
    return period("3", f"{year:04d}-{month:02d}" if year else f"XXXX-{month:02d}")


@rule("month", "MJ", rf"J?(?P<month>M)(?P<adj>A)?|J(?P<nth>α){END}|J(?P<weak>m)(?P<adj2>A)?")
@rule("month", "m", r"(?P<weak>m)(?P<adj2>A)|(?<=[isrouS])(?P<weak2>m)(?=[\n.,;w)\"R_i]|$)")
@rule("month", "m", r"(?<=[Mm]w)(?P<weak2>m)|(?P<weak2a>m)(?=w[Mm])|(?<=S)(?P<weak2>m)")
def month_alone(hit: Hit) -> Core | None:
    number = 0
    for group in ("month", "nth", "weak", "weak2", "weak2a"):
        number = number or hit.value(group)
    if not 1 <= number <= 12 or hit.before() in "αO":  # قصر 22 مايو: a name
        return None
    if hit.has("weak2") and hit.code("weak2") != "certain":
        return None
    adj = hit.code("adj") or hit.code("adj2")
    if adj == "last":
        adj = ""
    year = hit.context.year_of(number, None, adj, hit.ahead)
    return period("3", f"{year:04d}-{number:02d}" if year else f"XXXX-{number:02d}")


@rule("month_year", "Mm", rf"(?P<one>[Mm])w(?P<two>[Mm])(?:{THE_YEAR})")
def months_year(hit: Hit) -> list[Placed] | None:
    """يناير وفبراير 2023: the year is of both"""
    found = year_number(hit)
    if found is None:
        return None
    first, last = (period("3", f"{found:04d}-{hit.value(name):02d}") for name in ("one", "two"))
    return [hit.place("one", first), (hit.start("two"), hit.match.end(), last)]


# ----- years
@rule("year", "Yγ", r"YA?[op]?(?P<year>γ)&?A?|(?P<year>γ)&|(?<=[isS])(?P<bare>γ)(?![%PYJWTCUl])")
@rule("year", "Y", r"Y(?P<year>[αN])&")
@rule("year", "γ", rf"(?<=[uj])(?P<bare>γ){END}|(?<=x)(?P<event>γ)(?=[^xl%PYJWTCU]|$)")
def year(hit: Hit) -> Core | None:
    found = hit.value("year") or hit.value("bare")
    if hit.has("event"):
        return _event_year(hit)
    if hit.has("bare") and not _bare_year(hit, hit.word("bare")):
        return None
    if found < 1500 and hit.has("year") and hit.word("year").al:
        return None
    return period("4", year_value(found))


def _event_year(hit: Hit) -> Core | None:
    """حرب 1967, انتخابات 2016: nouns of what happened are dated by the year behind them."""
    word = hit.word("event")
    if not (1800 <= word.value <= 2100 and word.key.isdigit()):
        return None
    dated = hit.row.keys[hit.match.start() - 1] in dated_nouns()
    return period("4", year_value(word.value)) if dated else None


def _bare_year(hit: Hit, word: Word) -> bool:
    """في 1985: digits of our times, with no feminine noun behind them that they could count."""
    if not (1800 <= word.value <= 2100 and word.key.isdigit()):
        return False
    return not (hit.after() == "x" and hit.row.keys[hit.match.end()].endswith("ة"))


@rule("years", "bj", r"(?:b|jY?)(?P<one>γ)(?:w|-|u|wu)(?P<two>γ)")
@rule("years", "o", r"oY?(?P<one>γ)(?:wu|u)Y?(?P<two>γ)")
def years(hit: Hit) -> list[Placed] | None:
    """عامي 2025 و2026; بين 2010 و2015: two expressions."""
    first, last = hit.value("one"), hit.value("two")
    if not 1500 <= first <= 2200:
        return None
    lead = hit.match.start() if hit.match[0][0] == "b" else hit.start("one")
    return [
        (lead, hit.end("one"), period("4", year_value(first))),
        hit.place("two", period("4", year_value(last))),
    ]


@rule("year_range", "G", r"(?P<digits>G)")
def school_year(hit: Hit) -> Core | None:
    """موسم 2022/2023"""
    left, _, right = hit.code("digits").partition("/")
    if not (left.isdigit() and right.isdigit() and len(left) == 4 and 1800 <= int(left) <= 2200):
        return None
    last = int(left) // 100 * 100 + int(right) if len(right) == 2 else int(right)
    if last != int(left) + 1:
        return None
    return Core("4", "DATE", f"{left}/{last}", interval=(f"{left}-01-01", f"{last + 1}-01-01"))


@rule("year_range", "γY", r"Y?(?P<one>γ)-(?P<two>γ)")
def year_range(hit: Hit) -> Core | None:
    first, last = hit.value("one"), hit.value("two")
    if not (1800 <= first < last <= 2200):
        return None
    return Core("4", "DATE", f"{first}/{last}", interval=(f"{first}-01-01", f"{last + 1}-01-01"))


# ----- this, last and next
_LEVEL = {"year": "4", "month": "3", "week": "2"}


@rule("relative_period", "YJWU", r"(?P<unit>[YJWU])(?P<adj>A)")
@rule("this_period", "Z", r"(?P<that>Z)(?P<unit>[YJWU])")
def relative(hit: Hit) -> Core | None:
    word, adj = hit.word("unit"), hit.code("adj")
    if not word.al and not hit.has("adj"):
        return None
    step = direction_step(adj)
    if word.code in ("hour", "minute", "second", "day"):
        return None
    if word.code == "decade" and hit.has("that"):  # هذا العقد is a contract
        return None
    value = hit.context.step(word.code, step)
    if hit.has("that") and hit.code("that") == "far":  # ذلك العام, of the day last named
        return period(_LEVEL.get(word.code, "5"), hit.context.told(word.code))
    if value is None:
        value = {"year": "XXXX", "month": "XXXX-XX", "week": "XXXX-WXX"}.get(word.code)
    return period(_LEVEL.get(word.code, "5"), value)


@rule("week_of_month", "O§", rf"(?P<nth>[O§])W[oip]{MONTH}(?:{YEAR})?")
@rule("week_of_month", "W", rf"W(?P<nth>[OA])[oip]{MONTH}(?:{YEAR})?")
@rule("week_of_month", "W", r"W(?P<nth>[OA])o(?:J(?P<adj>A)|ZJ)")
def week_of_month(hit: Hit) -> Core | None:
    """The first week of a month is the first that begins in it, the last is whole in it."""
    first = _first_of_month(hit)
    if first is None or (hit.letters("nth") == "A" and hit.code("nth") != "last"):
        return None
    month = first.month
    wait = (1 - first.isoweekday() - hit.context.to_monday) % 7
    weeks = [first + dt.timedelta(wait + 7 * n) for n in range(5)]
    weeks = [day for day in weeks if day.month == month]
    if hit.letters("nth") in "A§":
        weeks = [day for day in weeks if (day + dt.timedelta(6)).month == month]
    nth = hit.value("nth") - 1
    return period("2", hit.context.week_of(weeks[nth])) if nth < len(weeks) else None


def _first_of_month(hit: Hit) -> dt.date | None:
    """Of the month that is named, or of this, the last, the next one."""
    today, month = hit.context.day, month_number(hit)
    if month is not None:
        found = year_number(hit) or hit.context.year_of(month, None, "", hit.ahead)
        return dt.date(found, month, 1) if found else None
    if today is None:
        return None
    return dt.date(*month_after(today.year, today.month, direction_step(hit.code("adj"))), 1)


# ----- quarters, halves, seasons
@rule("quarter", "F", rf"(?P<part>F)(?P<nth>[OA])(?:{THE_YEAR}|[oip]Y)?")
def quarter(hit: Hit) -> Core | None:
    """الربع الثالث من عام 2015; النصف الأول من العام الجاري"""
    share, nth = hit.exact("part"), hit.value("nth")
    size = {"0.25": 4, "0.5": 2}.get(str(share))
    letter = {4: "Q", 2: "H"}.get(size or 0)
    bare = hit.match.end() == hit.end("nth")
    if letter == "Q" and bare and hit.code("nth") in (*PAST, *NEXT, "current"):
        return _quarter_near(hit)
    if hit.letters("nth") == "A":
        nth = size or 0 if hit.code("nth") == "last" and not bare else 9
    if size is None or nth > size or not hit.word("part").al or (bare and letter == "H"):
        return None
    if bare and hit.after() == "o":  # الربع الأول من المباراة
        return None
    found = year_number(hit)
    if found is None:
        found = hit.context.day.year if hit.context.day else None
    return period("5", f"{found:04d}-{letter}{nth}" if found else f"XXXX-{letter}{nth}")


def _quarter_near(hit: Hit) -> Core | None:
    """الربع الماضي, الربع المقبل"""
    today, code = hit.context.day, hit.code("nth")
    if today is None or code == "last":
        return None
    index = today.year * 4 + (today.month - 1) // 3 + direction_step(code)
    return period("5", f"{index // 4:04d}-Q{index % 4 + 1}")


@rule("season", "QPZ", rf"[Pb]?(?P<name>Q)(?:{THE_YEAR}|(?P<adj>A))|Z(?P<name2>Q)|P(?P<name3>Q)")
@rule("season", "Q", rf"(?<=[irqaso])(?P<name3>Q){END}")
def season(hit: Hit) -> Core | None:
    group = next(name for name in ("name", "name2", "name3") if hit.has(name))
    word, today = hit.word(group), hit.context.day
    if group == "name3" and not word.al:
        return None
    found = year_number(hit)
    if found is None and today is None:
        return period("5", f"XXXX-{word.code}")
    if found is None and today is not None:
        found = _season_year(today, word.code, hit.code("adj"))
    return period("5", f"{found:04d}-{word.code}")


def _season_year(today: dt.date, code: str, adj: str) -> int:
    """The season of this year, unless an adjective says which side of today it lies on."""
    starts = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
    begun = today.month >= starts[code]
    ended = today.month >= starts[code] + 3
    if adj in PAST:
        return today.year if ended else today.year - 1
    if adj in ("next", "following"):
        return today.year + 1 if begun else today.year
    return today.year


@rule("season_years", "Q", r"(?P<name>Q)b(?P<one>γ)w(?P<two>γ)")
def season_years(hit: Hit) -> list[Placed]:
    """صيف عامي 2025 و2026"""
    code = hit.code("name")
    return [
        (hit.match.start(), hit.end("one"), period("5", f"{hit.value('one'):04d}-{code}")),
        hit.place("two", period("5", f"{hit.value('two'):04d}-{code}")),
    ]


# ----- decades and centuries
@rule("decade", "X", r"(?P<name>X)(?:o?(?P<unit>U)(?P<which>[AO]))?")
def decade(hit: Hit) -> Core | None:
    today, century = hit.context.day, 19
    if hit.has("unit"):
        if hit.code("unit") != "century":
            return None
        found = _century(hit)
        if found is None:
            return None
        century = found
    elif not hit.word("name").al and today is None:
        return None
    return period("5", f"{century:02d}{hit.value('name')}")


def _century(hit: Hit) -> int | None:
    """The two digits of القرن التاسع عشر, القرن الماضي."""
    if hit.letters("which") == "O":
        return hit.value("which") - 1
    today = hit.context.day
    return (today.year // 100 if today else 20) + direction_step(hit.code("which"))


@rule("century", "U", r"(?P<unit>U)(?P<which>[OA])")
def century(hit: Hit) -> Core | None:
    if hit.code("unit") != "century":
        return None
    found = _century(hit)
    if _other_era(hit):
        return Core("5", "DATE", None)
    return period("5", f"{found:02d}") if found is not None and 0 < found < 100 else None


def _other_era(hit: Hit) -> bool:
    """القرن السابع الهجري, القرن الثالث قبل الميلاد"""
    following = hit.row.keys[hit.match.end() : hit.match.end() + 2]
    return following[:1] in (["الهجري"], ["للهجرة"]) or following == ["قبل", "الميلاد"]
