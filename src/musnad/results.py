"""Reading results back: JSON Lines of analyses, as ``musnad read --format jsonl`` writes them."""

import gzip
import os
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import IO, cast

import msgspec

from musnad.errors import ResultError
from musnad.model import SCHEMA, Analysis

_INDENTED = (b"{", b"[", b"[]", "{", "[", "[]")


def load(file: "os.PathLike[str] | IO[bytes] | IO[str]") -> Iterator[Analysis]:
    """The analyses in a file of results (a path object or an open file), one by one.

    Gzip is read as it is.  Raises ``ResultError`` with file and line for a line that is no
    analysis, and ``OSError`` where the file cannot be opened.
    """
    if isinstance(file, os.PathLike):
        return _closing(_open(Path(file)), os.fspath(file))
    if isinstance(file, str | bytes) or not hasattr(file, "read"):
        raise TypeError("load takes a path object (pathlib.Path) or an open file")
    return _analyses(cast(Iterable[bytes | str], file), str(getattr(file, "name", "<stream>")))


def _closing(stream: IO[bytes], name: str) -> Iterator[Analysis]:
    with stream:
        yield from _analyses(stream, name)


def _open(path: Path) -> IO[bytes]:
    with path.open("rb") as stream:
        packed = stream.read(2) == b"\x1f\x8b"
    return cast(IO[bytes], gzip.open(path)) if packed else path.open("rb")


def _analyses(lines: Iterable[bytes | str], name: str) -> Iterator[Analysis]:
    rest = iter(lines)
    for number, line in enumerate(rest, 1):
        if line.strip() in _INDENTED:  # --format json: everything that follows is one value
            whole = b"".join(part.encode() if isinstance(part, str) else part for part in rest)
            head = line.encode() if isinstance(line, str) else line
            yield from _decode(head + whole, f"{name}:{number}")
        elif line.strip():
            yield from _decode(line, f"{name}:{number}")


def _decode(value: bytes | str, place: str) -> list[Analysis]:
    try:
        found = _decoder().decode(value)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise ResultError(f"{place}: no analysis of musnad: {error}") from None
    analyses = found if isinstance(found, list) else [found]
    for analysis in analyses:
        if analysis.schema != SCHEMA:
            reason = f"schema {analysis.schema}, this version reads {SCHEMA}"
            raise ResultError(f"{place}: {reason}")
    return analyses


@cache
def _decoder() -> msgspec.json.Decoder[Analysis | list[Analysis]]:
    return msgspec.json.Decoder(Analysis | list[Analysis])
