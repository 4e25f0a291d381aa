"""Bodies of responses: chunks, encodings, and the bounds of both."""

import gzip
import zlib

import pytest

from musnad.errors import InputError
from musnad.reading.bodies import decode_body

TEXT = "قال الوزير إن الوفد وصل.".encode()


def decode(body: bytes, encoding: str = "", transfer: str = "", limit: int = 10**7) -> bytes:
    return decode_body(body, transfer, encoding, limit, "a.warc", "1@0")[0]


@pytest.mark.parametrize(
    ("body", "content"),
    [
        (b"5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n", b"hello world"),
        (b"5;name=x\r\nhello\r\n0\r\nTrailer: y\r\n\r\n", b"hello"),
        (b"5\nhello\n0\n\n", b"hello"),
        (b"<html>stored without its chunks", b"<html>stored without its chunks"),
        (b"5\r\nhello\r\nFFFFFFFF\r\n", b"hello"),
        (b"0\r\n\r\n", b""),
        (b"", b""),
    ],
)
def test_chunks(body: bytes, content: bytes) -> None:
    assert decode(body, transfer="Chunked") == content


def test_encodings_that_are_declared_but_not_there() -> None:
    page = b"<html>" + TEXT
    for coding in ("gzip", "deflate", "br", "zstd", "identity", "UTF-8", "", "none, gzip"):
        assert decode(page, coding) == page


def test_deflate_with_and_without_its_header() -> None:
    bare = zlib.compressobj(wbits=-15)
    assert decode(bare.compress(TEXT) + bare.flush(), "deflate") == TEXT
    assert decode(zlib.compress(TEXT), "Deflate") == TEXT


def test_gzip_of_several_members() -> None:
    assert decode(gzip.compress(TEXT) * 3, "gzip") == TEXT * 3
    assert decode(gzip.compress(TEXT) + b"\0\0rest", "gzip") == TEXT


@pytest.mark.parametrize(
    ("body", "coding", "reason"),
    [
        (gzip.compress(bytes(9_000_000)), "gzip", "100 times"),
        (zlib.compress(bytes(9_000_000)), "deflate", "100 times"),
        (gzip.compress(gzip.compress(bytes(9_000_000))), "gzip, gzip", "100 times"),
        (b"\x1f\x8bnothing of that kind", "gzip", "broken content encoding"),
        (gzip.compress(TEXT)[:10], "gzip", "cut off at once"),
        (b"no brotli", "br", "broken content encoding br"),
        (TEXT, "wonder", "'wonder' is not known"),
        (TEXT, "gzip, gzip, gzip, gzip", "4 content encodings"),
    ],
    ids=range(8),
)
def test_what_cannot_be_unpacked(body: bytes, coding: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason) as caught:
        decode(body, coding)
    assert (caught.value.source, caught.value.place) == ("a.warc", "1@0")


def test_the_limit_counts_what_comes_out() -> None:
    import random

    noise = random.Random(1).randbytes(4000).hex().encode()
    assert decode(gzip.compress(noise), "gzip", limit=len(noise)) == noise
    with pytest.raises(InputError, match="more than 7999 bytes"):
        decode(gzip.compress(noise), "gzip", limit=len(noise) - 1)
