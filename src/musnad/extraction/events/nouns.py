"""Verbal nouns as triggers: light verbs, construct, prepositions, relative clauses, adjectives."""

from musnad.extraction.events.binding import (
    Roles,
    by_whom,
    object_behind,
    second_object,
    slots,
    subject_behind,
)
from musnad.extraction.events.clauses import Scene
from musnad.extraction.events.doers import acting, someone
from musnad.extraction.events.nominals import (
    adjective,
    blocked,
    definite,
    finite,
    proper,
    quantified,
)
from musnad.extraction.events.triggers import (
    Row,
    Trigger,
    light_verbs,
    pointing_verbs,
    trigger_of,
    words,
)
from musnad.grammar.relations import Range
from musnad.grammar.tokens import COMMAS, MARK, NUMBER, WORD, Token
from musnad.text import fold
from musnad.wordclasses import DEFINITE, NISBA, RELATIVE

BEHIND = 12
# behind these a noun is where or when the verb before happened: أعلن مقتل خمسة في تفجير
ASIDE = frozenset(
    map(
        fold,
        (
            "في",
            "بعد",
            "خلال",
            "إثر",
            "جراء",
            "عقب",
            "منذ",
            "قبل",
            "بسبب",
            "نتيجة",
            "أثناء",
            "غداة",
            "حول",
            "بشأن",
        ),
    )
)
GOVERNING = ("شارك", "نجح", "سبب", "استمر", "ستمر", "شرع", "بدا")  # شارك في, نجح في, بدأ في
BEFORE = 14


def bind_noun(scene: Scene, index: int, clitic: str, trigger: Trigger, roles: Roles) -> None:
    """Fill the roles of a verbal noun."""
    begin, limit = scene.clause(index)
    _lent(scene, begin, index, roles, trigger)
    at, country = _described(scene, index, trigger, limit)
    if at == index + 1 and not trigger.definite:
        at = _genitive(scene, at, limit, trigger, roles)
    elif trigger.pronoun and trigger.row.object == "r":
        found = object_behind(scene, index + 1, limit)
        if found is not None and found[0] == index + 1:  # تزويدها | المعارضة
            roles.add("r", found)
            at = found[1]
    slots(scene, trigger, at, limit, roles)
    if trigger.row.subject != "r":
        _pointed(scene, at, roles)
    if country >= 0 and not roles.actors:
        roles.add("a", (country, country + 1))
    if not roles.how:
        roles.how = "light-verb" if roles.light >= 0 else "noun"


def _described(scene: Scene, index: int, trigger: Trigger, limit: int) -> tuple[int, int]:
    """The index behind the adjectives of the noun, and the one among them that names a country."""
    at, country = index + 1, -1
    while at < limit:
        token = scene.tokens[at]
        if token.kind != WORD or token.clitic or blocked(token) or finite(token):
            break
        if token.base in words("numbers", "numerals"):
            break
        with_article = definite(token)
        same = with_article == (trigger.definite and not trigger.pronoun) or trigger.pronoun != ""
        if not same or not (adjective(token) or _participle(token)):
            break
        if token.flags & NISBA and token.country:
            country = at
        at += 1
    return at, country


def _participle(token: Token) -> bool:
    """عنيفا، واسعة، منسقة: what a bare word behind the noun says of it."""
    base = token.base.removeprefix("ال")
    if token.base in words("numbers", "numerals") or base in words("numbers", "quantifiers"):
        return False
    if base.removesuffix("ا") in words("light", "describing"):
        return True
    if token.flags & ~1 and token.flags and not definite(token):
        return False
    return (base.endswith("ا") and len(base) > 3 and not proper(token)) or (
        base.endswith("ة") and len(base) > 4 and not token.flags & ~DEFINITE
    )


def _genitive(scene: Scene, at: int, limit: int, trigger: Trigger, roles: Roles) -> int:
    """``مقتل خمسة``, ``قصف الطيران المدينة``, ``هجوم المتمردين على``: what the noun governs."""
    if at >= limit:
        return at
    token = scene.tokens[at]
    if token.clitic == "و" and trigger_of(token.text, token.base, token.clitic):
        at, token = at + 1, scene.tokens[min(at + 1, limit - 1)]  # مقتل وإصابة خمسة
    counted = quantified(scene.passage, at, limit) > at  # مقتل نحو خمسة
    if token.clitic or (token.kind == WORD and blocked(token) and not counted):
        return at
    end = scene.phrase(at, limit)
    if end == at:
        return at
    if roles.with_at in range(at, end):
        return _with_needed(scene, (at, end), limit, trigger.row, roles)
    return _governed(scene, (at, end), limit, trigger.row, roles)


def _with_needed(scene: Scene, span: Range, limit: int, row: Row, roles: Roles) -> int:
    """``إطلاق النار``, ``إطلاق سراح رهينة``, ``فض اعتصام``: the word that the row needs."""
    if row.second == "r":
        return second_object(scene, roles, limit)
    if "skip_with" in row.flags:
        return roles.with_at + 1 if not row.object or row.object == "-" else span[1]
    roles.add(row.object or "r", span)
    return span[1]


def _governed(scene: Scene, span: Range, limit: int, row: Row, roles: Roles) -> int:
    end = span[1]
    if row.subject == "r" and not row.object:
        roles.add("r", span)
        return end
    spoken = "said" in row.flags or row.type in ("REJECT", "SUPPORT")
    if row.object == "r" and spoken and someone(scene.passage, span):
        roles.add("a", span)
        return end
    if row.object == "r":
        return _transitive(scene, span, limit, roles, row.prepositions)
    taken = bool(roles.actors) or not someone(scene.passage, span)
    other = "r" if "r" in row.prepositions.values() and taken else "a"
    roles.add(row.subject if other == "a" else other, span)
    return end


def _transitive(
    scene: Scene, span: Range, limit: int, roles: Roles, governed: dict[str, str]
) -> int:
    """One phrase behind a transitive noun is whom it befell, the first of two who did it."""
    end = span[1]
    found = object_behind(scene, end, limit)
    head = scene.tokens[span[0]]
    several = head.kind == NUMBER or head.base in words("numbers", "quantifiers")
    direct = found is not None and found[0] == end and not several and not roles.actors
    direct = direct and acting(scene.passage, span)
    if found is not None and direct and roles.with_at not in range(*found):
        roles.add("a", span)
        roles.add("r", found)
        return found[1]
    against = (
        end < limit and scene.tokens[end].base in ("علي", "ضد") and someone(scene.passage, span)
    )
    if against or (found is not None and roles.with_at in range(*found)):
        roles.add("a", span)
        begin = end + 1
        last = scene.phrase(begin, limit)
        if against and last > begin and not governed:
            roles.add("r", (begin, last))
        return end
    roles.add("r", span)
    return end


def _pointed(scene: Scene, at: int, roles: Roles) -> None:
    """``هجوم شنه مسلحون``, ``الغارات التي استهدفت المدينة``."""
    tokens = scene.tokens
    verbs, nobody = pointing_verbs(), light_verbs()
    limit = min(scene.passage.sentence_end(at - 1), at + BEHIND)
    for index in range(at, limit):
        token = tokens[index]
        if token.kind == MARK and token.text in (*COMMAS, ":") and index > at:
            return
        lent = nobody.get(token.base)
        if index == at and lent is not None and lent[0] == "-" and not token.clitic:
            roles.light = index  # مظاهرة اندلعت
        found = verbs.get(token.base)
        if found is None or token.clitic:
            if finite(token) and not token.flags & RELATIVE:
                return
            continue
        role, pronoun = found
        if role == "a" and not pronoun:
            return
        subject = subject_behind(scene, index, min(len(tokens), index + 20))
        if subject is not None and not roles.has(role):
            roles.add(role, subject)
            roles.light = index
            roles.how = "relative"
        return


def _lent(scene: Scene, begin: int, index: int, roles: Roles, trigger: Trigger) -> None:
    """The roles that a light verb in front of the noun lends it."""
    tokens, verbs = scene.tokens, light_verbs()
    behind = index > 0 and tokens[index - 1].base in ASIDE
    for at in range(index - 1, max(begin, index - BEFORE) - 1, -1):
        token = tokens[at]
        if token.kind != WORD or token.base not in verbs or token.clitic in ("ب", "ل", "ك"):
            if finite(token) or token.text in (".", ":"):
                return
            continue
        role, gender, number = verbs[token.base]
        if (
            role == "a"
            and behind
            and not token.base.startswith(GOVERNING + tuple(p + g for p in "يت" for g in GOVERNING))
        ):
            return
        subject = _lender(scene, at, index, gender, number)
        rest = subject[1] if subject is not None and subject[0] > at else at + 1
        if any(finite(t) for t in tokens[rest:index]):
            return
        far = 12 if any(t.text in COMMAS for t in tokens[rest:index]) else 5
        if index - rest > far:
            return
        roles.light = at
        if role == "a" and trigger.row.subject == "r":
            return  # أعلن الوزير مقتل خمسة
        if role != "-" and not roles.has(role):
            roles.add(role, subject)
        return


def _lender(scene: Scene, at: int, index: int, gender: str, number: str) -> Range | None:
    """The subject of the light verb at ``at``, in front of it or between it and the noun."""
    clitic = scene.tokens[at].clitic
    before = scene.tokens[at - 1] if at else None
    if before is not None and before.flags & RELATIVE:
        return scene.antecedent(scene.passage.sentence_start(at), at - 1)
    if clitic not in ("و", "ف"):
        front = scene.fronted(scene.clause(at)[0], at)
        if front is not None:
            return front
    return subject_behind(scene, at, index) if number == "s" else None


def agent_behind(scene: Scene, index: int, limit: int) -> Range | None:
    return by_whom(scene, index + 1, limit)
