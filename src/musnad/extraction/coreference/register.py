"""The referents of one document: who and what its descriptions name.

Everything is looked up by word, so that the work grows with the text and not with its square; of a
word that many share, the latest referents are considered.
"""

from collections.abc import Iterable

from musnad.grammar.relations import Description, Referent

PREFIX = {
    "person": "p",
    "official": "p",
    "organization": "o",
    "media": "m",
    "state": "s",
    "anonymous": "x",
    "document": "d",
    "group": "g",
    "unknown": "u",
}
LATEST = 64
FULLER = frozenset({"media", "organization"})  # they go by the fullest of their names


class Register:
    """The referents of one document."""

    def __init__(self) -> None:
        self.referents: list[Referent] = []
        self.counts: dict[str, int] = {}
        self.known: dict[str, Referent] = {}
        self._words: dict[str, list[Referent]] = {}
        self._posts: dict[str, list[Referent]] = {}
        self._heads: dict[tuple[str, str], list[Referent]] = {}

    def naming(self, words: frozenset[str]) -> list[Referent]:
        """Referents whose name holds all the words, in the order of their introduction."""
        found = _rarest(self._words, words)
        return [r for r in found[-LATEST:] if words <= r.words]

    def holding(self, post: frozenset[str]) -> list[Referent]:
        """Persons whose post shares a word with ``post``."""
        lists = (self._posts.get(word, [])[-LATEST:] for word in post)
        return list(dict.fromkeys(r for found in lists for r in found))

    def headed(self, kind: str, head: str) -> list[Referent]:
        """Referents of a kind by the head of their name: all بيانات, all وزارات."""
        return self._heads.get((kind, head), [])[-LATEST:]

    def add(self, description: Description) -> Referent:
        """A new referent made from a description."""
        kind = description.kind
        letter = PREFIX[kind]
        if description.entity is None:
            self.counts[letter] = self.counts.get(letter, 0) + 1
        referent = Referent(
            description.entity or f"{letter}{self.counts[letter]}", kind, description.name,
            description.words, description.title, description.post, description.country,
            description.gender, description.number, description.head, description.span[0],
        )  # fmt: skip
        referent.mentions[description.span] = None
        self.referents.append(referent)
        if description.entity:
            self.known.setdefault(description.entity, referent)
        _index(self._words, description.words, referent)
        if kind == "person":
            _index(self._posts, description.post, referent)
        self._heads.setdefault((kind, description.head), []).append(referent)
        return referent

    def enrich(self, referent: Referent, description: Description) -> Referent:
        """The referent with what another mention adds: a fuller name, a post, a country."""
        referent.mentions[description.span] = None
        if _fuller(description, referent):
            referent.aliases[referent.name] = None
            _index(self._words, description.words - referent.words, referent)
            referent.name, referent.words = description.name, description.words
        elif description.name != referent.name:
            referent.aliases[description.name] = None
        referent.first = min(referent.first, description.span[0])
        if len(description.title or "") > len(referent.title or ""):
            referent.title = description.title
        if referent.kind == "person":
            _index(self._posts, description.post - referent.post, referent)
        referent.post |= description.post
        referent.country = referent.country or description.country
        if referent.kind == "person":
            referent.gender = referent.gender or description.gender
        return referent

    def body(self, description: Description) -> Referent:
        """The body or medium of a full name."""
        known = self.known.get(description.entity or "")
        if known is not None:
            return self.enrich(known, description)
        named = self.naming(description.words)
        fits = [r for r in named if r.kind == description.kind and shortens(description, r)]
        return self.enrich(fits[0], description) if len(fits) == 1 else self.add(description)

    def person(self, description: Description) -> Referent:
        """The person of a full name: one name holds all words of the other."""
        words = description.words
        for referent in self._sharing(words):
            if referent.kind != "person":
                continue
            shared = words & referent.words
            whole = len(shared) == min(len(words), len(referent.words)) and len(shared) > 1
            if whole or words == referent.words:
                return self.enrich(referent, description)
        return self.add(description)

    def _sharing(self, words: frozenset[str]) -> Iterable[Referent]:
        lists = (self._words.get(word, [])[-LATEST:] for word in sorted(words))
        return dict.fromkeys(r for found in lists for r in found)


def _fuller(description: Description, referent: Referent) -> bool:
    """A name with more words; of bodies and media only one that holds the words there are."""
    if referent.kind != description.kind:
        return False
    if referent.kind == "person":
        return len(description.words) > len(referent.words)
    return referent.kind in FULLER and description.words > referent.words


def _index(table: dict[str, list[Referent]], words: Iterable[str], referent: Referent) -> None:
    for word in words:
        table.setdefault(word, []).append(referent)


def _rarest(table: dict[str, list[Referent]], words: frozenset[str]) -> list[Referent]:
    lists = [table.get(word, []) for word in words]
    return min(lists, key=len) if lists else []


def shortens(description: Description, referent: Referent) -> bool:
    """وزارة العدل for وزارة العدل الأمريكية; الخارجية المصرية for وزارة الخارجية المصرية."""
    if description.words == referent.words:
        return True
    if referent.number == "p" and description.number == "s":
        return False  # X, and not X and Y
    same_head = description.head == referent.head or description.definite
    return description.words < referent.words and same_head
