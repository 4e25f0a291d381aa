"""The gate: floors are set, held, raised, and lowered only with a reason."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEXT = "قال الوزير سالم إن الجسر فتح أمس."


def _gate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("gate", ROOT / "eval" / "gate.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _place(words: str) -> list[int]:
    start = TEXT.index(words)
    return [start, start + len(words)]


def write_corpus(shared: Path, *, speaker: str = "سالم") -> None:
    attribution = {
        "id": "a1",
        "cue": _place("قال"),
        "source": _place("الوزير سالم"),
        "speaker": speaker,
        "content": [_place("الجسر فتح أمس")],
        "kind": "person",
        "manner": "indirect",
        "act": "state",
        "parent": None,
    }
    folder = shared / "gold"
    folder.mkdir(parents=True, exist_ok=True)
    gold = {"id": "1", "attributions": [attribution]}
    (folder / "dev.gold.jsonl").write_text(json.dumps(gold) + "\n", encoding="utf-8")
    record = {"id": "1", "title": "", "text": TEXT}
    (folder / "dev.records.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")


class Gate:
    """The gate on a corpus of one sentence, with floors of its own."""

    def __init__(self, module: ModuleType, folder: Path) -> None:
        self.shared, self.floors, self._module = folder / "shared", folder / "floors.json", module
        write_corpus(self.shared)

    def run(self, *options: str) -> int:
        status: int = self._module.main(["--shared", str(self.shared), *options])
        return status

    def kept(self) -> Any:
        return json.loads(self.floors.read_text(encoding="utf-8"))

    def set_floor(self, measure: str, value: float) -> None:
        kept = self.kept()
        kept["corpora"]["dev"]["f1"][measure] = value
        self.floors.write_text(json.dumps(kept), encoding="utf-8")


@pytest.fixture
def gate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Gate:
    module = _gate()
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "FLOORS", tmp_path / "floors.json")
    monkeypatch.setattr(module, "CORPORA", module.CORPORA[:1])
    return Gate(module, tmp_path)


def test_floors_are_set_and_held(gate: Gate) -> None:
    assert gate.run() == 1  # none are set yet
    assert gate.run("--raise") == 0
    assert gate.kept()["corpora"]["dev"]["f1"]["attribution"] == 100.0
    assert gate.kept()["corpora"]["dev"]["documents"] == 1
    assert gate.run() == 0


def test_a_floor_is_raised_never_lowered_without_reason(
    gate: Gate, capsys: pytest.CaptureFixture[str]
) -> None:
    gate.run("--raise")
    gate.set_floor("attribution", 40.0)
    assert gate.run("--raise") == 0
    assert gate.kept()["corpora"]["dev"]["f1"]["attribution"] == 100.0
    write_corpus(gate.shared)
    gate.set_floor("attribution", 101.0)
    before = gate.kept()
    assert gate.run("--raise") == 1
    assert "attribution is 100.0, its floor 101.0" in capsys.readouterr().err
    assert gate.kept() == before
    with pytest.raises(SystemExit):
        gate.run("--lower", " ")
    assert gate.run("--lower", "the annotation was wrong") == 0
    assert gate.kept()["corpora"]["dev"]["f1"]["attribution"] == 100.0
    assert gate.kept()["lowered"] == ["the annotation was wrong"]


def test_another_corpus_does_not_pass(gate: Gate, capsys: pytest.CaptureFixture[str]) -> None:
    gate.run("--raise")
    write_corpus(gate.shared, speaker="الوزير سالم")
    assert gate.run() == 1
    assert gate.run("--raise") == 1
    assert "another corpus" in capsys.readouterr().err


def test_without_annotated_articles_it_is_skipped(
    gate: Gate, capsys: pytest.CaptureFixture[str]
) -> None:
    gate.shared = gate.shared / "nowhere"
    assert gate.run() == 0
    assert "skipped" in capsys.readouterr().out
