"""A parsed page as a flat list of pieces of text, with the boxes that they stand in.

A *piece* is the text between two edges of block elements (or line breaks); a *box* is a block
element.  Every box holds the pieces of one range, so that what stands in it is a slice.
"""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree
from msgspec import Struct

from musnad.reading.pages.names import is_byline, is_caption, is_junk

# never shown, or nothing but controls
DROPPED = frozenset(
    {
        "script", "style", "noscript", "template", "textarea", "select", "option", "button",
        "input", "svg", "math", "canvas", "object", "iframe", "embed", "audio", "video", "head",
        "title", "datalist", "map", "area", "progress", "meter", "applet", "dialog",
    }
)  # fmt: skip
BLOCKS = frozenset(
    {
        "html", "body", "div", "p", "section", "article", "main", "header", "footer", "aside",
        "nav", "form", "fieldset", "figure", "figcaption", "blockquote", "ul", "ol", "li", "dl",
        "dt", "dd", "table", "tbody", "thead", "tfoot", "tr", "td", "th", "caption", "h1", "h2",
        "h3", "h4", "h5", "h6", "pre", "address", "details", "summary", "center", "hgroup",
        "menu", "amp-img", "hr",
    }
)  # fmt: skip
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
JUNK_TAGS = frozenset(("nav", "aside", "footer", "menu", "form"))
ROLES = frozenset(
    ("region", "complementary", "navigation", "search", "contentinfo", "dialog", "alert", "menu")
)
BOLD = frozenset(("b", "strong"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_UNSEEN = re.compile(r"(?:^|[\s_-])(?:visually-?hidden|sr-only|screen-?reader-text)(?:$|[\s_-])")
_SENTENCE = tuple('.؟!?…۔"”»')
# what a content system left in the text instead of a picture or a module
_SHORTCODE = re.compile(
    r"\{/?(?:load\w+|modal|gallery|youtube|source|module)\b[^{}\n]{0,80}\}"
    r"|\[/?(?:caption|embed|gallery|video|audio|vc_\w+|et_pb_\w+|su_\w+)\b[^\[\]\n]{0,300}\]"
)
DEEPEST = 400  # boxes in boxes: what lies deeper belongs to the box at this depth
MOST = 60_000  # pieces


class Piece(Struct):
    """Text without edge white space. ``links`` and ``bold`` count its characters in links, bold."""

    text: str
    box: int
    links: int
    bold: int
    junk: bool = False

    @property
    def linked(self) -> float:
        return self.links / len(self.text)

    @property
    def prose(self) -> int:
        """The characters of running text: 0 for a menu entry, a headline, a button."""
        size = len(self.text)
        if self.links * 3 > size or size < 40:
            return 0
        return size if size >= 80 or self.text.endswith(_SENTENCE) else 0


class Box(Struct):
    """A block element: its parent's index, and the range of pieces that it holds."""

    element: Any
    tag: str
    names: str
    parent: int
    first: int
    last: int = 0
    junk: bool = False


class Tree(Struct):
    """A page. ``masses[i]`` is the running text of the pieces before ``i``, junk left out."""

    root: Any
    pieces: list[Piece]
    boxes: list[Box]
    masses: list[int]

    def mass(self, box: int) -> int:
        """Characters of running text in a box."""
        return self.masses[self.boxes[box].last] - self.masses[self.boxes[box].first]

    def within(self, box: int) -> range:
        return range(self.boxes[box].first, self.boxes[box].last)

    def above(self, box: int) -> Iterator[int]:
        """The box itself and those that it stands in, from the inside out."""
        while box >= 0:
            yield box
            box = self.boxes[box].parent

    def weigh(self) -> None:
        """Count the masses anew, after pieces were marked as junk."""
        total, masses = 0, [0]
        for piece in self.pieces:
            total += 0 if piece.junk else piece.prose
            masses.append(total)
        self.masses = masses

    def drop(self, box: int) -> None:
        """Mark everything in a box as junk."""
        self.boxes[box].junk = True
        for at in self.within(box):
            self.pieces[at].junk = True

    def _is_picture(self, box: int) -> bool:
        """A table around a picture and the line under it."""
        inside = self.within(box)
        return len(inside) <= 3 and self.boxes[box].element.find(".//img") is not None

    def kind(self, piece: Piece) -> str:
        """``heading``, ``list``, ``quote``, ``caption``, ``byline``, ``cell`` or ``""``."""
        cell = False
        for steps, box in enumerate(self.above(piece.box)):
            tag, names = self.boxes[box].tag, self.boxes[box].names
            if tag in HEADINGS:
                # a heading that nobody closed holds the article
                return "heading" if len(self.within(box)) <= 2 else ""
            if tag in ("td", "th"):
                cell = True
            elif tag in _KINDS:
                return _KINDS[tag]
            if names and steps < 3 and is_caption(names):
                return "caption"
            if tag == "table" and self._is_picture(box):
                return "caption"
            if names and steps < 2 and is_byline(names):
                return "byline"
            if steps > 6 or tag in ("article", "main", "section", "body"):
                break
        return "cell" if cell else ""


_KINDS = {
    "li": "list", "dt": "list", "dd": "list", "blockquote": "quote", "figcaption": "caption",
    "caption": "caption", "figure": "caption",
}  # fmt: skip


def parse(text: str) -> Any:
    """The root element of a page, however broken; null where there is none."""
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, no_network=True
    )
    data = text.replace("\0", "").encode("utf-8", "replace")
    try:
        return etree.fromstring(data, parser)
    except etree.LxmlError:
        return None


def read_tree(root: Any) -> Tree:
    """The pieces and boxes of a page, and what of them is junk by its name."""
    walk = _Walk()
    walk.run(root)
    tree = Tree(root=root, pieces=walk.pieces, boxes=walk.boxes, masses=[])
    tree.weigh()
    _drop_junk(tree)
    tree.weigh()
    return tree


class _Walk:
    """One pass over the elements, in document order."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.boxes: list[Box] = []
        self.open: list[int] = []
        self.parts: list[str] = []
        self.links = self.bold = 0
        self.in_link = self.in_bold = 0
        self.anchors: list[int] = []

    def run(self, root: Any) -> None:
        steps = etree.iterwalk(root, events=("start", "end"))
        for event, element in steps:
            tag = element.tag
            if not isinstance(tag, str):
                continue
            if event == "start":
                if tag in DROPPED or _is_hidden(element):
                    steps.skip_subtree()
                    if tag in BLOCKS:
                        self.flush()
                else:
                    self.enter(element, tag)
            else:
                if tag not in DROPPED and not _is_hidden(element):
                    self.leave(tag)
                self.add(element.tail)
        self.flush()

    def enter(self, element: Any, tag: str) -> None:
        if tag in BLOCKS:
            self.flush()
            if len(self.open) < DEEPEST:
                names = f"{element.get('class') or ''} {element.get('id') or ''}".strip()
                if element.get("role") in ROLES:
                    names += " role-aside"
                parent = self.open[-1] if self.open else -1
                self.boxes.append(Box(element, tag, names.lower()[:300], parent, len(self.pieces)))
                self.open.append(len(self.boxes) - 1)
            else:
                self.open.append(self.open[-1])
        elif tag == "br":
            self.flush()
        elif tag == "a":
            self.in_link += 1
            self.anchors.append(len(self.pieces))
        elif tag in BOLD:
            self.in_bold += 1
        self.add(element.text)

    def leave(self, tag: str) -> None:
        if tag in BLOCKS:
            self.flush()
            if self.open:
                self.boxes[self.open.pop()].last = len(self.pieces)
        elif tag == "a":
            self.in_link -= 1
            self.unlink(self.anchors.pop())
        elif tag in BOLD:
            self.in_bold -= 1

    def unlink(self, start: int) -> None:
        """A link over paragraphs is one that nobody closed."""
        inside = self.pieces[start:]
        if len(inside) > 3 and sum(len(piece.text) for piece in inside) > 500:
            for piece in inside:
                piece.links = 0

    def add(self, text: str | None) -> None:
        if not text:
            return
        self.parts.append(text)
        if self.in_link or self.in_bold:
            size = len(" ".join(text.split()))
            self.links += size if self.in_link else 0
            self.bold += size if self.in_bold else 0

    def flush(self) -> None:
        if self.parts:
            whole = "".join(self.parts)
            if "{" in whole or "[" in whole:
                whole = _SHORTCODE.sub(" ", whole)
            text = " ".join(whole.split())
            if text and self.open and len(self.pieces) < MOST:
                self.pieces.append(Piece(text, self.open[-1], self.links, self.bold))
        self.parts = []
        self.links = self.bold = 0


def _is_hidden(element: Any) -> bool:
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    names = element.get("class")
    if names and _UNSEEN.search(names):
        return True
    style = element.get("style")
    return style is not None and len(style) < 500 and bool(_HIDDEN.search(style))


def _drop_junk(tree: Tree) -> None:
    """What is junk by its tag or name, unless it holds most of the page or its main heading."""
    whole = tree.masses[-1]
    for index, box in enumerate(tree.boxes):
        if box.parent >= 0 and tree.boxes[box.parent].junk:
            box.junk = True
            continue
        if box.tag in ("html", "body", "h1", "article", "main"):
            continue
        named = box.tag in JUNK_TAGS or (bool(box.names) and is_junk(box.names))
        if named and tree.mass(index) * 2 <= max(whole, 1) and not _holds_title(tree, index):
            tree.drop(index)


def _holds_title(tree: Tree, box: int) -> bool:
    """The first main heading of the page may stand in a box called banner."""
    if box == 0 or tree.boxes[box].tag in ("nav", "footer", "aside"):
        return False
    element = tree.boxes[box].element
    return element.find(".//h1") is not None and tree.mass(box) > 0
