"""The rows of ``lang/ar/*.toml``: read, and made into what the lexicon looks up."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from importlib.resources import files
from typing import Any, Protocol, TypeVar

import tomli  # compiled: the language data is read at every start
from msgspec import Struct

from musnad.errors import LexiconError
from musnad.text import fold
from musnad.wordclasses import Verb, parse_frame

Built = TypeVar("Built", covariant=True)


class Kept(Protocol[Built]):
    """A function whose results are kept."""

    def __call__(self, *arguments: Any) -> Built: ...

    def cache_clear(self) -> None: ...


class Additions(Struct, frozen=True):
    """The user's tables by file name, and the digest that stands in every result read with them."""

    tables: dict[str, dict[str, Any]]
    digest: str


def merged(own: Any, given: Any) -> Any:
    """Two tables as one, ``own`` before ``given``: lists joined, single values as in ``own``."""
    if isinstance(own, dict) and isinstance(given, dict):
        joint = {
            key: merged(value, given[key]) if key in given else value for key, value in own.items()
        }
        return joint | {key: value for key, value in given.items() if key not in own}
    return [*own, *given] if isinstance(own, list) and isinstance(given, list) else own


_forget: list[Callable[[], None]] = []


class _Current:
    """The user's additions that all tables of this process hold now."""

    additions: Additions | None = None


def kept(
    size: int | None = None,
) -> Callable[[Callable[..., Built]], Kept[Built]]:
    """Keep what a function builds from tables, until the user's additions change."""

    def keep(build: Callable[..., Built]) -> Kept[Built]:
        cached = lru_cache(maxsize=size)(build)
        _forget.append(cached.cache_clear)
        return cached

    return keep


@contextmanager
def unhindered() -> Iterator[None]:
    """Build large tables without the garbage collector, which finds nothing in them."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def use(additions: Additions | None) -> None:
    """Read with these words of the user's from now on; what was built without them is forgotten."""
    now = _Current.additions
    if (now and now.digest) != (additions and additions.digest):
        _Current.additions = additions
        for forget in _forget:
            forget()


def check_additions(additions: Additions) -> None:
    """What only shows beside our own tables: new keys need a name, countries are known ones."""
    countries = read_table("countries.toml")
    for file, group in (("media", ""), ("organizations", "known"), ("organizations", "blocs")):
        own = additions.tables.get(f"{file}.toml", {})
        given = read_table(f"{file}.toml")
        for key, row in (own.get(group, {}) if group else own).items():
            place = f"{file}.toml: {group}{'.' if group else ''}{key}"
            if not row.get("name") and key not in (given.get(group, {}) if group else given):
                raise LexiconError(f"{place}: has no name, and none of this key is known")
            if row.get("country") and row["country"] not in countries:
                raise LexiconError(f"{place}: {row['country']!r} is no ISO 3166 code, such as LB")
    for code in additions.tables.get("places.toml", {}):
        if code not in countries and code not in ("region", "weak", "ambiguous"):
            raise LexiconError(f"places.toml: {code!r} is no ISO 3166 code, such as LB")


def added_digest() -> str | None:
    """The digest of the additions in use."""
    return _Current.additions.digest if _Current.additions else None


@kept()
def read_table(name: str) -> dict[str, Any]:
    """A file of ``lang/ar``, read once; what comes back is shared and never changed."""
    resource = files("musnad") / "lang" / "ar" / name
    try:
        table = tomli.loads(resource.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except tomli.TOMLDecodeError as error:
        raise LexiconError(f"{name}: {error}") from None
    own = _Current.additions.tables.get(name) if _Current.additions else None
    return merged(own, table) if own else table


def verb_of(row: dict[str, Any], **defaults: Any) -> Verb:
    row = {"act": "state", "frames": [], **defaults, **row}
    return Verb(
        row["past"], row["act"], tuple(map(parse_frame, row["frames"])), row.get("weak", False),
        row.get("relay", False), row.get("noun_only", False), row.get("subject", ""),
        frozenset(map(fold, row.get("objects", ()))),
    )  # fmt: skip


def nisba_forms(word: str) -> tuple[str, ...]:
    """إيراني → its feminine, plural and dual forms, folded."""
    stem = fold(word)
    return (stem, *(stem + e for e in ("ة", "ون", "ين", "ان", "ا", "ات", "تين", "تان")))
