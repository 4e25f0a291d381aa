"""Document -> Analysis: the table of contents of all understanding.

Each step takes what the steps before it found: tokens and quotations, attributions, the names of
their sources, who each source is, the chain by which each statement reached the reader.
"""

from typing import NamedTuple

from msgspec.structs import replace

from musnad.extraction.assembly import assemble
from musnad.extraction.attributions import RULES, find_attributions, issuer_of
from musnad.extraction.chains import build_chains
from musnad.extraction.confidence import confidence
from musnad.extraction.coreference import resolve
from musnad.extraction.events import find_events, weigh
from musnad.extraction.names import (
    Mention,
    NamesBySpan,
    by_span,
    describe,
    find_mentions,
    find_names,
    full_names,
    name_entities,
    reason_of,
    settle,
)
from musnad.extraction.stances import stance_of
from musnad.extraction.transfers import find_transfers
from musnad.grammar.relations import SILENT, Relation
from musnad.grammar.tokens import READABLE, Passage, read_passages
from musnad.grammar.trace import Miss, watching
from musnad.model import Analysis, Document
from musnad.tables import added_digest
from musnad.values import read_values
from musnad.version import VERSION
from musnad.wordclasses import PRONOUN

__all__ = ["RULES", "Examined", "examine", "extract"]


SPOKEN = frozenset({"sentences", "entities", "attributions", "events", "transfers"})
VALUED = frozenset({"times", "quantities", "events", "transfers"})


def extract(document: Document, layers: frozenset[str] | None = None) -> Analysis:
    """Read one document. ``layers`` restricts the work; ``None`` means all."""
    analysis = _read(document, layers)
    digest = added_digest()
    return replace(analysis, lexicon=digest) if digest else analysis


def _read(document: Document, layers: frozenset[str] | None) -> Analysis:
    analysis = Analysis(musnad=VERSION, document=document)
    if document.language not in (None, "ar"):
        return analysis
    spoken, relations, named = analysis, list[Relation](), list[Mention]()
    passages = read_passages(document) if layers is None or layers & SPOKEN else []
    if passages:
        spoken, relations, named = _statements(document, passages)
    if layers is None or layers & VALUED:
        blocks = [b for b in document.blocks if b.kind in READABLE]
        times, quantities = read_values(document.text, blocks, document.published)
        spoken = replace(spoken, times=tuple(times), quantities=tuple(quantities))
    if layers is None or "events" in layers:
        counted = spoken.quantities if layers is None or "quantities" in layers else ()
        found = find_events(
            passages, relations, spoken.times, counted, _places(named), document.published
        )
        weighed = weigh(found, relations, spoken.attributions, document.text, document.publisher)
        spoken = replace(spoken, events=weighed)
    if layers is None or "transfers" in layers:
        spoken = replace(spoken, transfers=find_transfers(passages, spoken))
    return spoken


def _places(named: list[Mention]) -> frozenset[int]:
    """The offsets at which places and states are named."""
    return frozenset(m.start for m in named if m.kind in ("place", "state"))


class Examined(NamedTuple):
    """A reading with what it was made of; ``relations`` are those of ``analysis``, in order."""

    analysis: Analysis
    passages: list[Passage]
    relations: list[Relation]
    misses: list[Miss]


def examine(document: Document) -> Examined:
    """Read the statements of a document and keep what nearly was one."""
    passages = read_passages(document)
    with watching() as misses:
        analysis, relations, _ = _statements(document, passages)
    return Examined(analysis, passages, relations, misses)


def _statements(
    document: Document, passages: list[Passage]
) -> tuple[Analysis, list[Relation], list[Mention]]:
    """Who said what: statements, their speakers, the names behind them and the chains."""
    text = document.text
    relations = find_attributions(text, passages)
    mentions = [m for passage in passages for m in find_mentions(text, passage)]
    found = find_names(text, passages)
    settled = by_span(found)
    for relation in relations:
        _name_the_parts(text, relation, settled)
    referents = resolve(relations, [*mentions, *full_names(found)])
    relations = [relation for relation in relations if relation.frame != SILENT]
    names = {id(relation): f"a{n}" for n, relation in enumerate(relations, 1)}
    chains = build_chains(document, relations, names)
    entities = name_entities(text, relations, referents, found)
    sure = {id(relation): confidence(relation) for relation in relations}
    stances = [stance_of(relation) for relation in relations]
    analysis = assemble(document, passages, relations, entities, names, chains, sure)
    if any(stances):
        taken = zip(analysis.attributions, stances, strict=True)
        said = tuple(replace(one, stance=stance) for one, stance in taken)
        analysis = replace(analysis, attributions=said)
    return analysis, relations, found


def _pronoun(relation: Relation) -> str | None:
    """هو, هي, هم, where the source is nothing else: it means the one who spoke before."""
    begin, end = relation.source or (0, 0)
    token = relation.passage.tokens[begin]
    alone = end - begin == 1 and token.flags & PRONOUN and relation.person != 1
    return token.base if alone else None


def _we(relation: Relation) -> bool:
    """أنا, نحن: the one whose words are quoted."""
    begin, end = relation.source or (0, 0)
    alone = end - begin == 1 and relation.passage.tokens[begin].flags & PRONOUN
    return bool(alone) and relation.person == 1


def _name_the_parts(text: str, relation: Relation, names: NamesBySpan) -> None:
    """Describe the phrases of a statement: source, implied subject, addressee."""
    passage = relation.passage
    pronoun = _pronoun(relation)
    if pronoun == "هي":
        relation.gender = "f"
    if relation.source is not None and pronoun is None and not _we(relation):
        relation.description = describe(text, passage, relation.source)
        settle(relation.description, names)
        if relation.description.kind == "document" and relation.description.issuer is None:
            issuer = issuer_of(passage, relation.source)
            relation.description.issuer = describe(text, passage, issuer) if issuer else None
        if relation.description.kind == "anonymous":
            relation.reason = reason_of(passage, relation.source)
    if relation.subject is not None:
        relation.antecedent = describe(text, passage, relation.subject)
    if relation.addressee is not None:
        addressee = describe(text, passage, relation.addressee)
        # وسائل إعلام are an audience, no medium that carried it
        relation.addressee_kind = "group" if addressee.head == "وسائل" else addressee.kind
        relation.addressee_entity = addressee.entity
