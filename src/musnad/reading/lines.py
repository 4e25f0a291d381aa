"""Bytes to text and lines of text: encodings, and lines of bounded length."""

import codecs
import io
from collections.abc import Iterator
from typing import TypeAlias

from musnad.errors import InputError, NotText, UnreadableInput

Bytes: TypeAlias = "io.BufferedReader[io.RawIOBase]"
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SKIP = 1024 * 1024


def find_encoding(start: bytes, source: str) -> str:
    """UTF-8, or what a byte order mark says. Raises ``NotText`` for empty input."""
    if not start:
        raise NotText(source, "", "empty, no text in it")
    for mark, encoding in _MARKS:
        if start.startswith(mark):
            return encoding
    return "utf-8"


def refuse_binary(data: bytes, encoding: str, source: str, place: str = "") -> None:
    """Raise ``NotText`` for a NUL, which no UTF-8 text holds."""
    if encoding == "utf-8" and (at := data.find(b"\0")) >= 0:
        raise NotText(source, place, f"binary, not text (a NUL at byte {at})")


def decode_text(data: bytes, encoding: str, source: str, place: str = "") -> str:
    """The text in ``data``. Lone surrogates are let through here; reading replaces them."""
    refuse_binary(data, encoding, source, place)
    try:
        return data.decode(encoding, "surrogatepass")
    except UnicodeDecodeError as error:
        raise NotText(source, place, _not_decoded(error, data, encoding)) from None


def _not_decoded(error: UnicodeDecodeError, data: bytes, encoding: str) -> str:
    at = error.start
    where = f"byte 0x{data[at]:02x} at {at}" if at < len(data) else f"cut off at {at}"
    return (
        f"not {encoding.upper()} ({where}); convert it first, e.g. iconv -f WINDOWS-1256 -t UTF-8"
    )


class Lines:
    """The non-blank lines of a stream with their numbers; a bad one comes as an error.

    No line longer than ``limit`` bytes is held in memory.
    """

    def __init__(self, stream: Bytes, encoding: str, limit: int, source: str) -> None:
        self._stream, self._encoding = stream, encoding
        self._limit, self._source = limit, source

    def __iter__(self) -> Iterator[tuple[int, str | InputError]]:
        lines = self._bytes() if self._encoding == "utf-8" else self._wide()
        for number, line in enumerate(lines, 1):
            if isinstance(line, str):
                line = line.removeprefix("\ufeff") if number == 1 else line
                if line.strip():
                    yield number, line
            else:
                yield number, line

    def _bytes(self) -> Iterator[str | InputError]:
        number = 0
        while data := self._stream.readline(self._limit + 1):
            number += 1
            if len(data) > self._limit and not data.endswith(b"\n"):
                self._skip()
                yield self._too_long(number)
                continue
            try:
                yield decode_text(data, "utf-8", self._source, str(number))
            except NotText as error:
                yield error

    def _skip(self) -> None:
        while data := self._stream.readline(_SKIP):
            if data.endswith(b"\n"):
                return

    def _wide(self) -> Iterator[str | InputError]:
        """UTF-16 and UTF-32: decoded as a stream, so that one bad unit ends the reading."""
        text = io.TextIOWrapper(self._stream, self._encoding, "surrogatepass", newline="\n")
        number = 0
        try:
            while line := text.readline(self._limit + 1):
                number += 1
                if len(line) > self._limit and not line.endswith("\n"):
                    while (rest := text.readline(_SKIP)) and not rest.endswith("\n"):
                        pass
                    yield self._too_long(number)
                else:
                    yield line
        except UnicodeError:
            reason = f"not {self._encoding.upper()} from here on"
            yield NotText(self._source, str(number + 1), reason)
        finally:
            text.detach()

    def _too_long(self, number: int) -> InputError:
        limit = f"the limit of {self._limit} bytes; --max-bytes raises it"
        return UnreadableInput(self._source, str(number), f"a record larger than {limit}")
