"""WARC files: the pages and texts among the responses, each once, with the record's position.

The place of a record is ``12@34567``: the twelfth record of the file, at byte 34567.  In a
compressed file that is the byte where the record's own gzip member begins, as in a CDX index, and
where the whole was compressed at once the byte of the unpacked stream.
"""

import io
import re
from collections.abc import Iterator
from hashlib import blake2b
from typing import IO
from urllib.parse import urlsplit

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType
from msgspec import Struct, structs

from musnad.errors import InputError, NotText, UnreadableInput
from musnad.reading.bodies import LIMIT, decode_body
from musnad.reading.entries import Failure, Origin
from musnad.reading.members import Item, Read, Tally, told
from musnad.reading.unpacking import CHUNK, Gunzip, some

_PAGES = ("text/html", "application/xhtml+xml")
_TEXTS = (*_PAGES, "text/plain", "")
_NOT_NEWS = ("/robots.txt", "/ads.txt", "/app-ads.txt", "/security.txt", "/humans.txt")
_MEDIA_TYPE = re.compile(r"[\w.+-]+/[\w.+-]+")
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:+-]+)""", re.IGNORECASE)
_FRAME = b"\r\n\r\n"
_BEGINNING = b"WARC/"
_CUT = "cut off in the header of a record"
_KEPT = 2 * CHUNK
_REMEMBERED = 250_000


def read_warc(stream: IO[bytes], limit: int, source: str, read: Read) -> Iterator[Item]:
    """The entries of the responses (and of resources that are pages); never raises.

    A damaged or truncated file gives everything before the damage and then one ``Failure``.
    """
    tally = Tally()
    empty = NotText(source, "", "a WARC file without a page or text in it")
    limit = min(limit, LIMIT)
    yield from told(_items(stream, _Payloads(limit, source), read, tally), tally, empty)


class Payload(Struct, frozen=True, kw_only=True):
    """What a record holds for reading."""

    data: bytes
    place: str
    origin: Origin
    notices: tuple[str, ...]


# A payload, why there is none, or what it is left out as; nothing for a record that is no page.
Held = Payload | Failure | str | None


class Watched:
    """The stream as the parser reads it; remembers the last of it, and why it ended."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._gunzip = find_gunzip(stream)
        self._window = b""
        self.end = 0
        self.fault = ""

    def read(self, size: int = CHUNK) -> bytes:
        """Faults end the stream, for the parser to give what it has."""
        try:
            data = b"" if self.fault else some(self._stream, size if size > 0 else CHUNK)
        except (InputError, OSError) as error:
            self.fault = error.reason if isinstance(error, InputError) else str(error)
            data = b""
        self._window = self._window[-_KEPT:] + data
        self.end += len(data)
        return data

    def tell(self) -> int:
        return self.end

    def seek(self, offset: int, whence: int = 0) -> int:
        raise io.UnsupportedOperation("seek")

    def close(self) -> None:
        pass

    def piece(self, start: int, size: int) -> bytes:
        """These bytes again, as far as they are remembered."""
        begin = self.end - len(self._window)
        return self._window[start - begin : start - begin + size] if start >= begin else b""

    def header_end(self, start: int) -> int | None:
        """Where the header ends that begins here."""
        found = self.piece(start, _KEPT).find(_FRAME)
        return None if found < 0 else start + found + len(_FRAME)

    def place(self, number: int, start: int) -> str:
        packed = self._gunzip.packed(start) if self._gunzip else None
        return f"{number}@{start if packed is None else packed}"


def find_gunzip(stream: object) -> Gunzip | None:
    """The unpacking below some layers of buffers, if there is one."""
    while stream is not None and not isinstance(stream, Gunzip):
        stream = getattr(stream, "raw", None) or getattr(stream, "below", None)
    return stream


class _Frame(Struct, frozen=True, kw_only=True):
    """Where one record lies in the unpacked stream."""

    number: int
    place: str
    start: int
    end: int


def _items(stream: IO[bytes], payloads: "_Payloads", read: Read, tally: Tally) -> Iterator[Item]:
    """A record is given when the next has been found, since only then is its length known right."""
    watched = Watched(stream)
    frame = _Frame(number=0, place="", start=0, end=0)
    held: Held = None
    records = ArchiveIterator(watched, parse_http=False, stream_detect=False)
    while True:
        record, broken = _next(records)
        damage = _damage(watched, frame, record, broken)
        if damage is None or damage[0] != frame.place:
            yield from _given(held, payloads.source, read, tally)
        if damage is not None:
            yield Failure.of(NotText(payloads.source, *damage))
        if damage is not None or record is None:
            return
        frame = _framed(watched, record, frame.number + 1)
        held = payloads.take(record, frame.place)


def _next(records: ArchiveIterator) -> tuple[WarcRecord | None, bool]:
    try:
        return next(iter(records), None), False
    except OSError:
        return None, True


def _damage(
    watched: Watched, frame: _Frame, record: WarcRecord | None, broken: bool
) -> tuple[str, str] | None:
    """Place and reason, where the file is damaged at or behind the record in ``frame``."""
    if record is not None and not broken:
        return _bad_header(watched, record, frame.number + 1)
    there = watched.end - frame.end
    if there < 0:
        length = frame.end - frame.start
        reason = f"cut off: {max(0, length + there)} of {length} bytes of the record are there"
        return frame.place, f"{reason}; {watched.fault}" if watched.fault else reason
    behind = watched.place(frame.number + 1, frame.end + min(there, len(_FRAME)))
    if watched.fault:
        return behind, watched.fault
    if not broken:
        return None
    if frame.number and not _FRAME.startswith(watched.piece(frame.end, len(_FRAME))):
        return frame.place, "a record of another length than its header says"
    rest = watched.piece(frame.end + len(_FRAME), CHUNK)
    if _BEGINNING.startswith(rest[: len(_BEGINNING)]) and not watched.read():
        return behind, _CUT
    return behind, "no WARC record from here on"


def _bad_header(watched: Watched, record: WarcRecord, number: int) -> tuple[str, str] | None:
    place = watched.place(number, record.stream_pos)
    if watched.header_end(record.stream_pos) is None:
        return place, watched.fault or _CUT
    if _length(record) is None:
        return place, "a record without a valid length"
    return None


def _length(record: WarcRecord) -> int | None:
    words = (record.headers.get("Content-Length") or "").strip()
    return int(words) if words.isascii() and words.isdigit() and len(words) < 19 else None


def _framed(watched: Watched, record: WarcRecord, number: int) -> _Frame:
    start = record.stream_pos
    end = (watched.header_end(start) or start) + (_length(record) or 0)
    return _Frame(number=number, place=watched.place(number, start), start=start, end=end)


def _given(held: Held, source: str, read: Read, tally: Tally) -> Iterator[Item]:
    if isinstance(held, str):
        tally.skip(held)
    elif isinstance(held, Failure):
        yield held
    elif held is not None:
        stream = io.BytesIO(held.data)
        for item in read(stream, source, tally, held.place, held.origin):
            notices = (*held.notices, *item.notices)
            yield structs.replace(item, notices=notices) if held.notices else item


class Seen:
    """Which payloads came before, as digests of 16 bytes; the oldest are forgotten."""

    def __init__(self, most: int = _REMEMBERED) -> None:
        self._most = most
        self._new: set[bytes] = set()
        self._old: set[bytes] = set()

    def add(self, digest: bytes) -> bool:
        """Is it new?"""
        if digest in self._new or digest in self._old:
            return False
        if len(self._new) >= self._most:
            self._old, self._new = self._new, set()
        self._new.add(digest)
        return True


class _Skip(Exception):  # noqa: N818  (no error: a record that is not asked for)
    """Why a record is left out."""


class _Payloads:
    """From a record to what it holds, or why that is not read."""

    def __init__(self, limit: int, source: str) -> None:
        self._limit, self.source = limit, source
        self._seen = Seen()

    def take(self, record: WarcRecord, place: str) -> Held:
        try:
            if record.record_type == WarcRecordType.response:
                return self._response(record, place)
            if record.record_type == WarcRecordType.resource:
                return self._resource(record, place)
            if record.record_type == WarcRecordType.revisit:
                raise _Skip("revisit")
        except _Skip as reason:
            return str(reason)
        except InputError as error:
            return Failure.of(error)
        return None

    def _response(self, record: WarcRecord, place: str) -> Payload:
        if not record.is_http:
            raise _Skip("not text")
        try:
            record.parse_http(quirks_mode=True)
        except OSError:
            raise NotText(self.source, place, "a response with a broken HTTP header") from None
        headers = record.http_headers
        status = headers.status_code
        if status is None:
            raise _Skip("not HTTP")
        if not 200 <= status < 300:
            raise _Skip("not 2xx")
        origin = _origin(record, headers.get("Content-Type") or "")
        if origin.media_type not in _TEXTS or _is_for_programs(origin):
            raise _Skip("not text")
        return self._payload(
            record, place, origin,
            ", ".join(headers.get_multiple("Transfer-Encoding")),
            ", ".join(headers.get_multiple("Content-Encoding")),
        )  # fmt: skip

    def _resource(self, record: WarcRecord, place: str) -> Payload:
        origin = _origin(record, record.headers.get("Content-Type") or "")
        if origin.media_type not in _PAGES:
            raise _Skip("not text")
        return self._payload(record, place, origin, "", "")

    def _payload(
        self, record: WarcRecord, place: str, origin: Origin, transfer: str, encoding: str
    ) -> Payload:
        declared = (record.headers.get("WARC-Payload-Digest") or "").strip()
        if declared:
            self._refuse_duplicate(declared.encode())
        data = self._bytes(record, place)
        data, notices = decode_body(data, transfer, encoding, self._limit, self.source, place)
        if not data.strip():
            raise _Skip("empty")
        if not origin.media_type and data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] != b"<":
            raise _Skip("not text")
        if not declared:
            self._refuse_duplicate(data)
        if cut := record.headers.get("WARC-Truncated"):
            notices = (*notices, f"the crawler cut this response off ({cut[:40]})")
        return Payload(data=data, place=place, origin=origin, notices=notices)

    def _bytes(self, record: WarcRecord, place: str) -> bytes:
        pieces, left = [], self._limit + 1
        while left > 0 and (piece := record.reader.read(min(left, 16 * CHUNK))):
            pieces.append(piece)
            left -= len(piece)
        if left <= 0:
            raise UnreadableInput(self.source, place, f"a response over {self._limit} bytes")
        return b"".join(pieces)

    def _refuse_duplicate(self, words: bytes) -> None:
        if not self._seen.add(blake2b(words, digest_size=16).digest()):
            raise _Skip("duplicate")


def _origin(record: WarcRecord, content_type: str) -> Origin:
    media_type = _MEDIA_TYPE.match(content_type.strip())
    charset = _CHARSET.search(content_type)
    return Origin(
        url=(record.headers.get("WARC-Target-URI") or "").strip().strip("<>") or None,
        charset=charset[1].lower() if charset else None,
        media_type=media_type[0].lower() if media_type else "",
        captured=(record.headers.get("WARC-Date") or "").strip() or None,
    )


def _is_for_programs(origin: Origin) -> bool:
    try:
        return urlsplit(origin.url or "").path.endswith(_NOT_NEWS)
    except ValueError:  # no address after all
        return False
