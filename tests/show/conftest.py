"""The kept article and the tool that writes the golden files, for all tests of the views."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from musnad.model import Analysis

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def golden() -> ModuleType:
    spec = importlib.util.spec_from_file_location("golden", ROOT / "tools" / "golden.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def harbour(golden: ModuleType) -> Analysis:
    analysis = golden.harbour()
    assert isinstance(analysis, Analysis)
    return analysis
