"""Document -> Analysis: the table of contents of all understanding.

Each step takes what the steps before it found: tokens and quotations, attributions, the names of
their sources, who each source is, the chain by which each statement reached the reader.
"""

from musnad.extraction.assembly import assemble
from musnad.extraction.attributions import RULES, find_attributions
from musnad.extraction.chains import build_chains
from musnad.extraction.coreference import resolve
from musnad.extraction.names import (
    by_span,
    describe,
    find_mentions,
    find_names,
    name_entities,
    reason_of,
    settle,
)
from musnad.grammar.tokens import read_passages
from musnad.model import Analysis, Document
from musnad.version import VERSION

__all__ = ["RULES", "extract"]


def extract(document: Document, layers: frozenset[str] | None = None) -> Analysis:
    """Read one document. ``layers`` restricts the work; ``None`` means all."""
    if document.language not in (None, "ar"):
        return Analysis(musnad=VERSION, document=document)
    text = document.text
    passages = read_passages(document)
    relations = find_attributions(text, passages)
    mentions = [m for passage in passages for m in find_mentions(text, passage)]
    found = find_names(text, passages)
    settled = by_span(found)
    for relation in relations:
        if relation.source is not None:
            relation.description = describe(text, relation.passage, relation.source)
            settle(relation.description, settled)
            if relation.description.kind == "anonymous":
                relation.reason = reason_of(relation.passage, relation.source)
        if relation.addressee is not None:
            addressee = describe(text, relation.passage, relation.addressee)
            relation.addressee_kind = "group" if addressee.head == "وسائل" else addressee.kind
            relation.addressee_entity = addressee.entity
    referents = resolve(relations, mentions)
    names = {id(relation): f"a{n}" for n, relation in enumerate(relations, 1)}
    chains = build_chains(document, relations, names)
    entities = name_entities(text, relations, referents, found)
    return assemble(document, passages, relations, entities, names, chains)
