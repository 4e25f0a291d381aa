"""Which pages hold no article, and why.

First what a page is by its own marks (schema.org types, classes of its body), then what its
headline says, then what it says where it has next to no running text, then what it looks like.
The phrases are data: ``lang/ar/pages.toml``.
"""

import re
from functools import cache
from typing import Any

from msgspec import Struct

from musnad.reading.leftovers import is_message
from musnad.reading.pages.body import ARABIC
from musnad.reading.pages.dates import is_dated
from musnad.reading.pages.metadata import ARTICLE_TYPES, Metadata
from musnad.reading.pages.titles import bare_title
from musnad.reading.pages.tree import Piece, Tree
from musnad.tables import read_table
from musnad.text import fold_name

_WORDS = re.compile(r"\w+")
_BODY_CLASS = (
    (re.compile(r"(?:^|\s)(?:error-?404|page-?404|not-?found)(?:\s|$)"), "not-found"),
    (re.compile(r"(?:^|\s)(?:search-results|search-no-results|page-search)(?:\s|$)"), "search"),
    (re.compile(r"(?:^|\s)(?:tag|tax-post_tag|archive-tag|page-tag\w*)(?:\s|$)"), "tag"),
    (re.compile(r"(?:^|\s)(?:author|archive-author)(?:\s|$)"), "author"),
    (re.compile(r"(?:^|\s)(?:category|archive|blog|home|front-?page|page-taxonomy)(?:\s|$)"),
     "listing"),
)  # fmt: skip
_TYPES = {
    "SearchResultsPage": "search", "ProfilePage": "author", "CollectionPage": "listing",
    "ImageGallery": "gallery", "ContactPage": "about", "AboutPage": "about",
}  # fmt: skip
_MORE = re.compile(r"(?:\.\.\.|…|التفاصيل|المزيد|أكمل القراءة|اقرأ أكثر)\W*$")
LITTLE = 100  # characters of running text that an article has at least
BRIEF = 700  # up to which what a page says of itself counts more than its text


class Kind(Struct, frozen=True):
    """A kind of page that is no article."""

    name: str
    reason: str
    title: tuple[str, ...]
    text: tuple[str, ...]


class Sight(Struct):
    """What is looked at: headline keys, all words, running text, links that are headlines."""

    titles: list[str]
    words: str
    prose: int
    paragraphs: list[str]
    headlines: int
    opened: bool
    tagged: bool


def why_no_article(
    metadata: Metadata, tree: Tree, pieces: list[Piece], lines: list[str], title: int | None
) -> str | None:
    """The reason, beginning with the kind of page, or null for an article."""
    sight = _look(metadata, tree, pieces, lines, title)
    kind = (
        _by_marks(metadata, tree, sight)
        or _by_title(sight)
        or _by_text(metadata, sight)
        or _by_looks(metadata, tree, sight)
    )
    return f"no article ({kind}): {_reason(kind, sight)}" if kind else None


def _look(
    metadata: Metadata, tree: Tree, pieces: list[Piece], lines: list[str], title: int | None
) -> Sight:
    heading = tree.pieces[title].text if title is not None else ""
    named = [bare_title(name, metadata.site, None) for name in metadata.titles]
    first = next(
        (p.text for p in tree.pieces if tree.boxes[p.box].tag in ("h1", "h2") and not p.junk), ""
    )
    paragraphs = [line for line in lines if ARABIC.search(line) and not is_message(line)]
    links = [
        piece for piece in tree.pieces
        if piece.linked > 0.8 and len(piece.text.split()) >= 4 and not piece.junk
    ]  # fmt: skip
    return Sight(
        titles=[_key(words) for words in (heading, first, *named) if words],
        words=f" {_key(' '.join(p.text for p in tree.pieces[:3000]))} ",
        prose=sum(len(line) for line in paragraphs if not is_dated(line)),
        paragraphs=paragraphs,
        headlines=len(links),
        opened=_opens_with_text(tree, pieces, title),
        tagged=(heading or first).startswith("#") and len((heading or first).split()) <= 5,
    )


def _opens_with_text(tree: Tree, pieces: list[Piece], title: int | None) -> bool:
    """Running text follows the headline, and no headline of another article before it."""
    solid = next((piece for piece in pieces if piece.prose), None)
    if title is None or solid is None or len(tree.pieces[title].text.split()) < 3:
        return False
    for piece in tree.pieces[title + 1 :]:
        if piece is solid:
            return True
        if piece.linked > 0.9 and tree.kind(piece) == "heading" and not piece.junk:
            return False
    return True


def _by_marks(metadata: Metadata, tree: Tree, sight: Sight) -> str | None:
    if metadata.types & ARTICLE_TYPES or sight.prose > 4 * BRIEF:
        return None
    found = next((kind for name, kind in _TYPES.items() if name in metadata.types), None)
    if found is None:
        names = next((box.names for box in tree.boxes if box.tag == "body"), "")
        found = next((kind for pattern, kind in _BODY_CLASS if pattern.search(names)), None)
    if found and sight.prose > BRIEF and sight.opened:
        return None
    return found


def _by_title(sight: Sight) -> str | None:
    if sight.prose > BRIEF:
        return None
    if sight.tagged:
        return "tag"
    for kind in _kinds():
        for title in sight.titles:
            for phrase in kind.title:
                whole = title == phrase or title.startswith(f"{phrase} ")
                if whole and (sight.prose < LITTLE * 2 or len(title.split()) <= 5):
                    return kind.name
    return None


def _by_text(metadata: Metadata, sight: Sight) -> str | None:
    limits = {"paywall": 2 * BRIEF if metadata.paid else BRIEF, "cookies": BRIEF}
    found = []
    for kind in _kinds():
        limit = limits.get(kind.name, 3 * LITTLE)
        hits = sum(f" {phrase} " in sight.words for phrase in kind.text)
        if hits and sight.prose < limit:
            found.append((hits, kind.name))
    if metadata.paid and sight.prose < BRIEF:
        return "paywall"
    for _, name in sorted(found, key=lambda pair: -pair[0]):
        if name == "cookies" and (sight.headlines >= 6 or (sight.opened and sight.prose >= LITTLE)):
            continue  # every page has its cookie notice
        if name in ("video", "gallery", "author") and sight.prose >= 2 * LITTLE:
            continue
        return name
    return None


def _by_looks(metadata: Metadata, tree: Tree, sight: Sight) -> str | None:
    tags = [box.tag for box in tree.boxes]
    teasers = sum(bool(_MORE.search(line)) for line in sight.paragraphs)
    if teasers >= 3 and teasers * 2 >= len(sight.paragraphs):
        return "listing"
    if sight.prose >= LITTLE and (sight.opened or sight.headlines < 6 or sight.prose > BRIEF):
        return None
    if metadata.kind and metadata.kind.startswith("video"):
        return "video"
    if _inputs(tree.root, "password"):
        return "login"
    if sight.headlines >= 6:
        return "listing"
    if _inputs(tree.root, "radio") > 1:
        return "poll"
    if "VideoObject" in metadata.types or tree.root.find(".//video") is not None:
        return "video"
    if tags.count("figure") >= 4:
        return "gallery"
    return "empty" if sight.prose < LITTLE else None


def _inputs(root: Any, kind: str) -> int:
    return sum((element.get("type") or "").lower() == kind for element in root.iter("input"))


def _reason(kind: str, sight: Sight) -> str:
    if kind == "listing":
        return f"{sight.headlines} headlines with links and no running text of its own"
    if kind == "empty":
        return "hardly any text; what scripts would load is not read"
    return next(k.reason for k in _kinds() if k.name == kind)


def _key(words: str) -> str:
    return " ".join(_WORDS.findall(fold_name(words)))


@cache
def _kinds() -> tuple[Kind, ...]:
    return tuple(
        Kind(
            name=row["name"],
            reason=row["reason"],
            title=tuple(map(_key, row["title"])),
            text=tuple(map(_key, row["text"])),
        )
        for row in read_table("pages.toml")["kind"]
    )
