"""Records: the text to the letter, the metadata checked."""

from typing import Any

import pytest

from musnad.errors import BadRecord
from musnad.model import Document
from musnad.reading import Settings
from musnad.reading.records import parse_record, read_record

TEXT = "أعلنت وزارة الخارجية أن الوفد وصل إلى العاصمة لإجراء محادثات."


def document(record: dict[str, Any], **options: object) -> tuple[Document, tuple[str, ...]]:
    return read_record(record, Settings(**options), "records", "3")  # type: ignore[arg-type]


def test_text_is_title_and_text_to_the_letter() -> None:
    found, notices = document({"id": "x", "title": " خبر\r\nعاجل ", "text": f" {TEXT}\r\n{TEXT} "})
    assert notices == ()
    assert found.text == f" خبر  عاجل \n {TEXT}\r\n{TEXT} "
    assert found.title == "خبر  عاجل"
    assert [(b.kind, found.text[b.start : b.end]) for b in found.blocks] == [
        ("title", "خبر  عاجل"),
        ("paragraph", TEXT),
        ("paragraph", TEXT),
    ]


@pytest.mark.parametrize("title", [None, ""])
def test_without_title_the_text_stands_alone(title: str | None) -> None:
    found, _ = document({"title": title, "text": TEXT})
    assert (found.text, found.title) == (TEXT, None)


def test_a_record_keeps_its_title_whatever_the_options() -> None:
    assert document({"title": "خبر", "text": TEXT}, title=False)[0].title == "خبر"


def test_full_is_plain_text() -> None:
    found, _ = document({"full": f"خبر عاجل\r\n\r\n> {TEXT}"})
    assert found.text == f"خبر عاجل\n\n> {TEXT}"
    assert found.title == "خبر عاجل"
    assert document({"full": f"خبر عاجل\n{TEXT}"}, title=False)[0].title is None


def test_metadata() -> None:
    record = {
        "id": "x7", "text": TEXT, "url": "https://example.org/1", "publisher": "الأيام",
        "byline": "بيروت - سامي علي", "published": "2022-11-09T10:00:00+03:00",
        "updated": "2022-11-10", "authors": ["منى حسن", {"name": "سامي علي"}], "other": [1, {}],
    }  # fmt: skip
    found, notices = document(record, published="1999-01-01", publisher="غيرها")
    assert notices == ()
    assert (found.id, found.url, found.publisher) == ("x7", "https://example.org/1", "الأيام")
    assert (found.published, found.published_from) == ("2022-11-09T10:00:00+03:00", "record")
    assert found.updated == "2022-11-10"
    assert found.authors == ("منى حسن", "سامي علي")


def test_options_where_the_record_says_nothing() -> None:
    found, _ = document({"text": TEXT}, published="2022-11-09", publisher="الأيام")
    assert (found.published, found.published_from) == ("2022-11-09", "option")
    assert found.publisher == "الأيام"


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ({}, "no text"),
        ({"title": "خبر"}, "no text"),
        ({"text": None}, "text is null"),
        ({"text": 5}, "text is the number 5"),
        ({"text": True}, "text is a truth value"),
        ({"text": ["نص"]}, "text is a list"),
        ({"text": {"a": 1}}, "text is an object"),
        ({"text": " \n"}, "empty"),
        ({"full": None, "text": TEXT}, "full is null"),
    ],
)
def test_records_without_text(record: dict[str, Any], reason: str) -> None:
    with pytest.raises(BadRecord, match=f"^records:3: {reason}"):
        document(record)


@pytest.mark.parametrize(
    ("value", "ident", "notice"),
    [
        (17, "17", "id is the number 17"),
        (1.5, "1.5", "id is the number 1.5"),
        (True, None, "id is a truth value"),
        ([1], None, "id is a list"),
        (None, None, None),
        ("", None, None),
    ],
)
def test_ids_that_are_no_strings(value: Any, ident: str | None, notice: str | None) -> None:
    found, notices = document({"id": value, "text": TEXT})
    assert found.id == (ident or document({"text": TEXT})[0].id)
    assert [n.startswith(notice or "-") for n in notices] == ([True] if notice else [])


def test_bad_metadata_are_dropped_and_said() -> None:
    found, notices = document(
        {"text": TEXT, "title": 3, "publisher": 4, "published": "أمس", "byline": [], "author": 9}
    )
    assert (found.title, found.publisher, found.published, found.byline) == (None,) * 4
    assert len(notices) == 5


def test_lone_surrogates() -> None:
    record = parse_record('{"text": "قال \\ud800 إن", "id": "\\udfff"}', "r", "1")
    found, notices = read_record(record, Settings(), "r", "1")
    assert (found.text, found.id) == ("قال \ufffd إن", "\ufffd")
    assert notices == ("1 lone surrogate(s) replaced by U+FFFD",)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "broken JSON"),
        ('{"text": NaN}', "NaN is not JSON"),
        ('{"text": -Infinity}', "-Infinity is not JSON"),
        ("[" * 10_000, "nested too deep"),
        ('{"a":' * 10_000, "nested too deep"),
        ('[{"text": "x"}]', "a list, not a record"),
        ("3", "the number 3, not a record"),
        ("null", "null, not a record"),
        ('"x"', "text, not a record"),
        ('{"text": "a\x00b"}', "broken JSON"),
        ('{"text": ' + "9" * 5000, "broken JSON"),
    ],
)
def test_lines_that_are_no_records(line: str, reason: str) -> None:
    with pytest.raises(BadRecord, match=f"^r:1: {reason}") as caught:
        parse_record(line, "r", "1")
    assert "\n" not in str(caught.value) and len(str(caught.value)) < 200
