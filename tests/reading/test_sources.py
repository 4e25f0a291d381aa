"""Bytes and files: which kind they are and what they give."""

import gzip
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from musnad.reading import Entry, Failure, Settings, open_source, read_stream

TEXT = "قال الوزير إن الوفد وصل."
RECORD = json.dumps({"id": "a", "text": TEXT}, ensure_ascii=False)


def read(data: bytes, name: str = "x.txt", **options: object) -> list[Entry | Failure]:
    settings = Settings(**options)  # type: ignore[arg-type]
    return list(read_stream(io.BytesIO(data), settings, name))


def texts(found: list[Entry | Failure]) -> list[str]:
    return [e.document.text if isinstance(e, Entry) else f"{e.place}|{e.reason}" for e in found]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("packed", [False, True])
def test_encodings_of_text_and_records(encoding: str, packed: bool) -> None:
    for content, name in ((TEXT, "x.txt"), (f"{RECORD}\r\n\r\n{RECORD}\r\n", "x")):
        data = content.encode(encoding)
        found = read(gzip.compress(data) if packed else data, name)
        assert texts(found) == [TEXT] * len(found)
        assert len(found) == (1 if content is TEXT else 2)


@pytest.mark.parametrize("name", ["a.jsonl", "a.NDJSON", "a.jsonl.gz", "a.ndjson.gz"])
def test_a_name_tells_records(name: str) -> None:
    assert texts(read(b"nothing", name)) == ["1|broken JSON: Expecting value at column 1"]


def test_the_first_character_tells_records() -> None:
    assert texts(read(f"\n  {RECORD}".encode())) == [TEXT]
    assert texts(read("{قوس} نص".encode(), "x.txt"))[0].startswith("1|broken JSON")
    assert texts(read("[نص] كامل".encode())) == ["[نص] كامل"]


def test_the_rest_of_the_records_is_read() -> None:
    lines = [RECORD, "{broken", '{"id": 1}', RECORD.replace('"a"', '"b"'), "\x00\x01"]
    data = "\n".join(lines).encode() + b"\n\xff\xfe\n" + RECORD.encode()
    found = read(data, "r.jsonl")
    assert [entry.place for entry in found] == ["1", "2", "3", "4", "5", "6", "7"]
    assert [type(entry) for entry in found] == [
        Entry,
        Failure,
        Failure,
        Entry,
        Failure,
        Failure,
        Entry,
    ]


def test_a_nul_among_the_records_costs_one_line() -> None:
    found = read(f"{RECORD}\n".encode() * 3 + b'{"text": "\x00"}\n' + RECORD.encode(), "r.jsonl")
    assert [type(entry) for entry in found] == [Entry, Entry, Entry, Failure, Entry]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "binary"),
        (b"%PDF-1.4\xe2\xe3", "not UTF-8"),
        ("قال الوزير".encode("cp1256"), "not UTF-8 (byte 0xde at 0)"),
        (b"\xff\xfea", "not UTF-16"),
        (b"\x1f\x8b\x08\x00abc", "broken gzip"),
        (gzip.compress(TEXT.encode() * 50, mtime=0)[:-20], "broken gzip"),
        (b'[{"text": "x"}]', "a JSON array"),
        (b'[\n {"text": "x"},\n {"text": "y"}\n]', "a JSON array"),
        (b'{\n "text": "x"\n}', "one JSON object over several lines"),
        (b"<!DOCTYPE html><html></html>", "no article (empty)"),
    ],
)
def test_what_is_no_text(data: bytes, reason: str) -> None:
    (failure,) = read(data)
    assert isinstance(failure, Failure)
    assert failure.reason.startswith(reason)
    assert failure.source == "x.txt"


def test_limits(tmp_path: Path) -> None:
    text, record = "نص " * 100, json.dumps({"text": "نص " * 100})
    (failure,) = read(text.encode(), max_bytes=200)
    assert isinstance(failure, Failure)
    assert "limit of 200 bytes" in failure.reason and "--max-bytes" in failure.reason
    (failure,) = read(gzip.compress(text.encode()), max_bytes=200)
    assert isinstance(failure, Failure)
    found = read(f"{RECORD}\n{record}\n{RECORD}".encode(), max_bytes=200)
    assert [type(entry) for entry in found] == [Entry, Failure, Entry]
    wide = read(f"{RECORD}\n{record}\n{RECORD}".encode("utf-16"), max_bytes=200)
    assert [type(entry) for entry in wide] == [Entry, Failure, Entry]


def test_records_are_read_one_by_one() -> None:
    stream = io.BytesIO(f"{RECORD}\n".encode() * 50_000)
    entries = read_stream(stream, Settings(), "r.jsonl")
    assert isinstance(next(entries), Entry)
    assert stream.tell() < 1_000_000


def test_paths_that_cannot_be_read(tmp_path: Path) -> None:
    fifo, shut = tmp_path / "fifo", tmp_path / "shut"
    os.mkfifo(fifo)
    shut.write_text(TEXT)
    shut.chmod(0)
    loop, bare = tmp_path / "loop", tmp_path / "bare"
    loop.symlink_to(loop)
    bare.mkdir()
    cases = {
        tmp_path / "missing": "no such file", bare: "a folder without", fifo: "a named pipe",
        Path("/dev/null"): "a device", loop: "too many levels", Path("a\0b"): "embedded null",
    }  # fmt: skip
    if os.getuid():
        cases[shut] = "permission denied"
    for path, reason in cases.items():
        (failure,) = open_source(path, Settings())
        assert isinstance(failure, Failure)
        assert failure.stage == "open"
        assert reason in failure.reason, (path, failure.reason)


def test_the_type_of_a_value_tells_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    for value in (TEXT, TEXT.encode(), path, {"text": TEXT}):
        (entry,) = open_source(value, Settings())
        assert isinstance(entry, Entry) and entry.document.text == TEXT
    (entry,) = open_source(str(path), Settings())
    assert isinstance(entry, Entry) and entry.document.text == str(path)
    with pytest.raises(TypeError, match="cannot read a list"):
        open_source([TEXT], Settings())  # type: ignore[arg-type]


def test_what_reads_archives_is_loaded_when_one_comes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    code = """
import sys, musnad.cli, musnad.command, musnad.reading as reading
from pathlib import Path
found = list(reading.open_source(Path(sys.argv[1]), reading.Settings()))
heavy = {"fastwarc", "tarfile", *(f"musnad.reading.{name}" for name in ("warc", "zips", "tars"))}
print(len(found), heavy & set(sys.modules))
"""
    command = [sys.executable, "-c", code, str(tmp_path / "a.txt")]
    found = subprocess.run(command, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "1 set()"
