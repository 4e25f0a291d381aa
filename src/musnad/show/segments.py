"""Overlapping spans laid over a text as a flat run of segments.

HTML elements nest, spans do not have to: a source may stand half inside a content.  So the text is
cut at every span edge, and each piece says which marks cover it, which begin and which end there.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from typing import Literal

from msgspec import Struct

from musnad.model import Attribution, Span

Mark = Literal["source", "cue", "content"]


class Laid(Struct, frozen=True):
    """A mark of statement ``number`` over ``text[start:end]``."""

    start: int
    end: int
    mark: Mark
    number: int


class Segment(Struct, frozen=True, kw_only=True):
    """A piece of text under the same marks throughout. ``depth`` counts the contents around it."""

    start: int
    end: int
    source: bool
    depth: int
    cue: int | None  # the statement whose cue this is
    cues: tuple[int, ...]  # the statements whose cues begin here
    begins: frozenset[Mark]
    ends: frozenset[Mark]


def marks(attributions: Iterable[Attribution]) -> Iterator[Laid]:
    """The marks of all statements, numbered from 1."""
    for number, said in enumerate(attributions, start=1):
        yield Laid(said.cue.start, said.cue.end, "cue", number)
        if said.source:
            yield Laid(said.source.start, said.source.end, "source", number)
        for span in said.content:
            yield Laid(span.start, span.end, "content", number)


def segments(blocks: Sequence[Span], laid: Iterable[Laid]) -> list[list[Segment]]:
    """The segments of each block; what stands outside of blocks is left out.

    Blocks are disjoint and in order.  Time grows with the number of marks, not with their overlap.
    """
    opening: dict[int, list[Laid]] = {}
    closing: dict[int, list[Laid]] = {}
    for span in laid:
        if span.start < span.end:
            opening.setdefault(span.start, []).append(span)
            closing.setdefault(span.end, []).append(span)
    edges = chain.from_iterable((block.start, block.end) for block in blocks)
    cuts = sorted({*edges, *opening, *closing})
    state = _State()
    pieces = []
    for start, end in pairwise(cuts):
        began = opening.get(start, [])
        state.move(began, closing.get(start, []))
        pieces.append(state.segment(start, end, began, closing.get(end, [])))
    return list(_sorted_into(blocks, pieces))


def _sorted_into(blocks: Sequence[Span], pieces: list[Segment]) -> Iterator[list[Segment]]:
    at = 0
    for block in blocks:
        while at < len(pieces) and pieces[at].start < block.start:
            at += 1
        first = at
        while at < len(pieces) and pieces[at].end <= block.end:
            at += 1
        yield pieces[first:at]


class _State:
    """Which marks cover the present place."""

    def __init__(self) -> None:
        self.over: Counter[Mark] = Counter()
        self.cues: dict[int, None] = {}

    def move(self, began: list[Laid], ended: list[Laid]) -> None:
        for span in ended:
            self.over[span.mark] -= 1
            if span.mark == "cue":
                del self.cues[span.number]
        for span in began:
            self.over[span.mark] += 1
            if span.mark == "cue":
                self.cues[span.number] = None

    def segment(self, start: int, end: int, began: list[Laid], ending: list[Laid]) -> Segment:
        return Segment(
            start=start,
            end=end,
            source=self.over["source"] > 0,
            depth=self.over["content"],
            cue=next(iter(self.cues), None),
            cues=tuple(span.number for span in began if span.mark == "cue"),
            begins=frozenset(span.mark for span in began),
            ends=frozenset(span.mark for span in ending),
        )
