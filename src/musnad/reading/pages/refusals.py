"""Which pages hold no article, and why."""

from musnad.reading.pages.body import Body
from musnad.reading.pages.metadata import Metadata
from musnad.reading.pages.tree import Tree


def why_no_article(
    metadata: Metadata, tree: Tree, body: Body, lines: list[str], url: str | None
) -> str | None:
    """The reason, in words that begin with its kind, or null for an article."""
    if sum(map(len, lines)) < 100:
        return "a page without an article"
    return None
