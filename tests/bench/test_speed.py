"""The measuring of speed works; what it measures is the machine too, and is not tested."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_all_figures_are_given_as_json() -> None:
    command = [sys.executable, str(ROOT / "bench" / "speed.py"), "--json", "--runs", "1"]
    records = str(ROOT / "examples" / "records.jsonl")
    shown = subprocess.run(
        [*command, "--largest", "0.01", records], check=True, capture_output=True
    ).stdout
    figures = json.loads(shown)
    assert figures.keys() >= {"musnad", "start_up", "throughput", "growth", "stages"}
    assert figures["throughput"]["documents"] == 3
    assert [row["megabytes"] for row in figures["growth"]] == [0.001, 0.01]
    assert figures["stages"]["reading"]["seconds"] >= 0
    assert len(figures["stages"]) > 3
