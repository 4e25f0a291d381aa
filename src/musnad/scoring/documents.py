"""What is measured: gold annotations, the records they stand on, and analyses.

Gold spans are ``[start, end]`` pairs; an analysis has the spans of the data contract. Only what is
measured is read, and an analysis may leave out what it does not have, so that other systems than
musnad can be measured too.
"""

from typing import Annotated, TypeAlias

from msgspec import UNSET, Meta, Struct, UnsetType

Offset: TypeAlias = Annotated[int, Meta(ge=0)]
Place: TypeAlias = tuple[Offset, Offset]
Amount: TypeAlias = int | float | str | None


class GoldAttribution(Struct, frozen=True, kw_only=True):
    id: str
    cue: Place
    content: tuple[Place, ...]
    source: Place | None = None
    speaker: str | None = None
    kind: str
    manner: str
    act: str
    parent: str | None = None
    addressee: Place | None = None
    chain: tuple[str, ...] | UnsetType = UNSET


class GoldTime(Struct, frozen=True, kw_only=True):
    span: Place
    type: str
    value: str | None
    optional: bool = False


class GoldQuantity(Struct, frozen=True, kw_only=True):
    span: Place
    amount: Amount
    unit: str | None
    bound: str
    optional: bool = False


class GoldEvent(Struct, frozen=True, kw_only=True, rename={"attribution": "in"}):
    id: str
    trigger: Place
    type: str
    actor: tuple[Place, ...] = ()
    recipient: tuple[Place, ...] = ()
    place: Place | None = None
    time: Place | None = None
    modality: str
    attribution: str | None = None


class GoldDocument(Struct, frozen=True, kw_only=True):
    id: str
    attributions: tuple[GoldAttribution, ...] = ()
    times: tuple[GoldTime, ...] = ()
    quantities: tuple[GoldQuantity, ...] = ()
    events: tuple[GoldEvent, ...] = ()


class Record(Struct, frozen=True, kw_only=True):
    """``full`` is the text as it is; else title, line break, text, each to the letter."""

    id: str
    full: str | None = None
    title: str | None = None
    text: str | None = None


class FoundSpan(Struct, frozen=True):
    start: Offset
    end: Offset

    @property
    def place(self) -> Place:
        return self.start, self.end


class Named(Struct, frozen=True):
    name: str | None = None


class FoundAttribution(Struct, frozen=True, kw_only=True):
    id: str | None = None
    cue: FoundSpan | None = None
    source: FoundSpan | None = None
    content: tuple[FoundSpan, ...] = ()
    addressee: FoundSpan | None = None
    speaker: Named | None = None
    kind: str | None = None
    manner: str | None = None
    act: str | None = None
    parent: str | None = None
    chain: tuple[Named, ...] = ()


class FoundTime(FoundSpan, frozen=True, kw_only=True):
    type: str | None = None
    value: str | None = None


class FoundQuantity(FoundSpan, frozen=True, kw_only=True):
    amount: Amount = None
    unit: str | None = None
    bound: str | None = None


class FoundEvent(Struct, frozen=True, kw_only=True):
    trigger: FoundSpan | None = None
    type: str | None = None
    actors: tuple[FoundSpan, ...] = ()
    recipients: tuple[FoundSpan, ...] = ()
    place: FoundSpan | None = None
    time: FoundSpan | None = None
    modality: str = "asserted"
    attribution: str | None = None


class FoundDocument(Struct, frozen=True):
    id: str
    text: str


class FoundAnalysis(Struct, frozen=True, kw_only=True):
    document: FoundDocument
    attributions: tuple[FoundAttribution, ...] = ()
    times: tuple[FoundTime, ...] = ()
    quantities: tuple[FoundQuantity, ...] = ()
    events: tuple[FoundEvent, ...] = ()


def place_of(span: FoundSpan | None) -> Place | None:
    return None if span is None else span.place


def places_of(spans: tuple[FoundSpan, ...]) -> list[Place]:
    return [span.place for span in spans]
