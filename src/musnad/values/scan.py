"""One pass over a text: words, digits and signs as items with a class letter and their offsets.

Each distinct spelling is folded and looked up once and then remembered.  A fused ``و ف ب ل ك`` is
cut off only where the rest is a known word of values, so every offset is exact.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from musnad.values.digits import BIDI, DIGIT, RUN, Piece, readings
from musnad.values.vocabulary import lexicon
from musnad.values.words import MARKS, Word, fold, table

ARABIC = (
    "\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06dc\u06df-\u06e8\u06ea-\u06ef"
    "\u06fa-\u06ff\ufb50-\ufbff\ufc00-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc"
)
_LATIN = r"[^\W\d_\u0600-\u06ff\ufb50-\ufefc]+"
TOKEN = re.compile(rf"[{ARABIC}]+|{RUN}|{_LATIN}|[^\s\w{BIDI}]")
TOKEN_OR_LINE = re.compile(rf"[{ARABIC}]+|{RUN}|{_LATIN}|[^\s\w{BIDI}]|\n")
_KIND = re.compile(rf"(?P<word>[{ARABIC}])|(?P<digits>[-+−]?[.٫]?[{DIGIT}])|(?P<latin>{_LATIN})")
_SIGNS = {
    "%": "%", "٪": "%", "/": "/", "-": "-", "–": "-", "—": "-", "−": "-", "ـ": "-", ",": ",",
    "،": ",", "(": "(", "[": "(", ")": ")", "]": ")", '"': '"', "«": '"', "»": '"', "“": '"',
    "”": '"', "'": '"', ".": ".", ":": ":", "!": ";", "؟": ";", "?": ";",
}  # fmt: skip
_NO_ARTICLE = ("والد", "بالغ", "بالون", "فالح", "والي")
_BREAK = Word("\n", "\n")
_REMEMBERED = 40_000


class Items:
    """What was found, as parallel lists: offsets, words, and the string of their class letters."""

    __slots__ = ("classes", "end", "keys", "numbers", "places", "start", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        self.start: list[int] = []
        self.end: list[int] = []
        self.words: list[Word] = []
        self.classes = ""
        self.keys: list[str] = []
        self.numbers: list[int] = []  # where numbers stand, once they are joined
        self.places: dict[str, list[tuple[int, str]]] = {}  # of country words, by currency

    def append(self, start: int, end: int, word: Word) -> None:
        self.start.append(start)
        self.end.append(end)
        self.words.append(word)

    def seal(self) -> None:
        """Write the class letters and keys, once all items stand."""
        self.classes = "".join([word.cls for word in self.words])
        self.keys = [word.key for word in self.words]

    def glued(self, index: int) -> bool:
        """No blank between this item and the one before it."""
        return index > 0 and self.start[index] == self.end[index - 1]


class Scanner:
    """Looks spellings up, and remembers them."""

    def __init__(self) -> None:
        self._lexicon = lexicon()
        self._known: dict[str, Word | tuple[Piece, ...]] = {}
        self._before: dict[str, Word | tuple[Piece, ...]] = {}  # what was known until it was full
        self._not_future = tuple(
            fold(s) for s in table("time_words")["future_prefix_exceptions"]["stems"]
        )

    def scan(self, text: str, spans: Iterable[tuple[int, int]] | None = None) -> Items:
        """All items of the text, or of the spans; a span ends every expression.

        Without spans each line is one; within a given span a line may wrap.
        """
        items = Items(text)
        for start, end in spans if spans is not None else ((0, len(text)),):
            self._read(items, start, end, hard_lines=spans is None)
            items.append(end, end, _BREAK)
        items.seal()
        return items

    def _read(self, items: Items, start: int, end: int, hard_lines: bool) -> None:
        known = self._known
        text = items.text
        add_start, add_end, add_word = items.start.append, items.end.append, items.words.append
        at = start
        for raw in (TOKEN_OR_LINE if hard_lines else TOKEN).findall(text, start, end):
            # what is passed over begins no item, so the next occurrence is the one that was found
            at = text.find(raw, at)
            to = at + len(raw)
            found = known.get(raw) or self._learn(raw)
            if isinstance(found, Word):
                add_start(at)
                add_end(to)
                add_word(found)
            else:
                for left, right, word in found:
                    add_start(at + left)
                    add_end(at + right)
                    add_word(word)
            at = to

    def _learn(self, raw: str) -> Word | tuple[Piece, ...]:
        """Look a spelling up, and remember it: one word as such, several with their offsets."""
        if len(self._known) >= _REMEMBERED:
            self._before = self._known.copy()
            self._known.clear()
        found = self._before.get(raw)
        if found is None:
            pieces = self._pieces(raw)
            whole = len(pieces) == 1 and pieces[0][:2] == (0, len(raw))
            found = pieces[0][2] if whole else pieces
        if len(raw) <= 40:
            self._known[raw] = found
        return found

    def _pieces(self, raw: str) -> tuple[Piece, ...]:
        kind = _KIND.match(raw)
        if kind is None:
            return ((0, len(raw), _BREAK if raw == "\n" else Word(raw, _SIGNS.get(raw, ";"))),)
        if kind.lastgroup == "digits":
            return readings(raw)
        if kind.lastgroup == "word":
            return self._arabic(raw)
        return ((0, len(raw), self._lexicon.get(raw) or Word(raw, "l")),)

    def _arabic(self, raw: str) -> tuple[Piece, ...]:
        key = fold(raw)
        if not key:
            return ((0, len(raw), Word("-", "-")),)
        whole = self._lexicon.get(key)
        if whole is not None:
            return ((0, len(raw), whole),)
        for length, head, rest in _splits(key):
            word = self._lexicon.get(rest)
            if word is not None and _may_split(head, word):
                cuts = _cuts(raw, length)
                if cuts is not None:
                    pieces = [
                        (a, b, self._lexicon.words[h])
                        for a, b, h in zip(cuts, cuts[1:], head, strict=False)
                    ]
                    return (*pieces, (cuts[-1], len(raw), word))
        return self._with_article(raw, key) or (
            (0, len(raw), Word(key, self._unknown(key, raw), al=_article(key))),
        )

    def _with_article(self, raw: str, key: str) -> tuple[Piece, ...] | None:
        """والجرحى, بالدول: what stands before the article is no part of an unknown word either."""
        if (
            key[:1] in "وفبك"
            and key[1:3] == "ال"
            and len(key) > 5
            and not key.startswith(_NO_ARTICLE)
        ):
            cuts = _cuts(raw, 1)
            if cuts is not None:
                rest = Word(key[1:], "x", al=True)
                return (0, cuts[1], self._lexicon.words[key[0]]), (cuts[1], len(raw), rest)
        return None

    def _unknown(self, key: str, raw: str) -> str:
        """Future verbs look ahead (سيعقد, وستبدأ); every other unknown word is just a word."""
        stem = key[1:] if key[0] in "وف" and len(key) > 5 else key
        if len(stem) > 4 and stem[:2] in ("سي", "ست", "سن", "سا") and stem[-1] != "ة":
            first_person = stem[1] != "ا" or "سأ" in raw
            return "_" if first_person and not stem.startswith(self._not_future) else "x"
        return "x"


def _article(key: str) -> bool:
    return key.startswith(("ال", "وال", "بال", "لل", "فال", "كال", "ولل", "وبال"))


def _splits(key: str) -> Iterable[tuple[int, str, str]]:
    """Ways to cut proclitics off: how many letters, which, and the rest as it is looked up."""
    if len(key) < 3:
        return
    first, second = key[0], key[1]
    if first in "وفبلك":
        if first == "ل" and second == "ل":
            yield 1, "ل", "ال" + key[2:]
        yield 1, first, key[1:]
        if first in "وف" and second in "بلك" and len(key) > 3:
            if second == "ل" and key[2] == "ل":
                yield 2, first + second, "ال" + key[3:]
            yield 2, first + second, key[2:]


def _may_split(head: str, word: Word) -> bool:
    """Short or ambiguous rests stay whole: باب is no August, بثمن no eighth, لقد no future."""
    if head == "و":
        return len(word.key) > 2 or word.cls in "oiwd"
    if word.cls in "_Rmhdu" and head != "و":
        return word.code == "certain" and len(word.key) > 3
    return (len(word.key) > 2 or word.key == "ما") and word.key not in (
        "ثمن",
        "سبع",
        "تسع",
        "قبل",
        "مذ",
    )


def _cuts(raw: str, letters: int) -> list[int] | None:
    """Offsets in the raw word after each of its first letters, marks and tatweel passed over."""
    cuts, seen = [0], 0
    for offset, char in enumerate(raw):
        if MARKS.match(char):
            continue
        if seen and seen <= letters and len(cuts) <= seen:
            cuts.append(offset)
        if seen == letters:
            return cuts if len(cuts) == letters + 1 else None
        seen += 1
    return None


@lru_cache
def scanner() -> Scanner:
    return Scanner()
