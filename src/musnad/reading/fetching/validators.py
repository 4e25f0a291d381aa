"""What to ask with next time: the ETag and Last-Modified of what was fetched, by address."""

import os
from collections.abc import MutableMapping
from pathlib import Path

import msgspec

from musnad.errors import ResultError


class Validators(msgspec.Struct, frozen=True, kw_only=True):
    """As the server sent them."""

    etag: str | None = None
    last_modified: str | None = None


Table = MutableMapping[str, Validators]


def load_table(path: "os.PathLike[str]") -> dict[str, Validators]:
    """The table kept in a JSON file; an empty one where there is no file yet."""
    file = Path(path)
    if not file.exists():
        return {}
    try:
        return msgspec.json.decode(file.read_bytes(), type=dict[str, Validators])
    except (msgspec.MsgspecError, UnicodeError) as error:
        raise ResultError(f"{file}: no table of validators: {error}") from None


def save_table(path: "os.PathLike[str]", table: Table) -> None:
    """Written beside the file first, so that a crash leaves the old table."""
    file = Path(path)
    fresh = file.with_name(f"{file.name}.new")
    fresh.write_bytes(msgspec.json.format(msgspec.json.encode(dict(sorted(table.items())))))
    fresh.replace(file)
