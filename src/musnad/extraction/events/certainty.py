"""Modality: asserted, denied, future or possible, from what stands before the trigger."""

from musnad.extraction.events.binding import Roles
from musnad.extraction.events.clauses import Scene
from musnad.extraction.events.nominals import finite
from musnad.extraction.events.triggers import Trigger, past_light_verbs, words
from musnad.grammar.relations import Relation
from musnad.grammar.tokens import MARK
from musnad.model import Modality

BACK = 8
LISTS: tuple[tuple[str, Modality], ...] = (("future", "future"), ("possible", "possible"))


def modality(
    scene: Scene, index: int, clitic: str, trigger: Trigger, roles: Roles, held: Relation | None
) -> Modality:
    """How certain the clause presents the event."""
    if "negated" in trigger.row.flags:
        return "asserted"
    if held is not None and held.act == "deny" and _first_of(scene, index, held):
        return "denied"
    if trigger.kind == "noun":
        at = roles.light if 0 <= roles.light < index else index
        return _of_noun(scene, index, at)
    return _of_verb(scene, index, clitic, trigger)


def _first_of(scene: Scene, index: int, held: Relation) -> bool:
    """The denied event is what the content begins with, not what it mentions later."""
    start = held.content[0][0] if held.content else index
    return index - start < 12


def _of_verb(scene: Scene, index: int, clitic: str, trigger: Trigger) -> Modality:
    tokens = scene.tokens
    before = tokens[index - 1].base if index else ""
    if before in ("لم", "ليس", "ليست", "لا", "ما", "لن") and tokens[index - 1].text == before:
        return "denied"
    if "س" in clitic or before == "سوف":
        return "future"
    if before == "قد" and trigger.tense == "present":
        return "possible"
    if trigger.tense == "present":
        return _governed(scene, index)
    if before in ("اذا", "لو"):
        return "possible"
    return "asserted"


def _governed(scene: Scene, index: int) -> Modality:
    """A present behind أن is what somebody plans, expects or may do."""
    tokens = scene.tokens
    begin = max(0, index - 4)
    link = next((k for k in range(index - 1, begin - 1, -1) if tokens[k].base == "ان"), -1)
    if link < 0:
        return "asserted"
    return _listed(scene, link, max(0, link - 5), "asserted")


def _listed(scene: Scene, index: int, begin: int, otherwise: Modality) -> Modality:
    for at in range(index - 1, begin - 1, -1):
        token = scene.tokens[at]
        if token.kind == MARK:
            break
        if token.text in words("modality", "future") or token.base in words("modality", "future"):
            return "future"
        if token.text in words("modality", "possible") or token.base in words(
            "modality", "possible"
        ):
            return "possible"
        if token.text in words("modality", "attempts"):
            return "possible"
    return otherwise


def _of_light_verb(scene: Scene, light: int) -> Modality:
    verb = scene.tokens[light]
    before = scene.tokens[light - 1].base if light else ""
    if before in ("لم", "لن", "لا"):
        return "denied"
    if "س" in verb.clitic or before == "سوف":
        return "future"
    present = verb.base not in past_light_verbs()
    if before == "قد" and present:
        return "possible"
    for kind, certain in LISTS:
        if verb.base in words("modality", kind):
            return certain
    return _governed(scene, light) if present else "asserted"


def _of_noun(scene: Scene, index: int, light: int) -> Modality:
    tokens = scene.tokens
    if light < index:
        return _of_light_verb(scene, light)
    if index and tokens[index - 1].base in ("عدم", "دون", "بدون"):
        return "denied"
    begin = max(scene.clause(index)[0], index - BACK)
    governor = next((k for k in range(index - 1, begin - 1, -1) if finite(tokens[k])), -1)
    if governor >= 0 and "س" in tokens[governor].clitic:
        return "future"
    return _listed(scene, index, max(begin, index - 4, governor), "asserted")
