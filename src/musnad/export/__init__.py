"""Analyses as text in the formats that other programs take: a function in a dict.

``FORMATS[name](analyses)`` yields pieces of text to be written one after another as UTF-8 without
any change of line ends.  ``jsonl`` and ``csv`` hold one Analysis at a time.
"""

from collections.abc import Callable, Iterable, Iterator

from musnad.export.events import as_event_rows
from musnad.export.records import as_json, as_jsonl
from musnad.export.statements import as_csv
from musnad.export.transfers import as_transfer_rows
from musnad.model import Analysis

__all__ = ["FORMATS", "ROWS"]


def as_html(analyses: Iterable[Analysis]) -> Iterator[str]:
    """One self-contained page (``musnad.show.page``)."""
    from musnad.show.page import render_page  # templates are costly to load and seldom wanted

    return render_page(analyses)


FORMATS: dict[str, Callable[[Iterable[Analysis]], Iterator[str]]] = {
    "json": as_json,
    "jsonl": as_jsonl,
    "csv": as_csv,
    "html": as_html,
}

# what a row of ``csv`` is
ROWS: dict[str, Callable[[Iterable[Analysis]], Iterator[str]]] = {
    "statements": as_csv,
    "events": as_event_rows,
    "transfers": as_transfer_rows,
}
