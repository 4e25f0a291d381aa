"""Arabic letters as presentation forms, for terminals that draw each code point by itself.

The forms are read from the Unicode decompositions (``<initial> 0628``), so no table is kept here.
"""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_JOINERS = "\u0640\u200d"  # tatweel and zero-width joiner join on both sides
_LAM = "\u0644"


@lru_cache(maxsize=1)
def _forms() -> dict[str, dict[str, str]]:
    """For each letter (or lam-alef pair) its presentation forms by name."""
    forms: dict[str, dict[str, str]] = {}
    for code in (*range(0xFB50, 0xFC00), *range(0xFE80, 0xFEFD)):
        tag, _, letters = unicodedata.decomposition(chr(code)).partition(" ")
        base = "".join(chr(int(letter, 16)) for letter in letters.split())
        if len(base) == 1 or base[:1] == _LAM:
            forms.setdefault(base, {})[tag.strip("<>")] = chr(code)
    return forms


def shape(clusters: Sequence[str]) -> list[str]:
    """Letters with their marks (``"لَ"``) to forms with their marks, one for one.

    An alef that melts into the lam before it becomes ``""``; its marks move to the ligature.

    >>> shape(["س", "ل", "ا", "م"])
    ['ﺳ', 'ﻼ', '', 'ﻡ']
    """
    forms = _forms()
    shaped = list(clusters)
    joined = False  # to the letter before
    at = 0
    while at < len(clusters):
        letter, marks = clusters[at][:1], clusters[at][1:]
        size = 1
        if letter == _LAM and at + 1 < len(clusters) and letter + clusters[at + 1][:1] in forms:
            letter, marks = letter + clusters[at + 1][0], marks + clusters[at + 1][1:]
            shaped[at + 1] = ""
            size = 2
        following = clusters[at + size][:1] if at + size < len(clusters) else ""
        onward = _joins_next(letter) and _joins_previous(following)
        form = {(0, 0): "isolated", (1, 0): "final", (0, 1): "initial", (1, 1): "medial"}
        name = form[(joined and _joins_previous(letter), onward)]
        shaped[at] = forms.get(letter, {}).get(name, letter) + marks
        joined = onward
        at += size
    return shaped


def _joins_next(letter: str) -> bool:
    return letter in _JOINERS or "initial" in _forms().get(letter, {})


def _joins_previous(letter: str) -> bool:
    if not letter:
        return False
    return letter in _JOINERS or "final" in _forms().get(letter, {})
