"""The body of an answer: unpacked while it comes, and never more of it than is allowed."""

import zlib
from collections.abc import Callable, Iterable, Iterator

MAX_BODY = 20 * 1024 * 1024
MAX_RATIO = 100
_FREE = 256 * 1024  # what comes out before the ratio counts: a small page of blanks is no bomb
_PIECE = 64 * 1024
_GZIP = b"\x1f\x8b"


class BodyRefused(Exception):  # noqa: N818  (never leaves this package)
    """Too large, packed too tightly, or broken."""


class Unpacker:
    """One body, piece by piece; ``BodyRefused`` as soon as a limit is passed."""

    def __init__(self, encoding: str, limit: int = MAX_BODY, ratio: int = MAX_RATIO) -> None:
        self._limit, self._ratio = limit, ratio
        self._came = self._made = 0
        names = [name.strip().lower() for name in encoding.split(",")]
        names = [name for name in names if name not in ("", "identity")]
        if len(names) > 1 or (names and names[0] not in _DECODERS):
            raise BodyRefused(f"packed as {', '.join(names)}; only gzip, deflate and br are read")
        self._decoder = _DECODERS[names[0]]() if names else None

    def collect(self, chunks: Iterable[bytes], cut: bool = False) -> bytes:
        """The whole body; with ``cut`` its beginning, where it is larger than the limit."""
        whole = bytearray()
        for chunk in chunks:
            self._came += len(chunk)
            if cut and max(self._came, len(whole)) > self._limit:
                return bytes((whole + chunk if self._decoder is None else whole)[: self._limit])
            if self._came > self._limit:
                raise BodyRefused(self._too_large())
            for piece in (chunk,) if self._decoder is None else self._decoder.feed(chunk):
                whole += piece
                self._check(len(whole))
        if self._decoder is not None and self._came and not self._decoder.complete():
            raise BodyRefused("a broken body: the packed data is cut off")
        return bytes(whole)

    def _check(self, made: int) -> None:
        if made > self._limit:
            raise BodyRefused(self._too_large())
        if self._decoder is not None and made > max(_FREE, self._came * self._ratio):
            raise BodyRefused(f"a body that unpacks to more than {self._ratio} times its size")

    def _too_large(self) -> str:
        return f"larger than the limit of {self._limit / 1024 / 1024:g} MB"


def unpack(data: bytes, limit: int = MAX_BODY) -> bytes:
    """A file that is gzip itself (``sitemap.xml.gz``), under the same limits.

    >>> import gzip
    >>> unpack(gzip.compress(b"<urlset/>")), unpack(b"<urlset/>")
    (b'<urlset/>', b'<urlset/>')
    """
    return Unpacker("gzip", limit).collect((data,)) if data.startswith(_GZIP) else data


class _Zlib:
    def __init__(self, bits: int) -> None:
        self._bits = bits
        self._object = zlib.decompressobj(bits)
        self._begun = self._done = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        while data and not self._done:
            try:
                piece = self._object.decompress(data, _PIECE)
            except zlib.error as error:
                if self._bits == zlib.MAX_WBITS and not self._begun:  # deflate without its header
                    self._bits = -zlib.MAX_WBITS
                    self._object = zlib.decompressobj(self._bits)
                    continue
                raise BodyRefused(f"a broken body: {error}") from None
            self._begun = True
            yield piece
            data = self._rest()

    def _rest(self) -> bytes:
        if not self._object.eof:
            return self._object.unconsumed_tail
        rest = self._object.unused_data
        if self._bits > zlib.MAX_WBITS and rest.startswith(_GZIP):  # gzip in several members
            self._object = zlib.decompressobj(self._bits)
            return rest
        self._done = True  # padding behind the end is nobody's
        return b""

    def complete(self) -> bool:
        return self._done or self._object.eof


class _Brotli:
    def __init__(self) -> None:
        import brotli  # only where a server packs with it

        self._object = brotli.Decompressor()
        self._error: type[Exception] = brotli.error

    def feed(self, data: bytes) -> Iterator[bytes]:
        try:
            yield self._object.process(data, output_buffer_limit=_PIECE)
            while not self._object.can_accept_more_data():
                yield self._object.process(b"", output_buffer_limit=_PIECE)
        except self._error as error:
            raise BodyRefused(f"a broken body: {error}") from None

    def complete(self) -> bool:
        return bool(self._object.is_finished())


_DECODERS: dict[str, Callable[[], "_Zlib | _Brotli"]] = {
    "gzip": lambda: _Zlib(zlib.MAX_WBITS | 16),
    "x-gzip": lambda: _Zlib(zlib.MAX_WBITS | 16),
    "deflate": lambda: _Zlib(zlib.MAX_WBITS),
    "br": _Brotli,
}
