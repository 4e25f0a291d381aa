"""What the reading of all passages of a document shares: times, quantities, places, who said it."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from musnad.grammar.relations import Relation
from musnad.model import Quantity, Time


class Times:
    """The time expressions of a document, in order."""

    def __init__(self, times: Sequence[Time]) -> None:
        self.times = times
        self._starts = [time.start for time in times]

    def within(self, start: int, end: int) -> Sequence[Time]:
        """Those between two offsets."""
        return self.times[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


class Holders:
    """The innermost attribution of every place: the one with the shortest content around it."""

    def __init__(self, relations: Sequence[Relation]) -> None:
        self._names = {id(relation): f"a{n}" for n, relation in enumerate(relations, 1)}
        sized = [(sum(e - b for b, e in r.content_spans), r) for r in relations]
        self._by_length = [r for _, r in sorted(sized, key=lambda pair: pair[0])]

    def at(self, start: int, end: int) -> Relation | None:
        for relation in self._by_length:
            if any(b <= start and end <= e for b, e in relation.content_spans):
                return relation
        return None

    def name(self, relation: Relation | None) -> str | None:
        return self._names[id(relation)] if relation is not None else None


class Context(NamedTuple):
    """``places``: the offsets at which places are named; ``year`` of publication, 0 if unknown."""

    times: Times
    held: Holders
    quantities: Sequence[Quantity]
    places: frozenset[int]
    year: int
