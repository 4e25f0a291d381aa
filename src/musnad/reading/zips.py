"""ZIP archives: the members one by one; nothing is written to disk."""

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, Any, cast

from musnad.errors import NotText, UnreadableInput
from musnad.reading.entries import Failure
from musnad.reading.members import Item, Read, Tally, is_hidden, shown, told
from musnad.reading.unpacking import Bounded

_BROKEN = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, struct.error, ValueError,
    NotImplementedError, RuntimeError, OSError,
)  # fmt: skip
_WARCS = (".warc", ".warc.gz")


def read_zip(stream: IO[bytes], source: str, read: Read) -> Iterator[Item]:
    """The entries of every member that can be read; of a WACZ, those of its WARC files.

    ``stream`` must seek.  Raises ``NotText`` where the directory of the archive is broken.
    """
    try:
        archive = zipfile.ZipFile(stream)
    except _BROKEN as error:
        raise NotText(source, "", f"broken ZIP archive: {_words(error)}") from None
    tally = Tally()
    empty = NotText(source, "", "a ZIP archive without a member that can be read")
    with archive:
        yield from told(_members(archive, source, read, tally), tally, empty)


def _members(archive: zipfile.ZipFile, source: str, read: Read, tally: Tally) -> Iterator[Item]:
    crawl = _is_crawl(archive, source)
    for info in archive.infolist():
        name = _name(info)
        if info.is_dir() or is_hidden(name) or (crawl and not name.lower().endswith(_WARCS)):
            continue
        inner = f"{source}!/{name.lstrip('/')}"
        if info.flag_bits & 0x1:
            yield Failure.of(UnreadableInput(inner, "", "encrypted; unpack it first"))
            continue
        try:
            opened = archive.open(info)
        except _BROKEN as error:
            yield Failure.of(NotText(inner, "", f"broken ZIP member: {_words(error)}"))
            continue
        with opened as member:
            safe = cast(IO[bytes], _Member(member, inner))
            bounded = cast(IO[bytes], Bounded(safe, inner, info.compress_size))
            yield from read(bounded, inner, tally)


def _is_crawl(archive: zipfile.ZipFile, source: str) -> bool:
    """A WACZ holds WARC files and, beside them, indexes that repeat what is in them."""
    names = archive.NameToInfo
    packaged = source.lower().endswith(".wacz") or "datapackage.json" in names
    return packaged and any(name.lower().endswith(_WARCS) for name in names)


def _name(info: zipfile.ZipInfo) -> str:
    """Names are UTF-8 more often than the flag for it is set."""
    if not info.flag_bits & 0x800:
        try:
            return info.filename.encode("cp437").decode("utf-8")
        except UnicodeError:
            pass
    return shown(info.filename)


class _Member(io.RawIOBase):
    """A member whose faults are failures of it alone."""

    def __init__(self, stream: IO[bytes], source: str) -> None:
        self._stream, self._source = stream, source

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data = self._stream.read(len(buffer))
        except _BROKEN as error:
            reason = f"broken ZIP member: {_words(error)}"
            raise NotText(self._source, "", reason) from None
        buffer[: len(data)] = data
        return len(data)


def _words(error: BaseException) -> str:
    return " ".join(str(error).split()) or type(error).__name__
