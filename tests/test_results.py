"""Results written, then read back."""

import gzip
import io
from pathlib import Path

import pytest

import musnad
from musnad.errors import ResultError
from musnad.export import FORMATS

TEXTS = ["قال الوزير إن الوفد وصل.", "قال مصدر أمني إن 200 شخص غادروا\u2028.", "x"]


def written(tmp_path: Path) -> Path:
    path = tmp_path / "a.jsonl"
    analyses = [musnad.read(text) for text in TEXTS]
    path.write_text("".join(FORMATS["jsonl"](analyses)), "utf-8")
    return path


def test_round_trip(tmp_path: Path) -> None:
    path = written(tmp_path)
    assert list(musnad.load(path)) == [musnad.read(text) for text in TEXTS]
    with path.open("rb") as stream:
        assert len(list(musnad.load(stream))) == 3
    packed = tmp_path / "a.jsonl.gz"
    packed.write_bytes(gzip.compress(path.read_bytes()))
    assert len(list(musnad.load(packed))) == 3


def test_indented_json_is_read_as_well(tmp_path: Path) -> None:
    for count in (0, 1, 3):
        path = tmp_path / f"{count}.json"
        analyses = [musnad.read(text) for text in TEXTS[:count]]
        path.write_text("".join(FORMATS["json"](analyses)), "utf-8")
        assert list(musnad.load(path)) == analyses


def test_foreign_lines_are_named(tmp_path: Path) -> None:
    path = written(tmp_path)
    path.write_text(path.read_text("utf-8") + '{"text": "x"}\n', "utf-8")
    with pytest.raises(ResultError, match=r"a\.jsonl:4: no analysis"):
        list(musnad.load(path))
    with pytest.raises(ResultError, match="schema 9"):
        list(musnad.load(io.StringIO(path.read_text("utf-8").replace('"schema":1', '"schema":9'))))


def test_load_takes_no_names(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="pathlib"):
        musnad.load("a.jsonl")  # type: ignore[arg-type]
    with pytest.raises(FileNotFoundError):
        musnad.load(tmp_path / "missing")
