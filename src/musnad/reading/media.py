"""The names that stand in credit lines: agencies, outlets and the places items are filed from."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal

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
    {
        "متابعات", "متابعه", "خاص", "المصدر", "مصدر", "وكاله", "خدمه", "المحليات", "الاقتصاد",
        "الرياضه", "مكتب", "نت", "اونلاين", "المصادر", "عواصم", "خدمات", "تقرير", "تصوير",
        "اعداد", "ترجمه", "اعداد وترجمه", "كتب", "كتبت", "حاورها", "حاوره", "حوار", "تحرير",
    }
)  # fmt: skip


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
    letters = "".join(tokens)
    # Two letters stay apart: "أ ب" is an agency, "آب" a month.
    spelled = len(letters) > 2 and all(len(token) <= 2 for token in tokens)
    return letters if spelled else " ".join(tokens)


@lru_cache(maxsize=8192)
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
    """Later entries win: an agency is an agency even where a town has its name."""
    names: dict[str, Name] = {}
    for towns in _table("places.toml").values():
        names.update((name_key(town), Name("place")) for town in towns)
    for row in _table("countries.toml").values():
        for words in (row["name"], *row.get("names", ())):
            names[name_key(words)] = Name("country")
        names.update((name_key(capital), Name("place")) for capital in row.get("capital", ()))
    for ident, row in _table("media.toml").items():
        if "name" in row:
            names.update(_medium(ident, row))
    return names


def _medium(ident: str, row: dict[str, Any]) -> Iterator[tuple[str, Name]]:
    role: Literal["agency", "outlet"] = "agency" if row.get("type") == "agency" else "outlet"
    name = Name(role, f"media:{ident}", row["name"])
    for alias in (row["name"], *row.get("aliases", ()), *row.get("weak", ())):
        yield name_key(alias), name


def _table(name: str) -> dict[str, Any]:
    path = _DATA / name
    if path.exists():
        return tomllib.loads(path.read_text("utf-8"))
    seed = tomllib.loads((_DATA / "agencies_seed.toml").read_text("utf-8"))
    rows: dict[str, Any] = seed.get(name.removesuffix(".toml"), {})
    return rows
