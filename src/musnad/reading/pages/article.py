"""One page to one Document, from bytes to blocks: the steps in their order."""

from msgspec import UNSET, Struct

from musnad.errors import NotAnArticle
from musnad.model import Block, BlockKind, Document, PageDate
from musnad.reading.blocks import lay_out
from musnad.reading.documents import Given, build_document, digest
from musnad.reading.encodings import decode
from musnad.reading.entries import Origin, Settings
from musnad.reading.media import find_name
from musnad.reading.pages.body import Body, find_body, find_title, title_above
from musnad.reading.pages.bylines import authors_near
from musnad.reading.pages.dates import SHOWN, find_dates, is_later, shown_stamps
from musnad.reading.pages.embedded import find_embedded
from musnad.reading.pages.metadata import Metadata, read_metadata
from musnad.reading.pages.refusals import why_no_article
from musnad.reading.pages.titles import bare_title, site_in_title
from musnad.reading.pages.tree import Tree, parse, read_tree
from musnad.reading.published import check_published
from musnad.reading.writers import is_person, persons_in

_KINDS: dict[str, BlockKind] = {
    "heading": "subhead", "list": "list", "quote": "quote", "caption": "caption", "cell": "list",
}  # fmt: skip
_LONGEST_DATE_LINE = 120


class Draft(Struct):
    """The article as lines with their kinds, before it is laid out."""

    title: str | None
    lines: list[str]
    kinds: list[str]


def read_article(
    data: bytes, settings: Settings, source: str, place: str, origin: Origin
) -> tuple[Document, tuple[str, ...]]:
    """See ``read_page``."""
    text, _ = decode(data, origin.charset)
    root = parse(text)
    if root is None:
        raise NotAnArticle(source, place, "an empty page")
    metadata = read_metadata(root)
    tree = read_tree(root)
    at = find_title(tree, metadata.titles)
    body = find_body(tree, at)
    if at is None and (above := title_above(tree, body)) is not None:
        at, body = above, find_body(tree, above)
    draft = _draft(metadata, tree, at, body)
    embedded = find_embedded(root, metadata) if body.size < 400 else None
    if embedded and embedded.size > 2 * body.size:
        draft = Draft(embedded.title or draft.title, embedded.lines, embedded.kinds)
        metadata.stamps = embedded.stamps + metadata.stamps
        metadata.authors = embedded.authors or metadata.authors
        body.pieces = []
    if reason := why_no_article(metadata, tree, body.pieces, draft.lines, at):
        raise NotAnArticle(source, place, reason)
    near = _near(tree, at, body)
    metadata.authors = metadata.authors or _marked_authors(tree, at, body)
    metadata.stamps += shown_stamps(tree, at, body.box)
    return _build(draft, metadata, near, settings, origin)


def _draft(metadata: Metadata, tree: Tree, at: int | None, body: Body) -> Draft:
    heading = tree.pieces[at].text if at is not None else None
    title = heading
    if title is None and metadata.titles:
        title = bare_title(metadata.titles[0], metadata.site, None)
    elif at is not None and heading and tree.boxes[tree.pieces[at].box].tag != "h1":
        title = bare_title(heading, metadata.site, None)
    return Draft(title, [piece.text for piece in body.pieces], list(body.kinds))


def _near(tree: Tree, at: int | None, body: Body) -> list[str]:
    """The short lines around the headline and in front of the first paragraph."""
    start = max(0, (at if at is not None else body.head.start) - 6)
    inside = {id(piece) for piece in body.pieces if piece.prose}
    lines = [
        piece.text
        for piece in tree.pieces[start : body.head.stop + 1]
        if len(piece.text) <= _LONGEST_DATE_LINE and id(piece) not in inside
    ]
    tail = [
        piece.text
        for piece in tree.pieces[body.head.stop : body.head.stop + 400]
        if len(piece.text) <= 60 and not piece.links and any(c.isdigit() for c in piece.text)
    ]
    return lines + tail[:12]


def _marked_authors(tree: Tree, at: int | None, body: Body) -> list[str]:
    """The names in boxes called ``author`` or ``byline``, between headline and text."""
    start = at if at is not None else body.head.start
    pieces = tree.pieces[start : body.head.stop]
    return [
        piece.text
        for piece in pieces
        if tree.kind(piece) == "byline" and is_person(piece.text) and not find_name(piece.text)
    ][:3]


def _build(
    draft: Draft, metadata: Metadata, near: list[str], settings: Settings, origin: Origin
) -> tuple[Document, tuple[str, ...]]:
    title = _chosen_title(draft.title, settings)
    lines = [title, *draft.lines] if title else draft.lines
    text = "\n".join(lines)
    block = Block(start=0, end=len(title), kind="title") if title else None
    kinds: dict[int, BlockKind] = {}
    at = len(title) + 1 if title else 0
    for line, kind in zip(draft.lines, draft.kinds, strict=True):
        if kind in _KINDS:
            kinds[at] = _KINDS[kind]
        at += len(line) + 1
    layout = lay_out(text, len(title) + 1 if title else 0, block, headline=False, kinds=kinds)
    dates, published_from = find_dates(metadata, origin.url or metadata.url, near)
    published, updated, notices = _choose(dates, settings)
    site = metadata.site or site_in_title(metadata.page_title, title)
    persons = [name for given in metadata.authors for name in persons_in(given)]
    authors = [name for name in persons if name != site and not find_name(name)] or authors_near(
        near[near.index(title) + 1 :] if title in near else near
    )
    agencies = [name for name in metadata.authors if (n := find_name(name)) and n.role == "agency"]
    given = Given(
        id=origin.url or metadata.url or digest(text),
        url=origin.url or metadata.url,
        title=title,
        publisher=site or settings.publisher,
        authors=tuple(authors),
        agencies=tuple(agencies),
        published=published or settings.published,
        published_from=published_from if published else ("option" if settings.published else None),
        updated=updated,
        dates=tuple(dates) if dates else UNSET,
    )
    return build_document(given, text, layout), notices


def _chosen_title(title: str | None, settings: Settings) -> str | None:
    if settings.title is False:
        return None
    return " ".join((settings.title or title or "").split()) or None


def _choose(
    dates: list[PageDate], settings: Settings
) -> tuple[str | None, str | None, tuple[str, ...]]:
    """The first date of each role; what contradicts it, or cannot be, in a notice."""
    notices: list[str] = []
    published = updated = None
    for date in dates:  # those of publication come first
        value, reason = check_published(date.value, settings.latest)
        if value is None:
            notices.append(f"{date.place}: {reason}")
        elif date.role == "published":
            published = published or date
            if (
                date.from_ == "metadata"
                and date.place != SHOWN
                and value[:10] != published.value[:10]
            ):
                kept = f"published {published.value} from {published.place}"
                notices.append(f"{kept}; {date.place} says {value}")
        elif published and is_later(published.value, value):
            notices.append(f"updated {value} ({date.place}) lies before published, left out")
        else:
            updated = updated or date
    return (
        published.value if published else None,
        updated.value if updated else None,
        tuple(dict.fromkeys(notices))[:3],
    )
