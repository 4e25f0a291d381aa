"""One-to-one pairs of greatest total weight (Hungarian method, cubic in the longer side)."""

from collections.abc import Callable, Sequence
from typing import TypeVar

Gold = TypeVar("Gold")
Found = TypeVar("Found")


def best_pairs(
    gold: Sequence[Gold], found: Sequence[Found], weight: Callable[[Gold, Found], float]
) -> list[tuple[int, int]]:
    """Sorted pairs of indices; two of weight 0 never pair."""
    if not gold or not found:
        return []
    size = max(len(gold), len(found))
    weights = [[0.0] * size for _ in range(size)]
    for i, wanted in enumerate(gold):
        for j, given in enumerate(found):
            weights[i][j] = weight(wanted, given)
    rows = _assign(weights)
    return sorted((i, j) for j, i in enumerate(rows) if weights[i][j] > 0)


def _assign(weights: list[list[float]]) -> list[int]:
    """The row of each column. Row and column 0 of the potentials stand for "none yet"."""
    size = len(weights)
    of_rows, of_columns = [0.0] * (size + 1), [0.0] * (size + 1)
    matched = [0] * (size + 1)
    for row in range(1, size + 1):
        matched[0] = row
        _augment(weights, of_rows, of_columns, matched)
    return [row - 1 for row in matched[1:]]


def _augment(
    weights: list[list[float]], of_rows: list[float], of_columns: list[float], matched: list[int]
) -> None:
    """Finds the cheapest way to give the row at column 0 a column, and takes it."""
    size = len(weights)
    slack, used = [float("inf")] * (size + 1), [False] * (size + 1)
    came_from = [0] * (size + 1)
    column = 0
    while matched[column] != 0:
        used[column] = True
        row = matched[column]
        for other in range(1, size + 1):
            if not used[other]:
                cost = -weights[row - 1][other - 1] - of_rows[row] - of_columns[other]
                if cost < slack[other]:
                    slack[other], came_from[other] = cost, column
        following = min((c for c in range(1, size + 1) if not used[c]), key=slack.__getitem__)
        _shift(slack[following], used, slack, of_rows, of_columns, matched)
        column = following
    while column:
        matched[column] = matched[came_from[column]]
        column = came_from[column]


def _shift(
    delta: float,
    used: list[bool],
    slack: list[float],
    of_rows: list[float],
    of_columns: list[float],
    matched: list[int],
) -> None:
    for column, is_used in enumerate(used):
        if is_used:
            of_rows[matched[column]] += delta
            of_columns[column] -= delta
        else:
            slack[column] -= delta
