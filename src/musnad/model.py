"""The vocabulary of musnad as frozen structs: what a document is and what an analysis says of it.

No logic lives here and nothing of ours is imported.  Offsets are half-open code-point offsets into
``Document.text``, which is never rewritten.  The JSON form of these structs is the data contract
(``docs/contract.md``); it may grow, never change.  Terms: PARC and PolNeAR (source, cue, content),
TIMEX3 (times), PLOVER (events).
"""

from typing import Literal

from msgspec import UNSET, Struct, UnsetType, field

SCHEMA = 1

BlockKind = Literal[
    "title", "byline", "dateline", "paragraph", "subhead", "quote", "list", "caption", "leftover"
]
PublishedFrom = Literal["metadata", "url", "text", "option", "record"]
Provenance = Literal["text", "byline", "dateline", "metadata"]
EntityKind = Literal["person", "organization", "state", "place", "media", "group"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
TimeModifier = Literal["START", "MID", "END", "APPROX", "MORE_THAN", "LESS_THAN"]
Bound = Literal["exact", "about", "at_least", "at_most", "vague"]
SourceKind = Literal[
    "person",
    "official",
    "organization",
    "state",
    "media",
    "anonymous",
    "document",
    "group",
    "unknown",
]
Manner = Literal["direct", "indirect", "mixed"]
Act = Literal[
    "state",
    "deny",
    "admit",
    "confirm",
    "accuse",
    "demand",
    "warn",
    "promise",
    "praise",
    "condemn",
    "ask",
    "decline",
]
# in the order in which a frame is filled: the later a reading fails, the nearer it came
SlotName = Literal["form", "cue", "opener", "source", "addressee", "content"]
LinkRole = Literal["publisher", "agency", "carrier", "speaker"]
Stance = Literal["claims_responsibility", "denies_responsibility", "declines_comment"]
Certainty = Literal["CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "Uu"]
Modality = Literal["asserted", "denied", "future", "possible"]
EventType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "SANCTION",
    "PROTEST",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]


class Span(Struct, frozen=True):
    """Half-open code-point offsets: ``text[start:end]`` are the words meant."""

    start: int
    end: int


class Block(Span, frozen=True):
    """A readable part of the text, or a ``leftover`` that no extractor reads."""

    kind: BlockKind


class Agency(Struct, frozen=True):
    """An agency credited with the item, and the place that says so."""

    name: str
    from_: Provenance = field(name="from")
    entity: str | UnsetType = UNSET
    start: int | UnsetType = UNSET
    end: int | UnsetType = UNSET


class Dateline(Span, frozen=True):
    """The place from which the item was filed."""

    place: str


class PageDate(Struct, frozen=True, kw_only=True):
    """A date that a page gives: ISO 8601, as exactly as it stands there.

    ``place`` says where: ``JSON-LD datePublished``, ``meta article:published_time``, ``address``,
    or the line that shows it.  The first of a role is the one taken.
    """

    role: Literal["published", "updated"]
    value: str
    from_: PublishedFrom = field(name="from")
    place: str


class Document(Struct, frozen=True, kw_only=True):
    """One article as it was read. ``published`` is an ISO 8601 date or date-time, or null."""

    id: str
    url: str | None = None
    title: str | None = None
    text: str
    language: str | None = None
    publisher: str | None = None
    byline: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    published_from: PublishedFrom | None = None
    updated: str | None = None
    agencies: tuple[Agency, ...] = ()
    dateline: Dateline | None = None
    blocks: tuple[Block, ...] = ()
    dates: tuple[PageDate, ...] | UnsetType = UNSET


class Entity(Struct, frozen=True, kw_only=True):
    """Somebody or something named. ``name`` is the fullest form, without the title."""

    id: str
    name: str
    kind: EntityKind
    title: str | None = None
    country: str | None = None
    aliases: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()


class Time(Span, frozen=True, kw_only=True):
    """A time expression (TIMEX3). ``interval`` is half-open, in ISO 8601."""

    type: TimeType
    value: str | None
    mod: TimeModifier | None = None
    interval: tuple[str, str] | None = None
    rule: str


class Quantity(Span, frozen=True, kw_only=True):
    """An amount of something. ``unit`` is ISO 4217, ``%``, a symbol, or the counted noun.

    A whole amount is an int; any other an exact string, decimal (``"2.5"``) or fraction
    (``"1/3"``).
    """

    amount: int | str | None
    amount_max: int | str | None = None
    unit: str | None
    bound: Bound
    rule: str


class Speaker(Struct, frozen=True, kw_only=True):
    """The source after coreference. Two candidates mean that none was chosen: ``name`` is null."""

    name: str | None
    title: str | None = None
    country: str | None = None
    entity: str | None = None
    members: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()


class Anonymity(Struct, frozen=True, kw_only=True):
    """What an unnamed source is said to be."""

    sector: str | None = None
    nationality: str | None = None
    number: Literal["one", "two", "many"] | None = None
    reason: Span | None = None


class Link(Struct, frozen=True, kw_only=True):
    """One who passed the statement on, and the place that shows it."""

    name: str
    kind: SourceKind
    role: LinkRole
    from_: Provenance = field(name="from")
    start: int | UnsetType = UNSET
    end: int | UnsetType = UNSET
    entity: str | UnsetType = UNSET
    attribution: str | UnsetType = UNSET
    inherited: Literal[True] | UnsetType = UNSET


class Attribution(Struct, frozen=True, kw_only=True):
    """Somebody (source) is said (cue) to have expressed something (content)."""

    id: str
    cue: Span
    source: Span | None
    content: tuple[Span, ...]
    addressee: Span | None = None
    speaker: Speaker | None = None
    kind: SourceKind
    manner: Manner
    act: Act
    parent: str | None = None
    anonymity: Anonymity | None = None
    chain: tuple[Link, ...] = ()
    rule: str
    confidence: float | None = None
    stance: Stance | UnsetType = UNSET


class Reading(Struct, frozen=True, kw_only=True):
    """A verb of reporting of which a word may be a form, and how its content may open."""

    lemma: str
    tense: str
    act: Act
    opens: str
    weak: bool


class ReadToken(Span, frozen=True, kw_only=True):
    """A token as the grammar sees it: proclitic and word, classes, readings as a cue."""

    kind: Literal["word", "number", "mark"]
    word: str
    proclitic: str = ""
    classes: tuple[str, ...] = ()
    country: str | None = None
    readings: tuple[Reading, ...] = ()


class Slot(Span, frozen=True, kw_only=True):
    """What filled one slot of a frame."""

    slot: Literal["cue", "source", "addressee", "content"]


class Fired(Struct, frozen=True, kw_only=True):
    """An attribution of the sentence: its rule, its frame, its slots in the order of the text."""

    id: str
    rule: str
    frame: str
    act: Act
    slots: tuple[Slot, ...]
    speaker: str | None = None
    parent: str | None = None


class NearMiss(Span, frozen=True, kw_only=True):
    """A word that may be a cue, and the slot of its frame that was not filled."""

    cue: str
    slot: SlotName
    reason: str


class Explanation(Span, frozen=True, kw_only=True):
    """Why a sentence was read as it was; ``misses`` begin with the nearest."""

    line: int
    tokens: tuple[ReadToken, ...]
    fired: tuple[Fired, ...]
    misses: tuple[NearMiss, ...]


class EventQuantity(Struct, frozen=True):
    """A quantity's index in ``Analysis.quantities`` and its role in the event."""

    quantity: int
    role: str


class Factuality(Struct, frozen=True):
    """How certain a source is of an event (FactBank); ``attribution`` is null for the article."""

    source: str | None
    attribution: str | None
    value: Certainty


class Event(Struct, frozen=True, kw_only=True):
    """What is reported to have happened (PLOVER)."""

    id: str
    trigger: Span
    type: EventType
    mode: str | None = None
    actors: tuple[Span, ...] = ()
    recipients: tuple[Span, ...] = ()
    place: Span | None = None
    time: Span | None = None
    quantities: tuple[EventQuantity, ...] = ()
    modality: Modality = "asserted"
    attribution: str | None = None
    factuality: tuple[Factuality, ...] = ()
    rule: str


class Party(Span, frozen=True):
    """One side of a transfer; ``entity`` is its id in ``Analysis.entities``, where it has one."""

    entity: str | None = None


class Counted(Span, frozen=True):
    """A number or a sum; ``quantity`` is its index in ``Analysis.quantities``."""

    quantity: int
    currency: str | None = None


class Dated(Span, frozen=True):
    """When; ``value`` is the TIMEX3 value, null where the words give no date."""

    value: str | None = None


class Transfer(Struct, frozen=True, kw_only=True):
    """Goods, arms or aid that pass, or shall pass, from one side to another."""

    id: str
    trigger: Span
    parties: tuple[Party, ...] = ()  # of a deal that does not say who supplies
    supplier: Party | None = None
    recipient: Party | None = None
    item: Span | None = None
    designation: Span | None = None
    designated: Counted | None = None
    ordered: Counted | None = None
    delivered: Counted | None = None
    value: Counted | None = None
    exchange: tuple[Span, ...] = ()
    order_time: Dated | None = None
    delivery_time: Dated | None = None
    modality: Modality = "asserted"
    attribution: str | None = None
    rule: str


class Analysis(Struct, frozen=True, kw_only=True):
    """Everything found in one document."""

    musnad: str
    schema: int = SCHEMA
    lexicon: str | UnsetType = UNSET  # the digest of the user's own words
    document: Document
    sentences: tuple[Span, ...] = ()
    entities: tuple[Entity, ...] = ()
    times: tuple[Time, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    events: tuple[Event, ...] = ()
    transfers: tuple[Transfer, ...] = ()
