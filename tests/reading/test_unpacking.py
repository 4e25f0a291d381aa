"""Gzip as a stream: members, damage, bombs."""

import gzip
import io
import random
from typing import IO, cast

import pytest

from musnad.errors import InputError
from musnad.reading.unpacking import Bounded, Gunzip

NOISE = random.Random(3).randbytes(300_000)


def gunzip(data: bytes, size: int = 1000) -> bytes:
    stream = Gunzip(io.BytesIO(data), "a.gz")
    return b"".join(iter(lambda: stream.read(size) or b"", b""))


@pytest.mark.parametrize("size", [1, 7, 65536, 10**6])
def test_the_same_as_gzip(size: int) -> None:
    for data in (b"", b"a", NOISE[:5000], b"x" * 5000):
        for packed in (gzip.compress(data), gzip.compress(data) * 3, gzip.compress(data) + b"\0"):
            assert gunzip(packed, size) == gzip.decompress(packed)
    assert gunzip(gzip.compress(NOISE), 10**6) == NOISE


def test_members_are_found_again() -> None:
    pieces = [NOISE[:70_000], b"b" * 10, NOISE[70_000:], b"d"]
    packed = [gzip.compress(piece) for piece in pieces]
    stream = Gunzip(io.BytesIO(b"".join(packed)), "a.gz")
    while stream.read(4096):
        pass
    at = [0, 70_000, 70_010, 300_010]
    assert [stream.packed(offset) for offset in at] == [
        0, len(packed[0]), len(b"".join(packed[:2])), len(b"".join(packed[:3])),
    ]  # fmt: skip
    assert stream.packed(300_011) is None


def test_damage_is_told_after_all_that_is_whole() -> None:
    packed = gzip.compress(NOISE)
    for cut in (3, 10, 11, len(packed) // 2, len(packed) - 1):
        stream, given = Gunzip(io.BytesIO(packed[:cut]), "a.gz"), 0
        with pytest.raises(InputError, match="cut off"):
            while data := stream.read(4096):
                assert data == NOISE[given : given + len(data)]
                given += len(data)
        assert given >= cut - 200
    for broken in (gzip.compress(b"a") + b"garbage", b"\x1f\x8bgarbage and more", packed[:-8] * 2):
        with pytest.raises(InputError, match="broken gzip"):
            gunzip(broken)


def test_bombs() -> None:
    with pytest.raises(InputError, match="more than 100 times"):
        gunzip(gzip.compress(bytes(10**7)), 65536)
    assert len(gunzip(gzip.compress(bytes(10**6)), 65536)) == 10**6
    stream = Bounded(io.BytesIO(bytes(2 * 10**6)), "a.zip!/x", 100)
    with pytest.raises(InputError, match="more than 100 times"):
        stream.read()
    assert len(Bounded(cast(IO[bytes], io.BytesIO(NOISE)), "a", 1).read() or b"") == len(NOISE)
