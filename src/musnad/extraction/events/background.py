"""What is only mentioned: crimes under trial, threats, capabilities, what happened once.

A word for an attack is an event where somebody is said to do it now (a light verb, an agent behind
it), where it is counted, dated or placed, or where it is what was announced.
"""

from typing import NamedTuple

from musnad.extraction.events.binding import Roles
from musnad.extraction.events.clauses import Scene
from musnad.extraction.events.nominals import definite, finite
from musnad.extraction.events.triggers import Trigger, light_verbs, past_light_verbs, words
from musnad.grammar.relations import Range
from musnad.grammar.tokens import NUMBER, WORD
from musnad.model import Time

FORCE = frozenset({"ASSAULT", "PROTEST"})


def background(
    scene: Scene, index: int, clitic: str, trigger: Trigger, roles: Roles, place: Range | None,
    time: Time | None,
) -> bool:  # fmt: skip
    """Is the trigger only spoken of, not reported?"""
    if trigger.row.type not in FORCE:
        return _topic(scene, index, clitic, trigger, roles)
    if _asked(scene, index):
        return True
    if _historic(trigger, roles, time, scene.context.year):
        return True
    if trigger.kind == "noun":
        return _mentioned(scene, index, clitic, trigger, roles, place, time)
    if roles.how.startswith("relative"):
        shown = place is not None and "protesters" not in trigger.row.flags
        return roles.how == "relative-object" or not shown
    linked = index and scene.tokens[index - 1].base == "ان"
    if trigger.tense != "present" or linked:
        return False
    title = scene.passage.block.kind in ("title", "subhead")
    usual = roles.how == "verb-subject" and not title and time is None
    return roles.how == "passive" or (usual and trigger.row.type == "ASSAULT")


def _topic(scene: Scene, index: int, clitic: str, trigger: Trigger, roles: Roles) -> bool:
    """Of other types: ``احتمال الإفراج``, ``اعتقاله`` are spoken of, not reported."""
    if roles.how == "relative-object" and trigger.row.type == "AGREE":
        return True
    if trigger.kind != "noun" or trigger.pronoun == "-":
        return False
    before = scene.tokens[index - 1] if index else None
    if before is not None and not clitic and before.base in words("background", "topics"):
        return True
    doer = roles.how == "relative" or (roles.light >= 0 and bool(roles.actors or roles.recipients))
    both = bool(roles.actors and roles.recipients)
    behind = bool(trigger.pronoun and (roles.actors or roles.recipients))
    if trigger.definite:
        return not (doer or both or behind)
    return False


def _asked(scene: Scene, index: int) -> bool:
    end = scene.passage.sentence_end(index)
    tokens = scene.tokens
    return end < len(tokens) and tokens[end].text in ("؟", "?")


class Sign(NamedTuple):
    """What speaks for an event: a doer, both roles, a count; where it stands."""

    doer: bool
    both: bool
    counted: bool
    title: bool
    placed: bool
    dated: bool

    @property
    def set(self) -> bool:
        return self.placed or self.dated or self.title or self.counted


def _mentioned(
    scene: Scene, index: int, clitic: str, trigger: Trigger, roles: Roles, place: Range | None,
    time: Time | None,
) -> bool:  # fmt: skip
    sign = Sign(
        doer=roles.how in ("relative", "accused")
        or (roles.light >= 0 and bool(roles.actors or _suffering(scene, roles))),
        both=bool(roles.actors and roles.recipients),
        counted=any(_counted(scene, span) for span in roles.recipients),
        title=scene.passage.block.kind in ("title", "subhead"),
        placed=place is not None,
        dated=time is not None,
    )
    if _behind_topic(scene, index, clitic, sign):
        return True
    if trigger.definite:
        return not (sign.both or sign.doer) or not sign.set or trigger.row.type == "PROTEST"
    if roles.light >= 0:
        return _usual(scene, roles.light) and not (sign.set or sign.both)
    return _bare(scene, index, clitic, trigger, roles, sign)


def _bare(
    scene: Scene, index: int, clitic: str, trigger: Trigger, roles: Roles, sign: Sign
) -> bool:
    """A noun without any verb that lends it a doer."""
    if roles.how == "noun" and not sign.title:
        told = "told" in trigger.row.flags and not sign.counted
        if told or (sign.both and not sign.set):
            return True
    if clitic in ("ل", "ب") and not sign.doer and not roles.actors and not sign.counted:
        return not (clitic == "ل" and sign.placed and roles.recipients)
    if sign.counted or sign.both or sign.placed or sign.dated:
        return False
    return not _announced(scene, index)


def _behind_topic(scene: Scene, index: int, clitic: str, sign: Sign) -> bool:
    """``جريمة قتل``, ``محاولة اغتيال``, ``أي هجوم``, ``وقف دائم لإطلاق النار``."""
    near = {t.base for t in scene.tokens[max(0, index - 3) : index]}
    if "وقف" in near or "بوقف" in near:
        return True
    before = scene.tokens[index - 1] if index else None
    if before is None or before.kind != WORD or clitic:
        return False
    if before.base in words("background", "wholly"):
        return True
    if before.base in words("background", "unless_done"):
        return not (sign.doer or sign.both)
    listed = before.base in words("background", "constructs")
    return (
        listed
        and not before.flags
        and not (sign.doer or sign.counted or definite(before) or finite(before))
    )


def _suffering(scene: Scene, roles: Roles) -> bool:
    found = light_verbs().get(scene.tokens[roles.light].base)
    return bool(roles.recipients) and found is not None and found[0] == "r"


def _historic(trigger: Trigger, roles: Roles, time: Time | None, year: int) -> bool:
    """Dated with a year that is not this one nor the last: what happened once.

    Where nothing says when the article is from, any year that is given is such a one: papers date
    what is new without it.
    """
    if time is None or time.value is None or not time.value[:4].isdigit():
        return False
    passing = roles.how in ("noun", "passive", "relative") or roles.how.startswith("relative")
    return passing and int(time.value[:4]) < (year - 1 if year else 9999)


def _usual(scene: Scene, light: int) -> bool:
    """A light verb in the present: تتعرض المدينة لهجمات is how things are."""
    token = scene.tokens[light]
    return token.base not in past_light_verbs() and "س" not in token.clitic


def _counted(scene: Scene, span: Range) -> bool:
    tokens = scene.tokens[span[0] : span[1]]
    numerals = words("numbers", "numerals") | words("numbers", "quantifiers")
    return any(t.kind == NUMBER or t.base in numerals for t in tokens[:4])


def _announced(scene: Scene, index: int) -> bool:
    """A verb of saying right before, or the head of a headline."""
    tokens = scene.tokens
    if scene.passage.block.kind in ("title", "subhead"):
        return True
    first = scene.passage.sentence_start(index)
    return any(tokens[k].cues for k in range(max(first, index - 4), index))
