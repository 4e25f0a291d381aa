"""Document -> Analysis: the table of contents of all understanding."""

from musnad.model import Analysis, Document


def extract(document: Document, layers: frozenset[str] | None = None) -> Analysis:
    """Read one document. ``layers`` restricts the work; ``None`` means all."""
    return Analysis(musnad="0.1.0", document=document)
