"""One look-up a token: is its spelling a trigger, does a clause begin behind or end before it?"""

from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from musnad.extraction.events.nominals import finite, found_at
from musnad.extraction.events.triggers import Found
from musnad.grammar.tokens import Token
from musnad.tables import kept
from musnad.text import fold
from musnad.wordclasses import COMP, RELATIVE, SUBORDINATOR

WRITTEN = attrgetter("written")
JOINS = frozenset({"و", "ف"})
LINK = COMP | RELATIVE | SUBORDINATOR
OPENS = frozenset(
    map(
        fold,
        (
            "عندما", "بعدما", "حين", "حينما", "بينما", "فيما", "حيث", "لكن", "إذ", "قبل", "مما",
            "كما", "ثم", "إذا", "لأن", "؛", ";", ":", "؟", "!",
        ),
    )
)  # fmt: skip


class Spot(NamedTuple):
    """What a spelling is: its readings as a trigger; a finite verb; a link between clauses."""

    found: Found | None
    verb: bool
    opens: bool  # a clause begins behind it
    ends: bool  # a clause ends before it


class Known(dict[str, Spot | None]):
    """The spellings that were met, as written; most are nothing. ``fresh``: those to be read."""

    def __init__(self) -> None:
        super().__init__()
        self.fresh: set[str] = set()

    def __missing__(self, written: str) -> None:
        self.fresh.add(written)


@kept()
def _known() -> Known:
    return Known()


def _spot(token: Token) -> Spot | None:
    found = found_at(token)
    opens = bool(token.flags & LINK) or token.base in OPENS
    verb = finite(token)
    ends = (opens and token.base != "قبل") or (token.clitic in JOINS and verb)
    return Spot(found, verb, opens, ends) if found or verb or opens or ends else None


def spots(tokens: Sequence[Token]) -> list[tuple[int, Spot]]:
    """The tokens that matter, by index."""
    known = _known()
    words = [*map(WRITTEN, tokens)]
    found = [*map(known.__getitem__, words)]
    if known.fresh:
        known.update((t.written, _spot(t)) for t in tokens if t.written in known.fresh)
        known.fresh.clear()
        found = [*map(known.__getitem__, words)]
    return [(k, spot) for k, spot in enumerate(found) if spot]
