"""The measuring of pages works; figures of a few mean nothing and are not tested."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, str(ROOT / "bench" / "pages.py"), "--repeat", "1", "--json", "--pages"]


def test_figures_are_given_as_json() -> None:
    folder = ROOT / "tests" / "pages" / "made"
    done = subprocess.run([*COMMAND, str(folder)], check=True, capture_output=True)
    row = json.loads(done.stdout)["made"]
    assert row["pages"] == len(list(folder.glob("*.html"))) and row["musnad_ms"] > 0


def test_without_pages_it_says_so(tmp_path: Path) -> None:
    done = subprocess.run([*COMMAND, str(tmp_path)], capture_output=True, check=False)
    assert done.returncode == 1 and b"no pages" in done.stderr
