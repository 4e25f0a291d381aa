"""One row per event, for spreadsheets (RFC 4180, UTF-8)."""

from collections.abc import Iterable, Iterator

from musnad.export.cells import line, places, words
from musnad.model import Analysis, Document, Event, Quantity

COLUMNS = (
    "document_id",
    "event_id",
    "published",
    "outlet",
    "type",
    "mode",
    "modality",
    "trigger",
    "actors",
    "recipients",
    "place",
    "time",
    "time_value",
    "quantities",
    "attribution",
    "speaker",
    "act",
    "trigger_span",
    "actor_spans",
    "recipient_spans",
    "place_span",
    "time_span",
    "rule",
    "factuality",
)


def as_event_rows(analyses: Iterable[Analysis]) -> Iterator[str]:
    """A header, then a row for each event; every row is one line and ends in CR LF.

    Several spans are parted by `` … `` in words and by blanks in offsets; ``quantities`` are
    ``role=words`` and ``factuality`` ``source=value``, parted by `` … ``.
    ``speaker`` and ``act`` are those of the attribution.
    """
    yield line(COLUMNS)
    for analysis in analyses:
        for event in analysis.events:
            yield line(_cells(analysis, event))


def _cells(analysis: Analysis, event: Event) -> tuple[str | None, ...]:
    document = analysis.document
    said = next((a for a in analysis.attributions if a.id == event.attribution), None)
    time = next((t for t in analysis.times if event.time and t.start == event.time.start), None)
    return (
        document.id,
        event.id,
        document.published,
        document.publisher,
        event.type,
        event.mode,
        event.modality,
        words(document, event.trigger),
        words(document, *event.actors),
        words(document, *event.recipients),
        words(document, event.place),
        words(document, event.time),
        time.value if time else None,
        _quantities(document, event, analysis.quantities),
        event.attribution,
        said.speaker.name if said and said.speaker else None,
        said.act if said else None,
        places(event.trigger),
        places(*event.actors),
        places(*event.recipients),
        places(event.place),
        places(event.time),
        event.rule,
        " … ".join(f"{one.source or ''}={one.value}" for one in event.factuality),
    )


def _quantities(document: Document, event: Event, found: tuple[Quantity, ...]) -> str:
    counted = [(q.role, found[q.quantity]) for q in event.quantities if q.quantity < len(found)]
    return " … ".join(f"{role}={words(document, one)}" for role, one in counted)
