"""Subjects that no word of the clause names: the speaker, the subject of the verb before."""

from musnad.extraction.events.binding import Roles
from musnad.extraction.events.clauses import Scene
from musnad.extraction.events.doers import someone
from musnad.extraction.events.nominals import finite
from musnad.extraction.events.triggers import Trigger, trigger_of
from musnad.extraction.events.verbs import SUBJECT_LINKS, bind_verb, find_subject, previous_subject
from musnad.grammar.relations import Range, Relation
from musnad.grammar.tokens import MARK, WORD

CONTROL = 9
PEOPLE_ONLY = frozenset({"REQUEST", "CONSULT", "THREATEN", "AID"})
CONTENT = frozenset({"REJECT"})


def infer(
    scene: Scene, index: int, clitic: str, trigger: Trigger, roles: Roles, held: Relation | None
) -> None:
    """Fill in the actor where only a pronoun stands for it, and set aside what cannot be one."""
    _people(scene, index, trigger, roles)
    if trigger.row.subject == "r" and roles.implied and not roles.recipients:
        roles.add("r", _unspoken(scene, index, clitic, trigger, held))
    if roles.actors or trigger.row.subject != "a":
        return
    if trigger.kind == "verb" and roles.implied:
        roles.add("a", _unspoken(scene, index, clitic, trigger, held))
    elif trigger.kind == "noun" and not (roles.light >= 0 and roles.recipients):
        roles.add("a", _controller(scene, index, clitic, trigger, roles))


def accused(scene: Scene, index: int, clitic: str, trigger: Trigger, roles: Roles) -> None:
    """``اتهمت الرياض الحوثيين بإطلاق صاروخ``: the accused did it, it is said."""
    if trigger.kind != "noun" or clitic != "ب" or roles.actors:
        return
    begin, _ = scene.clause(index)
    for at in range(index - 1, max(begin, index - CONTROL * 2) - 1, -1):
        token = scene.tokens[at]
        if not finite(token):
            continue
        found = trigger_of(token.text, token.base, token.clitic)
        verb = next((r for r in found.readings if r.row.lemma == "اتهم"), None) if found else None
        if verb is not None:
            said = Roles()
            bind_verb(scene, at, token.clitic, verb, said)
            for span in said.recipients:
                roles.add("a", span)
            roles.how = "accused" if roles.actors else roles.how
        return


def _people(scene: Scene, index: int, trigger: Trigger, roles: Roles) -> None:
    kind = trigger.row.type
    if kind in PEOPLE_ONLY:
        roles.recipients = [s for s in roles.recipients if someone(scene.passage, s)]
    if kind in CONTENT and roles.recipients:
        roles.recipients = [_inside(scene, s) or s for s in roles.recipients]


def _inside(scene: Scene, span: Range) -> Range | None:
    """Whose proposal or meddling is refused: اقتراح | واشنطن."""
    if someone(scene.passage, span):
        return None
    _, limit = scene.clause(span[0])
    for at in range(span[0] + 1, min(limit, span[1] + 8)):
        token = scene.tokens[at]
        if token.kind != WORD or finite(token):
            continue
        end = scene.phrase(at, limit)
        if token.country and not token.base.endswith(("ي", "ية", "يا")) and end > at:
            return at, end
    return None


def _unspoken(
    scene: Scene, index: int, clitic: str, trigger: Trigger, held: Relation | None
) -> Range | None:
    begin, _ = scene.clause(index)
    linked = begin > 0 and scene.tokens[begin - 1].base in SUBJECT_LINKS
    if trigger.person == 1 or linked:
        return _source(scene, held)
    if clitic in ("و", "ف") or trigger.number in ("p", "d"):
        return previous_subject(scene, index, trigger.gender if trigger.number == "s" else "")
    return previous_subject(scene, index, trigger.gender)


def _source(scene: Scene, held: Relation | None) -> Range | None:
    if held is None or held.passage is not scene.passage:
        return None
    return held.source or held.subject


def _controller(
    scene: Scene, index: int, clitic: str, trigger: Trigger, roles: Roles
) -> Range | None:
    """نجحت روسيا في إسقاط، اتهم مصر بقصف: who is said to do what the noun names."""
    before = scene.tokens[index - 1] if index else None
    governed = clitic in ("ب", "ل") or (
        before is not None and before.base in ("في", "علي", "الي", "عن", "من")
    )
    if not governed:
        return None
    begin, _ = scene.clause(index)
    for at in range(index - 1, max(begin, index - CONTROL * 2) - 1, -1):
        token = scene.tokens[at]
        if token.kind == MARK or not finite(token):
            continue
        found = trigger_of(token.text, token.base, token.clitic)
        verb = next((r for r in found.readings if r.kind == "verb"), None) if found else None
        if verb is None:
            return previous_subject(scene, index, _gender(token.base))
        subject, _ = find_subject(scene, at, token.clitic, verb)
        return subject
    return None


def _gender(base: str) -> str:
    return "f" if base.startswith("ت") or base.endswith("ت") else "m"
