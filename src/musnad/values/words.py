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
import unicodedata
from functools import lru_cache
from typing import Any

from msgspec import Struct

from musnad.tables import read_table
from musnad.values.exact import Exact, Rational

MARKS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640]")
_LETTERS = str.maketrans("أإآٱىیک" + "٠١٢٣٤٥٦٧٨٩" + "۰۱۲۳۴۵۶۷۸۹", "اااايي" + "ك" + "0123456789" * 2)
_PRESENTED = re.compile("[\ufb50-\U0010ffff]").search
_FOLDED = re.compile(f"{MARKS.pattern}|[{''.join(map(chr, _LETTERS))}]").search


def fold(word: str) -> str:
    """The word for comparison: no marks or tatweel, one alef, one ya, ASCII digits, ``ة`` kept."""
    if _PRESENTED(word):
        word = unicodedata.normalize("NFKC", word)
    return MARKS.sub("", word).translate(_LETTERS) if _FOLDED(word) else word


RELATIVES = ("التي", "الذي", "الذين", "اللذين", "اللتين")


class Numeral(Struct, eq=False, gc=False):
    """What a word is worth as part of a number: a role in the grammar and a value."""

    role: str
    value: Rational
    plural: bool = False


class Word(Struct, eq=False, gc=False):
    """A known form, or a number read from several; shared and never changed after loading."""

    key: str
    cls: str
    value: int = 0
    code: str = ""
    al: bool = False
    num: Numeral | None = None
    phrases: "tuple[tuple[tuple[str, ...], Word], ...]" = ()
    numbers: Exact | None = None
    hot: bool = False
    rule: str = ""

    def __post_init__(self) -> None:
        self.hot = self.num is not None or self.cls in "Mm)ا"  # may join with its neighbours


def table(name: str) -> dict[str, Any]:
    """One file of ``lang/ar/values``, as it stands."""
    return read_table(f"values/{name}.toml")


@lru_cache
def dated_nouns() -> frozenset[str]:
    """Folded nouns of events that a bare year dates."""
    return frozenset(fold(word) for word in table("time_words")["dated_nouns"]["words"])


@lru_cache
def named_after() -> frozenset[str]:
    """Folded nouns that carry a day of the year as their name."""
    return frozenset(fold(word) for word in table("time_words")["named_after"]["words"])
