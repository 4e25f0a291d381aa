"""Streams that unpack as they are read, within bounds, and know where they are."""

import io
import zlib
from collections import deque
from collections.abc import Callable
from typing import IO, Any

from musnad.errors import NotText, UnreadableInput

CHUNK = 64 * 1024
RATIO = 100
_GRACE = 1024 * 1024  # a short text that repeats itself is no bomb
_STARTS = 4096


def some(stream: IO[bytes], size: int) -> bytes:
    """What there is now, at most ``size`` bytes; ``b""`` at the end."""
    read: Callable[[int], bytes] = getattr(stream, "read1", stream.read)
    return read(size)


def too_packed(given: int, taken: int) -> bool:
    """Is this a bomb: over 1 MB and over 100 times the bytes that it was unpacked from?"""
    return given > _GRACE and given > RATIO * max(taken, 1)


def bomb(source: str) -> UnreadableInput:
    return UnreadableInput(source, "", f"unpacks to more than {RATIO} times its size")


class Rewound(io.RawIOBase):
    """A stream with its first bytes put back, for streams that cannot seek."""

    def __init__(self, start: bytes, stream: IO[bytes]) -> None:
        self._start, self.below = start, stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if self._start:
            data, self._start = self._start[: len(buffer)], self._start[len(buffer) :]
        else:
            data = some(self.below, len(buffer))
        buffer[: len(data)] = data
        return len(data)


class Bounded(io.RawIOBase):
    """What was unpacked from ``packed`` bytes; reading on raises where it is a bomb."""

    def __init__(self, stream: IO[bytes], source: str, packed: int) -> None:
        self._stream, self._source, self._packed = stream, source, packed
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = some(self._stream, len(buffer))
        self._given += len(data)
        if too_packed(self._given, self._packed):
            raise bomb(self._source)
        buffer[: len(data)] = data
        return len(data)


class Gunzip(io.RawIOBase):
    """Gzip of one member or of many, read once through; it knows where its members begin.

    Raises ``NotText`` where it is cut off or damaged and ``UnreadableInput`` for a bomb, each
    after all bytes before.
    """

    def __init__(self, stream: IO[bytes], source: str) -> None:
        self._stream, self._source = stream, source
        self._engine: Any = None
        self._waiting = b""
        self._taken = self._given = 0
        self._starts: deque[tuple[int, int]] = deque(maxlen=_STARTS)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._next(len(buffer))
        self._given += len(data)
        if too_packed(self._given, self._taken):
            raise bomb(self._source)
        buffer[: len(data)] = data
        return len(data)

    def packed(self, offset: int) -> int | None:
        """Where in the file the member lies whose bytes begin at ``offset``, if one does.

        Ask for growing offsets: what lies before is forgotten.
        """
        while self._starts and self._starts[0][0] < offset:
            self._starts.popleft()
        return self._starts[0][1] if self._starts and self._starts[0][0] == offset else None

    def _next(self, size: int) -> bytes:
        while self._engine is not None or self._begin():
            if not self._waiting:
                self._fill()
            data = self._unpack(size)
            if self._engine.eof:
                self._waiting, self._engine = self._engine.unused_data, None
            elif not data and not self._waiting:
                raise self._broken("cut off before its end")
            else:
                self._waiting = self._engine.unconsumed_tail
            if data:
                return data
        return b""

    def _unpack(self, size: int) -> bytes:
        try:
            data: bytes = self._engine.decompress(self._waiting, size)
        except zlib.error as error:
            raise self._broken(str(error)) from None
        return data

    def _broken(self, reason: str) -> NotText:
        at = self._taken - len(self._waiting)
        return NotText(self._source, "", f"broken gzip: {reason} (about byte {at})")

    def _begin(self) -> bool:
        """The next member, if there is one; zeros behind the last are padding."""
        while not self._waiting.strip(b"\0"):
            self._waiting = b""
            self._fill()
            if not self._waiting:
                return False
        if self._taken > len(self._waiting):
            self._waiting = self._waiting.lstrip(b"\0")
        self._starts.append((self._given, self._taken - len(self._waiting)))
        self._engine = zlib.decompressobj(31)
        return True

    def _fill(self) -> None:
        self._waiting = some(self._stream, CHUNK)
        self._taken += len(self._waiting)
