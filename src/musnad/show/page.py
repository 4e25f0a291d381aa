"""Analyses as one self-contained HTML page: nothing is loaded, nothing runs.

The text is hostile: it passes ``visible`` (controls are spelled out), Jinja escapes it, a Content
Security Policy forbids all but the style inside the page, and ids are made of our own numbers.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from msgspec import Struct

from musnad.model import Analysis, Block, BlockKind
from musnad.show import labels
from musnad.show.account import Account, Statement, Voice, grouped, tell
from musnad.show.segments import Mark, Segment, marks, segments
from musnad.show.visible import one_line, visible

_DEPTHS = 3  # contents inside contents that look different; deeper ones look like the third


class Piece(Struct, frozen=True, kw_only=True):
    """A segment ready for the template."""

    text: str
    content: str  # classes, "" where no content covers it
    source: str
    cue: int | None
    cue_id: str
    cue_classes: str
    cues: tuple[int, ...]


class Row(Struct, frozen=True, kw_only=True):
    """A block of the article with the statements whose cues stand in it."""

    kind: BlockKind
    pieces: list[Piece]
    statements: list[Statement]


class Article(Struct, frozen=True, kw_only=True):
    """One analysis on the page. ``key`` makes its ids differ from those of its neighbours."""

    key: str
    account: Account
    url: str | None
    link: bool
    version: str
    headline: Row | None
    rows: list[Row]
    elsewhere: list[Statement]  # their cues stand in no block
    voices: dict[int, Voice]
    numbers: dict[str, int]


def render_page(analyses: Iterable[Analysis]) -> Iterator[str]:
    """Pieces of the page; several analyses get a table of contents, hence all are held."""
    articles = [_article(f"d{at}", each) for at, each in enumerate(analyses, start=1)]
    yield from _environment().get_template("page.html").generate(articles=articles)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("musnad.show"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["label"] = labels
    return environment


def _article(key: str, analysis: Analysis) -> Article:
    document, account = analysis.document, tell(analysis)
    voices = grouped(account.voices)
    statements = [told for voice in account.voices for told in voice.statements]
    rows, elsewhere = _rows(analysis, sorted(statements, key=lambda told: told.number))
    titled = bool(rows) and rows[0].kind == "title"
    url = one_line(document.url or "") or None
    return Article(
        key=key,
        account=account,
        url=url,
        link=bool(url and url.lower().startswith(("https://", "http://"))),
        version=one_line(analysis.musnad),
        headline=rows[0] if titled else None,
        rows=rows[titled:],
        elsewhere=elsewhere,
        voices=voices,
        numbers={told.id: told.number for told in statements},
    )


def _rows(analysis: Analysis, told: list[Statement]) -> tuple[list[Row], list[Statement]]:
    text = analysis.document.text
    blocks = analysis.document.blocks or tuple(_lines(text))
    ids = [statement.id for statement in told]
    rows = [
        Row(kind=block.kind, pieces=[_piece(text, each, ids) for each in laid], statements=[])
        for block, laid in zip(blocks, segments(blocks, marks(analysis.attributions)), strict=True)
    ]
    row_of = {number: row for row in rows for piece in row.pieces for number in piece.cues}
    for statement in told:
        if statement.number in row_of:
            row_of[statement.number].statements.append(statement)
    return rows, [statement for statement in told if statement.number not in row_of]


def _lines(text: str) -> Iterator[Block]:
    """The lines of a text that nobody has cut into blocks."""
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield Block(start, start + len(line), "paragraph")
        start += len(line) + 1


def _piece(text: str, segment: Segment, ids: list[str]) -> Piece:
    depth = min(segment.depth, _DEPTHS)
    return Piece(
        text=visible(text[segment.start : segment.end]),
        content=_classes("content", segment, f"depth{depth}") if depth else "",
        source=_classes("source", segment) if segment.source else "",
        cue=segment.cue,
        cue_id=ids[segment.cue - 1] if segment.cue else "",
        cue_classes=_classes("cue", segment),
        cues=segment.cues,
    )


def _classes(mark: Mark, segment: Segment, *more: str) -> str:
    edges = {"begins": segment.begins, "ends": segment.ends}
    return " ".join([mark, *more, *(f"{mark}-{edge}" for edge, at in edges.items() if mark in at)])
