"""TAR archives, read once through: no directory of members is kept, so memory stays flat."""

import io
import re
import tarfile
from collections.abc import Iterator
from typing import IO, Any, cast

from musnad.errors import InputError, NotText, UnreadableInput
from musnad.reading.entries import Failure
from musnad.reading.members import Item, Read, Tally, is_hidden, shown, told
from musnad.reading.unpacking import CHUNK, some

_BLOCK = 512
_LONGEST = 1024 * 1024  # of the headers with names that are too long for a block
_PAX = re.compile(rb"\d{1,7} ([^=\n]{1,100})=(.*?)\n(?=\d{1,7} |\Z)", re.DOTALL)


def read_tar(stream: IO[bytes], source: str, read: Read) -> Iterator[Item]:
    """The entries of every plain file in the archive; where it is damaged, a last ``Failure``."""
    tally = Tally()
    empty = NotText(source, "", "a TAR archive without a member that can be read")
    yield from told(_members(stream, source, read, tally), tally, empty)


def _members(stream: IO[bytes], source: str, read: Read, tally: Tally) -> Iterator[Item]:
    for info, part in _Members(stream, source):
        name = shown(info.name)
        part.source = f"{source}!/{name.lstrip('/')}"
        if info.isdir() or is_hidden(name):
            pass
        elif info.issym() or info.islnk():
            tally.skip("linked")
        elif info.type == tarfile.GNUTYPE_SPARSE:
            yield Failure.of(UnreadableInput(part.source, "", "a sparse file; unpack it first"))
        elif info.isreg():
            yield from read(cast(IO[bytes], part), part.source, tally)
        else:
            tally.skip("special")
        if part.broken:
            return  # which the failure of the member has told
        part.drain()


class _Members:
    """Headers and contents; raises ``NotText`` at the byte where the archive is damaged."""

    def __init__(self, stream: IO[bytes], source: str) -> None:
        self._stream, self._source = stream, source
        self._at = 0

    def __iter__(self) -> Iterator[tuple[tarfile.TarInfo, "_Part"]]:
        long: dict[str, str] = {}
        while True:
            begin = self._at
            block = self._read(_BLOCK)
            if not block.strip(b"\0"):
                if len(block) < _BLOCK:
                    raise self._damage(begin, "cut off before its end mark")
                return
            info = self._header(block, begin)
            if info.type in (tarfile.GNUTYPE_LONGNAME, tarfile.XHDTYPE, tarfile.SOLARIS_XHDTYPE):
                long |= _long(info.type, self._extra(info.size, begin))
                continue
            if info.type in (tarfile.GNUTYPE_LONGLINK, tarfile.XGLTYPE):
                self._extra(info.size, begin)
                continue
            info.name = long.get("path", info.name)
            info.size = int(long["size"]) if long.get("size", "").isdecimal() else info.size
            if any(key.startswith("GNU.sparse") for key in long):
                info.type = tarfile.GNUTYPE_SPARSE
            long = {}
            part = _Part(self._stream, info.size if info.isreg() else 0, self._source)
            yield info, part
            self._at += part.size
            self._read(-part.size % _BLOCK)

    def _header(self, block: bytes, begin: int) -> tarfile.TarInfo:
        try:
            info = tarfile.TarInfo.frombuf(block, "utf-8", "surrogateescape")
        except (tarfile.TarError, ValueError):
            reason = "cut off" if len(block) < _BLOCK else "damaged"
            raise self._damage(begin, f"{reason} in the header of a member") from None
        if info.size < 0:
            raise self._damage(begin, "a member of negative size")
        return info

    def _extra(self, size: int, begin: int) -> bytes:
        if size > _LONGEST:
            raise self._damage(begin, f"a header of {size} bytes")
        data = self._read(size)
        self._read(-size % _BLOCK)
        return data

    def _read(self, size: int) -> bytes:
        data = b""
        while len(data) < size and (piece := some(self._stream, size - len(data))):
            data += piece
        self._at += len(data)
        return data

    def _damage(self, at: int, reason: str) -> NotText:
        return NotText(self._source, f"@{at}", f"broken TAR archive: {reason}")


class _Part(io.RawIOBase):
    """The content of one member."""

    def __init__(self, stream: IO[bytes], size: int, source: str) -> None:
        self._stream, self.source = stream, source
        self.size = self._left = size
        self.broken = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        size = min(len(buffer), self._left)
        try:
            data = some(self._stream, size) if size else b""
        except (InputError, OSError):
            self.broken = True
            raise
        if size and not data:
            self.broken = True
            reason = f"cut off: {self.size - self._left} of {self.size} bytes are there"
            raise NotText(self.source, "", reason)
        self._left -= len(data)
        buffer[: len(data)] = data
        return len(data)

    def drain(self) -> None:
        while self._left:
            self.read(CHUNK)


def _long(kind: bytes, data: bytes) -> dict[str, str]:
    """The fields of a long header; a name that is none changes nothing."""
    if kind == tarfile.GNUTYPE_LONGNAME:
        return {"path": data.rstrip(b"\0").decode("utf-8", "surrogateescape")}
    return {
        match[1].decode("utf-8", "replace"): match[2].decode("utf-8", "surrogateescape")
        for match in _PAX.finditer(data)
    }
