"""The body of an HTTP response as it was sent to what the server meant: chunks and encodings."""

import io
import re
import zlib
from collections.abc import Callable
from typing import IO

from musnad.errors import InputError, NotText
from musnad.reading.unpacking import CHUNK, bomb, some, too_packed

LIMIT = 20 * 1024 * 1024
_MOST_CODINGS = 3
_SIZE = re.compile(rb"[0-9a-fA-F]{1,8}[ \t]*(?:;[^\r\n]*)?\r?\n")


def decode_body(
    body: bytes, transfer: str, encoding: str, limit: int, source: str, place: str
) -> tuple[bytes, tuple[str, ...]]:
    """The content, and notices where it was cut off.

    ``transfer`` and ``encoding`` are the headers ``Transfer-Encoding`` and ``Content-Encoding``.
    Archives often keep both though they store the body unpacked: a body that does not look
    packed is taken as it is.  Raises ``NotText`` where the encoding is unknown or broken, and
    ``UnreadableInput`` for more than ``limit`` bytes or 100 times the packed ones.
    """
    notices: list[str] = []
    try:
        if "chunked" in transfer.lower():
            body, whole = _unchunk(body)
            notices += [] if whole else ["the last chunk of the response is missing"]
        codings = [word.strip() for word in encoding.lower().split(",")]
        codings = [word for word in codings if word not in ("", "identity", "none", "utf-8")]
        if len(codings) > _MOST_CODINGS:
            raise NotText(source, place, f"{len(codings)} content encodings on one another")
        for coding in reversed(codings):
            body, whole = _decode(body, coding, limit, source)
            if not body and not whole:
                raise NotText(source, place, f"broken content encoding {coding}: cut off at once")
            notices += [] if whole else [f"the {coding} encoding of the response is cut off"]
    except InputError as error:
        raise type(error)(source, place, error.reason) from None
    return body, tuple(notices)


def _unchunk(body: bytes) -> tuple[bytes, bool]:
    """The chunks joined, and whether the closing one is there."""
    pieces: list[bytes] = []
    at = 0
    while size := _SIZE.match(body, at):
        length = int(size[0].split(b";")[0], 16)
        if not length:
            return b"".join(pieces), True
        pieces.append(body[size.end() : size.end() + length])
        at = size.end() + length
        at += 2 if body[at : at + 2] == b"\r\n" else body[at : at + 1] == b"\n"
    return (b"".join(pieces), False) if pieces else (body, True)


def _decode(body: bytes, coding: str, limit: int, source: str) -> tuple[bytes, bool]:
    if coding in ("gzip", "x-gzip"):
        return _inflate(body, 31, limit, source) if body[:2] == b"\x1f\x8b" else (body, True)
    if coding == "deflate":
        wrapped = len(body) > 1 and body[0] & 15 == 8 and not (body[0] << 8 | body[1]) % 31
        return _inflate(body, 15 if wrapped else -15, limit, source)
    if coding in ("br", "zstd"):
        return _stream(body, coding, limit, source)
    raise NotText(source, "", f"content encoding {coding[:40]!r} is not known")


def _inflate(body: bytes, window: int, limit: int, source: str) -> tuple[bytes, bool]:
    pieces: list[bytes] = []
    given, whole = 0, True
    rest = body
    try:
        while rest and (not pieces or rest[:2] == b"\x1f\x8b"):
            engine = zlib.decompressobj(window)
            while not engine.eof and (piece := engine.decompress(rest, CHUNK)):
                rest = engine.unconsumed_tail
                pieces.append(piece)
                given += len(piece)
                _check(given, len(body), limit, source)
            whole = engine.eof
            rest = engine.unused_data if engine.eof and window == 31 else b""
    except zlib.error as error:
        if not pieces and body.lstrip()[:1] == b"<":
            return body, True
        raise NotText(source, "", f"broken content encoding: {error}") from None
    return b"".join(pieces), whole


def _stream(body: bytes, coding: str, limit: int, source: str) -> tuple[bytes, bool]:
    from fastwarc.stream_io import BrotliReader, ZstdReader

    opened: Callable[[IO[bytes]], IO[bytes]] = BrotliReader if coding == "br" else ZstdReader  # type: ignore[assignment]
    pieces: list[bytes] = []
    given = 0
    try:
        reader = opened(io.BytesIO(body))
        while piece := some(reader, CHUNK):
            pieces.append(piece)
            given += len(piece)
            _check(given, len(body), limit, source)
    except OSError as error:
        if not pieces and body.lstrip()[:1] == b"<":
            return body, True
        if pieces:
            return b"".join(pieces), False
        raise NotText(source, "", f"broken content encoding {coding}: {error}") from None
    return b"".join(pieces), True


def _check(given: int, taken: int, limit: int, source: str) -> None:
    if given > limit:
        raise NotText(source, "", f"unpacks to more than {limit} bytes")
    if too_packed(given, taken):
        raise bomb(source)
