"""Which box of a page is the article, and which of its pieces belong to it."""

import re

from msgspec import Struct

from musnad.reading.leftovers import ends_article, is_call, is_leftover, is_message, opens_links
from musnad.reading.pages.dates import is_dated
from musnad.reading.pages.names import is_date, is_pulled, is_title
from musnad.reading.pages.tree import HEADINGS, Piece, Tree
from musnad.text import fold_name

_DEEP = 0.7  # an inner box is the article if it holds so much of the running text of the outer one
_STORY = re.compile(r"(?:^|[\s_-])(?:article|story|post|news|single)(?=$|[\s_-])")
_FULL = tuple('.؟!?…۔"”»)')
ARABIC = re.compile("[\u0620-\u064a\ufb50-\ufdff\ufe70-\ufeff]")
_LETTERS = re.compile(r"[^\W\d_]")
_NOTED = re.compile(r"\d{1,2}:\d\d|\d{4}|منذ \w+|قبل \w+")


class Body(Struct):
    """The article's pieces in order with their kinds; ``box`` holds them."""

    box: int
    pieces: list[Piece]
    kinds: list[str]
    head: range

    @property
    def size(self) -> int:
        """Characters of running text."""
        return sum(piece.prose for piece in self.pieces)


def find_title(tree: Tree, names: list[str]) -> int | None:
    """The piece that is the headline: one that a name of the page repeats, else the first h1."""
    keys = [key for key in map(fold_name, names) if key]
    best, rank = None, 0.0
    for at, piece in enumerate(tree.pieces):
        if piece.junk and tree.boxes[piece.box].tag != "h1":
            continue
        score = _title_score(tree, piece, keys)
        if score > rank:
            best, rank = at, score
    return best


def title_above(tree: Tree, body: "Body") -> int | None:
    """What stands in front of the first paragraph like a headline, where no other piece is it."""
    first = body.head.stop - 1
    best, rank = None, -10.0
    for at in range(first - 1, max(-1, first - 9), -1):
        piece = tree.pieces[at]
        if piece.junk or piece.linked > 0.5 or not 15 <= len(piece.text) <= 200:
            continue
        if _NOTED.search(piece.text) or is_dated(piece.text) or piece.text.endswith((":", ".")):
            continue
        if is_call(piece.text):
            continue
        score = 3.0 * (tree.kind(piece) == "heading") + 1.0 * (piece.bold > 0)
        score += 1.0 * (len(piece.text.split()) >= 5) - 0.5 * (first - at)
        score += (
            2.0 * any(is_title(tree.boxes[box].names) for box in list(tree.above(piece.box))[:2])
            + len(piece.text) / 200
        )
        if score > rank:
            best, rank = at, score
    return best


def _title_score(tree: Tree, piece: Piece, keys: list[str]) -> float:
    if not 8 <= len(piece.text) <= 250:
        return 0.0
    tag = tree.boxes[piece.box].tag
    score = {"h1": 3.0, "h2": 1.0, "h3": 0.5}.get(tag, 0.0)
    words = fold_name(piece.text)
    if any(words == key or (len(words) > 20 and words in key) for key in keys):
        score += 4.0
    elif any(_overlap(words, key) > 0.8 for key in keys):
        score += 3.0
    return score - (2.0 if piece.linked > 0.9 else 0.0) if score >= 3.0 else 0.0


def _overlap(one: str, other: str) -> float:
    left, right = set(one.split()), set(other.split())
    return len(left & right) / max(1, len(left | right))


def find_body(tree: Tree, title: int | None) -> Body:
    """The box with the running text, and what in it is the article."""
    _drop_link_boxes(tree, title)
    box = _descend(tree, title)
    box = _one_of_many(tree, box, title)
    inside = tree.within(box)
    start = title + 1 if title is not None and title in inside else inside.start
    chosen = [at for at in range(start, inside.stop) if not tree.pieces[at].junk]
    chosen = _without_cards(tree, _cut(tree, chosen))
    return _trim(tree, box, [*_standfirst(tree, box, title, chosen), *chosen], title)


def _drop_link_boxes(tree: Tree, title: int | None) -> None:
    """``أخبار متعلقة`` and what stands in its box; also lists of nothing but links."""
    whole = tree.masses[-1]
    for at, piece in enumerate(tree.pieces):
        if piece.junk or not opens_links(piece.text):
            continue
        for box in tree.above(piece.box):
            if tree.mass(box) * 4 > whole or (title is not None and title in tree.within(box)):
                break
            if len(tree.within(box)) > 1 and tree.boxes[box].first >= at - 1:
                tree.drop(box)
        piece.junk = True
    for index, inner in enumerate(tree.boxes):
        if inner.tag in ("ul", "ol") and not inner.junk and _only_links(tree, index):
            tree.drop(index)
    tree.weigh()


def _only_links(tree: Tree, box: int) -> bool:
    inside = [tree.pieces[at] for at in tree.within(box)]
    size = sum(len(piece.text) for piece in inside)
    return len(inside) > 1 and sum(piece.links for piece in inside) > 0.8 * size


def _descend(tree: Tree, title: int | None) -> int:
    """From the whole page into the box that still holds nearly all of the running text."""
    children: dict[int, list[int]] = {}
    for index, inner in enumerate(tree.boxes):
        children.setdefault(inner.parent, []).append(index)
    box = 0
    while True:
        mass = tree.mass(box)
        best = max(children.get(box, []), key=tree.mass, default=None)
        if best is None or not mass:
            return box
        if tree.mass(best) < _DEEP * mass:
            near = _near_title(tree, children.get(box, []), title, mass)
            if near is None:
                return box
            best = near
        if tree.boxes[best].tag in ("p", "blockquote", "li", "ul", "ol", *HEADINGS):
            return box
        box = best


def _near_title(tree: Tree, boxes: list[int], title: int | None, mass: int) -> int | None:
    """Of several boxes with text the one that holds the headline, if it has text of its own."""
    if title is None:
        return None
    holding = [box for box in boxes if title in tree.within(box)]
    if holding and tree.mass(holding[0]) >= max(150, mass // 8) and len(boxes) > 1:
        return holding[0]
    return None


def _one_of_many(tree: Tree, box: int, title: int | None) -> int:
    """Several articles one under another: the one with the headline, else the first."""
    stories = [
        index
        for index, inner in enumerate(tree.boxes)
        if inner.parent == box and _is_story(tree, index) and tree.mass(index) >= 150
    ]
    if len(stories) < 2:
        return box
    for index in stories:
        if title is not None and title in tree.within(index):
            return index
    return stories[0] if title is None else box


def _is_story(tree: Tree, index: int) -> bool:
    box = tree.boxes[index]
    if box.tag != "article" and not _STORY.search(box.names):
        return False
    return any(
        tree.boxes[tree.pieces[at].box].tag in ("h1", "h2") for at in list(tree.within(index))[:4]
    )


def _cut(tree: Tree, chosen: list[int]) -> list[int]:
    """Comments and the like end the article, wherever they stand."""
    total = sum(tree.pieces[at].prose for at in chosen)
    seen = 0
    for place, at in enumerate(chosen):
        piece = tree.pieces[at]
        if seen * 5 > total and ends_article(piece.text):
            return chosen[:place]
        seen += piece.prose
    return chosen


def _without_cards(tree: Tree, chosen: list[int]) -> list[int]:
    """Up to where a list of other articles begins: linked headings with an excerpt at most."""
    heads = [
        place
        for place, at in enumerate(chosen)
        if tree.pieces[at].linked > 0.9 and tree.kind(tree.pieces[at]) == "heading"
    ]
    for number, place in enumerate(heads):
        rest = len(heads) - number
        prose = sum(tree.pieces[at].prose > 0 for at in chosen[place:])
        if rest >= 3 and prose <= 1.3 * rest:
            return chosen[:place]
    return chosen


def _standfirst(tree: Tree, box: int, title: int | None, chosen: list[int]) -> list[int]:
    """A summary between the headline and the box, and a credit line there."""
    first = tree.boxes[box].first
    if title is None or not title < first or first - title > 40:
        return []
    texts = {tree.pieces[at].text for at in chosen}
    found = []
    for at in range(title + 1, first):
        piece = tree.pieces[at]
        if piece.junk or piece.text in texts or is_leftover(piece.text):
            continue
        kind = tree.kind(piece)
        summary = piece.linked < 0.2 and len(piece.text) >= 60 and kind in ("", "heading")
        if kind == "caption" or (summary and not is_dated(piece.text)):
            found.append(at)
    return found


def _trim(tree: Tree, box: int, chosen: list[int], title: int | None) -> Body:
    """Without buttons, dates and links between and around the paragraphs."""
    pieces: list[Piece] = []
    kinds: list[str] = []
    mass = tree.mass(box)
    solid = [at for at in chosen if tree.pieces[at].prose]
    first, last = (solid[0], solid[-1]) if solid else (chosen[0], chosen[-1]) if chosen else (0, 0)
    seen: set[str] = set()
    for place, at in enumerate(chosen):
        piece = tree.pieces[at]
        kind = _kind(tree, piece, mass)
        if not _belongs(tree, piece, kind, at, first, last, title) or piece.text in seen:
            continue
        if solid and not piece.prose and _leads_nowhere(tree, chosen, place, kind):
            continue
        if kind == "cell" and kinds and kinds[-1] == "cell" and _same_row(tree, pieces[-1], piece):
            pieces[-1] = Piece(f"{pieces[-1].text} {piece.text}", piece.box, 0, 0)
            continue
        if len(piece.text) > 60:
            seen.add(piece.text)
        pieces.append(piece)
        kinds.append(kind)
    head = range(title if title is not None else tree.boxes[box].first, first + 1)
    return Body(box=box, pieces=pieces, kinds=kinds, head=head)


def _kind(tree: Tree, piece: Piece, mass: int) -> str:
    kind = tree.kind(piece)
    if kind in ("quote", "list", "cell"):
        tags = ("blockquote",) if kind == "quote" else ("ul", "ol", "dl", "table")
        for outer in tree.above(piece.box):
            if tree.boxes[outer].tag in tags:
                # a whole article in one quotation or table is an article
                return "" if tree.mass(outer) * 2 > mass else kind
    return kind


def _belongs(
    tree: Tree, piece: Piece, kind: str, at: int, first: int, last: int, title: int | None
) -> bool:
    if kind != "cell" and not _LETTERS.search(piece.text):
        return False
    if is_leftover(piece.text) or (kind != "cell" and _is_control(piece, kind)):
        return False
    if kind == "caption":
        return at > first - 4 and not (is_call(piece.text) and len(piece.text) < 40)
    if piece.linked > 0.8 and not piece.text.endswith((".", "؟")):
        return False
    if kind == "quote" and any(
        is_pulled(tree.boxes[box].names) for box in list(tree.above(piece.box))[:3]
    ):
        return False
    if at < first:
        return kind == "byline" or _may_open(tree, piece)
    if at > last:
        return piece.linked < 0.3 and _may_close(piece, kind)
    return piece.linked < 0.6 or piece.prose > 0


def _is_control(piece: Piece, kind: str) -> bool:
    """A date alone, a line in another script, a call to the reader, a message of a player."""
    text = piece.text
    if kind not in ("quote", "caption") and not ARABIC.search(text):
        return True
    if kind == "heading" or len(text) > 90:
        return is_message(text)
    calls = kind not in ("list", "quote") and is_call(text)
    return calls or is_message(text) or is_dated(text)


def _leads_nowhere(tree: Tree, chosen: list[int], place: int, kind: str) -> bool:
    """A heading over links that were left out, or over nothing."""
    piece = tree.pieces[chosen[place]]
    if kind != "heading" and not piece.text.endswith(":"):
        return False
    if place + 1 == len(chosen):
        return True
    after = tree.pieces[chosen[place] + 1 : chosen[place + 1] + 1]
    return bool(after) and after[0].linked > 0.8 and not after[0].prose


def _same_row(tree: Tree, one: Piece, other: Piece) -> bool:
    if len(other.text) > 60 or other.links:
        return False
    rows = [
        next((box for box in tree.above(piece.box) if tree.boxes[box].tag == "tr"), -1)
        for piece in (one, other)
    ]
    return rows[0] == rows[1] != -1


def _may_open(tree: Tree, piece: Piece) -> bool:
    """Before the first paragraph: a credit line or a kicker, no date and no counter."""
    if piece.linked > 0.3 or len(piece.text) > 160:
        return False
    names = [tree.boxes[box].names for box in list(tree.above(piece.box))[:2]]
    dated = any(name and is_date(name) for name in names)
    return not dated and not _NOTED.search(piece.text)


def _may_close(piece: Piece, kind: str) -> bool:
    """Behind the last paragraph: a list, a short sentence, a credit."""
    return kind in ("list", "quote") or piece.text.endswith(_FULL) or len(piece.text) < 40
