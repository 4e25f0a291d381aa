"""Counts of right, wanted and given, and the figures they make."""

from typing import TypedDict


class Figures(TypedDict):
    """Precision, recall and F1 in percent, one decimal, and the counts they come from."""

    p: float
    r: float
    f1: float
    correct: int
    gold: int
    predicted: int


class Tally:
    """Counts per measure, in the order in which the measures first came."""

    def __init__(self) -> None:
        self._counts: dict[str, tuple[int, int, int]] = {}

    def add(self, measure: str, correct: int, gold: int, found: int) -> None:
        before = self._counts.get(measure, (0, 0, 0))
        self._counts[measure] = (before[0] + correct, before[1] + gold, before[2] + found)

    def figures(self) -> dict[str, Figures]:
        return {measure: _figures(*counts) for measure, counts in self._counts.items()}


def _figures(correct: int, gold: int, found: int) -> Figures:
    precision = correct / found if found else 0.0
    recall = correct / gold if gold else 0.0
    both = 200 * precision * recall / (precision + recall) if correct else 0.0
    return {
        "p": round(100 * precision, 1),
        "r": round(100 * recall, 1),
        "f1": round(both, 1),
        "correct": correct,
        "gold": gold,
        "predicted": found,
    }
