"""On whose word a statement reached the reader: publisher, agencies, reporters, medium, speaker."""

from collections.abc import Sequence

from msgspec import UNSET

from musnad.grammar.relations import Relation
from musnad.model import Document, Link
from musnad.text import fold_name

DEEPEST = 24  # enclosing statements that a chain names


def build_chains(
    document: Document, relations: Sequence[Relation], names: dict[int, str]
) -> dict[int, tuple[Link, ...]]:
    """The chain of every relation, by ``id(relation)``; ``names`` are the attribution ids."""
    head = _publication(document)
    carriers: dict[str, Link] = {}
    chains: dict[int, tuple[Link, ...]] = {}
    for relation in relations:
        links = list(head)
        for outer in _outer(relation):
            links += [
                link for link in _reporting(document, outer, names, {}) if link.role == "speaker"
            ]
        links += _reporting(document, relation, names, carriers)
        chains[id(relation)] = _merged(links)
    return chains


def _publication(document: Document) -> list[Link]:
    links = []
    if document.publisher:
        links.append(
            Link(name=document.publisher, kind="media", role="publisher", from_="metadata")
        )
    for agency in document.agencies:
        links.append(
            Link(
                name=agency.name,
                kind="media",
                role="agency",
                from_=agency.from_,
                start=agency.start,
                end=agency.end,
                entity=agency.entity,
            )
        )
    return links


def _outer(relation: Relation) -> list[Relation]:
    found: list[Relation] = []
    parent = relation.parent
    while parent is not None and parent not in found and len(found) < DEEPEST:
        found.append(parent)
        parent = parent.parent
    return found[::-1]


def _reporting(
    document: Document, relation: Relation, names: dict[int, str], carriers: dict[str, Link]
) -> list[Link]:
    speaker = relation.speaker
    if speaker is None:
        return []
    links = []
    carrier = _carrier(document, relation)
    if carrier is not None:
        links.append(carrier)
        if speaker.kind == "anonymous":
            carriers[speaker.id] = _inherited(carrier)
    elif speaker.id in carriers:
        links.append(carriers[speaker.id])
    known = speaker.issuer or speaker
    name = relation.shown or known.name
    start, end = relation.source_span or (UNSET, UNSET)
    links.append(
        Link(
            name=name,
            kind=speaker.kind,  # type: ignore[arg-type]
            role="speaker",
            from_="text",
            start=start,
            end=end,
            entity=known.id,
            attribution=names[id(relation)],
        )
    )
    return links


def _inherited(link: Link) -> Link:
    return Link(
        name=link.name,
        kind=link.kind,
        role=link.role,
        from_=link.from_,
        start=link.start,
        end=link.end,
        entity=link.entity,
        inherited=True,
    )


def _carrier(document: Document, relation: Relation) -> Link | None:
    """The medium to which it was said; an audience of journalists carries nothing."""
    if relation.addressee_span is None or relation.addressee_kind != "media":
        return None
    start, end = relation.addressee_span
    entity = relation.addressee_entity or UNSET
    return Link(
        name=document.text[start:end],
        kind="media",
        role="carrier",
        from_="text",
        start=start,
        end=end,
        entity=entity,
    )


def _merged(links: Sequence[Link]) -> tuple[Link, ...]:
    """Neighbours that are one name are one link; the later one knows more of the place."""
    kept: list[Link] = []
    for link in links:
        if kept and _same(kept[-1], link):
            continue
        kept.append(link)
    return tuple(kept)


def _same(one: Link, other: Link) -> bool:
    return fold_name(one.name) == fold_name(other.name)
