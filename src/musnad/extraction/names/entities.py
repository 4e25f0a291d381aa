"""Mentions and referents as entities: who is named, under which names, and where.

The referents of coreference that speak keep their ids, since attributions point at them; a name of
the scan joins the referent whose words it shares, or makes an entity of its own. Where a family
name fits two persons it joins neither.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from musnad.extraction.names.find import Mention
from musnad.grammar.relations import Referent, Relation
from musnad.lexicon import lexicon
from musnad.model import Entity, EntityKind, Span
from musnad.text import fold_name

KINDS: dict[str, EntityKind] = {
    "person": "person", "official": "person", "organization": "organization", "state": "state",
    "media": "media", "group": "group", "place": "place",
}  # fmt: skip
LETTERS = {"person": "p", "organization": "o", "media": "m", "state": "s", "place": "l"}
Range = tuple[int, int]
Place = tuple[int, int, int]  # offsets, and which of the named things stands there
CROWD = 50  # a word in more names than this tells nobody apart


@dataclass(slots=True, eq=False)
class Named:
    """Everything said of one named thing."""

    kind: str
    name: str
    words: frozenset[str]
    entity: str | None = None
    title: str | None = None
    country: str | None = None
    aliases: list[str] = field(default_factory=list)
    spans: list[Range] = field(default_factory=list)

    def add(self, mention: Mention) -> None:
        self.spans.append((mention.start, mention.end))
        if mention.name not in self.aliases:
            self.aliases.append(mention.name)
        if len(mention.words) > len(self.words) and not mention.alias:
            self.name, self.words = mention.name, mention.words
        if mention.title and len(mention.title) > len(self.title or ""):
            self.title = mention.title
        self.country = self.country or mention.country


def name_entities(
    text: str,
    relations: Sequence[Relation],
    referents: Sequence[Referent],
    mentions: Sequence[Mention],
) -> tuple[Entity, ...]:
    """The entities of a document, by first mention: all who are named and all who speak."""
    voices = frozenset(_voices(relations))
    said = [r for r in referents if r.kind in KINDS and r.id in voices]
    rest = _governments(said, mentions)
    named = _gather(rest)
    pairs = _paired(said, named)
    taken = sorted((m.start, m.end) for m in rest)
    found = [_joined(text, r, pairs.get(id(r)), taken) for r in _unique(said)]
    used = {id(n) for n in pairs.values()}
    found += _own([n for n in named if id(n) not in used], found)
    return tuple(sorted(found, key=lambda e: (e.mentions[0].start, e.mentions[0].end, e.id)))


def _kind(referent: Referent) -> EntityKind:
    """Officials in the plural (أعضاء الجهاز الفني) are a group."""
    several = referent.kind == "official" and referent.number == "p"
    return "group" if several else KINDS[referent.kind]


def _voices(relations: Iterable[Relation]) -> Iterator[str]:
    """The ids that attributions point at."""
    for relation in relations:
        speaker = relation.speaker
        if speaker is not None:
            yield speaker.id
            yield from (m.id for m in speaker.members)
            if speaker.issuer is not None:
                yield speaker.issuer.id
        yield from (c.id for c in relation.candidates)


def _unique(referents: Iterable[Referent]) -> Iterator[Referent]:
    seen: set[str] = set()
    for referent in referents:
        if referent.id not in seen:
            seen.add(referent.id)
            yield referent


def _governments(referents: Sequence[Referent], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, less the towns which coreference took for the government that speaks."""
    spoken = {s[0] for r in referents if r.kind == "state" for s in r.mentions}
    return [m for m in mentions if m.kind != "place" or m.start not in spoken]


class Gathering:
    """Mentions that name the same, the fullest names first."""

    def __init__(self) -> None:
        self.named: list[Named] = []
        self.index: dict[tuple[str, object], Named] = {}
        self.holders: dict[str, list[Named]] = {}

    def add(self, mention: Mention) -> Named:
        label = (mention.kind, mention.entity or mention.words)
        home = self.index.get(label) or self._longer(mention)
        if home is None:
            home = Named(mention.kind, mention.name, mention.words, mention.entity)
            self.index[label] = home
            self.named.append(home)
            for word in mention.words:
                self.holders.setdefault(word, []).append(home)
        home.add(mention)
        return home

    def _longer(self, mention: Mention) -> Named | None:
        """The one longer name that holds the words of a shorter one."""
        if mention.entity or mention.kind not in ("person", "organization") or not mention.words:
            return None
        holders = min((self.holders.get(w, []) for w in mention.words), key=len)
        if len(holders) > CROWD:
            return None
        fits = [n for n in holders if n.kind == mention.kind and mention.words < n.words]
        if mention.kind == "organization":
            first = fold_name(mention.name.split()[0])
            fits = [n for n in fits if fold_name(n.name.split()[0]) == first]
        return fits[0] if len(fits) == 1 else None


def _gather(mentions: Sequence[Mention]) -> list[Named]:
    """The named things, in order of their first mention; an alias joins the name before it."""
    gathering = Gathering()
    homes: dict[int, Named] = {}
    plain = [m for m in mentions if not m.alias]
    for mention in sorted(plain, key=lambda m: (-len(m.words), m.start)):
        homes[mention.start] = gathering.add(mention)
    last: Named | None = None
    for mention in mentions:
        if not mention.alias:
            last = homes[mention.start]
        elif last is not None:
            last.add(mention)
        else:
            gathering.add(mention)
    return sorted(gathering.named, key=lambda n: min(n.spans))


def _paired(referents: Sequence[Referent], named: Sequence[Named]) -> dict[int, Named]:
    """The named thing that each referent is, by ``id(referent)``; each at most once."""
    pairs: dict[int, Named] = {}
    used: set[int] = set()
    by_id = {n.entity: n for n in named if n.entity}
    by_words = {(n.kind, n.words): n for n in named if not n.entity}
    places = sorted(((*s, k) for k, n in enumerate(named) for s in n.spans), key=lambda p: p[:2])
    starts = [place[0] for place in places]
    for referent in referents:
        match = by_id.get(referent.id) or by_words.get((_kind(referent), referent.words))
        if match is None and ":" not in referent.id:
            near = dict.fromkeys(_near(referent, places, starts))
            match = next((named[k] for k in near if _same(referent, named[k])), None)
        if match is not None and id(match) not in used:
            pairs[id(referent)] = match
            used.add(id(match))
    return pairs


def _near(referent: Referent, places: Sequence[Place], starts: Sequence[int]) -> Iterator[int]:
    """Indexes of what is named inside the mentions of a referent."""
    for start, end in referent.mentions:
        at = bisect_left(starts, start)
        while at < len(places) and places[at][0] < end:
            yield places[at][2]
            at += 1


def _same(referent: Referent, named: Named) -> bool:
    """A referent and a name inside one of its mentions are one."""
    kind = _kind(referent)
    if named.entity is not None:
        return False
    if kind != named.kind and {kind, named.kind} != {"organization", "media"}:
        return False
    if kind == "person":
        whole = bool(set(referent.mentions) & set(named.spans))
        return whole or (referent.kind == "person" and bool(referent.words & named.words))
    begins = {start for start, _ in referent.mentions}
    return bool(referent.words & named.words) and any(a in begins for a, _ in named.spans)


def _joined(text: str, referent: Referent, named: Named | None, taken: Sequence[Range]) -> Entity:
    """A referent with the names that the scan found for it."""
    own = sorted(named.spans) if named else []
    spans = set(own)
    for start, end in referent.mentions:
        span = _name_span(text, referent, start, end)
        # a post with the name in it adds nothing, where the name is there already
        if span not in spans and not any(_over(span, own)) and not _crosses(span, taken):
            spans.add(span)
    if not spans:
        spans = {next(iter(referent.mentions))}
    name, aliases = referent.name, [*referent.aliases]
    if named is not None:
        aliases += [named.name, *named.aliases]
        if referent.kind == "person" and len(named.words) > len(referent.words):
            name = named.name
    title = referent.title or (named.title if named else None)
    country = referent.country or (named.country if named else None)
    return _entity(referent.id, _kind(referent), name, title, country, aliases, spans)


def _over(span: Range, ranges: Sequence[Range]) -> Iterator[Range]:
    """Those of the ranges that share characters with a span; they are apart and in order."""
    at = max(bisect_left(ranges, span) - 1, 0)
    while at < len(ranges) and ranges[at][0] < span[1]:
        if span[0] < ranges[at][1]:
            yield ranges[at]
        at += 1


def _crosses(span: Range, taken: Sequence[Range]) -> bool:
    """The span cuts a name in two, or is a part of one."""
    return any(not (span[0] <= start and end <= span[1]) for start, end in _over(span, taken))


def _name_span(text: str, referent: Referent, start: int, end: int) -> Range:
    """The name of a person inside a mention, where the mention holds his post too."""
    if referent.kind == "person":
        for name in (referent.name, *referent.aliases):
            at = text.find(name, start, end)
            if at >= 0:
                return at, at + len(name)
    return start, end


def _own(named: Iterable[Named], found: Sequence[Entity]) -> Iterator[Entity]:
    """Entities of their own, with ids that no referent has."""
    ids = {entity.id for entity in found}
    counts: dict[str, int] = {}
    for one in named:
        identity = one.entity
        while identity is None or identity in ids:
            letter = LETTERS[one.kind]
            counts[letter] = counts.get(letter, 0) + 1
            identity = f"{letter}{counts[letter]}"
        ids.add(identity)
        if one.kind == "state" and identity in lexicon().known:
            one.name = lexicon().known[identity].name
        yield _entity(
            identity, KINDS[one.kind], one.name, one.title, one.country, one.aliases,
            set(one.spans),
        )  # fmt: skip


def _entity(
    identity: str,
    kind: EntityKind,
    name: str,
    title: str | None,
    country: str | None,
    aliases: Iterable[str],
    spans: set[Range],
) -> Entity:
    return Entity(
        id=identity,
        name=name,
        kind=kind,
        title=title,
        country=country,
        aliases=tuple(dict.fromkeys(a for a in aliases if a != name)),
        mentions=tuple(Span(*span) for span in sorted(spans)),
    )
