"""Names that are known beforehand: towns and regions, given and family names, heads of names.

Built once from ``lang/ar/``: ``places``, ``cities``, ``names``, ``naming``, ``renowned``,
``countries``, ``organizations``. Everything is looked up by ``key``, which is blind to the
spellings that papers confuse (ة/ه, غ/ج, hamza seats).
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import Any, NamedTuple

from musnad.lexicon import lexicon
from musnad.tables import kept, read_table, unhindered
from musnad.text import fold, fold_name
from musnad.wordclasses import FUNCTION, GIVEN, MAYBE_GIVEN, NISBA, TIME, TITLE

# What a word may be in a name, as bits.
PART, FAMILY, OPENS, INSIDE, KUNYA, INNER_HEAD, OUTER_HEAD, PLACE_ADJECTIVE = (
    1 << n for n in range(8)
)
BODY_HEAD, PROPER_HEAD, BODY_ADJECTIVE, JOINING, POST, PLAIN, STARTS_PLACE, SURE_GIVEN = (
    1 << n for n in range(8, 16)
)
DEFINITE_HEAD, NATIONAL, MINISTRY, BARE, SLIGHT, OUTSIDE, AGREEMENT, FOREIGN_GIVEN = (
    1 << n for n in range(16, 24)
)
STARTS_BODY, SURE_FAMILY, RULER = 1 << 24, 1 << 25, 1 << 26
# a name does not lose its article: المؤن is not مون
NOT_WITH_ARTICLE = (
    PART
    | OPENS
    | STARTS_PLACE
    | STARTS_BODY
    | SURE_FAMILY
    | FAMILY
    | FOREIGN_GIVEN
    | KUNYA
    | INSIDE
)


@lru_cache(maxsize=32768)
def key(word: str) -> str:
    """The form under which a word of a name is looked up.

    >>> key("بيونغ") == key("بيونج")
    True
    """
    plain = fold_name(word).replace("غ", "ج")
    return plain.replace("ڤ", "ف").replace("چ", "ج").replace("پ", "ب")


class Place(NamedTuple):
    """A town, region, sea. ``weak``: also an ordinary word or a name of something else."""

    words: tuple[str, ...]
    name: str
    country: str | None
    weak: bool


class Gazetteer:
    """All tables of names; never changed after it is built."""

    def __init__(self) -> None:
        self.flags: dict[str, int] = {}
        self.places: dict[str, list[Place]] = {}
        self.bodies: dict[str, list[tuple[str, ...]]] = {}
        self.capitals: dict[str, str] = {}
        naming = read_table("naming.toml")
        self.sure: list[str] = naming["persons"]["sure"]
        self.surnames: list[str] = naming["persons"]["surnames"]
        self._naming(naming)
        self._people(read_table("names.toml"))
        self._places(read_table("places.toml"), frozenset(map(fold, naming["places"]["weak"])))
        self._renowned(read_table("renowned.toml"))
        self._cities(read_table("cities.toml"))
        self._capitals(read_table("countries.toml"))
        for entries in self.places.values():
            entries.sort(key=lambda place: (-len(place.words), place.weak))

    def _mark(self, words: Iterable[str], flag: int) -> None:
        for word in words:
            self.flags[key(word)] = self.flags.get(key(word), 0) | flag

    def _naming(self, table: dict[str, Any]) -> None:
        for section, name, flag in (
            ("places", "inner", INNER_HEAD), ("places", "outer", OUTER_HEAD),
            ("places", "adjectives", PLACE_ADJECTIVE), ("places", "definite", DEFINITE_HEAD),
            ("bodies", "full", BODY_HEAD),
            ("bodies", "proper", BODY_HEAD | PROPER_HEAD), ("bodies", "adjectives", BODY_ADJECTIVE),
            ("bodies", "joined", JOINING), ("persons", "openers", OPENS),
            ("persons", "inner", INSIDE), ("persons", "kunya", KUNYA), ("persons", "titles", POST),
            ("persons", "ordinary", PLAIN), ("bodies", "national", NATIONAL),
            ("bodies", "ministries", MINISTRY), ("bodies", "bare", BARE),
            ("bodies", "slight", SLIGHT), ("bodies", "outside", OUTSIDE),
            ("places", "agreements", AGREEMENT), ("places", "ruled", RULER),
        ):  # fmt: skip
            self._mark(table[section][name], flag)

    def _renowned(self, table: dict[str, Any]) -> None:
        for name in table["lands"]:
            self._add(name, None, False)
        for name in table["bodies"]:
            words = tuple(map(key, name.split()))
            self.bodies.setdefault(words[0], []).append(words)
            self._mark(name.split()[:1], STARTS_BODY)
        for entries in self.bodies.values():
            entries.sort(key=len, reverse=True)
        for name in table["families"]:
            if " " not in name:
                self._mark((name,), SURE_FAMILY | FAMILY | PART)

    def _people(self, table: dict[str, Any]) -> None:
        for word in table["given"] + table["foreign"]:
            if " " not in word:
                self._mark((word,), PART)
        self._mark((w for w in table["foreign"] if " " not in w), FOREIGN_GIVEN)
        self._mark(self.sure, PART | SURE_GIVEN)
        self._mark(self.surnames, FAMILY)
        for family in table["family"]:
            self._mark(family.split()[-1:], FAMILY | PART)
        self._mark(table["suffixes"], INSIDE)

    def _add(self, name: str, country: str | None, weak: bool) -> None:
        words = tuple(map(key, name.replace("-", " ").split()))
        self.places.setdefault(words[0], []).append(Place(words, name, country, weak))
        self.flags[words[0]] = self.flags.get(words[0], 0) | STARTS_PLACE

    def _places(self, table: dict[str, Any], wordlike: frozenset[str]) -> None:
        weak = wordlike | {fold(name) for name in table.get("weak", ())}
        for code, names in table.items():
            if code not in ("weak", "ambiguous"):
                for name in names:
                    self._add(name, code if len(code) == 2 else None, fold(name) in weak)

    def _cities(self, table: dict[str, Any]) -> None:
        """Towns of GeoNames; those that are words or names of persons wait for a head."""
        classes = lexicon().classes
        for code, names in table.items():
            for name in names:
                first = key(name.split()[0])
                bare = first.removeprefix("ال")
                heads = self.flags.get(first, 0) | self.flags.get(bare, 0) & ~NOT_WITH_ARTICLE
                if heads & (INNER_HEAD | OUTER_HEAD):
                    continue
                if any(place.words == (first,) for place in self.places.get(first, ())):
                    continue
                single = " " not in name
                taken = classes.get(fold(name), 0) or self.flags.get(first, 0) & PART
                self._add(name, code, bool(single and (taken or len(name) < 5)))

    def _capitals(self, table: dict[str, Any]) -> None:
        for code, row in table.items():
            for name in row.get("capital", ()):
                self.capitals.setdefault(fold(name), code)

    def of(self, word: str) -> int:
        """The bits of a folded word, with and without the article."""
        return _bits(word)


@kept(32768)
def _bits(word: str) -> int:
    flags = gazetteer().flags
    spelling = key(word)
    bits = flags.get(spelling, 0)
    if spelling.startswith("ال") and len(spelling) > 4:
        bits |= flags.get(spelling[2:], 0) & ~NOT_WITH_ARTICLE
    classes = lexicon().classes.get(word, 0)
    if word == "علي":
        return PART
    if classes & GIVEN and not classes & (MAYBE_GIVEN | FUNCTION | TITLE | TIME | NISBA):
        bits |= SURE_GIVEN | PART
    return bits


@kept()
def gazetteer() -> Gazetteer:
    """The tables, built at first use."""
    with unhindered():
        return Gazetteer()


def found_body(words: Iterator[str], table: Gazetteer) -> int:
    """How many of ``words`` (keys) are the longest listed name of a body, 0 for none."""
    entries = table.bodies.get(next(words, ""))
    if not entries:
        return 0
    rest = tuple(islice(words, len(entries[0]) - 1))
    for name in entries:
        if name[1:] == rest[: len(name) - 1]:
            return len(name)
    return 0


def found_places(words: Iterator[str], table: Gazetteer) -> Place | None:
    """The longest known place that ``words`` (keys) begin with."""
    entries = table.places.get(next(words, ""))
    if not entries:
        return None
    rest = tuple(islice(words, len(entries[0].words) - 1))
    for place in entries:
        if place.words[1:] == rest[: len(place.words) - 1]:
            return place
    return None
