"""WARC files: what is read of them, what is left out, and where they are damaged."""

import gzip
import io
import json
import random
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import IO, cast

import pytest
from fastwarc.stream_io import BrotliWriter
from fastwarc.warc import WarcRecord, WarcRecordType

import musnad
from musnad.reading import (
    MAX_BYTES,
    Entry,
    Failure,
    Origin,
    Settings,
    open_source,
    pages,
    read_stream,
    sources,
)
from musnad.reading.warc import Seen

Record = Callable[..., bytes]
Found = list[Entry | Failure]
TEXT = "قال الوزير إن الوفد رقم {} وصل إلى العاصمة."


def text(number: int) -> bytes:
    return TEXT.format(number).encode()


def read(data: bytes, name: str = "a.warc", max_bytes: int = MAX_BYTES) -> Found:
    return list(read_stream(io.BytesIO(data), Settings(max_bytes=max_bytes), name))


def documents(found: Found) -> list[tuple[str, str]]:
    return [(e.place, e.document.text) for e in found if isinstance(e, Entry)]


def failures(found: Found) -> list[tuple[str, str]]:
    return [(e.place, e.reason) for e in found if isinstance(e, Failure)]


def packed(records: list[bytes]) -> bytes:
    return b"".join(gzip.compress(record, mtime=0) for record in records)


@pytest.fixture
def records(record: Record) -> list[bytes]:
    info = record(b"software: by hand", 99, kind="warcinfo", media="application/warc-fields")
    return [info, *(record(text(number), number) for number in range(5))]


@pytest.mark.parametrize("how", ["plain", "each packed", "packed whole"])
def test_every_response_comes_with_its_place_and_address(how: str, records: list[bytes]) -> None:
    ways = {
        "plain": b"".join(records),
        "each packed": packed(records),
        "packed whole": gzip.compress(b"".join(records)),
    }
    found = read(ways[how])
    assert [words for _, words in documents(found)] == [TEXT.format(n) for n in range(5)]
    assert all(isinstance(e, Entry) and not e.notices for e in found)
    first = found[0]
    assert isinstance(first, Entry)
    assert (first.document.url, first.document.published) == ("http://news.example/0", None)
    for entry, number in zip(found, range(2, 7), strict=True):
        told, _, offset = entry.place.partition("@")
        assert int(told) == number
        data = ways[how] if how != "packed whole" else b"".join(records)
        rest = data[int(offset) :]
        rest = gzip.decompress(rest) if how == "each packed" else rest
        assert rest.startswith(records[number - 1])


def test_what_fastwarc_writes_is_read(tmp_path: Path) -> None:
    stream = io.BytesIO()
    made = WarcRecord()
    made.init_headers(WarcRecordType.response)
    made.headers["WARC-Target-URI"] = "http://news.example/x"
    made.is_http = True
    made.set_bytes_content(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + text(1))
    made.write(stream, checksum_data=True)
    path = tmp_path / "x.warc.gz"
    path.write_bytes(gzip.compress(stream.getvalue()) * 2)
    (entry,) = open_source(path, Settings())
    assert isinstance(entry, Entry)
    assert (entry.source, entry.place) == (str(path), "1@0")
    assert entry.notices == ("left out: 1 duplicate",)


def test_what_was_declared_reaches_the_reading_of_pages(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Origin | None] = []
    refuse = pages.read_page

    def spy(data: bytes, settings: Settings, source: str, place: str, origin: Origin) -> object:
        seen.append(origin)
        return refuse(data, settings, source, place, origin)

    monkeypatch.setattr(sources, "read_page", spy)
    page = b"<html><body>\xde\xc7\xe1</body></html>"
    media = 'TEXT/HTML; Charset="Windows-1256"'
    one = record(page, 1, media=media, uri="<http://news.example/ع>")
    two = record(page + b" ", 2, kind="resource", media="application/xhtml+xml")
    asked = record(b"GET /", 0, kind="request")
    found = read(asked + one + two)
    assert [entry.place for entry in found] == [f"2@{len(asked)}", f"3@{len(asked + one)}"]
    date = "2020-01-02T03:04:05Z"
    assert seen == [
        Origin(
            url="http://news.example/ع", charset="windows-1256", media_type="text/html",
            captured=date,
        ),
        Origin(url="http://news.example/2", media_type="application/xhtml+xml", captured=date),
    ]  # fmt: skip


def test_what_is_no_page_is_counted_in_one_notice(record: Record) -> None:
    warc = b"".join(
        [
            record(text(1), 1),
            record(b"gone", 2, status="404 Not Found"),
            record(b"moved", 3, status="301 Moved"),
            record(b"\x89PNG", 4, media="image/png"),
            record(b"{}", 5, media="application/json"),
            record(b"User-agent: *", 6, uri="http://news.example/robots.txt"),
            record(text(1), 7),
            record(b"", 8, kind="revisit"),
            record(b"", 9),
            record(b"a\0b", 10),
            record(text(2), 11, kind="conversion"),
            record(text(3), 12, kind="resource", media="text/plain"),
            record(text(4), 13, media=""),
            record(b"\0\1\2\3", 14, status="ok"),
        ]
    )
    (entry,) = read(warc)
    assert isinstance(entry, Entry)
    assert entry.notices == (
        "left out: 2 not 2xx, 5 not text, 1 duplicate, 1 revisit, 1 empty, 1 binary, 1 not HTTP",
    )
    (failure,) = read(record(b"gone", 2, status="404 Not Found"))
    assert failures([failure]) == [
        ("", "a WARC file without a page or text in it; left out: 1 not 2xx")
    ]


def test_the_notice_comes_with_the_last_failure_too(record: Record) -> None:
    found = read(record(b"x", 1, status="500 Oh") + record(b"\xff\xfe\xfd", 2))
    (failure,) = found
    assert isinstance(failure, Failure)
    assert failure.notices == ("left out: 1 not 2xx",)


def test_a_page_may_hold_a_nul_and_a_picture_is_no_page(record: Record) -> None:
    (failure,) = read(
        record(b"<html><body>a\0b</body></html>", 1, media="text/html")
        + record(b"\x89PNG\r\n\x1a\n\0", 2, media="text/html")
    )
    assert failure.place == "1@0"
    assert failure.notices == ("left out: 1 binary",)


def test_duplicates_are_known_by_the_declared_digest_or_by_content(record: Record) -> None:
    digest = "WARC-Payload-Digest: sha1:ABC\r\n"
    chunked = b"5\r\n" + text(1)[:5] + b"\r\n%x\r\n" % (len(text(1)) - 5) + text(1)[5:]
    found = read(
        record(text(0), 0, more=digest)
        + record(text(0) + b" ", 1, more=digest)
        + record(text(1), 2)
        + record(chunked + b"\r\n0\r\n\r\n", 3, http="Transfer-Encoding: chunked\r\n")
        + record(gzip.compress(text(1)), 4, http="Content-Encoding: gzip\r\n")
    )
    assert [words for _, words in documents(found)] == [TEXT.format(0), TEXT.format(1)]
    assert found[-1].notices == ("left out: 3 duplicate",)


def test_digests_are_forgotten_in_order() -> None:
    seen = Seen(most=3)
    assert all(seen.add(bytes([n])) for n in range(7))
    assert not seen.add(bytes([6])) and not seen.add(bytes([3]))
    assert seen.add(bytes([0]))


def brotli(data: bytes) -> bytes:
    stream = io.BytesIO()
    writer = BrotliWriter(stream)
    writer.write(data)
    writer.finish()
    del writer
    return stream.getvalue()


@pytest.mark.parametrize("coding", ["gzip", "x-gzip", "deflate", "br", "identity", "gzip, gzip"])
def test_content_encodings(coding: str, record: Record) -> None:
    import zlib

    pack: dict[str, Callable[[bytes], bytes]] = {
        "gzip": gzip.compress, "x-gzip": gzip.compress, "deflate": zlib.compress, "br": brotli,
        "identity": bytes, "gzip, gzip": lambda data: gzip.compress(gzip.compress(data)),
    }  # fmt: skip
    body = pack[coding](text(1))
    found = read(record(body, 1, http=f"Content-Encoding: {coding}\r\n") + record(text(2), 2))
    assert [words for _, words in documents(found)] == [TEXT.format(1), TEXT.format(2)]


def test_a_bad_response_costs_that_response_only(record: Record) -> None:
    zeros = gzip.compress(bytes(30_000_000))
    long = record(b"x" * 21_000_000, 6)
    bad = [
        record(b"x", 1, http="Content-Encoding: wonder\r\n"),
        record(b"\x1f\x8b\x08\0" + b"\7" * 30, 2, http="Content-Encoding: gzip\r\n"),
        record(zeros, 3, http="Content-Encoding: gzip\r\n"),
        record("قال".encode("cp1256"), 4),
        record(b"x", 5, http="X: " + "y" * 70_000 + "\r\n"),
        long,
    ]
    found = read(record(text(0), 0) + b"".join(bad) + record(text(9), 9))
    assert [words for _, words in documents(found)] == [TEXT.format(0), TEXT.format(9)]
    told = failures(found)
    assert [place.partition("@")[0] for place, _ in told] == list("234567")
    for (_, reason), part in zip(
        told, ["'wonder' is not known", "broken content encoding", "100 times", "not UTF-8",
               "broken HTTP header", "over 20971520 bytes"], strict=True,
    ):  # fmt: skip
        assert part in reason


def test_a_cut_response_is_read_with_a_warning(record: Record) -> None:
    whole = gzip.compress(random.Random(1).randbytes(3000).hex().encode())
    found = read(
        record(text(0), 0, more="WARC-Truncated: length\r\n")
        + record(whole[:-900], 1, http="Content-Encoding: gzip\r\n")
        + record(b"5\r\nhello\r\n9\r\nwor", 2, http="Transfer-Encoding: chunked\r\n")
    )
    assert [entry.notices for entry in found] == [
        ("the crawler cut this response off (length)",),
        ("the gzip encoding of the response is cut off",),
        ("the last chunk of the response is missing",),
    ]


def test_the_declared_encoding_counts_where_it_is_not_utf_8(record: Record) -> None:
    words = TEXT.format(1)
    for data in (words.encode("cp1256"), words.encode()):
        (entry,) = read(record(data, 1, media="text/plain; charset=windows-1256"))
        assert documents([entry]) == [("1@0", words)]


def test_records_in_a_response_keep_both_places(record: Record) -> None:
    lines = "\n".join(json.dumps({"id": str(n), "text": TEXT.format(n)}) for n in range(2))
    found = read(record(lines.encode(), 1))
    assert [entry.place for entry in found] == ["1@0:1", "1@0:2"]


# Streaming.


def test_records_come_one_by_one(record: Record) -> None:
    class Endless(io.RawIOBase):
        given = 0
        waiting = b""

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
            if not self.waiting:
                self.waiting = record(text(self.given), self.given)
                self.given += 1
            data, self.waiting = self.waiting[: len(buffer)], self.waiting[len(buffer) :]
            buffer[: len(data)] = data
            return len(data)

    stream = Endless()
    entries = read_stream(cast(IO[bytes], stream), Settings(), "a.warc")
    for _ in range(3):
        assert isinstance(next(entries), Entry)
    assert stream.given < 1000


def test_memory_does_not_grow(record: Record, tmp_path: Path) -> None:
    path = tmp_path / "big.warc"
    noise = random.Random(7)
    with path.open("wb") as stream:
        for number in range(400):
            body = text(number) + noise.randbytes(20_000).hex().encode()
            stream.write(record(body, number))
    peaks = []
    tracemalloc.start()
    try:
        for number, entry in enumerate(open_source(path, Settings()), 1):
            assert isinstance(entry, Entry)
            if number in (100, 400):
                peaks.append(tracemalloc.get_traced_memory()[1])
    finally:
        tracemalloc.stop()
    assert number == 400
    assert peaks[1] < peaks[0] * 1.3


def test_two_processes_give_the_same_in_order(record: Record, tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    made = [record(text(n), n, status="404 No" if n % 5 == 0 else "200 OK") for n in range(30)]
    path.write_bytes(packed(made)[:-3])
    runs = []
    for workers in (1, 2):
        with pytest.warns(musnad.MusnadWarning, match="left out: 6 not 2xx"):
            runs.append([str(r) if isinstance(r, Exception) else r
                         for r in musnad.read_many([path], workers=workers)])  # fmt: skip
    assert runs[0] == runs[1]
    assert len(runs[0]) == 25
    assert "broken gzip" in str(runs[0][-1])
