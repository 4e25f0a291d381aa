"""One row per statement, for spreadsheets (RFC 4180, UTF-8)."""

from collections.abc import Iterable, Iterator

from musnad.export.cells import line, places, words
from musnad.model import Analysis, Attribution, Document, Speaker

COLUMNS = (
    "document_id",
    "attribution_id",
    "published",
    "outlet",
    "speaker",
    "title",
    "country",
    "kind",
    "manner",
    "act",
    "cue",
    "source",
    "content",
    "addressee",
    "parent",
    "chain",
    "cue_span",
    "source_span",
    "content_spans",
    "addressee_span",
    "confidence",
)
_NOBODY = Speaker(name=None)


def as_csv(analyses: Iterable[Analysis]) -> Iterator[str]:
    """A header, then a row for each attribution; every row is one line and ends in CR LF.

    Several content spans are parted by `` … `` in ``content`` and by blanks in ``content_spans``;
    spans are ``start-end`` in code points of the document's text.
    """
    yield line(COLUMNS)
    for analysis in analyses:
        for attribution in analysis.attributions:
            yield line(_cells(analysis.document, attribution))


def _cells(document: Document, said: Attribution) -> tuple[str | None, ...]:
    speaker = said.speaker or _NOBODY
    return (
        document.id,
        said.id,
        document.published,
        document.publisher,
        speaker.name,
        speaker.title,
        speaker.country,
        said.kind,
        said.manner,
        said.act,
        words(document, said.cue),
        words(document, said.source),
        words(document, *said.content),
        words(document, said.addressee),
        said.parent,
        " ← ".join(link.name for link in said.chain),
        places(said.cue),
        places(said.source),
        places(*said.content),
        places(said.addressee),
        None if said.confidence is None else f"{said.confidence:.2f}",
    )
