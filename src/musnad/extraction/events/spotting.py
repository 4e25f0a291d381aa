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


NOTHING = Spot(None, False, False, False)


@kept()
def _spots() -> dict[str, Spot]:
    """The spellings that were met, as written; most are ``NOTHING``."""
    return {}


def _spot(token: Token) -> Spot:
    found = found_at(token)
    opens = bool(token.flags & LINK) or token.base in OPENS
    verb = finite(token)
    ends = (opens and token.base != "قبل") or (token.clitic in JOINS and verb)
    return Spot(found, verb, opens, ends) if found or verb or opens or ends else NOTHING


def spots(tokens: Sequence[Token]) -> list[tuple[int, Spot]]:
    """The tokens that matter, by index."""
    known = _spots()
    words = [*map(WRITTEN, tokens)]
    found = [*map(known.get, words)]
    if None in found:
        for token in tokens:
            if token.written not in known:
                known[token.written] = _spot(token)
        found = [*map(known.get, words)]
    return [(k, spot) for k, spot in enumerate(found) if spot is not NOTHING and spot is not None]
