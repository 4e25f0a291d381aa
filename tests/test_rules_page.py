"""The table of rules in docs/attributions.md is the one that the examples give."""

import subprocess
import sys
from pathlib import Path


def test_the_table_of_rules_is_up_to_date(root: Path) -> None:
    command = [sys.executable, "tools/build_rules.py", "--check"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
