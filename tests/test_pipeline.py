"""Inputs to analyses in Python: read, read_many, and what they refuse."""

import json
import warnings
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

import musnad
from musnad.errors import BadRecord, InputError, MusnadWarning, NotText, OptionError
from musnad.pipeline import run
from musnad.reading import Settings, open_source

TEXT = "قال الوزير إن الوفد وصل إلى العاصمة."
OTHER = "نفى الناطق باسم الحكومة هذه الأنباء."


def test_read_takes_text_content_files_and_records(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    for value in (TEXT, TEXT.encode(), path, {"text": TEXT}):
        assert musnad.read(value).document.text == TEXT
    assert musnad.read(str(path)).document.text == str(path)


def test_options() -> None:
    analysis = musnad.read(TEXT, published=date(2022, 11, 9), publisher="الأيام", title=False)
    document = analysis.document
    assert (document.published, document.published_from) == ("2022-11-09", "option")
    assert (document.publisher, document.title) == ("الأيام", None)


@pytest.mark.parametrize("options", [{"published": "9/11"}, {"layers": ["verbs"]}])
def test_options_that_make_no_sense(options: dict[str, Any]) -> None:
    with pytest.raises(OptionError):
        musnad.read(TEXT, **options)
    with pytest.raises(ValueError):
        next(musnad.read_many([TEXT], **options))


def test_failures_are_raised_by_read_with_their_class() -> None:
    with pytest.raises(NotText, match="<text>: empty"):
        musnad.read("")
    with pytest.raises(BadRecord, match="<record>: no text"):
        musnad.read({})
    with pytest.raises(TypeError, match="cannot read a int"):
        musnad.read(3)  # type: ignore[arg-type]


def test_a_source_of_several_documents_needs_read_many(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text("\n".join(json.dumps({"text": t}) for t in (TEXT, OTHER)), "utf-8")
    with pytest.raises(InputError, match="read_many"):
        musnad.read(path)
    found = list(musnad.read_many([path, TEXT + " "]))
    assert [a.document.text for a in found if isinstance(a, musnad.Analysis)] == [
        TEXT,
        OTHER,
        TEXT + " ",
    ]


def test_read_many_keeps_order_and_returns_failures_in_place(tmp_path: Path) -> None:
    found = list(musnad.read_many([TEXT, "", {"text": 3}, tmp_path / "missing", OTHER]))
    assert [type(item).__name__ for item in found] == [
        "Analysis", "NotText", "BadRecord", "UnreadableInput", "Analysis",
    ]  # fmt: skip
    assert [str(item).split(":")[:2] for item in found[1:3]] == [["<text>", "2"], ["<record>", "3"]]


@pytest.mark.parametrize("value", [TEXT, TEXT.encode(), {"text": TEXT}, Path("a")])
def test_read_many_of_one_thing_is_a_mistake(value: Any) -> None:
    with pytest.raises(TypeError):
        musnad.read_many(value)


def test_read_many_is_lazy() -> None:
    def endless() -> Any:
        while True:
            yield TEXT

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", MusnadWarning)
        analyses = musnad.read_many(endless())
        assert next(analyses) != next(analyses)


def test_equal_ids_are_told_apart() -> None:
    records = [{"id": "a", "text": TEXT}, {"id": "a#2", "text": TEXT}, {"id": "a", "text": OTHER}]
    with pytest.warns(MusnadWarning, match="<record>:3: id 'a' came before"):
        found = list(musnad.read_many(records))
    assert [a.document.id for a in found if isinstance(a, musnad.Analysis)] == ["a", "a#2", "a#3"]


def test_dropped_metadata_are_warned_of() -> None:
    with pytest.warns(MusnadWarning, match="<record>: published 'أمس' is no ISO 8601 date"):
        assert musnad.read({"text": TEXT, "published": "أمس"}).document.published is None


def test_workers_give_the_same_bytes_in_the_same_order() -> None:
    records: list[Any] = [{"id": str(n), "text": f"{TEXT} {OTHER} {n}."} for n in range(60)]
    records[7] = {"text": None}
    alone, shared = list(musnad.read_many(records)), list(musnad.read_many(records, workers=3))
    assert len(alone) == len(shared) == 60
    for one, other in zip(alone, shared, strict=True):
        if isinstance(one, InputError):
            assert str(one) == str(other)
        else:
            assert msgspec.json.encode(one) == msgspec.json.encode(other)


def test_a_fault_of_the_analysis_costs_one_document(monkeypatch: pytest.MonkeyPatch) -> None:
    import musnad.extraction as extraction

    extract = extraction.extract

    def faulty(document: Any, layers: Any = None) -> Any:
        if "خلل" in document.text:
            raise RecursionError("too deep")
        return extract(document, layers)

    monkeypatch.setattr(extraction, "extract", faulty)
    entries = [entry for text in (TEXT, "خلل.", OTHER) for entry in open_source(text, Settings())]
    first, second, third = (outcome.result for outcome in run(entries))
    assert isinstance(first, musnad.Analysis) and isinstance(third, musnad.Analysis)
    assert not isinstance(second, musnad.Analysis)
    assert second.stage == "extract" and "RecursionError" in second.reason


def test_a_language_that_is_not_read_is_named() -> None:
    analysis = musnad.read("The minister said that the talks were over.")
    assert analysis.document.language == "en"
    assert analysis.attributions == ()
