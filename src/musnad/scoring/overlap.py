"""When two spans, two names or two units count as the same.

The measure folds in its own way, apart from ``musnad.text``: a change of how musnad compares words
must not move the yardstick it is measured with.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable

from musnad.scoring.documents import Place

MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")
ALEFS = re.compile("[أإآٱ]")
ARTICLE = "ال"
FUNCTION_WORDS = frozenset({"في", "من", "على", "الى", "عن", "باسم", "لدى", "ان"})


def fold(words: str | None) -> str:
    """Without marks and tatweel; alef, ya and ta marbuta in one form each."""
    plain = unicodedata.normalize("NFKC", MARKS.sub("", words or "")).casefold()
    return ALEFS.sub("ا", plain).replace("ى", "ي").replace("ة", "ه")


def without_article(word: str) -> str:
    return word[2:] if word.startswith(ARTICLE) and len(word) > 4 else word


def name_words(name: str | None) -> set[str]:
    return {without_article(word) for word in re.findall(r"\w+", fold(name))} - FUNCTION_WORDS


def same_name(gold: str | None, found: str | None) -> bool:
    """80 % of the gold name's words are there, and they are at least half of what was given."""
    wanted, given = name_words(gold), name_words(found)
    if not wanted or not given:
        return not wanted and not given
    shared = len(wanted & given)
    return shared >= 0.8 * len(wanted) and shared >= 0.5 * len(given)


def same_names(gold: Collection[str], found: Collection[str]) -> bool:
    """The same names in the same order."""
    return len(gold) == len(found) and all(map(same_name, gold, found))


def unit_key(unit: str | None) -> str:
    """``مسيّرة`` and ``المسيرة``, ``طن`` and ``طنا`` are one unit."""
    word = without_article(fold(unit).strip())
    return word[:-1] if word.endswith("ا") and len(word) > 3 else word


def cells(places: Iterable[Place | None], text: str) -> frozenset[int]:
    """The offsets that the spans cover, white space left out."""
    return frozenset(
        at
        for place in places
        if place is not None
        for at in range(place[0], min(place[1], len(text)))
        if not text[at].isspace()
    )


def f1(gold: frozenset[int], found: frozenset[int]) -> float:
    """How far two sets of cells overlap, 0 to 1; nothing overlaps with nothing by 0."""
    return 2 * len(gold & found) / (len(gold) + len(found)) if gold and found else 0.0


def same_place(gold: frozenset[int], found: frozenset[int]) -> bool:
    """Both empty, or overlapping by half."""
    return (not gold and not found) or f1(gold, found) >= 0.5
