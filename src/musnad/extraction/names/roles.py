"""Is a capital the town or the government that sits in it? Its role decides.

The subject of saying, deciding, sending or denying is the government (``قالت طهران``, ``إن واشنطن
أعطت``); behind a preposition of place or motion, or where no verb stands, it is the town.
"""

from musnad.extraction.names.sight import Sight
from musnad.wordclasses import COMP, PREP

GOVERNED = frozenset(
    {"موقف", "اتهام", "رد", "علاقات", "سياسة", "حلفاء", "دعم", "ضغوط", "قرار", "مع", "ضد"}
)
# verbs of happening and motion, whose subject is a town
HAPPENS = frozenset({"شهدت", "تشهد", "استضافت", "تستضيف", "استقبلت", "احتضنت", "تحتضن", "عرفت"})


def acts(sight: Sight, at: int, end: int) -> bool:
    """The capital at ``at`` (behind it ``end``) stands for its government."""
    before = sight.tokens[at - 1] if at else None
    if sight.locative(at):
        return False
    if before is not None and before.base in GOVERNED:
        return True
    if _does(sight, at - 1):
        return True
    subject = before is None or before.flags & COMP or before.kind != "w"
    if before is not None and before.flags & PREP:
        return False
    return bool(subject or sight.joined(at)) and end < sight.size and _does(sight, end)


def _does(sight: Sight, at: int) -> bool:
    """A finite verb of acting stands at ``at``: feminine, as capitals are."""
    if not sight.is_word(at) or sight.tokens[at].base in HAPPENS:
        return False
    token = sight.tokens[at]
    feminine = token.base.startswith("ت") or token.base.endswith("ت")
    return feminine and (sight.cue(at) or sight.verb(at))
