"""Cells and rows of a spreadsheet (RFC 4180, UTF-8): what every kind of row shares."""

import csv
import io
import re
from collections.abc import Iterable

from musnad.model import Document, Span

# A spreadsheet computes a cell that begins so, also behind blanks and in the wide forms.
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")
_BREAKS = re.compile("[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def words(document: Document, *spans: Span | None) -> str:
    """The words of spans, parted by `` … ``."""
    return " … ".join(document.text[s.start : s.end] for s in spans if s)


def places(*spans: Span | None) -> str:
    return " ".join(f"{s.start}-{s.end}" for s in spans if s)


def line(cells: Iterable[str | None]) -> str:
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
