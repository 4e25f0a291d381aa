"""How certain every source of the chain is of an event: FactBank's values, from the outside in."""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from musnad.grammar.relations import Relation
from musnad.model import Attribution, Certainty, Event, Factuality
from musnad.tables import kept, read_table
from musnad.text import fold

UNSAID: Certainty = "Uu"
DEEPEST = 24  # enclosing statements that are weighed
BEFORE = 40  # code points before the trigger in which a word of likelihood counts
LOWER: dict[str, Certainty] = {"CT+": "PR+", "PR+": "PS+", "CT-": "PR-", "PR-": "PS-"}
LIKELY: dict[str, Certainty] = {"PS+": "PR+", "PS-": "PR-"}


@kept()
def table() -> dict[str, Any]:
    """``lang/ar/events/factuality.toml``."""
    return read_table("events/factuality.toml")


@kept()
def cues(kind: str) -> frozenset[str]:
    """The verbs of a class of cues, or the words of likelihood, folded."""
    return frozenset(map(fold, table()["cues"][kind]))


def weigh(
    events: Sequence[Event],
    relations: Sequence[Relation],
    attributions: Sequence[Attribution],
    text: str,
    publisher: str | None,
) -> tuple[Event, ...]:
    """The events with ``factuality``; ``relations`` are those of ``attributions``, in order."""
    if not events:
        return ()
    known = {one.id: (one, lemma_of(r)) for one, r in zip(attributions, relations, strict=True)}
    return tuple(replace(e, factuality=_of(e, known, text, publisher)) for e in events)


def lemma_of(relation: Relation) -> str:
    """The verb of the cue, folded; empty where it is a phrase."""
    found = relation.passage.tokens[relation.cue[0]].cues
    return fold(found[0].verb.lemma) if found else ""


def _of(
    event: Event, known: Mapping[str, tuple[Attribution, str]], text: str, publisher: str | None
) -> tuple[Factuality, ...]:
    path: list[tuple[Attribution, str]] = []  # from the inside out
    at = event.attribution
    while at is not None and at in known and len(path) < DEEPEST:
        path.append(known[at])
        at = known[at][0].parent
    value = _own(event, path, text)
    found: list[Factuality] = []
    for number, (said, lemma) in enumerate(path):
        above = path[number + 1][0].act if number + 1 < len(path) else ""
        if above in ("deny", "ask", "demand"):
            value = UNSAID  # X denies that Y said so: then Y said nothing
        found.append(Factuality(name_of(said, text), said.id, value))
        value = outward(said.act, lemma, value)
    found.append(Factuality(publisher, None, value))
    return tuple(reversed(found))


def _own(event: Event, path: Sequence[tuple[Attribution, str]], text: str) -> Certainty:
    """The value for the source that speaks of the event itself."""
    act = path[0][0].act if path else "article"
    value: Certainty = table()["own"][act][event.modality]
    near = text[max(0, event.trigger.start - BEFORE) : event.trigger.start].split(".")[-1]
    if not cues("likely").isdisjoint(map(fold, near.split())):
        value = LIKELY.get(value, value)
    if path and path[0][1] in cues("believing"):
        value = LOWER.get(value, value)
    return value


def outward(act: str, lemma: str, value: Certainty) -> Certainty:
    """What the one who passes a statement on holds of what is said in it.

    >>> outward("state", "", "CT+"), outward("condemn", "", "CT+"), outward("admit", "", "CT+")
    ('Uu', 'CT+', 'PR+')
    """
    how = "same" if lemma in cues("revealing") else table()["outward"].get(act)
    if how == "same":
        return value
    return LOWER.get(value, value) if how == "less" else UNSAID


def name_of(said: Attribution, text: str) -> str | None:
    """The source as the chain names it, else in the words that stand there."""
    for link in said.chain:
        if link.attribution == said.id:
            return link.name
    if said.speaker is not None and said.speaker.name:
        return said.speaker.name
    return text[said.source.start : said.source.end] if said.source else None
