"""Words of the user's own: a folder of TOML files in the form of ``lang/ar``, checked and merged.

The user's rows come first, so that where two own a name the user's is taken. A row with the key of
a row that is there (``afp``) adds to it.
"""

import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Literal

import msgspec
import tomli
from msgspec import Struct

from musnad.conjugation import finite_forms
from musnad.errors import LexiconError
from musnad.tables import Additions
from musnad.text import fold
from musnad.wordclasses import parse_frame

ARABIC = re.compile("[ء-ي\u064b-\u0652]{3,30}")
MAX_BYTES = 16_000_000
Words = list[str]


class Table(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What stands in a file; a key that is none of these is refused."""


class Medium(Table, frozen=True):
    """A row of ``media.toml``."""

    name: str = ""
    type: Literal[
        "", "agency", "channel", "magazine", "network", "paper", "platform", "radio", "site"
    ] = ""
    country: str | None = None
    aliases: Words = []
    weak: Words = []
    domains: Words = []


class Body(Table, frozen=True):
    """A row of ``[known]`` or ``[blocs]`` in ``organizations.toml``."""

    name: str = ""
    kind: Literal["organization", "state"] = "organization"
    country: str | None = None
    aliases: Words = []
    weak: Words = []


class Names(Table, frozen=True):
    given: Words = []
    female: Words = []
    foreign: Words = []
    weak: Words = []
    family: Words = []


class Renowned(Table, frozen=True):
    families: Words = []
    bodies: Words = []
    lands: Words = []


class Titles(Table, frozen=True):
    ms: Words = []
    fs: Words = []
    plural: Words = []
    adjectives: Words = []
    honorifics: Words = []


class Nouns(Table, frozen=True):
    """Nouns of one kind of source, by gender or number."""

    singular: Words = []
    plural: Words = []
    masculine: Words = []
    feminine: Words = []


class Sources(Table, frozen=True):
    titles: Titles = Titles()
    anonymous: Nouns = Nouns()
    documents: Nouns = Nouns()
    groups: Nouns = Nouns()
    bodies: Nouns = Nouns()


class ReportingVerb(Table, frozen=True):
    past: str
    present: str
    frames: Words
    act: Literal[
        "accuse", "admit", "ask", "condemn", "confirm", "decline", "demand", "deny", "praise",
        "promise", "state", "warn",
    ] = "state"  # fmt: skip
    noun: str = ""
    participle: str = ""
    weak: bool = False
    relay: bool = False
    noun_only: bool = False
    subject: str = ""
    objects: Words = []


class Verbs(Table, frozen=True):
    verbs: list[ReportingVerb] = []


# what a file holds: a table of its own, or rows of this form under keys
FORMS: dict[str, Any] = {
    "media.toml": Medium,
    "names.toml": Names,
    "organizations.toml": Body,
    "places.toml": dict[str, Words],
    "renowned.toml": Renowned,
    "sources.toml": Sources,
    "verbs.toml": Verbs,
}


def load_additions(folder: str | os.PathLike[str]) -> Additions:
    """The checked tables of a folder. ``LexiconError`` names file, place and reason."""
    path = Path(folder)
    if not path.is_dir():
        raise LexiconError(f"{folder}: no such folder")
    tables = {file.name: _table(file) for file in sorted(path.glob("*.toml"))}
    if not tables:
        raise LexiconError(f"{folder}: holds none of {', '.join(FORMS)}")
    digest = hashlib.sha256(msgspec.json.encode(tables, order="deterministic")).hexdigest()
    return Additions(tables, f"sha256:{digest}")


def _table(file: Path) -> dict[str, Any]:
    form = FORMS.get(file.name)
    if form is None:
        raise LexiconError(f"{file}: no table has this name; there are {', '.join(FORMS)}")
    try:
        if file.stat().st_size > MAX_BYTES:
            raise LexiconError(f"{file}: larger than {MAX_BYTES:,} bytes")
        read = tomli.loads(file.read_text(encoding="utf-8"))
        checked = _converted(file, read, form)
    except OSError as error:
        raise LexiconError(f"{file}: {error.strerror}") from None
    except (ValueError, RecursionError) as error:  # TOML, encoding, form
        raise LexiconError(f"{file}: {_plain(str(error))}") from None
    table: dict[str, Any] = msgspec.to_builtins(checked)
    _check_words(file, table)
    if file.name == "verbs.toml":
        _check_verbs(file, checked.verbs)
    if file.name == "names.toml":  # female and foreign are parts of given
        parts = [word for key in ("given", "female", "foreign") for word in table.get(key, ())]
        table["given"] = list(dict.fromkeys(parts))
    return table


def _converted(file: Path, table: dict[str, Any], form: Any) -> Any:
    """A table in its form; the rows of outlets and bodies one by one, to name the wrong one."""
    if form is Medium:
        _check_keys(file, table)
        return {key: _row(row, form, key) for key, row in table.items()}
    if form is Body:
        if unknown := sorted(set(table) - {"known", "blocs"}):
            raise ValueError(f"Object contains unknown field `{unknown[0]}`")
        groups = msgspec.convert(table, dict[str, dict[str, Any]], strict=True)
        for rows in groups.values():
            _check_keys(file, rows)
        return {
            group: {key: _row(row, form, f"{group}.{key}") for key, row in rows.items()}
            for group, rows in groups.items()
        }
    return msgspec.convert(table, form, strict=True)


def _row(row: Any, form: Any, place: str) -> Any:
    try:
        return msgspec.convert(row, form, strict=True)
    except msgspec.ValidationError as error:
        reason = _plain(str(error))
        raise ValueError(f"{place}{'.' if ': ' in reason else ': '}{reason}") from None


def _plain(reason: str) -> str:
    """A message of msgspec with its path in words of TOML: ``known.almarfa: …``."""
    found = re.fullmatch(r"(.*) - at `\$\.?(.*)`", reason, re.DOTALL)
    return f"{found[2]}: {found[1]}" if found and found[2] else reason


def _strings(value: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """Every key and string of a table with the path that leads to it."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield place, key
            yield from _strings(inner, f"{place}.{key}" if place else key)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner, place)
    elif isinstance(value, str):
        yield place, value


def _check_words(file: Path, table: dict[str, Any]) -> None:
    owners: dict[str, str] = {}
    for place, word in _strings(table):
        if not fold(word).strip() or len(word) > 200 or not word.isprintable():
            raise LexiconError(f"{file}: {place}: {word[:40]!r} is no word")
        if place.endswith(".aliases"):
            owner = owners.setdefault(fold(word), place)
            if owner != place:
                raise LexiconError(f"{file}: {owner} and {place} both have {word!r}")


def _check_keys(file: Path, keys: Iterable[str]) -> None:
    for key in keys:
        if not re.fullmatch(r"[a-z0-9_]{1,60}", key):
            raise LexiconError(f"{file}: {key}: a key is of small Latin letters, digits and _")


def _check_verbs(file: Path, verbs: list[ReportingVerb]) -> None:
    for verb in verbs:
        try:
            forms = all(map(ARABIC.fullmatch, (verb.past, verb.present))) and any(
                finite_forms(verb.past, verb.present)
            )
            frames = [parse_frame(frame) for frame in verb.frames]
        except (ValueError, IndexError, KeyError):
            forms, frames = False, []
        if not forms or not frames:
            raise LexiconError(f"{file}: verbs: {verb.past!r} has no forms or no frames")
