"""Who takes a deed upon himself, disowns it or declines to comment: ``stance`` of a statement."""

from itertools import pairwise
from typing import Any

from msgspec import UNSET, UnsetType

from musnad.grammar.relations import Relation
from musnad.grammar.tokens import Token
from musnad.model import Stance
from musnad.tables import kept, read_table
from musnad.text import fold

NEAR = 5  # words at the head of the content in which the deed is owned


def stance_of(relation: Relation) -> Stance | UnsetType:
    """The stance of one statement, ``UNSET`` for all that take none."""
    begin, end = relation.content[0] if relation.content else (0, 0)
    head = relation.passage.tokens[begin : min(end, begin + NEAR)]
    if not head:
        return UNSET
    if relation.act == "decline":
        return "declines_comment" if _noun(head[0]) in listed("decline", "objects") else UNSET
    if relation.act == "deny":
        return "denies_responsibility" if _owns(head, "responsibility", "part") else UNSET
    if relation.act not in table()["claim"]["acts"]:
        return UNSET
    cues = relation.passage.tokens[relation.cue[0]].cues
    adopted = any(fold(cue.verb.lemma) in listed("claim", "verbs") for cue in cues)
    return "claims_responsibility" if adopted or _owns(head[:2], "responsibility") else UNSET


@kept()
def table() -> dict[str, Any]:
    """``lang/ar/stances.toml``."""
    return read_table("stances.toml")


@kept()
def listed(section: str, key: str) -> frozenset[str]:
    """A folded word list of the table."""
    return frozenset(map(fold, table()[section][key]))


@kept()
def owned(key: str) -> frozenset[str]:
    """The nouns of a list with the pronoun of their owner: مسؤوليته."""
    stems = [noun[:-1] + "ت" if noun.endswith("ة") else noun for noun in listed("deed", key)]
    return frozenset(stem + owner for stem in stems for owner in listed("deed", "owners"))


def _noun(token: Token) -> str:
    return token.base.removeprefix("ال")


def _owns(head: list[Token], *kinds: str) -> bool:
    """Is the deed said to be the speaker's own: مسؤوليته، أي تورط له، أنه مسؤول؟"""
    words = [token.base for token in head]
    if not listed("deed", "responsible").isdisjoint(words[:2]):
        return True
    for kind in kinds:
        nouns = listed("deed", kind)
        pairs = pairwise(head)
        if not owned(kind).isdisjoint(words):
            return True
        if any(a.base in nouns and b.text in listed("deed", "owned") for a, b in pairs):
            return True
    return False
