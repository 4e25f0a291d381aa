"""All names of a document: the scan of every passage, then what only the whole document tells.

A family name alone counts once the full name has been said; so does a medium or body whose short
name is also a word; Latin letters in brackets are another name of the one before them.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from musnad.extraction.names.describe import name_words
from musnad.extraction.names.gazetteer import KUNYA, PART, PLAIN, POST, SURE_FAMILY, SURE_GIVEN
from musnad.extraction.names.persons import end_of
from musnad.extraction.names.scan import Scan
from musnad.extraction.names.sight import RENAMED, Name, Sight
from musnad.grammar.readings import match_known
from musnad.grammar.tokens import COMMAS, QUOTES, Passage
from musnad.lexicon import lexicon
from musnad.tables import kept
from musnad.wordclasses import COMP, FUNCTION, STATE, TIME, TITLE

LATIN_WORDS = 5


class Mention(NamedTuple):
    """One place where somebody or something is named. Offsets in the text, without proclitics.

    ``kind``: person, state, place, organization, media. ``entity`` is a global id or ``None``;
    ``title`` the post before a person's name; ``alias``: another name of the mention before it.
    """

    start: int
    end: int
    kind: str
    name: str
    words: frozenset[str]
    entity: str | None
    country: str | None
    title: str | None
    alias: bool


class Short(NamedTuple):
    """Those whose full names a document has, and the first words of their short forms."""

    ids: frozenset[str]
    words: frozenset[str]


@kept()
def short_forms() -> dict[str, frozenset[str]]:
    """The first words of weak forms, by the id of whom they may mean."""
    found: dict[str, set[str]] = {}
    for first, entries in lexicon().phrases.items():
        for _, known in entries:
            if known.weak:
                found.setdefault(known.id, set()).add(first)
    return {identity: frozenset(words) for identity, words in found.items()}


def find_names(text: str, passages: Sequence[Passage]) -> list[Mention]:
    """Every mention of a person, state, place, organisation or medium, in text order."""
    views = [Sight(passage) for passage in passages]
    found = [Scan(view).run() for view in views]
    surnames = frozenset(_surnames(views, found))
    ids = frozenset(n.entity for names in found for n in names if n.entity)
    known = Short(ids, frozenset(w for i in ids for w in short_forms().get(i, ())))
    mentions: list[Mention] = []
    for view, names in zip(views, found, strict=True):
        renamed = list(_aliases(view, names))
        within = {at for alias in renamed for at in range(alias.begin, alias.end)}
        named = [name for name in names if name.begin not in within]
        more = [*named, *_again(view, names, surnames, known), *renamed]
        mentions += [_mention(text, view, name) for name in sorted(more)]
    return mentions


def _mention(text: str, sight: Sight, name: Name) -> Mention:
    words = text[name.start : name.stop]
    if sight.tokens[name.begin].clitic.endswith("ل") and words.startswith("ل"):
        words = "ا" + words if sight.words[name.begin].startswith("ال") else words
    title, country = None, name.country
    if name.post is not None:
        first, last = name.post
        while last > first and not sight.is_word(last - 1):
            last -= 1
        post = sight.tokens[first].flags & TITLE or sight.bits[first] & POST
        if post and last > first:
            title = text[sight.starts[first] : sight.tokens[last - 1].end]
        country = next((t.country for t in sight.tokens[first:last] if t.country), None)
    return Mention(
        name.start, name.stop, name.kind, words, name_words(words), name.entity, country, title,
        name.alias,
    )  # fmt: skip


def _surnames(views: Sequence[Sight], found: Sequence[list[Name]]) -> Iterator[str]:
    """The last word of every name of two words or more."""
    for sight, names in zip(views, found, strict=True):
        for name in names:
            if name.kind == "person" and name.end - name.begin > 1:
                yield sight.words[name.end - 1]


def _again(
    sight: Sight, names: Iterable[Name], surnames: frozenset[str], known: Short
) -> Iterator[Name]:
    """Short names of those who are named in full elsewhere."""
    taken = {at for name in names for at in range(name.begin, name.end)}
    for at, (word, token) in enumerate(zip(sight.words, sight.tokens, strict=True)):
        surname, short = word in surnames, token.base in known.words
        if not (surname or short) or at in taken or not word:
            continue
        if surname and _is_surname(sight, at):
            yield sight.name(at, at + 1, "person")
        elif short:
            match = match_known(sight.tokens, at)
            said = match is not None and match[1].weak and match[1].id in known.ids
            if match is not None and said and _short(sight, at):
                end, entry = match
                kind = entry.kind if entry.kind in ("state", "media") else "organization"
                yield sight.name(at, end, kind, entity=entry.id, country=entry.country)


def _short(sight: Sight, at: int) -> bool:
    """The short name is no adjective or plain noun here: a preposition or verb stands before it."""
    if at == 0 or sight.joined(at):
        return True
    before = sight.tokens[at - 1]
    return bool(before.flags & FUNCTION) or sight.verb(at - 1) or sight.cue(at - 1)


def _is_surname(sight: Sight, at: int) -> bool:
    """A family name that is also a word wants a verb, a post or أن beside it."""
    token, bits = sight.tokens[at], sight.bits[at]
    if token.flags & (FUNCTION | TIME | STATE | TITLE) or bits & PLAIN:
        return False
    if sight.foreign(at) or bits & (SURE_FAMILY | SURE_GIVEN):
        return True
    if at and not sight.joined(at):
        before = sight.tokens[at - 1]
        if sight.cue(at - 1) or before.flags & TITLE:
            return True
    after = at + 1
    if not sight.is_word(after):
        return False
    return sight.cue(after) or (bool(sight.tokens[after].flags & COMP) and sight.verb(at - 1))


def _aliases(sight: Sight, names: Iterable[Name]) -> Iterator[Name]:
    """Other names behind a name: (UNICEF), المعروف باسم «…»."""
    for name in names:
        at = name.end
        if at >= sight.size:
            continue
        renamed = _renamed(sight, at)
        if renamed is not None and name.kind in ("person", "organization", "media"):
            yield sight.name(*renamed, name.kind, alias=True)
        if sight.tokens[at].text != "(":
            continue
        end = at + 1
        while end < min(at + 2 + 2 * LATIN_WORDS, sight.size) and sight.tokens[end].text != ")":
            end += 1
        inside = sight.tokens[at + 1 : end]
        latin = inside and all(t.text.isascii() for t in inside) and sight.is_word(at + 1)
        if latin and end < sight.size and sight.tokens[end].text == ")":
            known = {"entity": name.entity, "country": name.country}
            yield sight.name(at + 1, end, name.kind, alias=True, **known)


def _renamed(sight: Sight, at: int) -> tuple[int, int] | None:
    """``المعروف بـ«أبو سامر»``, ``الملقبة باسم …``: the token range of the other name."""
    tokens = sight.tokens
    at += tokens[at].text in COMMAS
    if at + 1 >= sight.size or tokens[at].base.removeprefix("ال") not in RENAMED:
        return None
    begin = at + 1
    if tokens[begin].text in ("باسم", "بلقب", "ب", "بـ"):
        begin += 1
    elif tokens[begin].clitic != "ب":
        return None
    if begin < sight.size and tokens[begin].text in QUOTES:
        close = sight.passage.closes.get(begin)
        return (begin + 1, close) if close is not None and 1 < close - begin <= 7 else None
    named = begin < sight.size and (sight.foreign(begin) or sight.bits[begin] & (KUNYA | PART))
    return (begin, end_of(sight, begin)) if named else None
