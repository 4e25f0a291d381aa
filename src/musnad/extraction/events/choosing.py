"""Which reading of a word is an event here: verb or noun, its needed words, what disarms it."""

from collections.abc import Iterator

from musnad.extraction.events.binding import subject_behind
from musnad.extraction.events.clauses import BASE, TEXT, Scene
from musnad.extraction.events.nominals import adjective, definite, finite, proper
from musnad.extraction.events.triggers import (
    Found,
    Trigger,
    light_verbs,
    phrases,
    pointing_verbs,
    protest_signs,
    words,
)
from musnad.grammar.tokens import MARK, WORD, Token
from musnad.tables import kept
from musnad.text import fold
from musnad.wordclasses import (
    ADVERBIAL,
    COMP,
    GIVEN,
    NEGATION,
    PREP,
    RELATIVE,
    STATE,
    SUBORDINATOR,
    TIME,
    TITLE,
)

AHEAD = 16
NEAR = 14
LENT = frozenset({"pair", "light", "AL"})
TRUE_PREPOSITIONS = frozenset(
    map(
        fold,
        (
            "في", "من", "على", "إلى", "عن", "مع", "منذ", "عبر", "خلال", "بعد", "قبل", "أثناء",
            "عقب", "قبيل", "بعيد", "لدى", "بين", "أمام", "تحت", "حول", "ضد", "نحو", "دون", "وسط",
            "بشأن", "بخصوص", "حيال", "إزاء", "تجاه", "جراء", "إثر", "بسبب", "نتيجة", "رغم",
            "غداة", "عشية", "بموجب", "بهدف", "بغية", "عدم", "ضمن", "لصالح", "بعنوان", "غير",
            "كل", "مثل", "سوى", "وقف", "حادث", "حادثة", "جريمة", "عملية", "عمليات", "محاولة",
        ),
    )
)  # fmt: skip


def readings(scene: Scene, index: int, found: Found) -> Iterator[tuple[Trigger, int]]:
    """The readings that fit, each with the index of the word that its row needs (-1: none)."""
    nouny = noun_place(scene, index, found)
    for trigger in found.readings:
        if not _form_fits(scene, index, found, trigger, nouny):
            continue
        row = trigger.row
        if "protesters" in row.flags and protest_signs().isdisjoint(scene.words):
            continue
        if trigger.kind == "noun" and _lonely(scene, index, trigger):
            continue
        at = needed_at(scene, index, row.needed, "adjacent" in row.flags) if row.needed else -1
        if row.needed and at < 0 and not (trigger.pronoun and "pronoun" in row.flags):
            continue
        if "future" in row.flags and "س" not in found.clitic:
            continue
        if row.unless and disarmed(scene, index, row.unless):
            continue
        yield trigger, at


def _lonely(scene: Scene, index: int, trigger: Trigger) -> bool:
    """A noun that needs a verb or a preposition to be more than a topic, and has none near it."""
    definite_ = trigger.definite and not trigger.pronoun
    if not definite_ and trigger.row.need not in LENT:
        return False
    before = [t.base for t in scene.tokens[max(0, index - NEAR) : index]]
    if not light_verbs().keys().isdisjoint(before):
        return False
    near = scene.tokens[index + 1 : index + NEAR]
    after = {*map(BASE, near)}
    both = definite_ and trigger.row.need == "AR" and "a" not in trigger.row.prepositions.values()
    if both and helpers(()).isdisjoint(after):
        return not any(t.country for t in near[:3])  # no preposition alone tells who did it
    after.update(t.clitic[-1:] for t in near[: NEAR // 2])
    return helpers(tuple(trigger.row.prepositions)).isdisjoint(after)


@kept(2_000)
def helpers(prepositions: tuple[str, ...]) -> frozenset[str]:
    """The words behind a noun that can give it a role."""
    others = frozenset(phrase[-1] for phrase in phrases("by", "phrases")) | {"بين"}
    verbs = frozenset(pointing_verbs()) | frozenset(light_verbs())
    return others | verbs | frozenset(prepositions)


def noun_place(scene: Scene, index: int, found: Found) -> bool | None:
    """Only a noun, only a verb (False) or either (None) can stand here."""
    kinds = {reading.kind == "noun" for reading in found.readings}
    if len(kinds) == 1:
        return kinds.pop()
    if found.clitic and found.clitic[-1] in "بلك":
        return True
    before = scene.tokens[index - 1] if index else None
    if before is None or before.kind == MARK or found.clitic in ("و", "ف"):
        return _noun_first(scene, index, found)
    if before.flags & (COMP | RELATIVE) or before.base in ("قد", "لقد", "لم", "لن", "لا", "كان"):
        return (before.flags & COMP and definite(scene.tokens[index])) or False
    if before.base in TRUE_PREPOSITIONS:
        return True
    if finite(before):
        return True
    if before.flags & (PREP | SUBORDINATOR | ADVERBIAL | TIME):
        return False
    if before.flags & (STATE | GIVEN | TITLE) or definite(before) or proper(before):
        return _object_of(scene, index)
    return not adjective(before) or _object_of(scene, index)


def _object_of(scene: Scene, index: int) -> bool:
    """``أعلنت الوزارة | فرض عقوبات``: a verb before, whose subject ends right here."""
    begin, _ = scene.clause(index)
    at = scene.verb_before(index)
    if at < max(begin, index - 12):
        return False
    subject = subject_behind(scene, at, index)
    return subject is not None and subject[1] == index


def _noun_first(scene: Scene, index: int, found: Found) -> bool:
    """At the head of a clause قتل الجيش is a verb; وقتل after a verbal noun is one too."""
    if not found.clitic or index == 0:
        return False
    at = index - 1
    while at > max(0, index - 6):
        token = scene.tokens[at]
        if finite(token) or token.kind == MARK:
            return False
        if token.base in ("مقتل", "اصابة", "اعتقال", "مصرع", "جرح", "سقوط"):
            return True
        at -= 1
    return False


def _form_fits(
    scene: Scene, index: int, found: Found, trigger: Trigger, nouny: bool | None
) -> bool:
    token = scene.tokens[index]
    if (trigger.kind == "noun") != bool(nouny):
        return False
    if trigger.kind == "noun":
        return not _name_like(token, found)
    if trigger.person != 3 and not _spoken(scene, index):
        return False
    if token.flags & (TITLE | STATE) and not found.clitic:
        return False
    if trigger.tense == "jussive" and not _negated(scene, index):
        return False
    if "negated" in trigger.row.flags:
        return _negated(scene, index)
    if trigger.tense == "past" and _negated(scene, index):
        return scene.tokens[index - 1].base in ("ما", "لا")
    return True


def _spoken(scene: Scene, index: int) -> bool:
    """A first person stands in somebody's own words: in marks, or behind a colon."""
    first = scene.passage.sentence_start(index)
    return bool(scene.passage.inside[index]) or any(
        t.text == ":" for t in scene.tokens[first:index]
    )


def _name_like(token: Token, found: Found) -> bool:
    return bool(token.flags & GIVEN) and not found.clitic


def _negated(scene: Scene, index: int) -> bool:
    return index > 0 and bool(scene.tokens[index - 1].flags & NEGATION)


def spelled(token: Token) -> tuple[str, str, str]:
    return token.text, token.base, token.base.removeprefix("ال")


def needed_at(scene: Scene, index: int, needed: frozenset[str], adjacent: bool) -> int:
    """The first of the needed words behind the trigger, -1 where none stands."""
    tokens = scene.tokens
    last = index + (2 if adjacent else AHEAD)
    near = tokens[max(0, index - 5) : last]
    if needed.isdisjoint(map(TEXT, near)) and needed.isdisjoint(map(BASE, near)):
        return -1
    for at in range(index + 1, min(scene.clause(index)[1], last)):
        token = tokens[at]
        if token.kind == WORD and (token.base in needed or token.text in needed):
            return at
        if at > index + 1 and finite(token) and not token.flags & TITLE:
            break
    for at in range(index - 1, max(0, index - 5) - 1, -1):
        token = tokens[at]
        if adjacent or finite(token) or token.kind == MARK or token.flags & COMP:
            break
        if scene.tokens[at].base in needed and len(scene.tokens[at].base) > 3:
            return at
    return -1


def disarmed(scene: Scene, index: int, unless: frozenset[str]) -> bool:
    """One of the disarming words stands beside the trigger."""
    near = [t for t in scene.tokens[max(0, index - 1) : index + 6] if t.kind == WORD]
    del near[bool(index) and scene.tokens[index - 1].kind == WORD]  # the trigger itself
    return not unless.isdisjoint(word for token in near for word in spelled(token))


def figurative(scene: Scene, index: int, trigger: Trigger) -> bool:
    """A figure of speech, a name of a war, something that somebody could do."""
    tokens = scene.tokens
    if trigger.row.type not in ("ASSAULT", "PROTEST", "COERCE"):
        return False
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if (
        trigger.kind == "noun"
        and after is not None
        and bare(after.base) in words("disarm", "figures")
    ):
        return True
    if trigger.kind != "noun" or not index:
        return False
    before = tokens[index - 1]
    if before.base in words("disarm", "capability") and not definite(before):
        return True
    return after is not None and after.base in words("disarm", "history")


def bare(base: str) -> str:
    """An accusative without its ending: إعلاميا."""
    return base[:-1] if base.endswith("يا") else base


def sporting(scene: Scene, index: int) -> bool:
    """A sentence of sport: two of its words, or one beside a score."""
    first, last = scene.passage.sentence_start(index), scene.passage.sentence_end(index)
    sport = words("disarm", "sport")
    if sport.isdisjoint(scene.words):
        return False
    return sum(t.text in sport or t.base in sport for t in scene.tokens[first:last]) >= 2


def accidental(scene: Scene, index: int) -> bool:
    """A death or injury that nobody did: an accident, an illness, weather."""
    first, last = scene.passage.sentence_start(index), scene.passage.sentence_end(index)
    listed = words("disarm", "accident")
    return any(
        t.base in listed or t.base.removeprefix("ال") in listed for t in scene.tokens[first:last]
    )


def light(token: Token) -> bool:
    return token.base in light_verbs()
