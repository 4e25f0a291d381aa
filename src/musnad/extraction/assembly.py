"""What was found, written in the words of the contract."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, cast

from musnad.grammar.relations import Relation
from musnad.grammar.tokens import STOPS, Passage
from musnad.lexicon import lexicon
from musnad.model import (
    Analysis,
    Anonymity,
    Attribution,
    Document,
    Entity,
    Link,
    Span,
    Speaker,
)
from musnad.version import VERSION

# kinds of speakers that are entities; documents and unnamed sources are none
ENTITY_KINDS = frozenset({"person", "official", "organization", "state", "media", "group"})
DUAL_ENDINGS = ("ان", "ين")


def assemble(
    document: Document,
    passages: Iterable[Passage],
    relations: Sequence[Relation],
    entities: tuple[Entity, ...],
    names: Mapping[int, str],
    chains: Mapping[int, tuple[Link, ...]],
    sure: Mapping[int, float],
) -> Analysis:
    """The Analysis of a document."""
    return Analysis(
        musnad=VERSION,
        document=document,
        sentences=tuple(sentences(passages)),
        entities=entities,
        attributions=tuple(_attribution(r, names, chains[id(r)], sure[id(r)]) for r in relations),
    )


def sentences(passages: Iterable[Passage]) -> Iterable[Span]:
    """The sentences of all readable blocks, final stops included."""
    for passage in passages:
        tokens = passage.tokens
        begin = 0
        for end in [*passage.ends, len(tokens)]:
            stop = end
            while stop < len(tokens) and tokens[stop].text in STOPS and stop in passage.ends:
                stop += 1
                break
            if stop > begin and begin < len(tokens):
                yield Span(tokens[begin].start, tokens[stop - 1].end)
            begin = stop


def _attribution(
    relation: Relation, names: Mapping[int, str], chain: tuple[Link, ...], sure: float
) -> Attribution:
    kind = relation.speaker.kind if relation.speaker else _bare_kind(relation)
    return Attribution(
        id=names[id(relation)],
        cue=Span(*relation.cue_span),
        source=Span(*relation.source_span) if relation.source_span else None,
        content=tuple(Span(*s) for s in relation.content_spans),
        addressee=Span(*relation.addressee_span) if relation.addressee_span else None,
        speaker=_speaker(relation),
        kind=kind,  # type: ignore[arg-type]
        manner=relation.manner,  # type: ignore[arg-type]
        act=relation.act,  # type: ignore[arg-type]
        parent=names[id(relation.parent)] if relation.parent else None,
        anonymity=_anonymity(relation) if kind == "anonymous" else None,
        chain=chain,
        confidence=sure,
        rule=relation.rule,
    )


def _bare_kind(relation: Relation) -> str:
    return relation.description.kind if relation.description else "unknown"


def _speaker(relation: Relation) -> Speaker | None:
    if relation.speaker is None:
        if not relation.candidates:
            return None
        return Speaker(name=None, candidates=tuple(r.id for r in relation.candidates))
    known = relation.speaker.issuer or relation.speaker
    entity = known.id if known.kind in ENTITY_KINDS else None
    return Speaker(
        name=relation.shown or known.name, title=known.title, country=known.country, entity=entity,
        members=tuple(m.id for m in known.members),
    )  # fmt: skip


def _anonymity(relation: Relation) -> Anonymity | None:
    speaker = relation.speaker
    if speaker is None:
        return None
    words = speaker.words
    sector = next((s for s, forms in lexicon().sectors.items() if words & forms), None)
    number = "many" if speaker.number == "p" else "two" if speaker.head.endswith("ان") else "one"
    return Anonymity(
        sector=sector,
        nationality=speaker.country,
        number=cast(Literal["one", "two", "many"], number),
        reason=_reason(relation),
    )


def _reason(relation: Relation) -> Span | None:
    if relation.reason is None:
        return None
    tokens = relation.passage.tokens
    return Span(tokens[relation.reason[0]].head, tokens[relation.reason[1] - 1].end)
