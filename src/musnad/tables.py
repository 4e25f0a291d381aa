"""The rows of ``lang/ar/*.toml``: read, and made into what the lexicon looks up."""

from functools import cache
from importlib.resources import files
from typing import Any

import tomli  # compiled: the language data is read at every start

from musnad.errors import LexiconError
from musnad.text import fold
from musnad.wordclasses import Verb, parse_frame


@cache
def read_table(name: str) -> dict[str, Any]:
    """A file of ``lang/ar``, read once; what comes back is shared and never changed."""
    resource = files("musnad") / "lang" / "ar" / name
    try:
        return tomli.loads(resource.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except tomli.TOMLDecodeError as error:
        raise LexiconError(f"{name}: {error}") from None


def verb_of(row: dict[str, Any], **defaults: Any) -> Verb:
    row = {"act": "state", "frames": [], **defaults, **row}
    return Verb(
        row["past"], row["act"], tuple(map(parse_frame, row["frames"])), row.get("weak", False),
        row.get("relay", False), row.get("noun_only", False), row.get("subject", ""),
    )  # fmt: skip


def nisba_forms(word: str) -> tuple[str, ...]:
    """إيراني → its feminine, plural and dual forms, folded."""
    stem = fold(word)
    return (stem, *(stem + e for e in ("ة", "ون", "ين", "ان", "ا", "ات", "تين", "تان")))
