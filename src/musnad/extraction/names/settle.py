"""What the scan for names knows of a description that looked like something else.

``وأضاف هاملتون``: a noun phrase alone looks like a body; the names of the document say that it is a
person.
"""

from collections.abc import Iterable, Mapping

from musnad.extraction.names.describe import name_words
from musnad.extraction.names.find import Mention
from musnad.grammar.relations import Description

NamesBySpan = Mapping[tuple[int, int], Mention]
OPEN = frozenset({"organization", "unknown", "group", "person", "official"})


def by_span(mentions: Iterable[Mention]) -> NamesBySpan:
    """Mentions by their offsets, for ``settle``."""
    return {(m.start, m.end): m for m in mentions}


def full_names(mentions: Iterable[Mention]) -> list[Description]:
    """Persons named in full, whoever they are: تيم بيرنرز may speak as بيرنرز later."""
    return [
        Description(
            "person", m.name, (m.start, m.end), title=m.title, country=m.country, words=m.words,
            post=name_words(m.title or ""), name_span=(m.start, m.end),
        )
        for m in mentions
        if m.kind == "person" and len(m.words) > 1 and not m.alias
    ]  # fmt: skip


def settle(description: Description, mentions: NamesBySpan) -> None:
    """Correct the kind of a description that is a name and nothing but a name."""
    mention = mentions.get(description.span)
    if mention is None or description.kind not in OPEN or description.entity:
        return
    if mention.kind == "place" or mention.kind == description.kind:
        return
    description.kind, description.entity = mention.kind, mention.entity
    description.country = description.country or mention.country
    description.generic = False
    if mention.kind == "person":
        description.name_span, description.post = description.span, frozenset()
        description.title = None
