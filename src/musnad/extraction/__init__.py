"""Document -> Analysis: the table of contents of all understanding.

tokens → attributions → names and speakers → chains; each step takes what the steps before it found.
"""

from musnad.extraction.attributions import find_attributions
from musnad.grammar.relations import Relation
from musnad.grammar.tokens import Passage, read_passages
from musnad.model import Analysis, Attribution, Document, Span
from musnad.version import VERSION


def extract(document: Document, layers: frozenset[str] | None = None) -> Analysis:
    """Read one document. ``layers`` restricts the work; ``None`` means all."""
    passages = read_passages(document)
    relations = find_attributions(document.text, passages)
    names = {id(r): f"a{n}" for n, r in enumerate(relations, 1)}
    return Analysis(
        musnad=VERSION,
        document=document,
        attributions=tuple(_attribution(r, names) for r in relations),
    )


def _attribution(relation: Relation, names: dict[int, str]) -> Attribution:
    return Attribution(
        id=names[id(relation)],
        cue=Span(*relation.cue_span),
        source=Span(*relation.source_span) if relation.source_span else None,
        content=tuple(Span(*s) for s in relation.content_spans),
        addressee=Span(*relation.addressee_span) if relation.addressee_span else None,
        kind="unknown",
        manner=relation.manner,  # type: ignore[arg-type]
        act=relation.act,  # type: ignore[arg-type]
        parent=names[id(relation.parent)] if relation.parent else None,
        rule=relation.rule,
    )
