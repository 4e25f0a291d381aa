"""Every module can be imported; then every public name still works, also a second time."""

import importlib
import inspect
import pkgutil
from pathlib import Path
from typing import Any

import msgspec
import pytest

import musnad

ROOT = Path(__file__).resolve().parent.parent
ARTICLE = ROOT / "examples" / "own_article.txt"
RECORD = {"id": "1", "text": "قال الوزير سالم إن الجسر فتح أمس."}
FEED = b"<rss><channel><item><link>http://x.example/1</link></item></channel></rss>"
MODULES = [found.name for found in pkgutil.walk_packages(musnad.__path__, "musnad.")]

CALLS: dict[str, Any] = {
    "read": lambda: musnad.read(RECORD),
    "read_many": lambda: list(musnad.read_many([RECORD, ARTICLE])),
    "load": lambda: list(musnad.load(_results())),
    "numbers": lambda: musnad.numbers("ثلاثة ملايين"),
    "times": lambda: musnad.times("صباح الأربعاء", reference="2022-11-09"),
    "quantities": lambda: musnad.quantities("أكثر من 160 مسيّرة"),
    "feeds": lambda: list(musnad.feeds(FEED)),
    "fetch": lambda: _fetched(),
    "Fetcher": lambda: str(musnad.Fetcher),
    "__version__": lambda: str(musnad.__version__),
}
STRUCTS = {
    name
    for name in musnad.__all__
    if inspect.isclass(getattr(musnad, name)) and issubclass(getattr(musnad, name), msgspec.Struct)
}
ERRORS = {
    name
    for name in musnad.__all__
    if inspect.isclass(getattr(musnad, name)) and issubclass(getattr(musnad, name), Exception)
}


def _fetched() -> Any:
    """A private address is refused before anything is sent."""
    try:
        musnad.fetch("http://127.0.0.1:1/")
    except musnad.AddressRefused as error:
        return str(error)


def _results() -> Any:
    from io import BytesIO

    return BytesIO(msgspec.json.encode(musnad.read(RECORD)) + b"\n")


@pytest.fixture(scope="module", autouse=True)
def _every_module_is_imported() -> None:
    for name in MODULES:
        importlib.import_module(name)


def test_the_package_holds_public_names_only() -> None:
    assert len(musnad.__all__) == len(set(musnad.__all__))
    assert set(musnad.__all__) == STRUCTS | ERRORS | CALLS.keys(), "call the new name here, twice"


@pytest.mark.parametrize("name", sorted(CALLS))
def test_every_public_name_works_twice(name: str) -> None:
    first = CALLS[name]()
    assert first
    assert CALLS[name]() == first


@pytest.mark.parametrize("name", sorted(STRUCTS | ERRORS))
def test_every_public_class_says_what_it_is(name: str) -> None:
    assert getattr(musnad, name).__doc__


def test_no_public_name_is_that_of_a_module() -> None:
    importlib.import_module("musnad.cli")
    assert not {name for name in musnad.__all__ if inspect.ismodule(getattr(musnad, name))}
    assert not {f"musnad.{name}" for name in musnad.__all__} & set(MODULES)
