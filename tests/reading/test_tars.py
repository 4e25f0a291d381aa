"""TAR archives, packed or not."""

import gzip
import io
import json
import random
import tarfile
from collections.abc import Callable

import pytest

from musnad.reading import Entry, Failure, Settings, read_stream

TEXT = "قال الوزير إن الوفد وصل."
RECORD = json.dumps({"id": "a", "text": TEXT}, ensure_ascii=False)
LONG = "مجلد/" * 60 + "خبر.txt"


def tarred(members: dict[str, bytes], form: int = tarfile.PAX_FORMAT) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w", format=form) as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return stream.getvalue()


def read(data: bytes) -> list[Entry | Failure]:
    return list(read_stream(io.BytesIO(data), Settings(), "a.tar"))


def told(found: list[Entry | Failure]) -> list[tuple[str, str, str]]:
    return [
        (e.source, e.place, e.document.text if isinstance(e, Entry) else e.reason) for e in found
    ]


@pytest.mark.parametrize("form", [tarfile.PAX_FORMAT, tarfile.GNU_FORMAT])
@pytest.mark.parametrize("packed", [False, True])
def test_members_with_their_names(form: int, packed: bool) -> None:
    members = {
        "a.txt": TEXT.encode(), LONG: TEXT.encode() * 100, "b.jsonl": RECORD.encode(),
        "c.jsonl.gz": gzip.compress(RECORD.encode()), "/abs/../d.txt": TEXT.encode(),
        "photo.jpg": b"\xff\xd8\xff\0" * 1000, ".hidden/x.txt": b"x", "e.txt": TEXT.encode(),
    }  # fmt: skip
    data = tarred(members, form)
    found = read(gzip.compress(data) if packed else data)
    assert told(found) == [
        ("a.tar!/a.txt", "", TEXT),
        (f"a.tar!/{LONG}", "", TEXT * 100),
        ("a.tar!/b.jsonl", "1", TEXT),
        ("a.tar!/c.jsonl.gz", "1", TEXT),
        ("a.tar!/abs/../d.txt", "", TEXT),
        ("a.tar!/e.txt", "", TEXT),
    ]
    assert found[-1].notices == ("left out: 1 binary",)


def test_links_devices_and_holes_are_not_followed() -> None:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for name, kind in (("l", b"2"), ("h", b"1"), ("dev", b"3"), ("pipe", b"6"), ("dir", b"5")):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
        hole = tarfile.TarInfo("sparse")
        hole.type = tarfile.GNUTYPE_SPARSE
        archive.addfile(hole)
    (failure,) = read(stream.getvalue())
    assert told([failure]) == [("a.tar!/sparse", "", "a sparse file; unpack it first")]
    assert failure.notices == ("left out: 2 linked, 2 special",)


def test_archives_in_archives(record: Callable[..., bytes]) -> None:
    inner = tarred({"a.txt": TEXT.encode()})
    warc = gzip.compress(record(TEXT.encode(), 1))
    found = told(read(tarred({"b.tar": inner, "c.tgz": gzip.compress(inner), "d.warc.gz": warc})))
    refused = "a TAR archive inside of a TAR archive; unpack it first"
    assert found == [
        ("a.tar!/b.tar", "", refused),
        ("a.tar!/c.tgz", "", refused),
        ("a.tar!/d.warc.gz", "1@0", TEXT),
    ]


@pytest.mark.parametrize("packed", [False, True])
def test_cut_anywhere(packed: bool) -> None:
    noise = random.Random(2)
    members = {f"{n}.txt": noise.randbytes(400).hex().encode() for n in range(4)}
    data = tarred(members)[: 4 * 1536 + 1024]
    whole = read(data)
    data = gzip.compress(data) if packed else data
    for cut in range(300 if not packed else 250, len(data) - (512 if not packed else 9), 13):
        found = read(data[:cut])
        entries = [entry for entry in found if isinstance(entry, Entry)]
        assert [e.document.text for e in entries] == [
            e.document.text for e in whole[: len(entries)] if isinstance(e, Entry)
        ]
        assert len(found) == len(entries) + 1
        assert isinstance(found[-1], Failure)
        assert "cut off" in found[-1].reason


def test_any_flipped_byte_gives_entries_and_failures_only() -> None:
    data = tarred({"a.txt": TEXT.encode(), LONG: RECORD.encode(), "b.txt": TEXT.encode()})
    for at in [*range(0, 512), *range(512, len(data), 11)]:
        for bits in (0xFF, 0x01, 0x80):
            broken = bytearray(data)
            broken[at] ^= bits
            assert all(isinstance(item, Entry | Failure) for item in read(bytes(broken)))


def test_bombs() -> None:
    zeros = gzip.compress(tarred({"zeros.txt": b"x" * 20_000_000, "b.txt": TEXT.encode()}))
    (failure,) = read(zeros)
    assert "more than 100 times" in told([failure])[0][2]
    header = tarfile.TarInfo("long")
    header.type, header.size = tarfile.XHDTYPE, 10**9
    (failure,) = read(header.tobuf() + b"x" * 10_000)
    assert told([failure]) == [("a.tar", "@0", "broken TAR archive: a header of 1000000000 bytes")]


def test_a_pipe_is_enough_and_members_come_one_by_one() -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    data = tarred({f"{n}.txt": f"{TEXT} {n}".encode() for n in range(3000)})
    stream = Pipe(data)
    entries = read_stream(stream, Settings(), "a.tar")
    assert isinstance(next(entries), Entry)
    assert stream.tell() < 300_000
    assert len(list(entries)) == 2999
