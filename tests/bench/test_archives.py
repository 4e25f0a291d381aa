"""The measuring of archives works; figures of a small one mean nothing and are not tested."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, str(ROOT / "bench" / "archives.py")]


@pytest.mark.parametrize("packed", [[], ["--gzip"]])
def test_figures_are_given_as_json(packed: list[str], tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(f"<!doctype html><p>{'x ' * 5000}</p>", "utf-8")
    command = [*COMMAND, "--size", "0.5", "--pages", str(tmp_path), "--json", *packed]
    figures = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    for what in ("records_alone", "reading"):
        row = figures[what]
        assert row["documents"] + row["failures"] == figures["records"]
        assert list(row["peak_mb"]) == ["0", "10", "50", "100"]


def test_without_pages_it_says_so(tmp_path: Path) -> None:
    shown = subprocess.run([*COMMAND, "--pages", str(tmp_path)], check=True, capture_output=True)
    assert b"no pages" in shown.stdout
