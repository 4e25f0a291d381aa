"""What is reported to have happened: events (PLOVER), their roles, certainty and attribution."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from musnad.extraction.events.background import background
from musnad.extraction.events.binding import Roles
from musnad.extraction.events.certainty import modality
from musnad.extraction.events.choosing import (
    accidental,
    figurative,
    readings,
    sporting,
)
from musnad.extraction.events.clauses import Scene
from musnad.extraction.events.context import Context, Holders, Times
from musnad.extraction.events.doers import armed, someone
from musnad.extraction.events.factuality import weigh
from musnad.extraction.events.inferring import accused, infer
from musnad.extraction.events.joining import caused, same
from musnad.extraction.events.nouns import bind_noun
from musnad.extraction.events.protests import against, gathering, protesting
from musnad.extraction.events.setting import located, place_of, quantities_of, span_of, time_of
from musnad.extraction.events.spotting import spots
from musnad.extraction.events.triggers import Found, Row, Trigger
from musnad.extraction.events.verbs import bind_verb
from musnad.grammar.relations import Range, Relation
from musnad.grammar.tokens import Passage, head_offset
from musnad.model import Event, Quantity, Span, Time

__all__ = ["RULES", "find_events", "weigh"]

# Every pattern by which the roles of an event are found; each has examples in tests/examples/ar.
RULES = frozenset(
    {"verb-subject", "subject-verb", "passive", "implied", "relative", "relative-object"}
    | {"noun", "noun-light-verb", "noun-relative", "noun-accused"}
)


def find_events(
    passages: Sequence[Passage],
    relations: Sequence[Relation],
    times: Sequence[Time],
    quantities: Sequence[Quantity],
    places: frozenset[int],
    published: str | None,
) -> tuple[Event, ...]:
    """All events of a document in the order of their triggers.

    ``relations``: the attributions in order (a1, a2, …); ``places``: the offsets at which names of
    places and states begin.
    """
    year = int(published[:4]) if published and published[:4].isdigit() else 0
    context = Context(Times(times), Holders(relations), quantities, places, year)
    found = (event for passage in passages for event in _in_passage(passage, context))
    return tuple(replace(event, id=f"e{number}") for number, event in enumerate(found, 1))


def _in_passage(passage: Passage, context: Context) -> Iterator[Event]:
    spotted = spots(passage.tokens)
    triggers = [(index, spot.found) for index, spot in spotted if spot.found is not None]
    if not triggers:
        return
    last: Event | None = None
    scene = Scene(passage, spotted, context)
    for index, event, row in _found_in(scene, triggers):
        joined = same(scene, index, event, row, last)
        if joined is not None:
            last = joined
            continue
        if last is not None:
            yield caused(scene, event, last)
        last = event
    if last is not None:
        yield last


def _found_in(
    scene: Scene, triggers: Sequence[tuple[int, Found]]
) -> Iterator[tuple[int, Event, Row]]:
    for index, found in triggers:
        if index in scene.taken or index in scene.timed:
            continue
        made = _event(scene, index, found)
        if made is not None:
            yield index, *made


def _event(scene: Scene, index: int, found: Found) -> tuple[Event, Row] | None:
    """The first reading whose roles are filled."""
    for trigger, with_at in readings(scene, index, found):
        if figurative(scene, index, trigger):
            continue
        roles = Roles(with_at=with_at)
        if trigger.kind == "noun":
            bind_noun(scene, index, found.clitic, trigger, roles)
        else:
            bind_verb(scene, index, found.clitic, trigger, roles)
        accused(scene, index, found.clitic, trigger, roles)
        if not holds(scene, index, trigger, roles):
            continue
        place, time = place_of(scene, index), time_of(scene, index)
        if background(scene, index, found.clitic, trigger, roles, place, time):
            continue
        relation = scene.context.held.at(*trigger_span(scene, index, found, trigger, with_at))
        infer(scene, index, found.clitic, trigger, roles, relation)
        if trigger.row.type == "PROTEST":
            against(scene, index, roles)
        if with_at >= 0 and (trigger.row.type == "PROTEST" or not gathering(scene, with_at)):
            scene.taken.add(with_at)
        made = _made(scene, index, found, trigger, roles, relation, place, time)
        return made, trigger.row
    return None


def holds(scene: Scene, index: int, trigger: Trigger, roles: Roles) -> bool:
    """Are the roles that the row asks for there, and of the kind that it asks for?"""
    row, flags = trigger.row, trigger.row.flags
    if not _needs(roles, row.need, trigger):
        return False
    if "weak" in flags and not _strong(scene, roles):
        return False
    if "human" in flags and not all(someone(scene.passage, s) for s in roles.actors):
        return False
    if "people" in flags and not all(someone(scene.passage, s) for s in roles.recipients):
        return False
    if "armed" in flags and not any(
        armed(scene.passage, s) for s in (*roles.actors, *roles.recipients)
    ):
        return False
    if "place_only" in flags and not all(located(scene, s) for s in roles.recipients):
        return False
    unsure = row.type == "PROTEST" and roles.implied
    if ("protesters" in flags or unsure) and not protesting(scene, index, trigger, roles):
        return False
    if row.type in ("ASSAULT", "PROTEST", "CONSULT", "COERCE") and sporting(scene, index):
        return False
    return not (
        row.counts in ("killed", "wounded") and not roles.actors and accidental(scene, index)
    )


def _needs(roles: Roles, need: str, trigger: Trigger) -> bool:
    if need == "any":
        named = roles.actors or roles.recipients or trigger.pronoun
        shown = trigger.row.type == "PROTEST" and (roles.implied or roles.light >= 0)
        return bool(named or shown)
    if need == "light":
        return roles.light >= 0 or bool(roles.actors and roles.recipients)
    if need == "AL":
        return roles.light >= 0 and bool(roles.actors)
    if need == "pair":
        return (
            bool(roles.actors and (roles.recipients or roles.light >= 0)) or trigger.pronoun != ""
        )
    if need == "AR" and "مع" in trigger.row.prepositions and trigger.number in ("p", "d"):
        need = "A"
    have_actor = roles.actors or (roles.implied and trigger.kind == "verb")
    have_recipient = roles.recipients or trigger.pronoun
    return bool((have_actor or "A" not in need) and (have_recipient or "R" not in need))


def _strong(scene: Scene, roles: Roles) -> bool:
    """A weak word is an event where somebody does it or suffers it."""
    return any(someone(scene.passage, s) for s in (*roles.actors, *roles.recipients))


def trigger_span(
    scene: Scene, index: int, found: Found, trigger: Trigger, with_at: int
) -> tuple[int, int]:
    """The offsets of the word that names the event, without its proclitic (القبض in ألقى القبض)."""
    headed = trigger.row.head and with_at >= 0
    token = scene.tokens[with_at if headed else index]
    if headed or not found.clitic:
        return token.start, token.end
    return head_offset(scene.passage.text, token.start, found.clitic), token.end


def rule_of(trigger: Trigger, roles: Roles) -> str:
    """The name of the pattern: one of ``RULES``."""
    if trigger.kind != "noun":
        return "passive" if trigger.kind == "passive" else roles.how
    return "noun" if roles.how == "noun" else f"noun-{roles.how}"


def _made(
    scene: Scene,
    index: int,
    found: Found,
    trigger: Trigger,
    roles: Roles,
    relation: Relation | None,
    place: Range | None,
    time: Time | None,
) -> Event:
    return Event(
        id="",
        trigger=Span(*trigger_span(scene, index, found, trigger, roles.with_at)),
        type=trigger.row.type,  # type: ignore[arg-type]
        mode=trigger.row.mode,
        actors=tuple(span_of(scene, s) for s in sorted(roles.actors)),
        recipients=tuple(span_of(scene, s) for s in sorted(roles.recipients)),
        place=span_of(scene, place) if place else None,
        time=Span(time.start, time.end) if time else None,
        quantities=quantities_of(scene, roles, trigger.row.counts),
        modality=modality(scene, index, found.clitic, trigger, roles, relation),
        attribution=scene.context.held.name(relation),
        rule=rule_of(trigger, roles),
    )
