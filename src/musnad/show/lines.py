"""Right-to-left paragraphs as lines of a terminal.

Four ways, after what the other side can do:

* plain (``wrap=False``): one line a paragraph, in reading order, nothing added;
* for terminals that reorder Arabic themselves (VTE): wrapped, set against the right edge, every
  line and every cell in it (a name, a number, an id) isolated, so that none pulls its neighbours;
* ``visual``: the same lines, shaped and put into visual order here, for terminals that do neither;
* each of them with or without colour.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from msgspec import Struct
from rich.cells import cell_len
from rich.color import ColorSystem
from rich.style import Style

from musnad.show.bidi import clusters, first_strong, mirrored, reordered
from musnad.show.shaping import shape

_LRI, _RLI, _PDI, _LRM = "\u2066", "\u2067", "\u2069", "\u200e"
_OBJECT = "\ufffc"  # stands for a whole cell while the line around it is put in order
_NARROWEST = 24


class Piece(NamedTuple):
    """Words of one style. A ``cell`` keeps its own direction, whatever stands beside it."""

    text: str
    style: str = ""
    cell: bool = False


class Paragraph(Struct, frozen=True):
    """Pieces, and the columns by which they stand in from the right edge."""

    pieces: Sequence[Piece]
    indent: int = 0


class Paper(Struct, frozen=True, kw_only=True):
    """What is written on: columns, and what it can do by itself."""

    width: int
    visual: bool
    color: bool
    wrap: bool

    @property
    def columns(self) -> int:
        return max(self.width, _NARROWEST)


class _Glyph(NamedTuple):
    """A character with its marks, or after reordering what is drawn for it."""

    text: str
    style: str
    cell: int  # the number of its cell, -1 outside of any


def write(paragraphs: Iterable[Paragraph], paper: Paper) -> str:
    """All lines, each with its line feed."""
    return "".join(
        line.rstrip(" ") + "\n" for paragraph in paragraphs for line in _paragraph(paragraph, paper)
    )


def _paragraph(paragraph: Paragraph, paper: Paper) -> Iterator[str]:
    glyphs = _glyphs(paragraph.pieces)
    cells = [first_strong(piece.text) == "R" for piece in paragraph.pieces]
    if paper.visual:
        glyphs = _shaped(glyphs)
    if not paper.wrap:
        drawn = _visual(glyphs, cells) if paper.visual else glyphs
        yield " " * paragraph.indent * (not paper.visual) + _painted(drawn, paper.color)
        return
    room = paper.columns - paragraph.indent
    for line in _wrapped(glyphs, room):
        blanks = " " * (room - sum(cell_len(glyph.text) for glyph in line))
        drawn = _visual(line, cells) if paper.visual else _isolated(line, cells)
        yield blanks + _painted(drawn, paper.color) if line else ""


def _glyphs(pieces: Sequence[Piece]) -> list[_Glyph]:
    return [
        _Glyph(piece.text[start:end], piece.style, number if piece.cell else -1)
        for number, piece in enumerate(pieces)
        for start, end in clusters(piece.text)
    ]


def _shaped(glyphs: list[_Glyph]) -> list[_Glyph]:
    forms = shape([glyph.text for glyph in glyphs])
    pairs = zip(forms, glyphs, strict=True)
    return [glyph._replace(text=form) for form, glyph in pairs if form]


def _wrapped(glyphs: list[_Glyph], room: int) -> Iterator[list[_Glyph]]:
    """Lines of at most ``room`` columns, cut at blanks, or inside a word that is longer."""
    line: list[_Glyph] = []
    used = 0
    for word in _words(glyphs):
        size = sum(cell_len(glyph.text) for glyph in word)
        if used + size > room and line:
            yield _stripped(line)
            line, used = [], 0
            if word[0].text == " ":
                continue
        for glyph in word:
            columns = cell_len(glyph.text)
            if used + columns > room:
                yield line
                line, used = [], 0
            line.append(glyph)
            used += columns
    yield _stripped(line)


def _words(glyphs: list[_Glyph]) -> Iterator[list[_Glyph]]:
    for _, word in groupby(glyphs, key=lambda glyph: glyph.text == " "):
        yield list(word)


def _stripped(line: list[_Glyph]) -> list[_Glyph]:
    while line and line[-1].text == " ":
        line.pop()
    return line


def _isolated(line: list[_Glyph], cells: list[bool]) -> list[_Glyph]:
    """The line for a terminal that reorders: a right-to-left isolate that holds those of its cells.

    The mark at its end keeps a terminal from taking closing isolates for trailing blanks.  A line
    without words, such as a rule, is left as it is.
    """
    if not any(glyph.text[0].isalnum() for glyph in line):
        return line
    marked = [_Glyph(_RLI, "", -1)]
    for number, group in groupby(line, key=lambda glyph: glyph.cell):
        if number < 0:
            marked += group
        else:
            marked.append(_Glyph(_RLI if cells[number] else _LRI, "", -1))
            marked += group
            marked.append(_Glyph(_PDI, "", -1))
    return [*marked, _Glyph(_PDI + _LRM, "", -1)]


def _visual(line: list[_Glyph], cells: list[bool]) -> list[_Glyph]:
    """The line from left to right; a cell is put in order by itself and moves as one object."""
    objects: list[list[_Glyph]] = []
    for number, group in groupby(line, key=lambda glyph: glyph.cell):
        if number < 0:
            objects += ([glyph] for glyph in group)
        else:
            objects.append(_ordered([[glyph] for glyph in group], rtl=cells[number]))
    return _ordered(objects, rtl=True)


def _ordered(objects: list[list[_Glyph]], *, rtl: bool) -> list[_Glyph]:
    first = "".join(_OBJECT if len(each) > 1 else each[0].text[0] for each in objects)
    ordered: list[_Glyph] = []
    for (start, _), level in reordered(first, rtl=rtl):
        if len(objects[start]) > 1:
            ordered += objects[start]
        else:
            only = objects[start][0]
            ordered.append(only._replace(text=mirrored(only.text[0], level) + only.text[1:]))
    return ordered


def _painted(glyphs: list[_Glyph], color: bool) -> str:
    runs = groupby(glyphs, key=lambda glyph: glyph.style if color else "")
    return "".join(_paint("".join(glyph.text for glyph in run), style) for style, run in runs)


def _paint(text: str, style: str) -> str:
    if not style:
        return text
    return Style.parse(style).render(text, color_system=ColorSystem.STANDARD)
