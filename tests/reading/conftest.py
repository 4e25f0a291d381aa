"""What the tests of archives make their archives with, and a server for each test."""

import importlib.util
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

Record = Callable[..., bytes]


@pytest.fixture(scope="session")
def record() -> Record:
    """One WARC record by hand, so that everything in it can be wrong."""

    def make(
        body: bytes, number: int = 0, *, kind: str = "response", status: str = "200 OK",
        media: str = "text/plain; charset=utf-8", http: str = "", more: str = "",
        length: int | None = None, uri: str | None = None,
    ) -> bytes:  # fmt: skip
        block = body
        content = media
        if kind in ("response", "revisit"):
            typed = f"Content-Type: {media}\r\n" if media else ""
            block = f"HTTP/1.1 {status}\r\n{typed}{http}\r\n".encode() + body
            content = "application/http; msgtype=response"
        header = (
            f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{number:032}>\r\n"
            f"WARC-Target-URI: {uri or f'http://news.example/{number}'}\r\n"
            f"WARC-Date: 2020-01-02T03:04:05Z\r\nContent-Type: {content}\r\n{more}"
            f"Content-Length: {len(block) if length is None else length}\r\n\r\n"
        )
        return header.encode() + block + b"\r\n\r\n"

    return make


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
