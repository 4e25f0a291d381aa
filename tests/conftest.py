"""Places that many tests look at."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def gold_folder() -> Path:
    """Annotated articles that may not be in the repository; beside it on some machines."""
    folder = SHARED / "gold"
    if not folder.is_dir():
        pytest.skip("no ../shared/gold on this machine")
    return folder
