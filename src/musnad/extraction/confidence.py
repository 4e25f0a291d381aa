"""How sure an attribution is: the chance that its cue and its source are right.

A logistic model over signs that a reader would go by: does the verb open its sentence, does the
source stand right behind it, is the noun there one that can speak. The weights stand in
``lang/ar/confidence.toml``; ``eval/calibrate.py`` fits them to judged attributions and prints how
often those of each confidence are right.
"""

from collections.abc import Iterator
from math import exp

from musnad.grammar.relations import Relation
from musnad.grammar.tokens import COMMAS, QUOTES, STOPS
from musnad.tables import kept, read_table
from musnad.wordclasses import (
    ANONYMOUS,
    BODY,
    DOCUMENT,
    GIVEN,
    GROUP,
    MEDIA_HEAD,
    PEOPLE,
    PRONOUN,
    STATE,
    TITLE,
    UNLESS_NAMED,
)

NAMING = ANONYMOUS | BODY | DOCUMENT | GIVEN | GROUP | MEDIA_HEAD | PEOPLE | PRONOUN | STATE
NAMING |= TITLE | UNLESS_NAMED
SIDES = ("verb-subject", "subject-verb", "implied", "participle", "noun", "according", "target")
FRAMES = ("that", "quote", "noun")


def confidence(relation: Relation) -> float:
    """Between 0 and 1, to two places."""
    weights = _weights()
    total = sum(weights.get(sign, 0.0) for sign in signs(relation))
    return round(1 / (1 + exp(-(weights["bias"] + total))), 2)


def signs(relation: Relation) -> Iterator[str]:
    """What is to be seen of an attribution, as the names of ``confidence.toml``."""
    yield next((side for side in SIDES if relation.rule.startswith(side)), "other rule")
    if relation.frame in FRAMES:
        yield f"{relation.frame} frame"
    yield from _of_the_cue(relation)
    yield from _of_the_source(relation)
    yield from _of_the_content(relation)
    if relation.parent is not None:
        yield "nested"
    if relation.passage.block.kind != "paragraph":
        yield "title"
    if relation.speaker is None:
        yield "no speaker"


def _of_the_cue(relation: Relation) -> Iterator[str]:
    passage, index = relation.passage, relation.cue[0]
    tokens = passage.tokens
    before = tokens[index - 1].text if index else "."
    if index == passage.sentence_start(index) or before in STOPS or before in QUOTES:
        yield "opens sentence"
    elif before in COMMAS:
        yield "behind comma"
    cues = tokens[index].cues
    if not cues:
        yield "fixed phrase"
    elif all(cue.verb.weak for cue in cues):
        yield "weak verb"
    if passage.inside[index]:
        yield "in quotation"
    if relation.person == 1:
        yield "first person"


def _of_the_source(relation: Relation) -> Iterator[str]:
    if relation.source is None:
        if relation.impersonal:
            yield "impersonal"
        return
    passage, (begin, end) = relation.passage, relation.source
    head = passage.tokens[begin]
    entity = relation.description.entity if relation.description else None
    if head.text not in QUOTES and not head.flags & NAMING and entity is None:
        yield "bare source"
    if head.flags & STATE:
        yield "state"
    kind = relation.description.kind if relation.description else ""
    if kind in ("person", "group", "unknown"):
        yield kind
    if relation.content and end > relation.cue[0]:
        yield _gap(relation.content[0][0] - end)


def _gap(gap: int) -> str:
    """Words between source and content: أن alone is one; a comma or an adverb more."""
    if gap < 2:
        return "content follows" if gap == 1 else "content at once"
    return "content near" if gap < 5 else "content far"


def _of_the_content(relation: Relation) -> Iterator[str]:
    length = sum(end - begin for begin, end in relation.content)
    if length > 40:
        yield "long content"
    elif length > 5:
        yield "usual content"
    elif length > 2:
        yield "short content"


@kept()
def _weights() -> dict[str, float]:
    return {
        name: float(weight) for name, weight in read_table("confidence.toml")["weights"].items()
    }
