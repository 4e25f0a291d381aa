"""Bytes, files and streams to entries: what kind of input is it, and what does it hold?"""

import io
import os
import re
import stat
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import IO, NamedTuple, cast

from msgspec import structs

from musnad.errors import InputError, NotAnArticle, NotText, UnreadableInput
from musnad.reading.encodings import arabic_encoding
from musnad.reading.entries import Entry, Failure, Origin, Settings
from musnad.reading.feeds.sniffing import listing_kind
from musnad.reading.kinds import archive_kind, left_out_as
from musnad.reading.lines import Bytes, Lines, decode_text, find_encoding, refuse_binary
from musnad.reading.members import Read, Tally, shown
from musnad.reading.pages import read_page
from musnad.reading.plain import read_plain
from musnad.reading.records import parse_record, read_record
from musnad.reading.unpacking import Gunzip, Rewound, some

_PEEK = 64 * 1024
_BLANK = b"\xff\xfe\xef\xbb\xbf\0 \t\r\n"  # with the byte order marks
_RECORD_NAMES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
_PIPES = ("/dev/fd/", "/proc/self/fd/", "/dev/stdin")


def open_file(path: "os.PathLike[str]", settings: Settings) -> Iterator[Entry | Failure]:
    """Everything in a file or folder. Never raises: what cannot be read is a ``Failure``."""
    if Path(path).is_dir():
        from musnad.reading.folders import read_folder

        return read_folder(Path(path), partial(_read_file, settings))
    return _read_file(settings, Path(path), shown(path))


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
    """From an open binary stream, gzip or not: an archive, records one by one, one page or text."""
    return _read_member(settings, None, stream, source, None, place, origin)


def _read_file(
    settings: Settings, path: Path, source: str, tally: Tally | None = None
) -> Iterator[Entry | Failure]:
    try:
        with _open(path, source) as stream:
            yield from _read_member(settings, None, stream, source, tally)
    except InputError as error:
        yield Failure.of(error)
    except OSError as error:
        yield Failure.of(UnreadableInput(source, "", _reason(error)))


def _read_member(
    settings: Settings,
    inside: str | None,
    stream: IO[bytes],
    source: str,
    tally: Tally | None = None,
    place: str = "",
    origin: Origin | None = None,
) -> Iterator[Entry | Failure]:
    """``inside`` is the kind of archive around it; with a ``tally`` what is no text is counted."""
    for item in _caught(_entries(settings, inside, stream, source, tally, place, origin), source):
        yield _located(item, place, origin)


def _caught(items: Iterator[Entry | Failure], source: str) -> Iterator[Entry | Failure]:
    try:
        yield from items
    except InputError as error:
        yield Failure.of(error)
    except OSError as error:
        yield Failure.of(UnreadableInput(source, "", _reason(error)))


def _located(item: Entry | Failure, place: str, origin: Origin | None) -> Entry | Failure:
    """The record of the archive comes before the line in it; a text has the archive's address."""
    if place and item.place != place:
        item = structs.replace(item, place=f"{place}:{item.place}" if item.place else place)
    if isinstance(item, Entry) and origin and origin.url and item.document.url is None:
        item = structs.replace(item, document=structs.replace(item.document, url=origin.url))
    return item


def _entries(
    settings: Settings,
    inside: str | None,
    stream: IO[bytes],
    source: str,
    tally: Tally | None,
    place: str,
    origin: Origin | None,
) -> Iterator[Entry | Failure]:
    begin = stream.tell() if stream.seekable() else None
    plain = _unpack(stream, source)
    start = _beginning(plain)
    if kind := archive_kind(start):
        packed = isinstance(getattr(plain, "raw", None), Gunzip)
        whole = _Whole(stream, begin, Rewound(start, plain), packed)
        yield from _archive(kind, inside, whole, settings, source)
        return
    page = is_page(start, source, origin)
    if tally is not None and (reason := left_out_as(start, source, page)):
        tally.skip(reason)
        return
    buffered: Bytes = io.BufferedReader(Rewound(start, plain), _PEEK)
    if page:
        yield _page(buffered, settings, source, place, origin)
        return
    if listed := listing_kind(start):
        reason = f"{listed}, which lists articles; musnad read or musnad.feeds follow it"
        raise NotAnArticle(source, place, reason)
    encoding = find_encoding(start, source)
    records = _holds_records(start, encoding, source)
    refuse_binary(start.partition(b"\n")[0] if records else start, encoding, source)
    if records:
        yield from _records(buffered, encoding, settings, source)
    else:
        yield _text(buffered, encoding, settings, source, origin)


class _Whole(NamedTuple):
    """An archive: the stream as it was given and where it began, and its unpacked bytes."""

    stream: IO[bytes]
    begin: int | None
    plain: Rewound
    packed: bool


def _archive(
    kind: str, inside: str | None, whole: _Whole, settings: Settings, source: str
) -> Iterator[Entry | Failure]:
    """What is heavy is loaded when an archive comes."""
    if inside and (kind != "WARC" or inside == "WARC"):
        raise NotText(source, "", f"a {kind} archive inside of a {inside} archive; unpack it first")
    read = cast(Read, partial(_read_member, settings, kind))
    plain = cast(IO[bytes], whole.plain)
    if kind == "WARC":
        from musnad.reading.warc import read_warc

        return read_warc(plain, settings.max_bytes, source, read)
    if kind == "TAR":
        from musnad.reading.tars import read_tar

        return read_tar(plain, source, read)
    if kind != "ZIP" or whole.packed:
        kind = f"{kind} archive in gzip" if whole.packed else f"{kind} archive"
        raise NotText(source, "", f"a {kind}; unpack it first")
    if whole.begin is None:
        raise NotText(source, "", "a ZIP archive can be read from a file, not from a pipe")
    from musnad.reading.zips import read_zip

    whole.stream.seek(whole.begin)
    return read_zip(whole.stream, source, read)


def _open(path: Path, source: str) -> IO[bytes]:
    try:
        mode = path.stat().st_mode
    except ValueError as error:  # a NUL in the name
        raise UnreadableInput(source, "", str(error)) from None
    if stat.S_ISFIFO(mode) and not source.startswith(_PIPES):
        raise UnreadableInput(source, "", "a named pipe; give it as standard input: - < PIPE")
    if not stat.S_ISREG(mode) and not stat.S_ISFIFO(mode):
        raise UnreadableInput(source, "", "a device or socket, not a file")
    return path.open("rb")


def _unpack(stream: IO[bytes], source: str) -> IO[bytes]:
    start = some(stream, 2)
    whole = cast(IO[bytes], io.BufferedReader(Rewound(start, stream), _PEEK))
    if start != b"\x1f\x8b":
        return whole
    return cast(IO[bytes], io.BufferedReader(Gunzip(whole, source), _PEEK))


def _beginning(stream: IO[bytes]) -> bytes:
    """Enough to tell what it is; from a slow pipe no more than the first line with words."""
    start = b""
    while len(start) < _PEEK and b"\n" not in start.strip(_BLANK):
        data = some(stream, _PEEK)
        if not data:
            break
        start += data
    return start


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


def _text(
    stream: Bytes, encoding: str, settings: Settings, source: str, origin: Origin | None
) -> Entry:
    limit = settings.max_bytes
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise UnreadableInput(source, "", too_large(limit))
    found = arabic_encoding(data, origin.charset if origin else None)
    if encoding == "utf-8" and found:
        document, notices = read_plain(data.decode(found, "replace"), settings, source)
        notices = (f"not UTF-8, read as {found}", *notices)
    else:
        document, notices = read_plain(decode_text(data, encoding, source), settings, source)
    return Entry(document=document, source=source, notices=notices)


def too_large(limit: int) -> str:
    size = f"{limit / 1024 / 1024:g} MB" if limit >= 1024 * 1024 else f"{limit} bytes"
    return f"larger than the limit of {size} ({limit} bytes); --max-bytes raises it"


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
