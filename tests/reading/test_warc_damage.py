"""Damaged WARC files: all before the damage, one failure with its place, never an exception."""

import gzip
import io
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from musnad.reading import Entry, Failure, Settings, read_stream

Record = Callable[..., bytes]
Found = list[Entry | Failure]
TEXT = "قال الوزير إن الوفد رقم {} وصل إلى العاصمة."


def text(number: int) -> bytes:
    return TEXT.format(number).encode()


def read(data: bytes) -> Found:
    return list(read_stream(io.BytesIO(data), Settings(), "a.warc"))


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


def check_damage(data: bytes, whole: list[str]) -> None:
    """Entries are a beginning of the whole ones; one failure behind them, if anything."""
    found = read(data)
    words = [text for _, text in documents(found)]
    assert words == whole[: len(words)]
    assert all(isinstance(entry, Entry) for entry in found[:-1])
    assert found and (isinstance(found[-1], Failure) or words == whole[: len(found)])


def test_cut_at_every_byte(records: list[bytes]) -> None:
    whole = [TEXT.format(n) for n in range(5)]
    plain = b"".join(records)
    ends = [len(b"".join(records[: n + 1])) for n in range(len(records))]
    for cut in range(10, len(plain)):
        found = read(plain[:cut])
        complete = sum(end - 4 <= cut for end in ends[1:])
        assert [text for _, text in documents(found)] == whole[:complete]
        if not any(end - 4 <= cut <= end for end in ends):
            (place, reason), number = failures(found)[-1], sum(end <= cut for end in ends) + 1
            assert place == f"{number}@{ends[number - 2] if number > 1 else 0}"
            assert reason.startswith("cut off")


@pytest.mark.parametrize("each", [True, False])
def test_packed_and_cut_at_every_byte(each: bool, records: list[bytes]) -> None:
    whole = [TEXT.format(n) for n in range(5)]
    data = packed(records) if each else gzip.compress(b"".join(records))
    for cut in range(20, len(data)):
        check_damage(data[:cut], whole)


def test_what_is_behind_the_damage_is_told_once(record: Record, records: list[bytes]) -> None:
    first, last = b"".join(records[:2]), b"".join(records[2:])
    short, long = record(text(7) * 9, 7, length=100), record(text(7) * 9, 7, length=900)
    at = f"3@{len(first)}"
    cases = {
        first + short + last: (at, "a record of another length than its header says"),
        first + long + last: (at, "a record of another length than its header says"),
        first + record(b"x", 7, length=10**12) + last: (at, "cut off: "),
        first + record(b"x", 7, length=-1) + last: (at, "a record without a valid length"),
        first + b"<html>nothing</html>" + last: (at, "no WARC record from here on"),
        first + bytes(3000) + last: (at, "no WARC record from here on"),
    }
    for data, (place, reason) in cases.items():
        found = read(data)
        assert [words for _, words in documents(found)] == [TEXT.format(0)]
        (told,) = failures(found)
        assert told[0] == place and told[1].startswith(reason)


def test_damaged_gzip(records: list[bytes]) -> None:
    members = [gzip.compress(record, mtime=0) for record in records]
    broken = bytearray(members[3])
    broken[40] ^= 0x55
    found = read(b"".join([*members[:3], bytes(broken), *members[4:]]))
    assert [words for _, words in documents(found)] == [TEXT.format(0), TEXT.format(1)]
    (told,) = failures(found)
    assert told[0].startswith("4@") and "broken gzip" in told[1]
    found = read(b"".join(members) + bytes(512))
    assert len(documents(found)) == 5 and not failures(found)


def test_a_bomb_of_a_warc_file_ends_the_reading(record: Record, records: list[bytes]) -> None:
    zeros = record(bytes(60_000_000), 8, media="image/png")
    found = read(b"".join(map(gzip.compress, [records[1], zeros, records[2]])))
    assert [words for _, words in documents(found)] == [TEXT.format(0)]
    assert "100 times" in failures(found)[0][1]


KIT = settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@KIT
@given(st.data())
def test_any_damage_gives_entries_and_failures_only(
    records: list[bytes], data: st.DataObject
) -> None:
    made = bytearray(data.draw(st.sampled_from([b"".join(records), packed(records)])))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(6, max(6, len(made) - 1)))
        match data.draw(st.sampled_from(["cut", "flip", "drop", "insert"])):
            case "cut":
                del made[at:]
            case "flip":
                made[at : at + 1] = data.draw(st.binary(min_size=1, max_size=1))
            case "drop":
                del made[at : at + data.draw(st.integers(1, 80))]
            case _:
                made[at:at] = data.draw(st.binary(min_size=1, max_size=20))
    found = read(bytes(made))
    assert found
    assert all(isinstance(item, Entry | Failure) for item in found)
