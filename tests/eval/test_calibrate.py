"""Calibration: what was judged is kept without text; weights follow what they are fitted to."""

import importlib.util
import json
import re
from pathlib import Path
from types import ModuleType

import pytest

EVAL = Path(__file__).parents[2] / "eval"


@pytest.fixture(scope="module")
def calibrate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("calibrate", EVAL / "calibrate.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_no_text_is_kept_and_every_article_counts_as_read() -> None:
    used = set((EVAL / "used.txt").read_text("utf-8").split())
    for name in ("calibration/judged.jsonl", "second/gold.jsonl"):
        lines = (EVAL / name).read_text("utf-8")
        assert not re.search("[\u0621-\u064a]", lines)
        assert {json.loads(line)["id"] for line in lines.splitlines()} <= used


def test_a_sign_that_goes_with_being_right_gets_weight(calibrate: ModuleType) -> None:
    seen: list[tuple[list[str], float, bool]] = (
        [(["good"], 0.5, True)] * 40 + [(["bad"], 0.5, False)] * 30 + [(["bad"], 0.5, True)] * 10
    )
    weights = calibrate.fit(seen)
    assert weights["good"] > 0.5 > -0.5 > weights["bad"]


def test_the_table_says_how_many_are_sure_and_how_many_of_them_right(
    calibrate: ModuleType,
) -> None:
    none: list[str] = []
    seen = [(none, 0.95, True)] * 19 + [(none, 0.95, False)] + [(none, 0.55, True)] * 10
    shown = calibrate.table(seen)
    assert "30 attributions, 66.7 % of them at 0.9 or more" in shown
    assert "of these 95.0 % have cue and source right" in shown
    assert "expected calibration error 0.150" in shown


def test_without_the_corpus_it_is_skipped(
    calibrate: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert list(calibrate.annotated("heldout", tmp_path)) == []
    assert "skipped" in capsys.readouterr().out
