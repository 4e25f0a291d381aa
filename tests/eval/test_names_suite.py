"""The measure of names: strict wants the same offsets, overlap a shared character."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def suite() -> ModuleType:
    spec = importlib.util.spec_from_file_location("names_suite", ROOT / "eval" / "names_suite.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_strict_and_overlap(suite: ModuleType, tmp_path: Path) -> None:
    text = "وصل الوزير خالد منصور إلى القاهرة."
    person, town = text.index("خالد"), text.index("القاهرة")
    names = [[person, person + 4, "PERS"], [town, town + 7, "LOC"]]
    sentences = tmp_path / "sentences.jsonl"
    row = {"id": "1", "text": text, "names": names}
    sentences.write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    figures = suite.measure_names(sentences)
    assert (figures["names.LOC"], figures["names.LOC.overlap"]) == (100.0, 100.0)
    assert (figures["names.PERS"], figures["names.PERS.overlap"]) == (0.0, 100.0)
    assert (figures["names"], figures["names.overlap"]) == (50.0, 100.0)
    assert (figures["names.ORG"], figures["names.ORG.overlap"]) == (0.0, 0.0)
