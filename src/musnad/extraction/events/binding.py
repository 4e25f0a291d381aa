"""Who did it to whom: the slots of a frame filled from the clause of its trigger."""

from msgspec import Struct, field

from musnad.extraction.events.clauses import TEXT, Scene
from musnad.extraction.events.doers import head_of, someone
from musnad.extraction.events.nominals import finite, quantified
from musnad.extraction.events.triggers import Trigger, agents
from musnad.grammar.relations import Range
from musnad.grammar.tokens import COMMAS, MARK, NUMBER, WORD, Token
from musnad.text import fold
from musnad.wordclasses import COMP, PREP, RELATIVE

BETWEEN = "بين"
REACH = 24
NEAR = 12
VAGUE = frozenset(
    map(
        fold,
        (
            "مدى",
            "بعد",
            "الرغم",
            "رغم",
            "إثر",
            "أثر",
            "خلفية",
            "أساس",
            "وشك",
            "الأقل",
            "الأرجح",
            "نحو",
            "غرار",
            "يد",
            "أيدي",
            "صعيد",
            "مستوى",
            "حد",
            "سبيل",
            "ضوء",
            "أن",
            "أمل",
            "حساب",
            "أقل",
            "متن",
            "مقربة",
            "الأكثر",
            "خلاف",
            "عكس",
            "هامش",
            "مقتل",
            "إصابة",
        ),
    )
)


class Roles(Struct):
    """What was found for a trigger; ranges of token indexes."""

    actors: list[Range] = field(default_factory=list)
    recipients: list[Range] = field(default_factory=list)
    light: int = -1  # the index of the verb that lends the noun its roles
    with_at: int = -1  # the index of the word that the frame needs
    implied: bool = False  # the subject is a pronoun in the verb
    how: str = ""

    def add(self, role: str, span: Range | None) -> None:
        if span is None or span[0] >= span[1]:
            return
        found = {"a": self.actors, "r": self.recipients}.get(role)
        if found is not None and span not in found:
            found.append(span)

    def has(self, role: str) -> bool:
        return bool(self.actors if role == "a" else self.recipients)


def preposition_at(token: Token) -> tuple[str, bool]:
    """The preposition at a token and whether it is a proclitic of its noun."""
    if token.kind != WORD:
        return "", False
    if token.clitic and token.clitic[-1] in "بل" and token.clitic[0] not in "و":
        return token.clitic[-1], True
    return token.base, False


def by_whom(scene: Scene, at: int, limit: int) -> Range | None:
    """``من قبل الجيش``, ``على يد مسلحين`` between two indexes."""
    tokens, openings = scene.tokens, agents()
    if openings.keys().isdisjoint(map(TEXT, tokens[at:limit])):
        return None
    for index in range(at, limit):
        for phrase in openings.get(tokens[index].text, ()):
            begin = index + len(phrase)
            words = tuple(t.text for t in tokens[index:begin])
            end = scene.phrase(begin, limit) if words == phrase and begin < limit else begin
            if end > begin:
                return begin, end
    return None


def between(scene: Scene, at: int, limit: int) -> tuple[Range, Range | None] | None:
    """``بين A وB``; one phrase where it holds both (``بين الجانبين``)."""
    tokens = scene.tokens
    for index in range(at, min(limit, at + NEAR)):
        if tokens[index].base != BETWEEN or tokens[index].kind != WORD or index + 1 >= limit:
            continue
        end = scene.phrase(index + 1, limit)
        if end == index + 1 or at <= scene.verb_before(index):
            return None
        return _parted(scene, index + 1, end, limit)
    return None


def _parted(scene: Scene, begin: int, end: int, limit: int) -> tuple[Range, Range | None]:
    tokens = scene.tokens
    joins = [k for k in range(begin + 1, end) if tokens[k].clitic == "و"]
    if joins:
        cut = joins[0]
        return (begin, cut), (cut, end)
    at = end
    while at < limit and not (tokens[at].clitic == "و" or tokens[at].text == "وبين"):
        if at - end > 6:
            return (begin, end), None
        at += 1
    at += at < limit and tokens[at].base == BETWEEN
    if at >= limit or finite(tokens[at]):
        return (begin, end), None
    last = scene.phrase(at, limit)
    return (begin, end), ((at, last) if last > at else None)


def slots(scene: Scene, trigger: Trigger, at: int, limit: int, roles: Roles) -> None:
    """Fill the roles that prepositions give, from ``at`` on."""
    governed = trigger.row.prepositions
    tokens = scene.tokens
    stop = min(limit, at + REACH)
    index = at
    if trigger.row.object == "r":
        governed = {**dict.fromkeys(("بحق", "ضد"), "r"), **governed}
    if trigger.kind == "noun":
        stop = max(index, min(stop, scene.verb_from(index)))
    while index < stop:
        token = tokens[index]
        preposition, joined = preposition_at(token)
        role = governed.get(preposition)
        if role and not roles.has(role) and _fits(scene, index, joined, roles):
            begin = index if joined else index + 1
            begin = _beyond(scene, begin, limit)
            end = scene.phrase(begin, limit)
            if end > begin:
                roles.add(role, (begin, end))
                index = end
                continue
        index += 1
    agent = by_whom(scene, at, stop)
    if agent is not None and not roles.actors:
        roles.add("a", agent)
    pair = between(scene, at, limit) if trigger.kind == "noun" or "مع" in governed else None
    if pair is not None and not (roles.actors and roles.recipients):
        first, second = pair
        role = "r" if roles.actors else "a"
        roles.add(role, first)
        roles.add("r" if role == "a" else role, second)


def _fits(scene: Scene, index: int, joined: bool, roles: Roles) -> bool:
    """No preposition inside a time, nor of the word that the frame needs."""
    if index in scene.timed:
        return False
    after = index if joined else index + 1
    if after < len(scene.tokens) and not joined and scene.tokens[after].base in VAGUE:
        return False
    return after < len(scene.tokens) and after not in scene.timed


def _beyond(scene: Scene, at: int, limit: int) -> int:
    """``إلى جانب X``: the noun phrase behind a word that only joins."""
    while at < limit and scene.tokens[at].text in ("جانب", "كل", "من", "ما"):
        at += 1
    return at


def subject_behind(scene: Scene, index: int, limit: int) -> Range | None:
    """The noun phrase behind a verb, adverbials passed over."""
    at = scene.skip(index + 1, limit)
    if at >= limit:
        return None
    token = scene.tokens[at]
    if token.kind == MARK and token.text not in ('"', "«", "“"):
        return None
    if token.flags & (COMP | RELATIVE):
        return None
    end = scene.phrase(at, limit)
    return (at, end) if end > at else None


def object_behind(scene: Scene, at: int, limit: int) -> Range | None:
    """The second noun phrase: the object behind a subject."""
    begin = scene.skip(at, limit)
    if begin >= limit or begin - at > 12:
        return None
    token = scene.tokens[begin]
    if token.kind == MARK and token.text not in ('"', "«", "“"):
        return None
    barred = token.flags & (COMP | RELATIVE | PREP) or token.clitic or finite(token)
    if token.kind == WORD and barred and quantified(scene.passage, begin, limit) == begin:
        return None
    end = scene.phrase(begin, limit)
    return (begin, end) if end > begin else None


def second_object(scene: Scene, roles: Roles, limit: int) -> int:
    """``أطلقت سراح رهينتين``: whom the words after the needed one name; the index behind."""
    begin = roles.with_at + 1
    end = scene.phrase(begin, limit) if begin < limit else begin
    if end > begin and not scene.tokens[begin].clitic:
        roles.add("r", (begin, end))
        return end
    return begin


def agrees(scene: Scene, span: Range, gender: str, number: str) -> bool:
    """May the phrase be the subject of a verb of this gender in front of which it stands?"""
    head = head_of(scene.passage, *span)
    if head is None or scene.tokens[span[0]].kind == NUMBER:
        return True
    if gender == "f" and number == "s" and not feminine(head):
        return head.base.endswith(("ات", "ان")) or (not head.flags & 0 and _broken(head))
    return True


def feminine(token: Token) -> bool:
    return token.base.endswith(("ة", "ات", "اء")) or bool(token.country)


def _broken(token: Token) -> bool:
    """A plural that is spelled like a singular may be feminine: قوات، طائرات، مدن."""
    return not token.base.endswith(("ون", "ين"))


def comma_before(scene: Scene, index: int) -> bool:
    return index > 0 and scene.tokens[index - 1].text in COMMAS


def is_someone(scene: Scene, span: Range | None) -> bool:
    return span is not None and someone(scene.passage, span)
