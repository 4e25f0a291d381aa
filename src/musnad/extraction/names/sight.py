"""A passage as the scan for names sees it: words without proclitics, and their place in names.

The lexicon splits proclitics off for grammar; a name may begin like one (بلغراد) or stand behind
one that the lexicon left (ولاغوس). Names known beforehand decide.
"""

from typing import NamedTuple

from musnad.dictionary import in_dictionary
from musnad.extraction.names.gazetteer import (
    BARE,
    BODY_HEAD,
    FAMILY,
    INNER_HEAD,
    KUNYA,
    OPENS,
    PART,
    PLAIN,
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
from musnad.grammar.tokens import COMMAS, QUOTES, STOPS, WORD, Passage, Token
from musnad.lexicon import lexicon
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
    VERB,
)

NAMED = STARTS_PLACE | PART | FAMILY | INNER_HEAD | STARTS_BODY
UNLIKE = frozenset({"علي", "ابي"})  # names that folding makes one with على and أبى
# words with one of these classes are never a part of an unknown name
TAKEN = FUNCTION | TIME | SPEAKER | NISBA | OPENER | ADVERBIAL | BODY
NATIVE = TAKEN | ~(VERB | DEFINITE | GIVEN | MAYBE_GIVEN | PARTICLE)
SON = frozenset({"بن", "بنت", "ابن"})
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


class Sight:
    """The words of one passage with their bits; ``at`` are token indexes, marks have no word."""

    __slots__ = (
        "_foreign",
        "bits",
        "passage",
        "phrases",
        "size",
        "starts",
        "table",
        "text",
        "tokens",
        "words",
    )

    def __init__(self, passage: Passage) -> None:
        self.passage, self.tokens, self.text = passage, passage.tokens, passage.text
        self.table: Gazetteer = gazetteer()
        self.size = len(self.tokens)
        self.phrases = lexicon().phrases
        self._foreign: dict[int, bool] = {}
        self.words: list[str] = []
        self.starts: list[int] = []
        self.bits: list[int] = []
        of = self.table.of
        for token in self.tokens:
            if token.kind != WORD:
                self.words.append("")
                self.starts.append(token.head)
                self.bits.append(0)
                continue
            word, start, bits = token.base, token.head, of(token.base)
            if token.clitic or not bits & NAMED:
                word, start, bits = self._reread(token, bits)
            if word in UNLIKE and self.text[token.end - 1] == "ى":
                bits = 0
            self.words.append(word)
            self.starts.append(start)
            self.bits.append(bits)

    def _reread(self, token: Token, bits: int) -> tuple[str, int, int]:
        """Another cut between proclitic and word, where only that one is a name."""
        if token.clitic:
            whole = self.table.of(token.text)
            if whole & NAMED and not token.base.startswith("ال"):
                return token.text, token.start, whole
        elif len(token.text) > 3 and token.text[0] in "وفبلك" and not token.flags:
            rest = self.table.of(token.text[1:])
            if self._cut(token, rest):
                return token.text[1:], token.start + 1, rest
        return token.base, token.head, bits

    def _cut(self, token: Token, rest: int) -> bool:
        """The first letter is a proclitic: ونهر، والري, ولاغوس."""
        text = token.text
        if text[0] == "و" and rest & (INNER_HEAD | BODY_HEAD):
            return True
        article = text.startswith("وال") and len(text) < 7 and not in_dictionary(text)
        if article and (in_dictionary(text[1:]) or in_dictionary(text[3:])):
            return True
        if len(text) == 4 or not foreign(self.text[token.start : token.end]):
            return False
        return bool(rest & NAMED) or (text[0] == "و" and text[1] not in "ايو")

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
        known = self._foreign.get(at)
        if known is None:
            known = self._foreign[at] = self._looks_foreign(at)
        return known

    def _looks_foreign(self, at: int) -> bool:
        token = self.tokens[at]
        if token.kind != WORD or token.cues or token.flags & NATIVE:
            return False
        if token.text[:1].isascii():
            return False
        if self.joined(at):
            whole = self.text[token.start : token.end]
            if ordinary(whole) or self.table.of(token.text) & PLAIN:
                return False
        raw = self.words[at] if token.clitic.endswith("ل") else self.raw(at)
        return len(raw) > 2 and foreign(raw)

    def notable(self, at: int) -> bool:
        """A name may begin here: listed words, foreign ones, and whatever stands before بن."""
        if self.bits[at] & BEGINS or self.tokens[at].base in self.phrases or self.foreign(at):
            return True
        return at + 1 < self.size and self.tokens[at + 1].text in SON

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

    def keys(self, at: int, count: int = 6) -> list[str]:
        """The look-up forms of the words from ``at``; hyphens are passed over."""
        found = [key(self.words[at])]
        at += 1
        while at < self.size and len(found) < count:
            token = self.tokens[at]
            if token.kind == WORD:
                found.append(key(token.text))
            elif token.text != "-":
                break
            at += 1
        return found

    def behind(self, at: int, count: int) -> int:
        """The index behind ``count`` words from ``at``, hyphens passed over."""
        while count:
            count -= self.tokens[at].kind == WORD
            at += 1
        return at

    def name(self, begin: int, end: int, kind: str, **known: object) -> Name:
        return Name(begin, end, self.starts[begin], self.tokens[end - 1].end, kind, **known)  # type: ignore[arg-type]
