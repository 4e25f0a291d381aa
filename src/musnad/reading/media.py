"""The names that stand in credit lines: agencies, outlets and the places items are filed from."""

import re
from typing import Literal

from msgspec import Struct

from musnad.tables import kept, read_table
from musnad.text import fold_name

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
    """What a segment of a credit line is. ``entity`` is a global id or null.

    A ``weak`` name is an ordinary word as well: it needs company, or quotation marks.
    """

    role: Literal["agency", "outlet", "place", "country", "neutral"]
    entity: str | None = None
    name: str | None = None
    weak: bool = False


def name_key(words: str) -> str:
    """The form under which names are looked up: ``أ.ف.ب``, ``ا ف ب`` and ``أف ب`` are one.

    >>> name_key("أ. ف. ب") == name_key("اف ب") == name_key("«أ ف ب»")
    True
    """
    folded = fold_name(words)
    if folded.isalpha():
        return folded  # one word, nothing to take away
    tokens = _NOISE.sub(" ", folded).split()
    letters = "".join(tokens)
    # Two letters stay apart: "أ ب" is an agency, "آب" a month.
    spelled = len(letters) > 2 and all(len(token) <= 2 for token in tokens)
    return letters if spelled else " ".join(tokens)


@kept(8192)
def find_name(words: str, quoted: bool = False) -> Name | None:
    """Who or what ``words`` name, as a whole, in a credit line; null where nobody knows.

    Some papers are named like towns (الرياض): in quotation marks it is the paper, else the town.

    >>> find_name("الرياض").role, find_name("الرياض", quoted=True).role
    ('place', 'outlet')
    """
    key = name_key(words)
    if key in _GENERIC:
        return Name("agency", None, "وكالات")
    if not key or key in _NEUTRAL:
        return Name("neutral")
    bare = _CLASS.sub("", key)
    medium = _media().get(key) or _media().get(bare)
    if quoted or (medium and medium.role == "agency"):
        return medium
    return _places().get(key) or _places().get(bare) or medium


def _is_spelled(alias: str) -> bool:
    """``أ ب``: letters, which no sentence holds."""
    tokens = alias.split()
    return len(tokens) > 1 and all(len(token) <= 2 for token in tokens)


@kept()
def _media() -> dict[str, Name]:
    names: dict[str, Name] = {}
    for ident, row in read_table("media.toml").items():
        if "name" not in row:
            continue
        role: Literal["agency", "outlet"] = "agency" if row.get("type") == "agency" else "outlet"
        name = Name(role, f"media:{ident}", row["name"])
        for alias in (row["name"], *row.get("aliases", ())):
            names[name_key(alias)] = name
        for alias in row.get("weak", ()):
            # A form of two outlets names neither.
            key = name_key(alias)
            weak = Name(role, f"media:{ident}", row["name"], weak=not _is_spelled(alias))
            if names.setdefault(key, weak).entity != weak.entity and names[key].role == role:
                names[key] = Name(role, None, alias, weak=True)
    return names


@kept()
def _places() -> dict[str, Name]:
    names: dict[str, Name] = {}
    countries = read_table("countries.toml").values()
    for row in countries:
        for words in (row["name"], *row.get("names", ())):
            names[name_key(words)] = Name("country")
    towns = [row for key, row in read_table("places.toml").items() if key != "weak"]
    for group in [*towns, *(row.get("capital", []) for row in countries)]:
        if isinstance(group, list):
            names.update((name_key(town), Name("place")) for town in group)
    return names
