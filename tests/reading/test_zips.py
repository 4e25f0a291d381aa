"""ZIP archives: pages, texts, records and what else people put into them."""

import gzip
import io
import json
import random
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from musnad.reading import MAX_BYTES, Entry, Failure, Settings, open_source, read_stream

TEXT = "قال الوزير إن الوفد وصل."
RECORD = json.dumps({"id": "a", "text": TEXT}, ensure_ascii=False)
PAGE = b"<!doctype html><html><body><p>x</p></body></html>"
Members = dict[str, bytes]


def zipped(members: Members, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def read(data: bytes, name: str = "a.zip", max_bytes: int = MAX_BYTES) -> list[Entry | Failure]:
    return list(read_stream(io.BytesIO(data), Settings(max_bytes=max_bytes), name))


def told(found: list[Entry | Failure]) -> list[tuple[str, str, str]]:
    return [
        (e.source, e.place, e.document.text if isinstance(e, Entry) else e.reason) for e in found
    ]


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA])
def test_texts_records_and_pages_with_their_names(method: int) -> None:
    members = {
        "خبر.txt": TEXT.encode(),
        "in/b.jsonl": f"{RECORD}\n{{\n{RECORD}".encode(),
        "in/c.jsonl.gz": gzip.compress(RECORD.encode()),
        "in/deep/page.html": PAGE,
    }
    found = read(zipped(members, method))
    assert told(found)[:5] == [
        ("a.zip!/خبر.txt", "", TEXT),
        ("a.zip!/in/b.jsonl", "1", TEXT),
        ("a.zip!/in/b.jsonl", "2", told(found)[2][2]),
        ("a.zip!/in/b.jsonl", "3", TEXT),
        ("a.zip!/in/c.jsonl.gz", "1", TEXT),
    ]
    assert found[-1].source == "a.zip!/in/deep/page.html"
    assert [type(entry) for entry in found[:5]] == [Entry, Entry, Failure, Entry, Entry]


def test_what_is_not_for_readers_is_left_out() -> None:
    members = {
        "folder/": b"", "__MACOSX/._a.txt": b"\0", ".DS_Store": b"\0", "a/.git/config": b"x",
        "style.css": b"p {}", "photo.jpg": b"\xff\xd8\xff\xe0\0", "paper.pdf": b"%PDF-1.7",
        "a.txt": TEXT.encode(),
    }  # fmt: skip
    (entry,) = read(zipped(members))
    assert entry.source == "a.zip!/a.txt"
    assert entry.notices == ("left out: 1 for programs, 2 binary",)
    del members["a.txt"]
    ((source, _, reason),) = told(read(zipped(members)))
    assert source == "a.zip"
    assert reason == (
        "a ZIP archive without a member that can be read; left out: 1 for programs, 2 binary"
    )
    assert "without a member" in told(read(zipped({})))[0][2]


def test_names_are_only_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    monkeypatch.chdir(inside)
    names = ["/etc/passwd.txt", "../../up.txt", "a/../../b.txt", "c:\\x.txt", "a\x1b[31m.txt"]
    found = read(zipped({name: f"{TEXT}{n}".encode() for n, name in enumerate(names)}))
    assert [entry.source for entry in found] == [f"a.zip!/{name.lstrip('/')}" for name in names]
    assert list(tmp_path.rglob("*")) == [inside]


def test_names_without_the_flag_for_utf_8() -> None:
    data = zipped({"aaaaaa.txt": TEXT.encode()}).replace(b"aaaaaa.txt", "خبر.txt".encode())
    assert read(data)[0].source == "a.zip!/خبر.txt"


def test_archives_in_archives_are_refused() -> None:
    inner = zipped({"a.txt": TEXT.encode()})
    found = read(zipped({"b.zip": inner, "c.txt": TEXT.encode(), "d.7z": b"7z\xbc\xaf\x27\x1c"}))
    assert [reason for _, _, reason in told(found)] == [
        "a ZIP archive inside of a ZIP archive; unpack it first",
        TEXT,
        "a 7z archive inside of a ZIP archive; unpack it first",
    ]
    assert told(read(gzip.compress(inner)))[0][2] == "a ZIP archive in gzip; unpack it first"
    assert told(read(gzip.compress(gzip.compress(TEXT.encode()))))[0][2] == (
        "a gzip archive in gzip; unpack it first"
    )
    assert told(read(b"Rar!\x1a\x07\x00"))[0][2] == "a RAR archive; unpack it first"


def test_encrypted_members() -> None:
    data = bytearray(zipped({"a.txt": TEXT.encode(), "b.txt": TEXT.encode()}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    assert told(read(bytes(data))) == [
        ("a.zip!/a.txt", "", "encrypted; unpack it first"),
        ("a.zip!/b.txt", "", TEXT),
    ]


def test_bombs_and_sizes_are_measured_while_unpacking() -> None:
    noise = random.Random(1).randbytes(2000).hex().encode()
    members = {
        "bomb.txt": b"x" * 20_000_000, "bomb.jsonl": b"x" * 20_000_000, "long.txt": noise,
        "bomb.txt.gz": gzip.compress(bytes(9_000_000)), "ok.txt": TEXT.encode(),
    }  # fmt: skip
    reasons = {source: reason for source, _, reason in told(read(zipped(members), max_bytes=3900))}
    assert "larger than the limit of 3900 bytes" in reasons["a.zip!/long.txt"]
    assert reasons["a.zip!/ok.txt"] == TEXT
    reasons = {source: reason for source, _, reason in told(read(zipped(members)))}
    for name in ("bomb.txt", "bomb.jsonl"):
        assert reasons[f"a.zip!/{name}"] == "unpacks to more than 100 times its size"
    assert reasons["a.zip!/long.txt"] == noise.decode()


def test_a_size_that_lies_changes_nothing() -> None:
    data = zipped({"bomb.txt": b"x" * 20_000_000, "ok.txt": TEXT.encode()})
    lying = data.replace(struct.pack("<L", 20_000_000), struct.pack("<L", 100))
    bomb, ok = told(read(lying))
    assert bomb[2].startswith(("unpacks to", "broken ZIP member"))
    assert ok[2] == TEXT


def test_damage() -> None:
    data = bytearray(zipped({"a.txt": TEXT.encode() * 9, "b.txt": TEXT.encode()}, 0))
    at = data.index(TEXT.encode())
    data[at] ^= 1
    found = told(read(bytes(data)))
    assert found[0][2].startswith("broken ZIP member: Bad CRC-32")
    assert found[1] == ("a.zip!/b.txt", "", TEXT)
    data = bytearray(zipped({"a.txt": TEXT.encode(), "b.txt": TEXT.encode()}))
    data[data.index(b"PK\x03\x04")] ^= 1
    found = told(read(b"PK\x03\x04" + bytes(data[4:])))
    assert found[1] == ("a.zip!/b.txt", "", TEXT)
    for cut in range(4, len(data), 7):
        found = told(read(b"PK\x03\x04" + bytes(data[4:cut])))
        assert len(found) == 1 and found[0][2].startswith("broken ZIP archive")


def test_any_flipped_byte_gives_entries_and_failures_only() -> None:
    data = zipped({"a.txt": TEXT.encode(), "b.jsonl": RECORD.encode(), "c/d.html": PAGE})
    for at in range(4, len(data)):
        for bits in (0xFF, 0x01, 0x80):
            broken = bytearray(data)
            broken[at] ^= bits
            assert all(isinstance(item, Entry | Failure) for item in read(bytes(broken)))


def test_a_pipe_cannot_be_searched() -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    ((_, _, reason),) = told(list(read_stream(Pipe(zipped({"a.txt": b"x"})), Settings(), "-")))
    assert reason == "a ZIP archive can be read from a file, not from a pipe"


def test_a_wacz_gives_its_warc_files_only(record: Callable[..., bytes], tmp_path: Path) -> None:
    warc = gzip.compress(record(TEXT.encode(), 1)) + gzip.compress(record(b"x y", 2))
    members = {
        "datapackage.json": b"{}", "pages/pages.jsonl": b'{"id": "1"}\n',
        "indexes/index.cdx.gz": gzip.compress(b"com,example"), "archive/data.warc.gz": warc,
    }  # fmt: skip
    for name in ("a.wacz", "a.zip"):
        path = tmp_path / name
        path.write_bytes(zipped(members, zipfile.ZIP_STORED))
        one, two = open_source(path, Settings())
        assert isinstance(one, Entry)
        assert (one.source, one.place) == (f"{path}!/archive/data.warc.gz", "1@0")
        assert one.document.url == "http://news.example/1"
        assert two.place.startswith("2@")


def test_thousands_of_members() -> None:
    found = read(zipped({f"{n:05}.txt": f"{TEXT} {n}".encode() for n in range(5000)}))
    assert [entry.source for entry in found] == [f"a.zip!/{n:05}.txt" for n in range(5000)]


def test_members_come_one_by_one() -> None:
    data = zipped({f"{n}.txt": TEXT.encode() for n in range(9)})
    entries = read_stream(io.BytesIO(data), Settings(), "a.zip")
    assert isinstance(next(entries), Entry)
    entries.close()  # type: ignore[attr-defined]
