"""The page of constructions is what the example files say."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def test_the_page_is_fresh() -> None:
    command = [sys.executable, str(ROOT / "tools/build_constructions.py"), "--check"]
    assert subprocess.run(command, check=False).returncode == 0
