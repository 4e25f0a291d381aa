"""Protests: who protests, and what or whom they are against."""

from musnad.extraction.events.binding import Roles
from musnad.extraction.events.clauses import Scene
from musnad.extraction.events.nominals import finite
from musnad.extraction.events.triggers import Trigger, pointing_verbs, protest_words, trigger_of
from musnad.extraction.events.verbs import previous_subject
from musnad.grammar.relations import Range
from musnad.grammar.tokens import COMMAS, NUMBER, WORD
from musnad.wordclasses import PREP

AHEAD = 45


def protesting(scene: Scene, index: int, trigger: Trigger, roles: Roles) -> bool:
    """A gathering, a march, a raised sign is a protest where protesters do it, or for a cause."""
    spans = list(roles.actors)
    if not spans and roles.implied:
        before = previous_subject(scene, index, trigger.gender if trigger.number == "s" else "")
        spans = [before] if before is not None else []
    who, crowd = protest_words("protesters"), protest_words("crowds")
    inside = [t for begin, end in spans for t in scene.tokens[begin : end + 3]]
    if any(t.base in who or t.text in who for t in inside):
        return True
    many = any(t.base in crowd or t.text in crowd or t.kind == NUMBER for t in inside)
    if "crowd" in trigger.row.flags or not many:
        return False
    last = scene.passage.sentence_end(index)
    return any(t.text in protest_words("causes") for t in scene.tokens[index:last])


def gathering(scene: Scene, at: int) -> bool:
    """``فرقت الشرطة مظاهرة نظمها الحزب``: what was broken up is told to be somebody's protest."""
    token = scene.tokens[at]
    found = trigger_of(token.text, token.base, token.clitic)
    told = found is not None and all(r.row.type == "PROTEST" for r in found.readings)
    after = scene.tokens[at + 1] if at + 1 < len(scene.tokens) else None
    return told and after is not None and after.base in pointing_verbs()


def against(scene: Scene, index: int, roles: Roles) -> None:
    """What they are against: ``احتجاجا على``, ``منددين بـ``, ``لمطالبة``, ``أمام السفارة``."""
    if roles.recipients:
        return
    last = min(scene.passage.sentence_end(index), index + AHEAD)
    markers, sites = protest_words("against"), protest_words("sites")
    tokens = scene.tokens
    fallback: Range | None = None
    for at in range(index + 1, last):
        token = tokens[at]
        if token.kind != WORD:
            continue
        if token.text in markers or token.base in markers:
            found = _target(scene, at + 1, last)
            if found is not None:
                roles.add("r", found)
                return
        if fallback is None and at + 1 < last and token.flags & PREP:
            stem = tokens[at + 1].base.removeprefix("ال")
            if stem in sites:
                fallback = at + 1, scene.phrase(at + 1, last)
    roles.add("r", fallback)


def _target(scene: Scene, at: int, last: int) -> Range | None:
    """The noun phrase behind a marker, its preposition passed over."""
    tokens = scene.tokens
    while at < last and (
        tokens[at].base in ("علي", "ضد", "من", "عن") or tokens[at].text in ("ل", "ب")
    ):
        at += 1
    if at >= last or (tokens[at].kind == WORD and finite(tokens[at])) or tokens[at].text in COMMAS:
        return None
    end = scene.phrase(at, last)
    return (at, end) if end > at else None
