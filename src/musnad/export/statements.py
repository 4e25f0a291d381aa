"""One row per statement, for spreadsheets (RFC 4180, UTF-8)."""

import csv
import io
import re
from collections.abc import Iterable, Iterator

from musnad.model import Analysis, Attribution, Document, Span, Speaker

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
# A spreadsheet computes a cell that begins so, also behind blanks and in the wide forms.
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")
_BREAKS = re.compile("[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
_NOBODY = Speaker(name=None)
_SURROGATE = re.compile("[\ud800-\udfff]")


def as_csv(analyses: Iterable[Analysis]) -> Iterator[str]:
    """A header, then a row for each attribution; every row is one line and ends in CR LF.

    Several content spans are parted by `` … `` in ``content`` and by blanks in ``content_spans``;
    spans are ``start-end`` in code points of the document's text.
    """
    yield _line(COLUMNS)
    for analysis in analyses:
        for attribution in analysis.attributions:
            yield _line(_cells(analysis.document, attribution))


def _cells(document: Document, said: Attribution) -> tuple[str | None, ...]:
    def words(*spans: Span | None) -> str:
        return " … ".join(document.text[s.start : s.end] for s in spans if s)

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
        words(said.cue),
        words(said.source),
        words(*said.content),
        words(said.addressee),
        said.parent,
        " ← ".join(link.name for link in said.chain),
        _places(said.cue),
        _places(said.source),
        _places(*said.content),
        _places(said.addressee),
        None if said.confidence is None else f"{said.confidence:.2f}",
    )


def _places(*spans: Span | None) -> str:
    return " ".join(f"{s.start}-{s.end}" for s in spans if s)


def _line(cells: Iterable[str | None]) -> str:
    row = io.StringIO()
    csv.writer(row, lineterminator="\r\n").writerow([_safe(cell or "") for cell in cells])
    return row.getvalue()


def _safe(cell: str) -> str:
    """A cell that is one line, can be encoded, obeys no terminal and computes nothing.

    >>> _safe("=1+1"), _safe("سطر\\nسطر"), _safe("\\x1b[31m")
    ("'=1+1", 'سطر سطر', '⟦U+001B⟧[31m')
    """
    text = _SURROGATE.sub("\ufffd", _BREAKS.sub(" ", cell))
    text = _CONTROL.sub(lambda m: f"⟦U+{ord(m.group()):04X}⟧", text)
    return f"'{text}" if _FORMULA.match(text) else text
