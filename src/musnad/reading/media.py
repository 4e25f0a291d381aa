"""The names that stand in credit lines: agencies, outlets and the places items are filed from."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Literal

from msgspec import Struct

from musnad.text import fold_name

_DATA = Path(__file__).parent.parent / "lang" / "ar"
_NOISE = re.compile(r"[«»\"“”„{}()\[\].*'‘’]+")
# Words before a name that say what it is; the name behind them is looked up as well.
_CLASS = re.compile(
    r"^(?:وكاله|صحيفه|جريده|موقع|قناه|شبكه|مكتب|مراسل|خاص|خدمه|عن|نقلا عن|المصدر|مصدر)\s+"
)
_GENERIC = frozenset({"وكالات", "الوكالات", "وكالات الانباء", "وكالات انباء", "وكالات عالميه"})
_NEUTRAL = frozenset(
    "متابعات متابعه خاص المصدر مصدر وكاله خدمه المحليات الاقتصاد الرياضه مكتب نت اونلاين "
    "المصادر عواصم خدمات تقرير".split()
)


class Name(Struct, frozen=True):
    """What a segment of a credit line is. ``entity`` is a global id or null."""

    role: Literal["agency", "outlet", "place", "country", "neutral"]
    entity: str | None = None
    name: str | None = None


def name_key(words: str) -> str:
    """The form under which names are looked up: ``أ.ف.ب``, ``ا ف ب`` and ``أف ب`` are one.

    >>> name_key("أ. ف. ب") == name_key("اف ب") == name_key("«أ ف ب»")
    True
    """
    tokens = _NOISE.sub(" ", fold_name(words)).split()
    short = all(len(token) <= 2 for token in tokens)
    return ("" if short else " ").join(tokens)


def find_name(words: str) -> Name | None:
    """Who or what ``words`` name, as a whole, in a credit line; null where nobody knows."""
    key = name_key(words)
    if key in _GENERIC:
        return Name("agency", None, "وكالات")
    if not key or key in _NEUTRAL:
        return Name("neutral")
    known = _names()
    return known.get(key) or known.get(_CLASS.sub("", key))


@cache
def _names() -> dict[str, Name]:
    names: dict[str, Name] = {}
    data = tomllib.loads((_DATA / "agencies_seed.toml").read_text("utf-8"))
    for country in data["places"]["countries"]:
        names[name_key(country)] = Name("country")
    for city in data["places"]["cities"]:
        names[name_key(city)] = Name("place")
    for ident, medium in data["media"].items():
        role: Literal["agency", "outlet"] = "agency" if medium["type"] == "agency" else "outlet"
        name = Name(role, f"media:{ident}", medium["name"])
        for alias in (medium["name"], *medium.get("aliases", ()), *medium.get("weak", ())):
            names[name_key(alias)] = name
    return names
