"""Verbs as triggers: subject, object, passive, relative clause, subject in front or unspoken."""

from musnad.extraction.events.binding import (
    Roles,
    agrees,
    is_someone,
    object_behind,
    second_object,
    slots,
    subject_behind,
)
from musnad.extraction.events.clauses import Scene
from musnad.extraction.events.doers import armed
from musnad.extraction.events.triggers import Trigger
from musnad.grammar.relations import Range
from musnad.grammar.tokens import NUMBER
from musnad.wordclasses import COMP, RELATIVE

SUFFERED = frozenset({"ASSAULT", "COERCE", "RETREAT", "SANCTION", "AID"})
AUXILIARIES = ("كان", "كانت", "كانوا", "قد", "سبق")
SUBJECT_LINKS = frozenset(
    {"انه", "انها", "انهم", "انهما", "بانه", "بانها", "بانهم", "لكنه", "لكنها", "لانه", "لانها"}
)


def bind_verb(scene: Scene, index: int, clitic: str, trigger: Trigger, roles: Roles) -> None:
    """Fill the roles of a verb."""
    begin, limit = scene.clause(index)
    row = trigger.row
    subject, how = find_subject(scene, index, clitic, trigger)
    roles.how = how
    at = index + 1
    if how == "verb-subject" and subject is not None:
        at = subject[1]
    if how == "passive":
        roles.add(row.object or row.subject, subject)
        at = subject[1] if subject is not None else at
        slots(scene, trigger, at, limit, roles)
        return
    passive = trigger.kind == "passive"
    object_ = None
    if row.object and not trigger.pronoun and not passive:
        object_ = object_behind(scene, at, limit)
    if passive:
        roles.add(row.object or row.subject, subject)
    elif object_ is None and _suffers(scene, subject, how, trigger):
        roles.add(row.object, subject)
        roles.how = "passive"
        joined = clitic in ("و", "ف") and how == "verb-subject"
        if joined and (trigger.tense == "present" or not is_someone(scene, subject)):
            doer = previous_subject(scene, index, trigger.gender)  # وقصف | مواقع
            roles.add("a", doer)
            roles.how = "implied" if doer else "passive"
    else:
        roles.add(row.subject, subject)
        if (object_ is not None and roles.with_at not in range(*object_)) or (
            object_ is not None and "skip_with" not in row.flags
        ):
            roles.add(row.object, object_)
            at = object_[1]
    if row.second == "r" and roles.with_at >= 0 and not roles.recipients:
        at = max(at, second_object(scene, roles, limit))
    roles.implied = subject is None
    slots(scene, trigger, at, limit, roles)
    if trigger.pronoun and row.object == "r":
        _antecedent(scene, begin, index, trigger, roles)


def _antecedent(scene: Scene, begin: int, index: int, trigger: Trigger, roles: Roles) -> None:
    """``الهجوم الذي نفذه مسلحون``: the pronoun is what the relative clause describes."""
    before = scene.tokens[index - 1] if index else None
    if before is not None and before.flags & RELATIVE:
        first = max(0, scene.passage.sentence_start(index))
        found = scene.antecedent(first, index - 1)
        roles.add("r", found)


def _suffers(scene: Scene, subject: Range | None, how: str, trigger: Trigger) -> bool:
    """A transitive verb with one noun phrase and no object: قُتل خمسة, الذي اعتقل في."""
    row = trigger.row
    if not row.object or trigger.pronoun or subject is None or trigger.person != 3:
        return False
    if row.object == "-" or row.needed or "said" in row.flags or row.type not in SUFFERED:
        return False
    if how != "verb-subject":
        return trigger.tense == "past" and (bool(row.counts) or not armed(scene.passage, subject))
    return bool(row.counts) or not is_someone(scene, subject)


def find_subject(
    scene: Scene, index: int, clitic: str, trigger: Trigger
) -> tuple[Range | None, str]:
    """The subject and the pattern by which it was found."""
    begin, limit = scene.clause(index)
    tokens = scene.tokens
    before = tokens[index - 1] if index else None
    if before is not None and before.flags & RELATIVE and not clitic.startswith(("و", "ف")):
        first = scene.passage.sentence_start(index)
        if trigger.pronoun:
            return subject_behind(scene, index, limit), "relative-object"
        return scene.antecedent(first, index - 1), "relative"
    if trigger.person == 1 or _spoken_of(scene, begin, index):
        return None, "implied"
    several = trigger.number in ("p", "d")
    if not clitic.startswith(("و", "ف")):
        found = _in_front(scene, begin, index, trigger)
        if found is not None:
            return found
    if several:
        return None, "implied"
    behind = subject_behind(scene, index, limit)
    if behind is not None and agrees(scene, behind, trigger.gender, trigger.number):
        return behind, "verb-subject"
    return None, "implied"


def _spoken_of(scene: Scene, begin: int, index: int) -> bool:
    """``إنها ترفض``: the pronoun of the complementiser is the subject."""
    if not begin or scene.tokens[begin - 1].base not in SUBJECT_LINKS:
        return False
    return scene.skip(begin, index) == index


def previous_subject(scene: Scene, index: int, gender: str) -> Range | None:
    """The subject of the verb before, for one that is coordinated with it."""
    first = max(scene.passage.sentence_start(index), index - 40)
    at = index
    while (at := scene.verb_before(at)) >= first:
        token = scene.tokens[at]
        if token.flags & COMP:
            continue
        feminine = token.base.startswith("ت") or token.base.endswith("ت")
        if feminine != (gender == "f"):
            continue
        begin, limit = scene.clause(at)
        before = scene.tokens[at - 1] if at else None
        if before is not None and before.flags & RELATIVE:
            return scene.antecedent(first, at - 1)
        found = None if token.clitic in ("و", "ف") else scene.fronted(begin, at)
        found = found or subject_behind(scene, at, min(limit, index))
        if found is not None and is_someone(scene, found):
            return found
    return None


def _in_front(scene: Scene, begin: int, index: int, trigger: Trigger) -> tuple[Range, str] | None:
    tokens = scene.tokens
    last = index
    while (last := scene.verb_before(last)) >= begin:
        if not tokens[last].flags & COMP and tokens[last].base not in AUXILIARIES:
            break
    if last < begin:
        fronted = scene.fronted(begin, index)
        if fronted is not None and _as_subject(scene, fronted, trigger):
            return fronted, "subject-verb"
        return None
    found = scene.antecedent(last + 1, index)
    if found is None or (found[0] == last + 1 and tokens[index].clitic):
        return None
    indefinite = not tokens[found[1] - 1].base.startswith("ال")
    if trigger.pronoun or (not indefinite and tokens[found[0]].kind != NUMBER):
        return None
    return found, "relative"


def _as_subject(scene: Scene, span: Range, trigger: Trigger) -> bool:
    if trigger.number == "s" and trigger.gender == "m":
        head = scene.tokens[span[0]].base
        return not head.endswith("ة") or bool(scene.tokens[span[0]].country)
    return agrees(scene, span, trigger.gender, trigger.number)
