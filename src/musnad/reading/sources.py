"""Bytes, files and streams to entries: what kind of input is it, and what does it hold?"""

import gzip
import io
import os
import re
import stat
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any, cast

from musnad.errors import InputError, NotAnArticle, NotText, UnreadableInput
from musnad.reading.entries import Entry, Failure, Origin, Settings
from musnad.reading.feeds.sniffing import listing_kind
from musnad.reading.lines import Bytes, Lines, decode_text, find_encoding, refuse_binary
from musnad.reading.pages import read_page
from musnad.reading.plain import read_plain
from musnad.reading.records import parse_record, read_record

_PEEK = 64 * 1024
_BLANK = b"\xff\xfe\xef\xbb\xbf\0 \t\r\n"  # with the byte order marks
_RECORD_NAMES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
_PIPES = ("/dev/fd/", "/proc/self/fd/", "/dev/stdin")


def open_file(path: "os.PathLike[str]", settings: Settings) -> Iterator[Entry | Failure]:
    """Everything in one file. Never raises: what cannot be read is a ``Failure``."""
    source = os.fspath(path)
    try:
        with _open(Path(path), source) as stream:
            yield from read_stream(stream, settings, source)
    except InputError as error:
        yield Failure.of(error)
    except OSError as error:
        yield Failure.of(UnreadableInput(source, "", _reason(error)))


def open_bytes(
    data: bytes, settings: Settings, source: str, place: str = "", origin: Origin | None = None
) -> Iterator[Entry | Failure]:
    """The same for bytes in memory."""
    return read_stream(io.BytesIO(data), settings, source, place, origin)


def read_stream(
    stream: IO[bytes],
    settings: Settings,
    source: str,
    place: str = "",
    origin: Origin | None = None,
) -> Iterator[Entry | Failure]:
    """Records one by one, one page or one text, from an open binary stream (gzip or not)."""
    try:
        plain = _unpack(stream)
        start = _beginning(plain)
        buffered: Bytes = io.BufferedReader(_Rewound(start, plain), _PEEK)
        if is_page(start, source, origin):
            yield _page(buffered, settings, source, place, origin)
            return
        if kind := listing_kind(start):
            reason = f"{kind}, which lists articles; musnad read or musnad.feeds follow it"
            raise NotAnArticle(source, place, reason)
        encoding = find_encoding(start, source)
        records = _holds_records(start, encoding, source)
        refuse_binary(start.partition(b"\n")[0] if records else start, encoding, source)
        if records:
            yield from _records(buffered, encoding, settings, source)
        else:
            yield _text(buffered, encoding, settings, source)
    except InputError as error:
        yield Failure.of(error)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield Failure.of(NotText(source, "", f"broken gzip: {error}"))
    except OSError as error:
        yield Failure.of(UnreadableInput(source, "", _reason(error)))


def _open(path: Path, source: str) -> IO[bytes]:
    try:
        mode = path.stat().st_mode
    except ValueError as error:  # a NUL in the name
        raise UnreadableInput(source, "", str(error)) from None
    if stat.S_ISDIR(mode):
        raise UnreadableInput(source, "", "a directory; name the files in it")
    if stat.S_ISFIFO(mode) and not source.startswith(_PIPES):
        raise UnreadableInput(source, "", "a named pipe; give it as standard input: - < PIPE")
    if not stat.S_ISREG(mode) and not stat.S_ISFIFO(mode):
        raise UnreadableInput(source, "", "a device or socket, not a file")
    return path.open("rb")


class _Rewound(io.RawIOBase):
    """A stream with its first bytes put back, for streams that cannot seek."""

    def __init__(self, start: bytes, stream: IO[bytes]) -> None:
        self._start, self._stream = start, stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if self._start:
            data, self._start = self._start[: len(buffer)], self._start[len(buffer) :]
        else:
            data = _some(self._stream, len(buffer))
        buffer[: len(data)] = data
        return len(data)


def _unpack(stream: IO[bytes]) -> IO[bytes]:
    start = _some(stream, 2)
    whole = cast(IO[bytes], io.BufferedReader(_Rewound(start, stream), _PEEK))
    return cast(IO[bytes], gzip.GzipFile(fileobj=whole)) if start == b"\x1f\x8b" else whole


def _beginning(stream: IO[bytes]) -> bytes:
    """Enough to tell what it is; from a slow pipe no more than the first line with words."""
    start = b""
    while len(start) < _PEEK and b"\n" not in start.strip(_BLANK):
        data = _some(stream, _PEEK)
        if not data:
            break
        start += data
    return start


def _some(stream: IO[bytes], size: int) -> bytes:
    """What there is now, at most ``size`` bytes; ``b""`` at the end."""
    read: Callable[[int], bytes] = getattr(stream, "read1", stream.read)
    return read(size)


def _holds_records(start: bytes, encoding: str, source: str) -> bool:
    head = start.decode(encoding, "replace").lstrip("\ufeff \t\r\n")
    if source.lower().endswith(_RECORD_NAMES):
        _refuse_spread(head, source)
        return True
    if head[:1] == "[" and head[1:].lstrip()[:1] == "{":
        raise NotText(source, "", _ARRAY)
    if head[:1] != "{":
        return False
    _refuse_spread(head, source)
    return True


_ARRAY = "a JSON array; records are read one object a line (JSON Lines)"


def _refuse_spread(head: str, source: str) -> None:
    """An array or an object over several lines would fail at every line: say it once."""
    first = head.partition("\n")[0].strip()
    if first == "[" or (first.startswith("[") and first.endswith(("{", ","))):
        raise NotText(source, "", _ARRAY)
    if first == "{" and "\n" in head:
        raise NotText(source, "", "one JSON object over several lines; write one object a line")


_PAGE_TAG = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|meta|link|script|style|div|article|main|table|p|h1)"
    rb"[\s>/]",
    re.IGNORECASE,
)
_PAGE_NAMES = (".html", ".htm", ".xhtml", ".shtml", ".html.gz", ".htm.gz")


def is_page(start: bytes, source: str, origin: Origin | None) -> bool:
    """HTML by what the server or the name says, or by its first tag."""
    head = start[:2048].replace(b"\0", b"").lstrip(b"\xff\xfe\xef\xbb\xbf \t\r\n")
    if origin is not None and origin.media_type in ("text/html", "application/xhtml+xml"):
        return True
    if not head.startswith(b"<"):
        return b"<" in head and source.lower().endswith(_PAGE_NAMES)
    head = re.sub(rb"^(?:<\?xml[^>]*>|<!--.*?-->|\s)+", b"", head, flags=re.DOTALL)
    return bool(_PAGE_TAG.match(head))


def _page(
    stream: Bytes, settings: Settings, source: str, place: str, origin: Origin | None
) -> Entry:
    limit = settings.max_bytes
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise UnreadableInput(source, place, too_large(limit))
    document, notices = read_page(data, settings, source, place, origin)
    return Entry(document=document, source=source, place=place, notices=notices)


def _records(
    stream: Bytes, encoding: str, settings: Settings, source: str
) -> Iterator[Entry | Failure]:
    any_line = False
    for number, line in Lines(stream, encoding, settings.max_bytes, source):
        any_line = True
        if isinstance(line, InputError):
            yield Failure.of(line)
            continue
        place = str(number)
        try:
            document, notices = read_record(
                parse_record(line, source, place), settings, source, place
            )
        except InputError as error:
            yield Failure.of(error)
        else:
            yield Entry(document=document, source=source, place=place, notices=notices)
    if not any_line:
        yield Failure.of(NotText(source, "", "empty, no record in it"))


def _text(stream: Bytes, encoding: str, settings: Settings, source: str) -> Entry:
    limit = settings.max_bytes
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise UnreadableInput(source, "", too_large(limit))
    document, notices = read_plain(decode_text(data, encoding, source), settings, source)
    return Entry(document=document, source=source, notices=notices)


def too_large(limit: int) -> str:
    size = f"{limit / 1024 / 1024:g} MB" if limit >= 1024 * 1024 else f"{limit} bytes"
    return f"larger than the limit of {size} ({limit} bytes); --max-bytes raises it"


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
