"""What nearly was an attribution: noted only while somebody watches (``musnad explain``)."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NamedTuple

from musnad.grammar.relations import Relation
from musnad.grammar.tokens import Passage
from musnad.model import SlotName


class Miss(NamedTuple):
    """A word that may be a cue, and the slot of its frame that stayed empty."""

    passage: Passage
    at: int  # token index
    name: str  # the lemma of the verb, or the words of a fixed phrase
    slot: SlotName
    reason: str


_watched: ContextVar[list[Miss] | None] = ContextVar("watched", default=None)


@contextmanager
def watching() -> Iterator[list[Miss]]:
    """The misses of everything that is read in here."""
    misses: list[Miss] = []
    token = _watched.set(misses)
    try:
        yield misses
    finally:
        _watched.reset(token)


def missed(passage: Passage, index: int, name: str, slot: SlotName, reason: str) -> Relation | None:
    """Note that the reading of the word at ``index`` failed; ``None`` always, for the caller."""
    misses = _watched.get()
    if misses is not None:
        misses.append(Miss(passage, index, name, slot, reason))
    return None
