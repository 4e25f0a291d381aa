"""The lexicon of values: the forms of ``lang/ar/values/*.toml`` with class letters and numerals."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import lru_cache
from typing import Any

from musnad.values.exact import Rational
from musnad.values.words import RELATIVES, Numeral, Word, fold, table


class Lexicon:
    """All known forms by their folded spelling."""

    def __init__(self) -> None:
        self.words: dict[str, Word] = {}

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

    def numeral(self, form: str, role: str, value: Rational, plural: bool = False) -> None:
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
    for form, article in (
        ((key, known), ("ال" + key, True)) if al and not known else ((key, known),)
    ):
        yield form, article
        if form.endswith("ة"):
            yield form[:-1] + "ه", article


_NUMERALS: tuple[tuple[str, str], ...] = (
    # Fractions follow the units: خمس is 5 where a noun is counted, a fifth where none is.
    ("unit", "units"),
    ("ten", "tens"),
    ("hundred", "hundreds"),
    ("teen", "fused_teens"),
    ("ordinal", "ordinals"),
    ("dozen", "dozens"),
    ("scale", "scales"),
    ("dual_scale", "dual_scales"),
    ("fraction", "fractions"),
    ("parts", "fraction_plurals"),
    ("zero", "zero"),
    ("minus", "signs"),
    ("point", "points"),
)


def _load_numerals(lexicon: Lexicon) -> None:
    data = table("numerals")
    plurals = {fold(form) for form in data["plural_only"]["words"]}
    for role, section in _NUMERALS:
        for value, forms in data[section].items():
            for form in forms:
                exact = Fraction(value) if "/" in value else int(value)
                lexicon.numeral(form, role, exact, fold(form) in plurals)


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


_FORMS = {"two": "B", "many": "P", "construct": "b"}


def _load_units(lexicon: Lexicon, units: dict[str, dict[str, list[str]]]) -> None:
    for name, sections in units.items():
        for number, forms in sections.items():
            for form in forms:
                lexicon.add(form, _FORMS.get(number) or _UNIT_CLASS.get(name, "U"), code=name)


def _load_cues(lexicon: Lexicon, data: dict[str, Any]) -> None:
    for section, cls in (("future_cues", "_"), ("past_resets", "R"), ("no_time", "x")):
        for form in data[section]["words"]:
            lexicon.add(form, cls, al=False)


def _load_months(lexicon: Lexicon, data: dict[str, Any]) -> None:
    weak, certain, sure = (
        {fold(form) for form in data[name]["words"]}
        for name in ("weak_months", "certain_months", "hijri_certain")
    )
    for section in (table("months")["months"], data["months"]):
        for number, forms in section.items():
            for form in forms:
                mark = "certain" if fold(form) in certain else ""
                cls = "m" if fold(form) in weak else "M"
                lexicon.add(form, cls, int(number), mark, al=False)
    for number, forms in data["hijri"].items():
        for form in forms:
            lexicon.add(form, "H" if fold(form) in sure else "h", int(number))


_FIRST = (("moments", "μ"), ("deictic", "I"), ("vague", "V"), ("weekdays", "D"))
_PARTS = (("vague_within", "v"), ("day_part_adverbs", "e"), ("day_parts", "E"))
_LAST = (
    ("directions", "A"),
    ("demonstratives", "Z"),
    ("stages", "S"),
    ("seasons", "Q"),
    ("decades", "X"),
    ("sets", "K"),
    ("bare_weekdays", "d"),
    ("zones", "@"),
    ("zone_codes", "Ζ"),
)


def _load_times(lexicon: Lexicon) -> None:
    """The order matters: where a form stands in two sections, the first is meant."""
    data = table("time_words")
    _load_cues(lexicon, data)
    _load_sections(lexicon, data, _FIRST)
    _load_months(lexicon, data)
    for name, forms in data["small"].items():
        for form in forms:
            lexicon.add(form, _SMALL[name], al=False)
    _load_sections(lexicon, data, _PARTS)
    _load_units(lexicon, data["units"])
    _load_sections(lexicon, data, _LAST)


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
    for form in ("قد", *RELATIVES):
        loaded.words[form] = Word(form, "x", al=form in RELATIVES)
        loaded.words[form].hot = True
    return loaded
