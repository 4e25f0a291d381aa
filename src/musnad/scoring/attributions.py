"""Who said what: pairs of attributions, and every role counted over all of them."""

from collections.abc import Iterator, Sequence

from msgspec import Struct, UnsetType

from musnad.scoring.documents import (
    FoundAttribution,
    GoldAttribution,
    Place,
    place_of,
    places_of,
)
from musnad.scoring.overlap import cells, f1, same_name, same_names
from musnad.scoring.pairing import best_pairs
from musnad.scoring.tally import Tally

MANNERS = ("direct", "indirect", "mixed")


class Gold(Struct, frozen=True):
    """A gold attribution and the cells of its spans."""

    of: GoldAttribution
    cue: frozenset[int]
    source: frozenset[int]
    content: frozenset[int]
    addressee: frozenset[int]


class Found(Struct, frozen=True):
    """An attribution of the analysis and the cells of its spans."""

    of: FoundAttribution
    cue: frozenset[int]
    source: frozenset[int]
    content: frozenset[int]
    addressee: frozenset[int]


class Paired(Struct, frozen=True):
    """The attributions of one document, and which belong together (by index)."""

    gold: list[Gold]
    found: list[Found]
    pairs: list[tuple[int, int]]

    @property
    def gold_ids(self) -> dict[str | None, str]:
        """Ids of the analysis -> ids of the gold."""
        return {self.found[j].of.id: self.gold[i].of.id for i, j in self.pairs}


def pair_attributions(
    gold: Sequence[GoldAttribution], found: Sequence[FoundAttribution], text: str
) -> Paired:
    wanted = [
        Gold(
            one,
            cells([one.cue], text),
            cells([one.source], text),
            cells(one.content, text),
            cells([one.addressee], text),
        )
        for one in gold
    ]
    given = [
        Found(
            one,
            cells([place_of(one.cue)], text),
            cells([place_of(one.source)], text),
            cells(places_of(one.content), text),
            cells([place_of(one.addressee)], text),
        )
        for one in found
    ]
    return Paired(wanted, given, best_pairs(wanted, given, _weight))


def _weight(gold: Gold, found: Found) -> float:
    """Cues that touch may pair from half of the content up, others from four fifths."""
    touch = bool(gold.cue & found.cue)
    if not gold.content or not found.content:
        return 0.5 if touch and not gold.content and not found.content else 0.0
    overlap = f1(gold.content, found.content)
    return overlap + 0.05 * touch if overlap >= (0.5 if touch else 0.8) else 0.0


def count_attributions(paired: Paired, tally: Tally) -> None:
    gold, found = paired.gold, paired.found
    ids = paired.gold_ids
    pairs = [(gold[i], found[j]) for i, j in paired.pairs]
    tally.add("attribution", len(pairs), len(gold), len(found))
    roles = [dict(_roles(one, other, ids)) for one, other in pairs]
    for role in ("cue", "source", "speaker", "kind", "manner", "act", "parent", "tuple"):
        right = sum(of_pair[role] for of_pair in roles)
        tally.add(f"attribution.{role}", right, len(gold), len(found))
    _count_nested(paired, pairs, ids, tally)
    _count_addressees(paired, pairs, tally)
    _count_chains(paired, pairs, tally)
    _count_manners(paired, tally)
    touching = best_pairs(gold, found, lambda one, other: f1(one.cue, other.cue))
    tally.add("cue detection", len(touching), len(gold), len(found))


def _roles(gold: Gold, found: Found, ids: dict[str | None, str]) -> Iterator[tuple[str, bool]]:
    cue = bool(gold.cue & found.cue)
    source = f1(gold.source, found.source) if gold.source or found.source else 1.0
    speaker = found.of.speaker.name if found.of.speaker else None
    content = not gold.of.content or f1(gold.content, found.content) >= 0.9
    yield "cue", cue
    yield "source", source >= 0.5
    yield "speaker", same_name(gold.of.speaker, speaker)
    yield "kind", gold.of.kind == found.of.kind
    yield "manner", gold.of.manner == found.of.manner
    yield "act", gold.of.act == found.of.act
    yield "parent", _same_parent(gold, found, ids)
    yield "tuple", cue and source >= 0.8 and content


def _same_parent(gold: Gold, found: Found, ids: dict[str | None, str]) -> bool:
    if not found.of.parent:
        return gold.of.parent is None
    return gold.of.parent == ids.get(found.of.parent)


def _count_nested(
    paired: Paired, pairs: list[tuple[Gold, Found]], ids: dict[str | None, str], tally: Tally
) -> None:
    right = sum(
        bool(one.of.parent) and bool(other.of.parent) and _same_parent(one, other, ids)
        for one, other in pairs
    )
    wanted = sum(bool(one.of.parent) for one in paired.gold)
    given = sum(bool(one.of.parent) for one in paired.found)
    tally.add("attribution.nested", right, wanted, given)


def _count_addressees(paired: Paired, pairs: list[tuple[Gold, Found]], tally: Tally) -> None:
    right = sum(f1(one.addressee, other.addressee) >= 0.5 for one, other in pairs)
    wanted = sum(one.of.addressee is not None for one in paired.gold)
    given = sum(one.of.addressee is not None for one in paired.found)
    tally.add("attribution.addressee", right, wanted, given)


def _count_chains(paired: Paired, pairs: list[tuple[Gold, Found]], tally: Tally) -> None:
    if all(isinstance(one.of.chain, UnsetType) for one in paired.gold):
        return
    right = sum(
        same_names(one.of.chain, [link.name or "" for link in other.of.chain])
        for one, other in pairs
        if not isinstance(one.of.chain, UnsetType)
    )
    tally.add("attribution.chain", right, len(paired.gold), len(paired.found))


def _count_manners(paired: Paired, tally: Tally) -> None:
    for manner in MANNERS:
        wanted = {i for i, one in enumerate(paired.gold) if one.of.manner == manner}
        right = sum(i in wanted for i, _ in paired.pairs)
        tally.add(f"attribution.{manner} (recall only)", right, len(wanted), len(wanted))


class Mistake(Struct, frozen=True):
    """An attribution that was missed, or one that the gold does not have."""

    what: str
    document: str
    cue: str
    source: str
    content: str

    def __str__(self) -> str:
        """One line, tabs between the parts; what would act on a terminal is made visible."""
        parts = (self.what, self.document, self.cue, self.source, self.content)
        return "\t".join(map(_printable, parts))


def find_mistakes(paired: Paired, document: str, text: str) -> Iterator[Mistake]:
    found_pairs = {i for i, _ in paired.pairs}, {j for _, j in paired.pairs}

    def mistake(
        what: str, cue: Place | None, source: Place | None, content: list[Place]
    ) -> Mistake:
        return Mistake(
            what, document, _words([cue], text), _words([source], text), _words(content, text)
        )

    for i, wanted in enumerate(paired.gold):
        if i not in found_pairs[0]:
            one = wanted.of
            yield mistake("missed", one.cue, one.source, list(one.content))
    for j, given in enumerate(paired.found):
        if j not in found_pairs[1]:
            other = given.of
            cue, source = place_of(other.cue), place_of(other.source)
            yield mistake("spurious", cue, source, places_of(other.content))


def _words(places: Sequence[Place | None], text: str) -> str:
    return " … ".join(text[place[0] : place[1]] for place in places if place is not None)


def _printable(words: str) -> str:
    shown = words.replace("\n", "⏎")
    return "".join(char if char.isprintable() else "\ufffd" for char in shown)
