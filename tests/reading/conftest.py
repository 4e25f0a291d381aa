"""A server for each test that wants one."""

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest


def _servers() -> Any:
    """The module beside this file, which is in no package."""
    name = "musnad_test_servers"
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name("servers.py"))
        assert spec and spec.loader
        sys.modules[name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[name])
    return sys.modules[name]


@pytest.fixture(scope="session")
def servers() -> Any:
    return _servers()


@pytest.fixture
def server(servers: Any) -> Iterator[Any]:
    with servers.running() as server:
        yield server
