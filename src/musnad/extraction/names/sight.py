"""A passage as the scan for names sees it: words without proclitics, and their place in names.

The lexicon splits proclitics off for grammar; a name may begin like one (بلغراد) or stand behind
one that the lexicon left (ولاغوس). Names known beforehand decide.
"""

from collections.abc import Iterator
from typing import NamedTuple

from msgspec import Struct

from musnad.dictionary import in_dictionary
from musnad.extraction.names.gazetteer import (
    BARE,
    BODY_HEAD,
    FAMILY,
    INNER_HEAD,
    KUNYA,
    MINISTRY,
    OPENS,
    PART,
    PLAIN,
    POST,
    STARTS_BODY,
    STARTS_PLACE,
    SURE_FAMILY,
    SURE_GIVEN,
    Gazetteer,
    gazetteer,
    key,
)
from musnad.extraction.names.shapes import foreign, ordinary
from musnad.grammar.readings import is_finite, is_verb
from musnad.grammar.tokens import COMMAS, QUOTES, STOPS, WORD, Passage, Token, tokenize
from musnad.lexicon import lexicon
from musnad.tables import kept
from musnad.wordclasses import (
    ADVERBIAL,
    BODY,
    DEFINITE,
    FUNCTION,
    GIVEN,
    MAYBE_GIVEN,
    NISBA,
    OPENER,
    PARTICLE,
    SPEAKER,
    TIME,
    TITLE,
    VERB,
)

NAMED = STARTS_PLACE | PART | FAMILY | INNER_HEAD | STARTS_BODY
UNLIKE = frozenset({"علي", "ابي"})  # names that folding makes one with على and أبى
# words with one of these classes are never a part of an unknown name
TAKEN = FUNCTION | TIME | SPEAKER | NISBA | OPENER | ADVERBIAL | BODY
NATIVE = TAKEN | ~(VERB | DEFINITE | GIVEN | MAYBE_GIVEN | PARTICLE)
SON = frozenset({"بن", "بنت", "ابن"})
KIN = frozenset({"عبد", "ال", "ابن"})  # before a name they are a part of it
BEGINS = (
    NAMED | INNER_HEAD | BODY_HEAD | OPENS | KUNYA | SURE_GIVEN | SURE_FAMILY | STARTS_BODY | BARE
)
# behind a name they bring another one: المعروف بـ«أبو سامر»
RENAMED = frozenset(
    {"معروف", "معروفة", "ملقب", "ملقبة", "مكني", "مكناة", "شهير", "شهيرة", "يعرف", "تعرف"}
)
LOCATIVE = frozenset({"في", "الي", "ب", "قرب", "لدي", "نحو", "صوب"})


class Name(NamedTuple):
    """A name found in a passage: token range, offsets, kind, and who it is where that is known."""

    begin: int
    end: int
    start: int
    stop: int
    kind: str
    entity: str | None = None
    country: str | None = None
    post: tuple[int, int] | None = None
    sure: bool = True
    alias: bool = False


class Form(Struct, frozen=True, gc=False):
    """A spelling as the scan sees it: its word behind ``cut`` letters, and the bits of that.

    ``foreign``: only a name can look like this; ``begins``: a name may begin here; ``listed``: one
    of ``lexicon.phrases``, and unless ``begins`` nothing else; ``post``: a post before a name;
    ``son``: before it stands a name.
    """

    word: str
    cut: int
    bits: int
    foreign: bool
    begins: bool
    listed: bool
    post: bool
    son: bool


NO_WORD = Form("", 0, 0, False, False, False, False, False)


@kept(100_000)
def form(written: str) -> Form:
    """The form of a word as written, told once for all places where it stands."""
    token = tokenize(written, 0, len(written))[0]
    word, cut, bits = token.base, token.head, gazetteer().of(token.base)
    if token.clitic or not bits & NAMED:
        word, cut, bits = _reread(token, bits)
    if word in UNLIKE and written[-1] == "ى":
        bits = 0
    looks_foreign = _looks_foreign(token, word, cut)
    listed = token.base in lexicon().phrases
    more = listed and (word in KIN or bits & MINISTRY)
    begins = bool(bits & BEGINS or looks_foreign or more)
    adjective = token.flags & NISBA and token.flags & DEFINITE
    post = bool(token.flags & TITLE or bits & POST or adjective)
    return Form(word, cut, bits, looks_foreign, begins, listed, post, token.text in SON)


def _reread(token: Token, bits: int) -> tuple[str, int, int]:
    """Another cut between proclitic and word, where only that one is a name."""
    if token.clitic:
        whole = gazetteer().of(token.text)
        if whole & NAMED and not token.base.startswith("ال"):
            return token.text, 0, whole
    elif len(token.text) > 3 and token.text[0] in "وفبلك" and not token.flags:
        rest = gazetteer().of(token.text[1:])
        if _cut(token, rest):
            return token.text[1:], 1, rest
    return token.base, token.head, bits


def _cut(token: Token, rest: int) -> bool:
    """The first letter is a proclitic: ونهر، والري, ولاغوس."""
    text = token.text
    if text[0] == "و" and rest & (INNER_HEAD | BODY_HEAD):
        return True
    article = text.startswith("وال") and len(text) < 7 and not in_dictionary(text)
    if article and (in_dictionary(text[1:]) or in_dictionary(text[3:])):
        return True
    if len(text) == 4 or not foreign(token.written):
        return False
    return bool(rest & NAMED) or (text[0] == "و" and text[1] not in "ايو")


def _looks_foreign(token: Token, word: str, cut: int) -> bool:
    if token.cues or token.flags & NATIVE or token.text[:1].isascii():
        return False
    if cut and (ordinary(token.written) or gazetteer().of(token.text) & PLAIN):
        return False
    raw = word if token.clitic.endswith("ل") else token.written[cut:]
    return len(raw) > 2 and foreign(raw)


class Sight:
    """The words of one passage with their bits; ``at`` are token indexes, marks have no word."""

    __slots__ = ("bits", "forms", "passage", "size", "starts", "table", "text", "tokens", "words")

    def __init__(self, passage: Passage) -> None:
        self.passage, self.tokens, self.text = passage, passage.tokens, passage.text
        self.table: Gazetteer = gazetteer()
        self.size = len(self.tokens)
        self.forms = [form(t.written) if t.kind == WORD else NO_WORD for t in self.tokens]
        self.words = [f.word for f in self.forms]
        self.bits = [f.bits for f in self.forms]
        pairs = zip(self.tokens, self.forms, strict=True)
        self.starts = [t.start + f.cut if f.cut else t.start for t, f in pairs]

    def raw(self, at: int) -> str:
        """The word as written, without its proclitic."""
        return self.text[self.starts[at] : self.tokens[at].end]

    def is_word(self, at: int) -> bool:
        return 0 <= at < self.size and self.words[at] != ""

    def joined(self, at: int) -> bool:
        """A proclitic stands before the word: no name goes on there."""
        return self.starts[at] != self.tokens[at].start

    def foreign(self, at: int) -> bool:
        """Only a name can look like this."""
        return self.forms[at].foreign

    def definite(self, at: int) -> bool:
        word, token = self.words[at], self.tokens[at]
        if token.kind != WORD or not word.startswith("ال") or len(word) < 4:
            return False
        return len(word) > 4 or not token.flags & (FUNCTION | TIME)

    def verb(self, at: int) -> bool:
        return self.is_word(at) and is_verb(self.tokens[at])

    def cue(self, at: int) -> bool:
        """A finite verb of saying."""
        return self.is_word(at) and bool(self.tokens[at].cues) and is_finite(self.tokens[at])

    def locative(self, at: int) -> bool:
        """A preposition of place stands before the word, joined or on its own."""
        token = self.tokens[at]
        if self.joined(at):
            return token.text[:1] == "ب" or token.text[:2] in ("وب", "فب")
        return at > 0 and self.tokens[at - 1].base in LOCATIVE

    def ends(self, at: int) -> bool:
        """A mark at which every phrase ends."""
        text = self.tokens[at].text
        return text in STOPS or text in COMMAS or text in QUOTES or text in ":()[]"

    def keys(self, at: int, count: int = 6) -> Iterator[str]:
        """The look-up forms of the words from ``at``; hyphens are passed over."""
        yield key(self.words[at])
        at += 1
        while at < self.size and count > 1:
            token = self.tokens[at]
            if token.kind == WORD:
                yield key(token.text)
                count -= 1
            elif token.text != "-":
                return
            at += 1

    def behind(self, at: int, count: int) -> int:
        """The index behind ``count`` words from ``at``, hyphens passed over."""
        while count:
            count -= self.tokens[at].kind == WORD
            at += 1
        return at

    def name(self, begin: int, end: int, kind: str, **known: object) -> Name:
        return Name(begin, end, self.starts[begin], self.tokens[end - 1].end, kind, **known)  # type: ignore[arg-type]
