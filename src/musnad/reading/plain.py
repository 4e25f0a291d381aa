"""Plain text, as a reader copies it from a page, to a Document."""

from musnad.errors import NotText
from musnad.model import Block, Document
from musnad.reading.blocks import Layout, lay_out, split_lines
from musnad.reading.documents import Given, build_document, digest, replace_surrogates
from musnad.reading.entries import Settings
from musnad.reading.published import check_published


def read_plain(text: str, settings: Settings, source: str) -> tuple[Document, tuple[str, ...]]:
    """One article from decoded text, with notices of what was changed.

    Only line ends are made ``\\n``, a leading U+FEFF is dropped and a lone surrogate becomes
    U+FFFD; every other character stays where it was.  Raises ``NotText`` where nothing is written.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    text, notices = replace_surrogates(text)
    if not text.strip():
        raise NotText(source, "", "empty, no text in it")
    layout, title = lay_out_plain(text, settings)
    published, reason = check_published(settings.published)
    document = build_document(
        Given(
            id=digest(text),
            title=title,
            published=published,
            published_from="option" if published else None,
            publisher=settings.publisher,
        ),
        text,
        layout,
    )
    return document, (*notices, *([reason] if reason else ()))


def lay_out_plain(text: str, settings: Settings) -> tuple[Layout, str | None]:
    """Blocks and title of a text whose headline, if any, is its first line."""
    if not isinstance(settings.title, str):
        layout = lay_out(text, 0, None, headline=settings.title is None)
        return layout, layout.title
    title = " ".join(settings.title.split())
    first = next(iter(split_lines(text)), None)
    if first is None or " ".join(first.words.split()) != title:
        return lay_out(text, 0, None, headline=False), title or None
    block = Block(start=first.start, end=first.end, kind="title")
    return lay_out(text, first.end, block, headline=False), title
