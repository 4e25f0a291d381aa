"""Reading results back: JSON Lines of analyses, as ``musnad read --format jsonl`` writes them."""

import gzip
import io
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any, cast

import msgspec

from musnad.errors import ResultError
from musnad.model import SCHEMA, Analysis


def load(file: "os.PathLike[str] | IO[bytes] | IO[str]") -> Iterator[Analysis]:
    """The analyses in a file of results (a path object or an open file), one by one.

    Gzip is read as it is.  Raises ``ResultError`` with file and line for a line that is no
    analysis, and ``OSError`` where the file cannot be opened.
    """
    if isinstance(file, os.PathLike):
        return _analyses(_open(Path(file)), os.fspath(file))
    if isinstance(file, str | bytes) or not hasattr(file, "read"):
        raise TypeError("load takes a path object (pathlib.Path) or an open file")
    return _analyses(file, str(getattr(file, "name", "<stream>")))


def _open(path: Path) -> IO[bytes]:
    stream = path.open("rb")
    if stream.peek(2)[:2] != b"\x1f\x8b":
        return stream
    return cast(IO[bytes], io.BufferedReader(cast(Any, gzip.GzipFile(fileobj=stream))))


def _analyses(lines: Iterable[bytes] | Iterable[str], name: str) -> Iterator[Analysis]:
    decoder = msgspec.json.Decoder(Analysis)
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            analysis = decoder.decode(line)
        except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
            raise ResultError(f"{name}:{number}: no analysis of musnad: {error}") from None
        if analysis.schema != SCHEMA:
            found = f"schema {analysis.schema}, this version reads {SCHEMA}"
            raise ResultError(f"{name}:{number}: {found}")
        yield analysis
