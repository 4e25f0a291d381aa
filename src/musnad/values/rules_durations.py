"""Durations, ages, sets, and vague points."""

from decimal import Decimal
from fractions import Fraction

from musnad.values.context import Context
from musnad.values.exact import Exact, exact
from musnad.values.fragments import NUMBER, PAST
from musnad.values.grammar import Core, Hit
from musnad.values.levels import CORES

rule = CORES.rule
_ONE = "[YJWTCU]"
_LETTERS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "week": "W",
    "month": "M", "year": "Y", "decade": "Y", "century": "Y", "quarter": "Q",
}  # fmt: skip
_VAGUE = {"decade": "PXDE", "century": "PXCE"}
_MANY = {"decade": 10, "century": 100}


def duration_value(unit: str, count: Exact | None) -> str | None:
    """``P3D``, ``PT24H``, ``P40Y``; ``PXD`` where the count is vague."""
    letters = _LETTERS.get(unit)
    if letters is None:
        return None
    if count is None:
        return _VAGUE.get(unit) or f"P{letters[:-1]}X{letters[-1]}"
    total = exact(count * _MANY.get(unit, 1))
    if isinstance(total, Fraction):
        total = round(Decimal(total.numerator) / Decimal(total.denominator), 2)
    return f"P{letters[:-1]}{total}{letters[-1]}"


def made(hit: Hit, unit: str, count: Exact | None, adj: str = "") -> Core | None:
    """A duration, anchored at publication where an adjective says on which side."""
    value = duration_value(unit, count)
    if value is None:
        return None
    core = Core(
        "7", "DURATION", value, code=unit, interval=_anchored(hit.context, unit, count, adj)
    )
    core.count = count
    core.adj = adj
    return core


def _anchored(context: Context, unit: str, count: Exact | None, adj: str) -> tuple[str, str] | None:
    if not isinstance(count, int) or context.day is None or not adj or unit not in ("day", "week"):
        return None
    days = count * (7 if unit == "week" else 1)
    moved = context.step("day", -days if adj in PAST else days)
    today = context.day.isoformat()
    if moved is None:
        return None
    return (moved, today) if adj in PAST else (today, moved)


# ----- counted units
@rule(
    "counted",
    "NαγnFO§",
    rf"(?P<last>§)?(?P<count>[NαγnFO])(?P<unit>P|{_ONE})(?:w(?P<half>F)P?)?f?(?P<adj>A)?",
)
def counted(hit: Hit) -> Core | None:
    """ثلاثة أيام, 30 عاما, نصف ساعة, الأربعة عقود الماضية, 3 سنوات ونصف"""
    count, word = hit.exact("count"), hit.word("count")
    if count is None or (word.cls == "O" and word.rule != "ordinal_tens"):
        return None
    unit = hit.word("unit")
    if word.cls != "F" and unit.cls not in "P" and unit.al and not word.al:
        return None
    if word.cls == "F" and (unit.cls == "P" or hit.after() in "MmHh"):
        return None
    adj = "past" if hit.has("last") else hit.code("adj")
    return made(hit, unit.code, _with_half(hit, count), adj)


def _with_half(hit: Hit, count: Exact) -> Exact:
    half = hit.exact("half")
    return count if half is None else Fraction(count) + Fraction(half)


@rule("counted_after", "P", r"(?P<unit>P)f?(?P<count>[NαγO])(?:f|(?P<first>O))?(?P<adj>A)?")
def counted_after(hit: Hit) -> Core | None:
    """الأيام الثلاثة الماضية; الأشهر الأولى is vague"""
    word = hit.word("count")
    if hit.has("first") and hit.value("first") != 1:
        return None
    spelled = word.cls == "N" and not word.key[:1].isdigit()
    if not hit.word("unit").al and not spelled:
        return None
    if word.cls == "O" and word.rule == "ordinal":
        return made(hit, hit.code("unit"), None)
    return made(hit, hit.code("unit"), word.numbers, hit.code("adj"))


@rule("dual", "B§", r"(?P<last>§)?(?P<unit>B)")
@rule("dual", "B§", r"(?P<last>§)?(?P<unit>B)(?:w(?P<half>F)[YJWTCU]?)?(?P<two>α)?(?P<adj>A)?")
def dual(hit: Hit) -> Core | None:
    if hit.has("two") and hit.value("two") != 2:
        return None
    adj = "past" if hit.has("last") else hit.code("adj")
    return made(hit, hit.code("unit"), _with_half(hit, 2), adj)


@rule(
    "single", "YJWTCU", rf"(?P<unit>{_ONE})(?P<one>α)(?![Mm])|(?P<unit2>{_ONE})w(?P<half>F){_ONE}?"
)
@rule("single", "YJWTCU", rf"(?<=[rasq~><])(?P<unit>{_ONE})(?![γND])")
def single(hit: Hit) -> Core | None:
    """عام واحد; عام ونصف; لمدة شهر"""
    group = "unit" if hit.has("unit") else "unit2"
    word = hit.word(group)
    if word.al or (hit.has("one") and hit.value("one") != 1):
        return None
    return made(hit, word.code, _with_half(hit, 1) if hit.has("half") else 1)


# ----- vague counts
@rule("vague_duration", "Pfψ", r"(?P<unit>P)f?(?P<adj>A)|(?P<unit2>P)f|[fψ](?P<unit3>P)")
@rule("vague_duration", "Zc", r"c?Z(?P<unit>P)(?P<adj>A)?")
@rule("vague_duration", "P", r"(?<=[rsaqpo~><])(?P<unit>P)")
def vague_duration(hit: Hit) -> Core | None:
    """الأيام الماضية, عدة سنوات, كل هذه السنين"""
    name = next(name for name in ("unit", "unit2", "unit3") if hit.has(name))
    unit = hit.word(name)
    if name == "unit" and not hit.has("adj") and hit.match[0] == "P":
        before = hit.before()
        if (unit.al and before != "r") or (before == "o" and not unit.al):
            return None
        if before == "p" and unit.al:
            return None
    adj = hit.code("adj") if hit.has("adj") else ""
    return made(hit, unit.code, None, adj)


@rule("age", "αNO", r"(?P<count>[αNO])o#")
def age(hit: Hit) -> Core | None:
    """في العشرين من العمر"""
    return made(hit, "year", hit.exact("count"))


_SIZES = ("century", "decade", "year", "month", "week", "day", "hour", "minute", "second")


@rule("compound_duration", "YJWTC", rf"(?P<unit>{_ONE})w(?P<count>[αN])(?P<smaller>P|{_ONE})")
def single_and_counted(hit: Hit) -> Core | None:
    """ساعة و20 دقيقة"""
    unit, smaller = hit.code("unit"), hit.code("smaller")
    if hit.word("unit").al or unit not in _SIZES or smaller not in _SIZES:
        return None
    if _SIZES.index(unit) >= _SIZES.index(smaller):
        return None
    one, more = duration_value(unit, 1), duration_value(smaller, hit.exact("count"))
    if one is None or more is None:
        return None
    rest = more[1:].removeprefix("T") if "T" in one else more[1:]
    return Core("7", "DURATION", one + rest, code=smaller)


@rule("single", "JWU", r"(?P<unit>[JWU])")
def accusative(hit: Hit) -> Core | None:
    """استمر شهرا"""
    word = hit.word("unit")
    return made(hit, word.code, 1) if word.key in ("شهرا", "اسبوعا", "قرنا", "عقدا") else None


# ----- sets
@rule("every", "c", rf"c(?P<unit>{_ONE})|c(?P<count>{NUMBER})(?P<units>P|{_ONE})|c(?P<two>B)")
def every(hit: Hit) -> Core | None:
    """كل شهر; كل ثلاثة أيام"""
    group = next(name for name in ("unit", "units", "two") if hit.has(name))
    if hit.word(group).al:
        return None
    count: Exact | None = hit.exact("count") if group == "units" else 2 if group == "two" else 1
    value = duration_value(hit.code(group), count)
    return Core("9", "SET", value) if value else None


@rule("every", "c", r"c(?P<part>[eE])")
def every_part(hit: Hit) -> Core | None:
    """كل مساء"""
    return None if hit.word("part").al else Core("9", "SET", f"XXXX-XX-XXT{hit.code('part')}")


@rule("every_weekday", "c", r"cT?(?P<name>[dD])")
def every_weekday(hit: Hit) -> Core:
    return Core("9", "SET", f"XXXX-WXX-{hit.value('name')}")


@rule("adverb_set", "K", r"(?P<name>K)")
def adverb_set(hit: Hit) -> Core | None:
    return Core("9", "SET", hit.code("name")) if not hit.word("name").al else None


# ----- vague points
@rule("vague_point", "A", r"(?<=i)(?P<name>A)")
def the_past(hit: Hit) -> Core | None:
    """في الماضي, في المستقبل"""
    values = {"الماضي": "PAST_REF", "السابق": "PAST_REF", "المستقبل": "FUTURE_REF"}
    value = values.get(hit.word("name").key)
    return Core("8", "DATE", value) if value and hit.before() == "i" else None


@rule("vague_point", "V", r"(?P<name>V)")
def vague_point(hit: Hit) -> Core:
    now = hit.context.now
    if hit.context.policy == "future" and now and hit.code("name") == "PRESENT_REF":
        return Core("8", "TIME", now.isoformat(timespec="seconds"))
    return Core("8", "DATE", hit.code("name"))
