"""The lines of a text as blocks: title, credits, paragraphs, subheads, lists, leftovers."""

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from musnad.model import Block, BlockKind
from musnad.reading import dateline
from musnad.reading.dateline import Credit
from musnad.reading.leftovers import mark_leftovers
from musnad.reading.writers import writers_line
from musnad.text import BIDI_CONTROLS, ZERO_WIDTH

LONGEST_TITLE = 160
LONGEST_SUBHEAD = 80
HEAD = 4  # credits are looked for among so many lines
_SPACES = "".join(chr(code) for code in range(0x3001) if chr(code).isspace())
_EDGE = _SPACES + BIDI_CONTROLS + ZERO_WIDTH
_LINE = re.compile("[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BULLET = re.compile(r"(?:[•●▪◦‣*·–—-]|[0-9٠-٩]{1,2}\s?[.)\-–])\s+(?=\S)")
_FULL_STOP = re.compile(r"(?<!\.)[.۔][\"”»)\]]*$")
_FINAL = re.compile(r"[.۔؟?!…:،,؛;][\"”»)\]]*$")
_REPORTS = re.compile(r"(?:^|\s)[وف]?[بلأ]?(?:أن|إن|أنّ|إنّ|أنه|إنه|أنها|إنها|أنهم|إنهم)(?:\s|$)|:\s")
_CAPTION = re.compile(r"[(（]([^()]{2,40})[)）]$")
_LETTER = re.compile(r"[^\W\d_]")
_PHOTO = frozenset(("أرشيف", "أرشيفية", "ارشيف", "ارشيفية", "من الأرشيف", "صورة أرشيفية"))


class Line(Struct, frozen=True):
    """A line without its edges (white space, ``>`` marks, direction marks)."""

    start: int
    end: int
    words: str


class Layout(Struct, frozen=True):
    """What the lines of one text are. ``title`` is its block's text, ``credits`` in text order."""

    blocks: tuple[Block, ...]
    title: str | None
    head: tuple[Credit, ...]
    foot: tuple[Credit, ...]


class _Draft(Struct):
    text: str
    blocks: list[Block]

    def add(self, kind: BlockKind, start: int, end: int) -> None:
        if start < end:
            self.blocks.append(Block(start=start, end=end, kind=kind))


def split_lines(text: str, start: int = 0) -> list[Line]:
    """The lines that hold anything, from ``start`` on.

    >>> [line.words for line in split_lines("> عنوان \\n\\n>\\nنص")]
    ['عنوان', 'نص']
    """
    lines = []
    for match in _LINE.finditer(text, start):
        words = match[0].lstrip(_EDGE + ">")
        at = match.end() - len(words)
        words = words.rstrip(_EDGE)
        if words:
            lines.append(Line(at, at + len(words), words))
    return lines


def lay_out(
    text: str,
    body: int,
    title: Block | None,
    headline: bool,
    kinds: Mapping[int, BlockKind] | None = None,
) -> Layout:
    """Sort the lines of ``text[body:]``; ``headline``: the first of them may be the title.

    ``kinds`` are the blocks that a page marks itself, by the place where their line begins.
    """
    if kinds is not None:
        return _lay_out_marked(text, body, title, kinds)
    lines = split_lines(text, body)
    marks = mark_leftovers([line.words for line in lines])
    draft = _Draft(text, [title] if title else [])
    for line, mark in zip(lines, marks, strict=True):
        if mark:
            draft.add("leftover", line.start, line.end)
    lines = [line for line, mark in zip(lines, marks, strict=True) if not mark]
    if headline and len(lines) > 1 and is_headline(text, lines[0]):
        first = lines.pop(0)
        title = Block(start=first.start, end=first.end, kind="title")
        draft.blocks.append(title)
    head, lines = _take_head(draft, lines)
    foot, lines = _take_foot(draft, lines)
    _sort_body(draft, lines)
    draft.blocks.sort(key=lambda block: block.start)
    return Layout(
        blocks=tuple(draft.blocks),
        title=text[title.start : title.end] if title else None,
        head=tuple(head),
        foot=tuple(foot),
    )


def _lay_out_marked(
    text: str, body: int, title: Block | None, kinds: Mapping[int, BlockKind]
) -> Layout:
    """A page: its captions are known, and what it calls a list, a subhead or a quotation is one."""
    draft = _Draft(text, [title] if title else [])
    lines = []
    for line in split_lines(text, body):
        if kinds.get(line.start) == "caption":
            draft.add("caption", line.start, line.end)
        else:
            lines.append(line)
    head, lines = _take_head(draft, lines)
    foot, lines = _take_foot(draft, lines)
    plain = [line for line in lines if line.start not in kinds]
    for line in lines:
        if line.start in kinds:
            draft.add(kinds[line.start], line.start, line.end)
    _sort_body(draft, plain)
    draft.blocks.sort(key=lambda block: block.start)
    return Layout(
        blocks=tuple(draft.blocks),
        title=text[title.start : title.end] if title else None,
        head=tuple(head),
        foot=tuple(foot),
    )


def is_headline(text: str, line: Line) -> bool:
    """A first line that is short, without final full stop, and no credit."""
    if len(line.words) > LONGEST_TITLE or _FULL_STOP.search(line.words):
        return False
    if dateline.find_line_credit(text, line.start, line.end, head=True):
        return False
    return _prefix(text, line, sure=True) is None


def _take_head(draft: _Draft, lines: list[Line]) -> tuple[list[Credit], list[Line]]:
    """Credits among the first lines: a kicker or a standfirst may stand in front of them."""
    credits: list[Credit] = []
    left: list[Line] = []
    for at, line in enumerate(lines[:HEAD]):
        credit = dateline.find_line_credit(draft.text, line.start, line.end, head=True)
        behind = bool(left) and at == len(lines) - 1
        if credit is not None and (not left or credit.media) and not behind:
            credits.append(credit)
            draft.add(_kind(credit), line.start, line.end)
        elif (prefix := _prefix(draft.text, line, sure=bool(left))) is not None:
            credits.append(prefix)
            draft.add(_kind(prefix), prefix.start, prefix.end)
            left.append(_rest(draft.text, line, prefix.end))
            return credits, [*left, *lines[at + 1 :]]
        else:
            left.append(line)
            if len(line.words) > LONGEST_TITLE:  # the article has begun
                return credits, [*left, *_behind_summary(draft, credits, lines[at + 1 :])]
    return credits, [*left, *lines[HEAD:]]


def _behind_summary(draft: _Draft, credits: list[Credit], lines: list[Line]) -> list[Line]:
    """Who wrote it may stand under a long summary: ``حوار: فلانة``."""
    if not lines or not writers_line(lines[0].words):
        return lines
    credit = dateline.find_line_credit(draft.text, lines[0].start, lines[0].end, head=True)
    if credit is None:
        return lines
    credits.append(credit)
    draft.add("byline", lines[0].start, lines[0].end)
    return lines[1:]


def _prefix(text: str, line: Line, sure: bool) -> Credit | None:
    """The credit in front of a paragraph; ``sure``: only one that can be nothing else."""
    credit = dateline.find_prefix_credit(text, line.start, line.end)
    if credit is None or not sure:
        return credit
    # "رويترز: …" and "طهران - …" may be headlines; "طهران (رويترز) - …" is a dateline.
    return credit if credit.media and (credit.place or "(" in line.words[:40]) else None


def _take_foot(draft: _Draft, lines: list[Line]) -> tuple[list[Credit], list[Line]]:
    credits: list[Credit] = []
    while len(lines) > 1 and len(credits) < 2:
        last = lines[-1]
        credit = dateline.find_line_credit(draft.text, last.start, last.end, head=False)
        if credit is not None:
            credits.append(credit)
        elif not dateline.is_editors_line(last.words):
            break
        draft.add("byline", last.start, last.end)
        lines = lines[:-1]
    if lines:
        last = lines[-1]
        credit = dateline.find_tail_credit(draft.text, last.start, last.end)
        if credit is not None:
            credits.append(credit)
            draft.add("byline", credit.start, credit.end)
            words = draft.text[last.start : credit.start].rstrip(_EDGE)
            left = [Line(last.start, last.start + len(words), words)]
            lines = [*lines[:-1], *(left if _LETTER.search(words) else [])]
    return credits[::-1], lines


def _sort_body(draft: _Draft, lines: Sequence[Line]) -> None:
    bullets = [_BULLET.match(line.words) for line in lines]
    for at, line in enumerate(lines):
        bullet = bullets[at]
        if bullet and any(bullets[near] for near in (at - 1, at + 1) if 0 <= near < len(lines)):
            draft.add("list", line.start + bullet.end(), line.end)
        elif _is_caption(line, last=at == len(lines) - 1):
            draft.add("caption", line.start, line.end)
        elif 0 < at < len(lines) - 1 and _is_subhead(lines[at - 1], line, lines[at + 1]):
            draft.add("subhead", line.start, line.end)
        else:
            draft.add("paragraph", line.start, line.end)


def _is_subhead(before: Line, line: Line, after: Line) -> bool:
    """A short line without final mark and without a report, between two paragraphs."""
    return (
        len(line.words) <= LONGEST_SUBHEAD
        and len(line.words.split()) <= 10
        and not _FINAL.search(line.words)
        and not _REPORTS.search(line.words)
        and _is_full(before)
        and _is_full(after)
    )


def _is_full(line: Line) -> bool:
    return len(line.words) > LONGEST_SUBHEAD or bool(_FINAL.search(line.words))


def _is_caption(line: Line, last: bool) -> bool:
    """``الرئيس في مكتبه (أ ف ب)``: the credit of a picture, not of the article."""
    if last or len(line.words) > LONGEST_TITLE:
        return False
    credit = _CAPTION.search(line.words)
    if credit is None or credit.start() == 0:
        return False
    if credit[1] in _PHOTO:
        return True
    parts = dateline.cut_credit(credit[1]).parts
    return bool(parts) and all(part.role == "agency" for part in parts)


def _rest(text: str, line: Line, after: int) -> Line:
    words = text[after : line.end].lstrip(_EDGE + ">-–—:|/ـ")
    return Line(line.end - len(words), line.end, words)


def _kind(credit: Credit) -> BlockKind:
    return "dateline" if credit.place else "byline"
