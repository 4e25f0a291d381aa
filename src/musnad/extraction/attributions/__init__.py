"""Who is said to have said what: source, cue and content in every readable block."""

from collections.abc import Sequence

from musnad.extraction.attributions.according import match_according
from musnad.extraction.attributions.boundaries import nest, settle
from musnad.extraction.attributions.headlines import match_headline
from musnad.extraction.attributions.verbs import match_relayed, match_verb
from musnad.grammar.relations import Relation
from musnad.grammar.tokens import Passage


def find_attributions(text: str, passages: Sequence[Passage]) -> list[Relation]:
    """All attributions of a document in the order of their cues, nested ones with their parent."""
    found: list[Relation] = []
    for passage in passages:
        relations = _in_passage(text, passage)
        settle(relations, text)
        relations = [r for r in relations if r.content_spans or r.frame == "nothing"]
        nest(relations)
        found += relations
    return found


def _in_passage(text: str, passage: Passage) -> list[Relation]:
    relations: list[Relation] = []
    taken = -1
    if passage.block.kind in ("title", "subhead"):
        headline = match_headline(passage)
        if headline is not None:
            relations.append(headline)
    for index, token in enumerate(passage.tokens):
        if index <= taken or token.kind != "w":
            continue
        relation = match_according(passage, index)
        if relation is None and token.cues:
            relation = match_verb(passage, text, index)
        if relation is None:
            continue
        relations.append(relation)
        taken = relation.cue[1] - 1
        if relation.frame == "relay":
            inner = match_relayed(passage, text, relation)
            if inner is not None:
                relations.append(inner)
                taken = max(taken, inner.cue[0])
    return sorted(relations, key=lambda r: r.cue_span)
