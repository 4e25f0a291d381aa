"""An HTML page to a Document: the article alone, in blocks, with what the page says of it."""

from musnad.errors import NotAnArticle
from musnad.model import Document
from musnad.reading.entries import Origin, Settings


def read_page(
    data: bytes, settings: Settings, source: str, place: str = "", origin: Origin | None = None
) -> tuple[Document, tuple[str, ...]]:
    """The article on a page, with notices of what was dropped or chosen.

    ``data`` are the bytes of the page as they came; ``origin`` says which address they came from
    and what the server declared.  Raises ``NotAnArticle`` with the reason where the page holds
    none (a listing, an error page, a paywall stub, an empty shell, …).
    """
    # lxml is loaded by the first page, not at every start
    from musnad.reading.pages.article import read_article

    return read_article(data, settings, source, place, origin or Origin())


__all__ = ["NotAnArticle", "read_page"]
