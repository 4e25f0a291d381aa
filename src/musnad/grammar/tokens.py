"""Readable blocks as tokens, sentences and quotations, in one pass over the text.

A token keeps its offsets in the document; a proclitic (و ف ب ل ك س) is a sub-token: ``head`` is
where the word itself begins.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from musnad.lexicon import look_up
from musnad.model import Block, Document
from musnad.tables import kept
from musnad.text import MARKS, TATWEEL, fold
from musnad.wordclasses import GIVEN, Cue, Word

READABLE = frozenset({"title", "paragraph", "subhead", "quote", "list", "caption"})

_TOKEN = re.compile(
    rf"\d+(?:[.,٫٬]\d+)*|[^\W\d][\w{MARKS}{TATWEEL}’]*|\.{{2,}}|[^\w\s{MARKS}{TATWEEL}]|[{MARKS}{TATWEEL}]+"
)
OPEN_QUOTES, CLOSE_QUOTES, EITHER = "«“„‹", "»”‟›", '"'
# how the paper goes on after somebody's words
AGAIN = frozenset(
    {
        ("الي", "ذلك"),
        ("من", "جهته"),
        ("من", "جهتها"),
        ("من", "جانبه"),
        ("من", "جانبها"),
        ("يذكر", "ان"),
    }
)
# a reply belongs to what is being told: "… ورد الرجل …"
REPLIES = frozenset({"رد", "أجاب"})
QUOTES = frozenset(OPEN_QUOTES + CLOSE_QUOTES + EITHER)
STOPS = frozenset({".", "!", "?", "؟", "…"})
COMMAS = frozenset({"،", ",", "؛", ";"})
DASHES = frozenset({"-", "–", "—", "ـ"})
WORD, NUMBER, MARK = "w", "n", "p"
# Folding makes the name علي and the preposition على one word; careful spelling keeps them apart.
ALI = Word(GIVEN, "علي", "", (), None)


class Token(Struct, frozen=True, gc=False):
    """A word, number or mark, as ``written`` and folded; ``flags``: classes of ``wordclasses``."""

    start: int
    end: int
    kind: str
    text: str
    base: str
    clitic: str
    flags: int
    cues: tuple[Cue, ...]
    country: str | None
    head: int
    written: str


class Passage(Struct, gc=False):
    """One readable block: its tokens, sentence ends and quotations (token indexes).

    ``closes``: opening → closing mark, ``opens`` the other way; ``inside``: how many quotations a
    token stands in, ``within``: the opening mark of the innermost one, -1 outside.
    """

    text: str
    block: Block
    tokens: list[Token]
    ends: list[int]
    closes: dict[int, int]
    inside: list[int]
    opens: dict[int, int]
    within: list[int]

    def raw(self, index: int) -> str:
        """The words of a token as written, without its proclitic."""
        token = self.tokens[index]
        return self.text[token.head : token.end]

    def sentence_end(self, index: int) -> int:
        """The index after the last token of the sentence of ``index`` (its final stop excluded)."""
        at = bisect_right(self.ends, index)
        return self.ends[at] if at < len(self.ends) else len(self.tokens)

    def sentence_starts(self) -> Iterator[int]:
        """The first token of each sentence, stops passed over."""
        for end in (0, *self.ends):
            start = end
            while start < len(self.tokens) and self.tokens[start].text in STOPS:
                start += 1
            if start < len(self.tokens):
                yield start

    def sentence_start(self, index: int) -> int:
        """The index of the first token of the sentence of ``index``."""
        at = bisect_right(self.ends, index)
        start = self.ends[at - 1] if at else 0
        while start < index and self.tokens[start].text in STOPS:
            start += 1
        return start


def head_offset(text: str, start: int, clitic: str) -> int:
    """Where the word begins behind a proclitic; marks between them belong to the proclitic.

    >>> head_offset("وَقال", 0, "و")
    2
    """
    at, left = start, len(clitic)
    if clitic.endswith("ل") and text[start : start + len(clitic) + 1].endswith("لل"):
        return start + len(clitic)
    while left and at < len(text):
        at += 1
        while at < len(text) and (text[at] in MARKS or text[at] == TATWEEL):
            at += 1
        left -= 1
    return at


@kept(100_000)
def _read(raw: str) -> tuple[str, str, str, str, int, tuple[Cue, ...], str | None, int, str]:
    """All of a token but its place, told once for each spelling; where its head begins; itself."""
    if not raw[0].isalpha() or not raw.strip(TATWEEL):
        return NUMBER if raw[0].isdigit() else MARK, raw, raw, "", 0, (), None, 0, raw
    info = ALI if raw == "علي" else look_up(raw)
    head = head_offset(raw, 0, info.clitic) if info.clitic else 0
    return WORD, fold(raw), info.base, info.clitic, info.flags, info.cues, info.country, head, raw


def tokenize(text: str, start: int, end: int) -> list[Token]:
    """The tokens of ``text[start:end]``."""
    found, stop = [], start
    for raw in _TOKEN.findall(text, start, end):
        at = text.find(raw, stop)  # nothing but blanks stand between tokens
        stop = at + len(raw)
        kind, folded, base, clitic, flags, cues, country, cut, written = _read(raw)
        head = at + cut if cut else at  # the same int, since long texts have many
        found.append(
            Token(at, stop, kind, folded, base, clitic, flags, cues, country, head, written)
        )
    return found


def pair_quotes(text: str, tokens: Sequence[Token]) -> dict[int, int]:
    """Opening → closing token of every quotation; nested ones too.

    Guillemets and curly marks are paired by type, straight ones by the blanks around them. A
    quotation still open at the end of the block runs to that end (Arabic papers often forget the
    closing mark).
    """
    stack: list[tuple[int, str]] = []
    pairs: dict[int, int] = {}
    for index, token in enumerate(tokens):
        if token.text not in QUOTES:
            continue
        family = "«" if token.text in "«»‹›" else '"'
        before = text[token.start - 1] if token.start and index else " "
        after = text[token.end] if token.end < len(text) else " "
        opens = _opens(token.text, before, after, any(f == family for _, f in stack[-4:]))
        if opens:
            if stack and index and tokens[index - 1].text == ":":
                _leave_open(tokens, stack, family, index, pairs)
            stack.append((index, family))
            continue
        while stack:
            start, kind = stack.pop()
            if kind == family:
                pairs[start] = index
                break
            pairs[start] = index
    if stack:
        ends = [*_returns(tokens), len(tokens)]
        for start, _ in stack:
            pairs[start] = (
                ends[bisect_left(ends, start + 2)] if start + 2 < len(tokens) else ends[-1]
            )
    return pairs


def _returns(tokens: Sequence[Token]) -> Iterator[int]:
    """The stops behind which the paper speaks again: ``. وأضاف``, ``. إلى ذلك``.

    There, or with the block, a quotation ends that nobody closed.
    """
    for at in range(len(tokens) - 1):
        if tokens[at].text not in STOPS:
            continue
        first = tokens[at + 1]
        said = first.clitic == "و" and any(
            cue.form.tense == "past" and cue.verb.lemma not in REPLIES for cue in first.cues
        )
        following = tokens[at + 2].text if at + 2 < len(tokens) else ""
        if said or (first.base, following) in AGAIN:
            yield at


def _leave_open(
    tokens: Sequence[Token],
    stack: list[tuple[int, str]],
    family: str,
    index: int,
    pairs: dict[int, int],
) -> None:
    """``وقال: "… . وأضاف: "…"``: words given anew end a quotation that nobody closed."""
    start, kind = stack[-1]
    stops = (k for k in range(index - 1, start, -1) if tokens[k].text == ".")
    end = next(stops, None)
    if kind == family and end is not None and tokens[start - 1].text == ":":
        stack.pop()
        pairs[start] = end


def _opens(mark: str, before: str, after: str, is_open: bool) -> bool:
    if mark in "«‹":  # «حافز « : the wrong mark closes
        return not (is_open and after.isspace())
    if mark in "»›":  # لـ»المدينة» : the wrong mark opens
        return not is_open and after.isalpha() and (before.isspace() or before in "بلكوـ:(")
    glued_before = not (
        before.isspace() or before in "([:،,-–—«" or before in "بلكو" or before in "ـ"
    )
    glued_after = not (after.isspace() or after in ").،,.:؛!؟?»")
    if glued_after and not glued_before:
        return True
    if glued_before and not glued_after:
        return False
    if mark in "“„":
        return True
    return not is_open


def _sentence_ends(tokens: Sequence[Token], closed: dict[int, int]) -> list[int]:
    """Stops outside quotations, and quotations that close behind a stop of their own."""
    ends = []
    inside, closing = _depths(len(tokens), closed), frozenset(closed.values())
    for index, token in [(k, t) for k, t in enumerate(tokens) if t.kind == MARK]:
        if token.text in QUOTES and index and tokens[index - 1].text in STOPS and not inside[index]:
            if index in closing and index + 1 < len(tokens) and tokens[index + 1].kind == WORD:
                ends.append(index + 1)
            continue
        if token.text not in STOPS or inside[index]:
            continue
        before = tokens[index - 1] if index else None
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        if before and after and _abbreviates(before, token, after):
            continue
        ends.append(index)
    return ends


def _abbreviates(before: Token, stop: Token, after: Token) -> bool:
    """A full stop inside ``بي.بي.سي``, ``U.S.``, ``3.5`` or behind ``د.`` ends no sentence."""
    if before.end != stop.start or stop.text != ".":
        return False
    if is_initial(before):
        return after.kind == WORD
    if after.start != stop.end:
        return False
    latin = before.text[-1].isascii() and after.text[0].isascii() and after.text[0].isalnum()
    spelled = before.kind == after.kind == WORD and max(len(before.text), len(after.text)) <= 2
    return latin or spelled


def is_initial(token: Token) -> bool:
    """A letter alone: د. before a doctor's name, م. before an engineer's."""
    return token.kind == WORD and len(token.text) == 1


def _depths(count: int, pairs: dict[int, int]) -> list[int]:
    """How many quotations each token stands in (the marks themselves not counted)."""
    if not pairs:
        return [0] * count
    change = [0] * (count + 2)
    for start, end in pairs.items():
        change[start + 1] += 1
        change[end] -= 1
    depths, depth = [], 0
    for index in range(count):
        depth += change[index]
        depths.append(depth)
    return depths


def _innermost(count: int, pairs: dict[int, int]) -> list[int]:
    """The opening mark of the innermost quotation around each token, -1 outside of any."""
    if not pairs:
        return [-1] * count
    found, stack = [], [-1]
    for index in range(count):
        while len(stack) > 1 and pairs[stack[-1]] <= index:
            stack.pop()
        found.append(stack[-1])
        if index in pairs:
            stack.append(index)
    return found


def _with_van(tokens: list[Token]) -> list[Token]:
    """``قال فان غال``, ``لويس فان جال``: behind a verb of saying or a given name فان is no فإن."""
    for index in range(len(tokens) - 1):
        token, after = tokens[index], tokens[index + 1]
        if token.text == "فان" and token.clitic == "ف" and after.kind == WORD and not after.clitic:
            before = tokens[index - 1] if index else None
            said = before is None or any(cue.form.tense == "past" for cue in before.cues)
            if said or (before and before.flags & GIVEN):
                tokens[index] = replace(token, base="فان", clitic="", flags=GIVEN, head=token.start)
    return tokens


def read_passage(text: str, block: Block) -> Passage:
    """Tokens, sentences and quotations of one block."""
    tokens = _with_van(tokenize(text, block.start, block.end))
    pairs = pair_quotes(text, tokens)
    closed = {start: end for start, end in pairs.items() if end < len(tokens)}
    return Passage(
        text, block, tokens, _sentence_ends(tokens, closed), pairs, _depths(len(tokens), pairs),
        {end: start for start, end in closed.items()}, _innermost(len(tokens), pairs),
    )  # fmt: skip


def read_passages(document: Document) -> list[Passage]:
    """All readable blocks of a document."""
    return [read_passage(document.text, b) for b in document.blocks if b.kind in READABLE]
