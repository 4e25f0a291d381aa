"""What an amount is of: currencies, units of measure, or the noun as it is written."""

from bisect import bisect_left
from functools import lru_cache

from musnad.values.scan import Items
from musnad.values.words import fold, table

_ENDINGS = ("ان", "ين", "ات", "ون", "ا", "ة", "ه")
_NEAR = 40  # items around a bare ليرة in which a country word decides

_WHOLE = 2000  # items in which it is looked for where none stands near


def stem(key: str) -> str:
    """An adjective without article and ending: مصري of المصرية, مصريا, مصريان."""
    key = key.removeprefix("ال")
    for ending in _ENDINGS:
        if key.endswith(ending) and len(key) - len(ending) > 2:
            return key[: -len(ending)]
    return key


class Measures:
    """Units and currencies by their folded forms."""

    def __init__(self) -> None:
        money = table("money")
        self.nouns = {
            fold(form): fold(noun) for noun, forms in money["nouns"].items() for form in forms
        }
        self.alone = {fold(noun): code for noun, code in money["alone"].items()}
        self.named: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for section in (table("currencies")["names"], money["press"]):
            for code, names in section.items():
                for name in names:
                    self._name(code, name)
        self.countries = {
            fold(noun): {fold(word): code for code, words in codes.items() for word in words}
            for noun, codes in money["countries"].items()
        }
        self.signs: dict[str, str] = dict(money["signs"])
        self.units: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for symbol, forms in table("units")["units"].items():
            for form in forms:
                first, *rest = fold(form).split()
                self.units.setdefault(first, []).append((tuple(rest), symbol))
        for entries in self.units.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        self.firsts = frozenset(self.nouns) | frozenset(self.units)
        self.symbols = frozenset(table("units")["symbols"]["words"])

    def _name(self, code: str, name: str) -> None:
        first, *rest = fold(name).split()
        noun = self.nouns.get(first, first)
        adjectives = tuple(stem(word) for word in rest)
        if adjectives:
            entries = self.named.setdefault(noun, [])
            entries.append((adjectives, code))
            entries.sort(key=lambda entry: -len(entry[0]))
            self.nouns.setdefault(first, noun)

    def measure(self, items: Items, at: int) -> tuple[str, int] | None:
        """Symbol or code of the unit at this item, and where it ends; None for other nouns."""
        if at >= len(items.words):
            return None
        word = items.words[at]
        if word.cls == "l":
            return (word.key, at + 1) if word.key in self.symbols else None
        if word.key in self.signs:
            return self.signs[word.key], at + 1
        bare = word.key.removeprefix("ال")
        if word.key not in self.firsts and bare not in self.firsts:
            return None
        for key in (word.key, bare):
            if key in self.nouns:
                return self._currency(items, at, self.nouns[key])
            for rest, symbol in self.units.get(key, ()):
                end = at + 1 + len(rest)
                if all(_key(items, at + 1 + i) == part for i, part in enumerate(rest)):
                    return symbol, end
        return None

    def _currency(self, items: Items, at: int, noun: str) -> tuple[str, int] | None:
        named = self.named.get(noun)
        if named:
            stems = [stem(word.key) for word in items.words[at + 1 : at + 1 + len(named[0][0])]]
            for adjectives, code in named:
                if tuple(stems[: len(adjectives)]) == adjectives:
                    return code, at + 1 + len(adjectives)
        if noun in self.alone:
            return self.alone[noun], at + 1
        near = self._by_country(items, at, noun)
        if near is None and noun not in self.countries:
            return None
        return near or items.text[items.start[at] : items.end[at]], at + 1

    def _by_country(self, items: Items, at: int, noun: str) -> str | None:
        """The one country that is named near, or else in the text, if it is only one."""
        places = self._country_places(items, noun)
        if not places:
            return None
        near = {
            code
            for _, code in places[
                bisect_left(places, (at - _NEAR, "")) : bisect_left(places, (at + _NEAR, ""))
            ]
        }
        codes = near or {code for _, code in places[:_WHOLE]}
        return next(iter(codes)) if len(codes) == 1 else None

    def _country_places(self, items: Items, noun: str) -> list[tuple[int, str]]:
        """Where the countries of a currency are named; found once for a text."""
        if noun not in items.places:
            words = self.countries.get(noun, {})
            items.places[noun] = [
                (at, words[key]) for at, key in enumerate(items.keys) if key in words
            ]
        return items.places[noun]


def _key(items: Items, at: int) -> str:
    return items.words[at].key if at < len(items.words) else ""


@lru_cache
def measures() -> Measures:
    return Measures()


@lru_cache
def duals() -> frozenset[str]:
    """Folded duals of nouns that news counts in pairs."""
    found: set[str] = set()
    for noun in table("nouns")["dual"]["feminine"]:
        root = fold(noun)[:-1] + "ت"
        found |= {root + "ان", root + "ين", root + "ي", root + "ا"}
    for noun in table("nouns")["dual"]["masculine"]:
        root = fold(noun)
        root = root[:-1] + "ي" if root.endswith("ي") and not noun.endswith("ي") else root
        found |= {root + "ان", root + "ين"}
    found |= {fold(noun) + "ان" for noun in table("nouns")["dual"]["persons"]}
    found -= set(table("nouns")["dual"]["exceptions"])
    return frozenset(found | {"ال" + form for form in found if form.endswith("ن")})


@lru_cache
def adjectives() -> frozenset[str]:
    """Folded adjectives of size that stand before من: عدد كبير من."""
    return frozenset(fold(word) for word in table("nouns")["adjectives"]["words"])


@lru_cache
def waw_nouns() -> tuple[str, ...]:
    """Folded beginnings of nouns whose و is their own."""
    return tuple(fold(stem) for stem in table("nouns")["waw"]["stems"])


@lru_cache
def stop_words(name: str = "words") -> frozenset[str]:
    return frozenset(fold(word) for word in table("nouns")["stop"][name])
