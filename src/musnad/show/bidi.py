"""Visual order for terminals that print characters in the order they get them (xterm).

The implicit part of the Unicode Bidirectional Algorithm (UAX #9, rules W1 to L4).  Explicit
controls are not obeyed: those of a text have been spelled out by ``visible``, and what the view
isolates is put in order by itself (``musnad.show.lines``).
"""

import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

# BidiMirroring.txt for what stands in prose; the first rows are also paired brackets (rule N0).
_BRACKETS = "()[]{}⁅⁆⁽⁾₍₎⌈⌉⌊⌋⟦⟧⟨⟩⟪⟫⟮⟯⦃⦄⦅⦆⸢⸣⸤⸥〈〉《》「」『』【】〔〕〖〗"
_MIRRORED = _BRACKETS + "<>«»‹›≤≥≪≫"
_PARTNER = {a: b for a, b in zip(_BRACKETS[::2], _BRACKETS[1::2], strict=True)}
_MIRROR = {
    one: other
    for a, b in zip(_MIRRORED[::2], _MIRRORED[1::2], strict=True)
    for one, other in ((a, b), (b, a))
}
_MAX_OPEN = 63  # UAX #9, BD16
_STRONG = {"L": "L", "R": "R", "EN": "R", "AN": "R"}  # numbers count as R for neutrals


class Cluster(NamedTuple):
    """A character of the line with the marks on it: ``line[start:end]``."""

    start: int
    end: int


def first_strong(text: str) -> str:
    """``"L"`` or ``"R"`` after the first letter of ``text``, ``""`` where there is none (P2)."""
    for char in text:
        match unicodedata.bidirectional(char):
            case "L":
                return "L"
            case "R" | "AL":
                return "R"
    return ""


def visual(text: str, *, rtl: bool) -> str:
    """One line as it is seen from left to right; ``rtl`` is the direction of its paragraph.

    >>> visual("قال (NATO)", rtl=True)
    '(NATO) لاق'
    """
    return "".join(
        mirrored(text[start], level) + text[start + 1 : end]
        for (start, end), level in reordered(text, rtl=rtl)
    )


def mirrored(char: str, level: int) -> str:
    """The character to draw at an embedding level (L4)."""
    return _MIRROR.get(char, char) if level % 2 else char


def reordered(text: str, *, rtl: bool) -> list[tuple[Cluster, int]]:
    """The clusters of a line from left to right, each with its level (L2); marks stay behind."""
    whole = list(clusters(text))
    levels = _levels([text[start] for start, _ in whole], int(rtl))
    order = list(zip(whole, levels, strict=True))
    odd = [level for level in levels if level % 2]
    for lowest in range(max(levels, default=0), min(odd, default=1) - 1, -1):
        order = _reverse_runs(order, lowest)
    return order


def _reverse_runs(order: list[tuple[Cluster, int]], lowest: int) -> list[tuple[Cluster, int]]:
    turned: list[tuple[Cluster, int]] = []
    run: list[tuple[Cluster, int]] = []
    for item in order:
        if item[1] >= lowest:
            run.append(item)
            continue
        turned += run[::-1]
        turned.append(item)
        run.clear()
    return turned + run[::-1]


def clusters(text: str) -> Iterator[Cluster]:
    """W1 and L3 at once: a mark has the type of its base and never leaves it."""
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or unicodedata.bidirectional(text[at]) not in ("NSM", "BN"):
            yield Cluster(start, at)
            start = at


def _levels(chars: Sequence[str], base: int) -> list[int]:
    sos = "R" if base else "L"
    kinds = [unicodedata.bidirectional(char) or "L" for char in chars]
    kinds = ["ON" if kind in ("NSM", "BN") else kind for kind in kinds]
    original = kinds.copy()
    _resolve_numbers(kinds, sos)
    _resolve_separators(kinds, sos)
    _resolve_brackets(chars, kinds, sos)
    _resolve_neutrals(kinds, sos)
    levels = [_implicit(kind, base) for kind in kinds]
    _reset_blanks(levels, original, base)
    return levels


def _resolve_numbers(kinds: list[str], sos: str) -> None:
    """W2 and W3: a number behind an Arabic letter is an Arabic number."""
    strong = sos
    for at, kind in enumerate(kinds):
        if kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN" and strong == "AL":
            kinds[at] = "AN"
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]


def _resolve_separators(kinds: list[str], sos: str) -> None:
    """W4 to W7: separators and signs join the numbers that they touch."""
    for at in range(1, len(kinds) - 1):
        before, kind, after = kinds[at - 1 : at + 2]
        if before == after and (
            (kind in ("ES", "CS") and before == "EN") or (kind == "CS" and before == "AN")
        ):
            kinds[at] = before
    for start, end in _runs(kinds, ("ET",)):
        touches = "EN" in (kinds[start - 1 : start] + kinds[end : end + 1])
        kinds[start:end] = ["EN" if touches else "ON"] * (end - start)
    strong = sos
    for at, kind in enumerate(kinds):
        if kind in ("ES", "CS"):
            kinds[at] = "ON"
        elif kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[at] = "L"


def _runs(kinds: list[str], among: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(kinds):
        end = start
        while end < len(kinds) and kinds[end] in among:
            end += 1
        if end > start:
            yield start, end
        start = end + 1 if end == start else end


def _resolve_brackets(chars: Sequence[str], kinds: list[str], base: str) -> None:
    """N0: both brackets of a pair take one direction."""
    other = "L" if base == "R" else "R"
    for opening, closing in _pairs(chars, kinds):
        inside = {_STRONG.get(kind) for kind in kinds[opening + 1 : closing]}
        if base in inside:
            direction = base
        elif other in inside:
            before = (_STRONG.get(kind) for kind in reversed(kinds[:opening]))
            direction = next((found for found in before if found), base)
        else:
            continue
        kinds[opening] = kinds[closing] = direction


def _pairs(chars: Sequence[str], kinds: Sequence[str]) -> list[tuple[int, int]]:
    stack: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    closers = set(_PARTNER.values())
    for at, char in enumerate(chars):
        if kinds[at] != "ON":
            continue
        if char in _PARTNER:
            if len(stack) == _MAX_OPEN:
                break
            stack.append((_PARTNER[char], at))
        elif char in closers:
            depth = next((d for d in reversed(range(len(stack))) if stack[d][0] == char), None)
            if depth is not None:
                pairs.append((stack[depth][1], at))
                del stack[depth:]
    return sorted(pairs)


def _resolve_neutrals(kinds: list[str], sos: str) -> None:
    """N1 and N2: between two of one direction that direction, else the paragraph's."""
    for start, end in list(_runs(kinds, ("ON", "WS", "S", "B"))):
        before = _STRONG[kinds[start - 1]] if start else sos
        after = _STRONG[kinds[end]] if end < len(kinds) else sos
        kinds[start:end] = [before if before == after else sos] * (end - start)


def _implicit(kind: str, base: int) -> int:
    """I1 and I2."""
    if base % 2:
        return base + (kind != "R")
    return base + {"L": 0, "R": 1}.get(kind, 2)


def _reset_blanks(levels: list[int], kinds: Sequence[str], base: int) -> None:
    """L1: blanks at the end of the line belong to the paragraph."""
    for at in reversed(range(len(levels))):
        if kinds[at] not in ("WS", "S", "B"):
            break
        levels[at] = base
