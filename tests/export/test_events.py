"""One row per event: what stands in it."""

import csv
import io

import musnad
from musnad.export import ROWS
from musnad.export.events import COLUMNS
from musnad.model import Analysis

TEXT = "قالت الشرطة إن مسلحين قتلوا خمسة جنود في هجوم قرب كركوك أمس."


def rows(*analyses: Analysis) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(ROWS["events"](analyses)))))


def test_a_row_tells_who_did_what_to_whom_on_whose_word() -> None:
    first = rows(musnad.read({"id": "d1", "text": TEXT, "published": "2024-05-02"}))[0]
    assert tuple(first) == COLUMNS
    assert first["document_id"] == "d1"
    assert (first["type"], first["trigger"], first["modality"]) == ("ASSAULT", "قتلوا", "asserted")
    assert (first["actors"], first["recipients"]) == ("مسلحين", "خمسة جنود")
    assert first["quantities"] == "killed=خمسة جنود"
    assert (first["attribution"], first["speaker"], first["act"]) == ("a1", "الشرطة", "state")
    start, end = map(int, first["trigger_span"].split("-"))
    assert TEXT[start:end] == first["trigger"]


def test_no_event_is_the_header_alone() -> None:
    assert rows(musnad.read("لا جديد.")) == []


def test_a_row_needs_no_other_layer() -> None:
    (row, *_) = rows(musnad.read({"text": TEXT}, layers=["events"]))
    assert (row["actors"], row["speaker"], row["quantities"]) == ("مسلحين", "", "")
