"""The formats for other programs: what they hold, that they stream, that no text breaks them."""

import csv
import io
import json
from collections.abc import Callable, Iterator

import msgspec
import pytest

from musnad.export import FORMATS
from musnad.export.statements import COLUMNS
from musnad.model import Analysis, Attribution, Document, Link, Span, Speaker

TEXT = "قال علي لرويترز إن الأمر انتهى، وانتهى"
HOSTILE = 'قال "=1+1",\n\r\n\x00\x0b\x0c\x1b[31m\x1c\x1d\x1e\x85\u2028\u2029\u202eنص 😀'


def _chain() -> tuple[Link, ...]:
    return (
        Link(name="الضفة", kind="media", role="publisher", from_="byline"),
        Link(name="علي", kind="person", role="speaker", from_="text", attribution="a1"),
    )


def _analysis(text: str = TEXT, name: str = "علي", document: str = "d1") -> Analysis:
    attribution = Attribution(
        id="a1",
        cue=Span(0, 3),
        source=Span(4, 7),
        content=(Span(19, 30), Span(33, len(text))),
        addressee=Span(9, 15),
        speaker=Speaker(name=name, title="وزير", country="IR"),
        kind="person",
        manner="indirect",
        act="state",
        chain=_chain(),
        rule="test",
    )
    about = Document(id=document, text=text, publisher="الضفة", published="2024-02-05")
    return Analysis(musnad="0", document=about, attributions=(attribution,))


def _written(format: str, *analyses: Analysis) -> str:
    return "".join(FORMATS[format](analyses))


def _rows(*analyses: Analysis) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(_written("csv", *analyses), newline="")))


def test_the_formats() -> None:
    assert list(FORMATS) == ["json", "jsonl", "csv", "html"]


def test_json_is_an_object_or_an_array() -> None:
    one, other, third = (_analysis(document=name) for name in ("d1", "d2", "d3"))
    assert json.loads(_written("json")) == []
    assert json.loads(_written("json", one))["document"]["id"] == "d1"
    for several in ((one, other), (one, other, third)):
        ids = [each["document"]["id"] for each in json.loads(_written("json", *several))]
        assert ids == ["d1", "d2", "d3"][: len(several)]


def test_jsonl_is_the_contract_one_a_line() -> None:
    lines = _written("jsonl", _analysis(), _analysis(document="d2")).split("\n")
    assert [json.loads(line) for line in lines[:-1]] == [
        json.loads(msgspec.json.encode(_analysis())),
        json.loads(msgspec.json.encode(_analysis(document="d2"))),
    ]
    assert lines[-1] == ""


def test_csv_row() -> None:
    (row,) = _rows(_analysis())
    assert tuple(row) == COLUMNS
    assert row == {
        "document_id": "d1",
        "attribution_id": "a1",
        "published": "2024-02-05",
        "outlet": "الضفة",
        "speaker": "علي",
        "title": "وزير",
        "country": "IR",
        "kind": "person",
        "manner": "indirect",
        "act": "state",
        "cue": "قال",
        "source": "علي",
        "content": "الأمر انتهى … انتهى",
        "addressee": "رويترز",
        "parent": "",
        "chain": "الضفة ← علي",
        "cue_span": "0-3",
        "source_span": "4-7",
        "content_spans": "19-30 33-38",
        "addressee_span": "9-15",
        "confidence": "",
    }


def test_csv_without_statements_is_its_header() -> None:
    assert _written("csv") == ",".join(COLUMNS) + "\r\n"


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\r=1", "＝1"])
def test_csv_cells_compute_nothing(name: str) -> None:
    (row,) = _rows(_analysis(name=name))
    assert row["speaker"].startswith("'")


@pytest.mark.parametrize("format", ["csv", "jsonl"])
def test_no_character_of_the_text_ends_a_row(format: str) -> None:
    written = _written(format, _analysis(HOSTILE, name=HOSTILE), _analysis(HOSTILE))
    assert len(written.splitlines()) == {"csv": 3, "jsonl": 2}[format]
    assert not set(written) & set(map(chr, (*range(10), 11, 12, *range(14, 32), *range(127, 160))))
    written.encode()


def test_csv_keeps_quotes_and_commas() -> None:
    (row,) = _rows(_analysis(name='علي "أبو حسن", الوزير'))
    assert row["speaker"] == 'علي "أبو حسن", الوزير'


def test_json_keeps_every_character() -> None:
    for format in ("json", "jsonl"):
        assert json.loads(_written(format, _analysis(HOSTILE)))["document"]["text"] == HOSTILE


@pytest.mark.parametrize("format", ["csv", "jsonl"])
def test_rows_are_written_as_analyses_come(format: str) -> None:
    given = 0

    def endless() -> Iterator[Analysis]:
        nonlocal given
        while True:
            given += 1
            yield _analysis()

    rows = FORMATS[format](endless())
    for _ in range(5):
        next(rows)
    assert given <= 5


def test_html_is_the_page() -> None:
    assert _written("html", _analysis()).startswith("<!DOCTYPE html>")


@pytest.mark.parametrize("write", FORMATS.values(), ids=FORMATS)
def test_every_format_takes_nothing_and_the_empty(
    write: Callable[[list[Analysis]], Iterator[str]],
) -> None:
    empty = Analysis(musnad="0", document=Document(id="", text=""))
    for analyses in ([], [empty], [empty, empty]):
        "".join(write(analyses)).encode()
