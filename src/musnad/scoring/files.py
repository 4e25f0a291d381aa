"""Gold, records and analyses from JSON Lines files, with errors that name file and line."""

import gzip
import zlib
from collections.abc import Iterator
from os import PathLike
from pathlib import Path
from typing import TypeVar

import msgspec

from musnad.errors import ResultError
from musnad.scoring.documents import FoundAnalysis, GoldDocument, Record

T = TypeVar("T", bound=msgspec.Struct)
GZIP = b"\x1f\x8b"


def load_gold(path: str | PathLike[str]) -> dict[str, GoldDocument]:
    documents: dict[str, GoldDocument] = {}
    for line, gold in _read(path, GoldDocument):
        if gold.id in documents:
            raise ResultError(f"{path}:{line}: a second gold of document {gold.id!r}")
        documents[gold.id] = gold
    if not documents:
        raise ResultError(f"{path}: no gold document in it")
    return documents


def load_texts(path: str | PathLike[str]) -> dict[str, str]:
    """Document ids -> the text that the offsets count in."""
    texts: dict[str, str] = {}
    for line, record in _read(path, Record):
        if record.full is None and record.text is None:
            raise ResultError(f"{path}:{line}: a record without `text`")
        texts[record.id] = record.full or _text(record)
    return texts


def load_analyses(path: str | PathLike[str], lone: str | None) -> dict[str, FoundAnalysis]:
    """By document id; where the gold is of one document (``lone``), a lone analysis is its."""
    rows = list(_read(path, FoundAnalysis))
    if lone is not None and len(rows) == 1:
        return {lone: rows[0][1]}
    analyses: dict[str, FoundAnalysis] = {}
    for line, analysis in rows:
        if analysis.document.id in analyses:
            raise ResultError(f"{path}:{line}: two analyses of document {analysis.document.id!r}")
        analyses[analysis.document.id] = analysis
    return analyses


def _text(record: Record) -> str:
    """As the data contract has it: line breaks in a title are blanks, an empty one is none."""
    title = (record.title or "").replace("\n", " ").replace("\r", " ")
    return f"{title}\n{record.text}" if title else record.text or ""


def _read(path: str | PathLike[str], kind: type[T]) -> Iterator[tuple[int, T]]:
    decoder = msgspec.json.Decoder(kind)
    for number, line in enumerate(_bytes(path).split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            yield number, decoder.decode(line)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            reason = " ".join(str(error).split()) or "nested too deep"
            raise ResultError(f"{path}:{number}: {reason}") from None


def _bytes(path: str | PathLike[str]) -> bytes:
    try:
        content = Path(path).read_bytes()
        if content.startswith(GZIP):
            content = gzip.decompress(content)
    except (OSError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or "not a whole gzip file"
        raise ResultError(f"{path}: {reason}") from None
    return content.removeprefix(b"\xef\xbb\xbf")
