"""The words that values are made of, loaded once from ``lang/ar/values/*.toml``.

Each known form becomes a ``Word``: one class letter, on which the time grammar is written, and what
the word is worth.  A word may be both a numeral and something else (``ثانية``, ``اثنين``); then it
has a ``num`` beside its class.

Class letters
-------------
=====  =========================================  =====  =====================================
x      other word (``l`` Latin letters)            w p    و · a fused preposition
N n    whole number · decimal                      O F    ordinal · fraction
D d    weekday · without article                   M m    month · also another word
H h    Hijri month · also another word             Y J    عام/سنة · شهر
W T    أسبوع · يوم                                   C U    ساعة · other unit
P B b  plural unit · dual · construct dual         A      الماضي, المقبل …
Z z    هذا · ذلك                                   S      مطلع, منتصف, أواخر
E e    صباح · صباحا                                 I      اليوم, أمس, غدا
V v    الآن, قريبا · وقت سابق                        Q X    season · decade
K L    سنويا · holiday                              G t    date · clock time in digits
q a s  قبل · بعد · منذ                               r i o  خلال · في · من
u j c  إلى, حتى · بين · كل                           k y    الساعة · إلا
g @ Ζ  بتوقيت · zone · code                              =      الموافق
f #    عدة · العمر                                  ! &    هـ · م
~ > <  نحو · أكثر من · أقل من                         %      per cent
_ R    looks ahead · takes that back               § μ    آخر · منتصف الليل
ψ φ    عشرات, العديد · quantity of a mass
=====  =========================================  =====  =====================================
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import lru_cache
from importlib import resources
from typing import Any

from musnad.values.items import Exact

MARKS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640]")
_LETTERS = str.maketrans(
    "أإآٱىیک" + "٠١٢٣٤٥٦٧٨٩" + "۰۱۲۳۴۵۶۷۸۹", "اااايي" + "ك" + "0123456789" * 2
)


def fold(word: str) -> str:
    """The word for comparison: no marks or tatweel, one alef, one ya, ASCII digits, ``ة`` kept."""
    if max(word, default="") >= "\ufb50":
        word = unicodedata.normalize("NFKC", word)
    return MARKS.sub("", word).translate(_LETTERS)


class Numeral:
    """What a word is worth as part of a number: a role in the grammar and a value."""

    __slots__ = ("plural", "role", "value")

    def __init__(self, role: str, value: Exact, plural: bool = False) -> None:
        self.role, self.value, self.plural = role, value, plural


class Word:
    """A known form, or a number read from several; shared and never changed after loading."""

    __slots__ = ("al", "cls", "code", "hot", "key", "num", "numbers", "phrases", "rule", "value")

    def __init__(
        self,
        key: str,
        cls: str,
        value: int = 0,
        code: str = "",
        *,
        al: bool = False,
        num: Numeral | None = None,
    ) -> None:
        self.key, self.cls, self.value, self.code, self.al, self.num = (
            key,
            cls,
            value,
            code,
            al,
            num,
        )
        self.phrases: tuple[tuple[tuple[str, ...], Word], ...] = ()
        self.numbers: Exact | None = None
        self.hot = num is not None or cls in "Mm)ا"  # may join with its neighbours
        self.rule = ""


@lru_cache
def table(name: str) -> dict[str, Any]:
    """One file of ``lang/ar/values``, as it stands."""
    source = resources.files("musnad") / "lang" / "ar" / "values" / f"{name}.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


@lru_cache
def named_after() -> frozenset[str]:
    """Folded nouns that carry a day of the year as their name."""
    return frozenset(fold(word) for word in table("time_words")["named_after"]["words"])


class Lexicon:
    """All known forms by their folded spelling."""

    def __init__(self) -> None:
        self.words: dict[str, Word] = {}
        self.cues: frozenset[str] = frozenset()

    def get(self, key: str) -> Word | None:
        return self.words.get(key)

    def add(self, form: str, cls: str, value: int = 0, code: str = "", al: bool = True) -> None:
        """Know a form, and with ``al`` also the one with the article; the first class stays."""
        parts = form.split()
        if len(parts) > 1:
            self._phrase([fold(part) for part in parts], Word(fold(form), cls, value, code))
            return
        for key, article in _spellings(fold(form), al):
            word = self._word(key, article)
            if word.cls == "x":
                word.cls, word.value, word.code = cls, value, code

    def numeral(self, form: str, role: str, value: Exact, plural: bool = False) -> None:
        """Know a form as part of numbers; the first role stays."""
        for key, article in _spellings(fold(form), True):
            word = self._word(key, article)
            if word.num is None:
                word.num = Numeral(role, value, plural)

    def _word(self, key: str, article: bool) -> Word:
        word = self.words.get(key)
        if word is None:
            word = self.words[key] = Word(key, "x", al=article)
        return word

    def _phrase(self, parts: list[str], word: Word) -> None:
        first = self._word(parts[0], parts[0].startswith("ال"))
        tails = [*first.phrases, (tuple(parts[1:]), word)]
        first.phrases = tuple(sorted(tails, key=lambda tail: -len(tail[0])))


_NO_ARTICLE = {"الف", "الفا", "الفان", "الفين", "الفي", "الاف", "الا", "الي", "الياف"}


def _spellings(key: str, al: bool) -> Iterator[tuple[str, bool]]:
    """A key, its article form, and both with ``ه`` for ``ة``."""
    known = key.startswith("ال") and key not in _NO_ARTICLE
    for form, article in ((key, known), ("ال" + key, True)) if al and not known else ((key, known),):
        yield form, article
        if form.endswith("ة"):
            yield form[:-1] + "ه", article


def _load_numerals(lexicon: Lexicon) -> None:
    data = table("numerals")
    # Fractions follow the units: خمس is 5 where a noun is counted, a fifth where none is.
    for role, section in (
        ("unit", "units"),
        ("ten", "tens"),
        ("hundred", "hundreds"),
        ("teen", "fused_teens"),
        ("ordinal", "ordinals"),
        ("dozen", "dozens"),
    ):
        for value, forms in data[section].items():
            if value.isdigit():
                for form in forms:
                    lexicon.numeral(form, role, int(value))
    plurals = {fold(form) for form in data["plural_scales"]["words"]}
    for value, forms in data["scales"].items():
        for form in forms:
            lexicon.numeral(form, "scale", int(value), fold(form) in plurals)
    for value, forms in data["dual_scales"].items():
        for form in forms:
            lexicon.numeral(form, "dual_scale", int(value))
    for form in data["dozens"]["words_plural"]:
        lexicon.numeral(form, "dozen", 12, True)
    for value, forms in data["fractions"].items():
        for form in forms:
            lexicon.numeral(form, "fraction", Fraction(value))
    for value, forms in data["fraction_plurals"].items():
        for form in forms:
            lexicon.numeral(form, "parts", int(value))
    lexicon.numeral("صفر", "zero", 0)
    for form in data["signs"]["minus"]:
        lexicon.numeral(form, "minus", -1)
    for form in data["points"]["words"]:
        lexicon.numeral(form, "point", 0)


def _load_sections(lexicon: Lexicon, data: dict[str, Any], plan: Iterable[tuple[str, str]]) -> None:
    """Sections whose keys are values: a number becomes ``value``, anything else ``code``."""
    for section, cls in plan:
        for key, forms in data[section].items():
            number = key.lstrip("-").isdigit()
            for form in forms:
                lexicon.add(form, cls, int(key) if number else 0, "" if number else key)


_SMALL = {
    "ago": "q",
    "after": "a",
    "since": "s",
    "during": "r",
    "in": "i",
    "of": "o",
    "until": "u",
    "between": "j",
    "every": "c",
    "last_one": "§",
    "clock": "k",
    "except": "y",
    "zone_mark": "g",
    "matching": "=",
    "few": "f",
    "age_of": "#",
    "hijri_era": "!",
    "gregorian_era": "&",
}
_UNIT_CLASS = {"year": "Y", "month": "J", "week": "W", "day": "T", "hour": "C"}


def _load_units(lexicon: Lexicon, units: dict[str, dict[str, list[str]]]) -> None:
    for name, forms in units.items():
        for form in forms.get("one", ()):
            lexicon.add(form, _UNIT_CLASS.get(name, "U"), code=name)
        for form in forms.get("two", ()):
            lexicon.add(form, "B", code=name)
        for form in forms.get("many", ()):
            lexicon.add(form, "P", code=name)
        for form in forms.get("construct", ()):
            lexicon.add(form, "b", code=name)


def _load_times(lexicon: Lexicon) -> None:
    data = table("time_words")
    for name in ("future_cues", "past_resets"):
        for form in data[name]["words"]:
            if fold(form) not in ("حتي", "المقبل", "القادم", "المقبلة", "القادمة"):
                lexicon.add(form, "_" if name == "future_cues" else "R", al=False)
    weak = {fold(form) for form in data["weak_months"]["words"]}
    certain = {fold(form) for form in data["certain_months"]["words"]}
    for form in data["no_time"]["words"]:
        lexicon.add(form, "x", al=False)
    _load_sections(lexicon, data, [("moments", "μ"), ("deictic", "I"), ("vague", "V"), ("weekdays", "D")])
    for section in (table("months")["months"], data["months"]):
        for number, forms in section.items():
            for form in forms:
                mark = "certain" if fold(form) in certain else ""
                cls = "m" if fold(form) in weak else "M"
                lexicon.add(form, cls, int(number), mark, al=False)
    for code, forms in data["vague_within"].items():
        for form in forms:
            lexicon.add(form, "v", code=code, al=False)
    sure = {fold(form) for form in data["hijri_certain"]["words"]}
    for number, forms in data["hijri"].items():
        for form in forms:
            lexicon.add(form, "H" if fold(form) in sure else "h", int(number))
    for name, forms in data["small"].items():
        for form in forms:
            lexicon.add(form, _SMALL[name], al=False)
    _load_sections(lexicon, data, [("day_part_adverbs", "e"), ("day_parts", "E")])
    _load_units(lexicon, data["units"])
    _load_sections(
        lexicon,
        data,
        [
            ("directions", "A"),
            ("demonstratives", "Z"),
            ("stages", "S"),
            ("seasons", "Q"),
            ("decades", "X"),
            ("sets", "K"),
            ("bare_weekdays", "d"),
            ("zones", "@"),
            ("zone_codes", "Ζ"),
        ],
    )


def _load_holidays(lexicon: Lexicon) -> None:
    data = table("holidays")
    for calendar in ("hijri", "gregorian", "easter"):
        for key, forms in data[calendar].items():
            for form in forms:
                lexicon.add(form, "L", code=f"{calendar}:{key}", al=False)


def _load_amounts(lexicon: Lexicon) -> None:
    data = table("bounds")
    for cls, section in (("~", "about"), (">", "at_least"), ("<", "at_most")):
        for form in data[section]["before"]:
            lexicon.add(form, cls, al=False)
        for form in data[section].get("after", ()):
            lexicon.add(form, cls, code="after", al=False)
    for form in data["vague"]["counts"]:
        lexicon.add(form, "ψ", code="count")
    for form in data["vague"]["masses"]:
        lexicon.add(form, "φ", code="mass")
    for form in table("nouns")["known"]["words"]:
        lexicon.add(form, "x", al=form != "ما")
    for form in table("numerals")["percent"]["words"]:
        lexicon.add(form, "%", al=False)


_ONLY_IN_NUMBERS = ("احد", "احدي", "حدي", "اثنا", "اثني", "اثنتا", "اثنتي", "حادي", "حادية")


@lru_cache
def lexicon() -> Lexicon:
    """The lexicon of Arabic values; loading takes some 50 ms, once in a process."""
    loaded = Lexicon()
    _load_numerals(loaded)
    _load_amounts(loaded)
    _load_holidays(loaded)
    _load_times(loaded)
    for form, cls in (("و", "w"), ("ف", "w"), ("ب", "p"), ("ل", "p"), ("ك", "p")):
        loaded.add(form, cls, al=False)
    for form in ("ال", "بال", "لل", "وال", "كال", "فال"):
        loaded.words[form] = Word(form, "ا", al=True)
    for form in _ONLY_IN_NUMBERS:
        loaded.add(form, "x")
    for word in loaded.words.values():
        teen = word.key.removeprefix("ال") in _ONLY_IN_NUMBERS
        word.hot = bool(word.phrases or word.num or word.cls in "DMmا" or teen)
    return loaded
