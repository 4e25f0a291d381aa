"""Whom a description may mean: by name, post, pointing word, or as part of a longer name."""

from collections.abc import Iterable, Sequence
from itertools import islice

from musnad.extraction.coreference.register import Register, shortens
from musnad.grammar.relations import Description, Referent, Relation
from musnad.lexicon import lexicon

# documents whose author is the one who spoke last
OWN_WORDS = frozenset({"بيان", "مقال", "رسالة", "تغريدة", "منشور", "خطاب", "كلمة", "مذكرة", "بلاغ"})
REPORTS = frozenset({"تقرير", "دراسة", "بحث", "استطلاع", "احصائية", "نشرة", "مسح"})
FORMER = frozenset({"سابق", "سابقة", "اسبق", "راحل", "راحلة"})
# posts of which a text may name many: they need more than their head to be the same
OFFICES = frozenset(
    {"رئيس", "رئيسة", "وزير", "وزيرة", "مدير", "مديرة", "امير", "شيخ", "دكتور", "دكتورة", "سيد"}
    | {"نائب", "عضو", "عضوة", "مسؤول", "مسئول", "متحدث", "متحدثة", "ناطق", "مستشار", "سفير", "قائد"}
    | {"ملك", "امين", "وكيل", "محافظ", "مساعد", "مصدر", "خبير", "محلل", "مواطن", "استاذ", "مهندس"}
    | {
        "لواء",
        "عميد",
        "عقيد",
        "مقدم",
        "رائد",
        "نقيب",
        "صاحب",
        "احد",
        "ممثل",
        "كبير",
        "ضابط",
        "مشرف",
        "مشرفة",
    }
)
ISSUERS = frozenset({"organization", "state", "person", "official"})
BODIES = frozenset({"organization", "media", "state"})
HEARD = 120  # how many statements back a pointing word reaches


def part_of_name(register: Register, description: Description) -> list[Referent]:
    """إحصائية "يونامي": a short name that stands inside one longer name of the text."""
    named = register.naming(description.words)
    fits = [r for r in named if description.words < r.words and r.kind != "document"]
    return fits if len(fits) == 1 else []


def short_name(register: Register, description: Description) -> list[Referent]:
    """A definite word that looked like a body may be the family name of a person: العطية."""
    alone = len(description.words) == 1
    if description.kind not in ("organization", "unknown", "official") or not alone:
        return []
    return [r for r in register.naming(description.words) if r.kind == "person"]


def candidates(
    register: Register, description: Description, history: Sequence[Relation]
) -> list[Referent]:
    """Referents that the description may mean; none where it introduces somebody new."""
    if description.entity:
        known = register.known.get(description.entity)
        return [known] if known is not None else []
    if description.kind == "person":
        return _by_name(register, description)
    pointing = description.definite and not description.generic
    if description.kind == "official" or (description.kind == "anonymous" and pointing):
        return _by_post(register, description, history)
    if description.kind == "anonymous":
        return _pointed(register, description, history)
    if description.kind == "document":
        return _document(register, description, history)
    return _body(register, description)


def _by_name(register: Register, description: Description) -> list[Referent]:
    words = description.words
    found = [r for r in register.naming(words) if r.kind == "person"]
    exact = [r for r in found if r.words == words]
    if exact and len(words) > 1:
        return exact[:1]
    if description.post and len(found) > 1:
        return [r for r in found if description.post & r.post] or found
    return found


def _by_post(
    register: Register, description: Description, history: Sequence[Relation]
) -> list[Referent]:
    """رئيس الوزراء اليمني، المتحدثة، الوزير: the person whose post holds these words."""
    post = description.post or description.words
    if description.head in lexicon().honorific_pronouns:
        return [r for r in _latest(history) if r.kind == "person"][:1]
    persons = [r for r in register.holding(post) if _agree(description, r)]
    full = _in_office(description, [r for r in persons if post <= r.post])
    if len(post) == 1 and len(full) > 1 and history:
        full = _heard(full) or full
    if full:
        return full
    role = _by_role(description, persons)
    if role:
        return role
    if len(post) > 1:
        near = [r for r in persons if len(post & r.post) >= max(2, len(post) - 1)]
        spoke = _heard(near)
        if spoke or len(near) == 1:
            return spoke or near
    same = _same_office(register, description)
    if not same and len(post) == 1 and description.definite:
        same = _unnamed_holder(description, history)
    return same[:1] or (_pointed(register, description, history) if description.generic else [])


def _in_office(description: Description, holders: list[Referent]) -> list[Referent]:
    """Of two who held it the one who does: رئيس الحكومة is not رئيس الحكومة السابق."""
    if len(holders) < 2 or description.post & FORMER:
        return holders
    return [r for r in holders if not r.post & FORMER] or holders


def _by_role(description: Description, persons: Sequence[Referent]) -> list[Referent]:
    """مدرب برشلونة, اللاعب الغاني: the one person of the text with that calling."""
    if description.head in OFFICES or not (description.definite or len(description.words) > 1):
        return []
    same = [r for r in persons if description.head in r.post]
    clash = any(
        r.country and description.country and r.country != description.country for r in same
    )
    return same if len(same) == 1 and not clash and description.number == "s" else []


def _unnamed_holder(description: Description, history: Sequence[Relation]) -> list[Referent]:
    """المتحدث for متحدث باسم الرئاسة, who has no name in the text."""
    latest = (r for r in _latest(history) if r.kind in ("official", "anonymous"))
    return [r for r in latest if r.head == description.head and r.number == description.number]


def _same_office(register: Register, description: Description) -> list[Referent]:
    offices = [r for r in register.naming(description.words) if r.words == description.words]
    offices = [r for r in offices if r.kind == "official"]
    if description.number == "p" and description.definite and not offices:
        offices = [r for r in register.headed("official", description.head) if r.number == "p"]
    return offices


def _heard(referents: Iterable[Referent]) -> list[Referent]:
    return [r for r in referents if r.last >= 0]


def _agree(description: Description, referent: Referent) -> bool:
    if referent.title is None or description.gender != "f":
        return True
    return referent.gender in ("f", "")


def _latest(history: Sequence[Relation]) -> Iterable[Referent]:
    """The speakers heard last, the latest first."""
    for relation in islice(reversed(history), HEARD):
        if relation.speaker is not None:
            yield relation.speaker


def _pointed(
    register: Register, description: Description, history: Sequence[Relation]
) -> list[Referent]:
    """المصدر نفسه: the anonymous source spoken of last."""
    if not description.generic:
        named = register.naming(description.words)
        same = [r for r in named if r.kind == "anonymous" and r.words == description.words]
        return same[:1]
    unnamed = [r for r in _latest(history) if r.kind == "anonymous"]
    alike = [r for r in unnamed if r.head == description.head]
    if description.kind == "official":
        return alike[:1]
    return (alike or unnamed)[:1]


def _document(
    register: Register, description: Description, history: Sequence[Relation]
) -> list[Referent]:
    """البيان: the document quoted last, or a new one issued by the body that spoke last."""
    same = [
        r
        for r in register.headed("document", description.head)
        if description.generic or r.words == description.words
    ]
    if same:
        return [max(same, key=lambda r: r.last)]
    if not description.definite or description.head not in OWN_WORDS | REPORTS:
        return []
    issuer = next((r for r in _latest(history) if r.kind in ISSUERS), None)
    if issuer is None or (description.head in REPORTS and issuer.kind != "organization"):
        return []
    made = register.add(description)
    made.issuer = issuer
    return [made]


def _body(register: Register, description: Description) -> list[Referent]:
    """الوزارة، الصحيفة، التحالف: the body whose name holds these words; the one heard last."""
    named = register.naming(description.words)
    kin = [r for r in named if r.kind == description.kind]
    same = [r for r in kin if r.words == description.words]
    if same:
        return same[:1]
    if len(description.words) > 1:
        longer = [r for r in kin if shortens(description, r)]
        if longer or not description.definite:
            return _heard_last(longer)
    before = description.span[0]
    kinds = BODIES | {description.kind}
    fits = [r for r in named if r.kind in kinds and r.first <= before]
    if _heard(fits):
        return _heard_last(_heard(fits))
    if not fits:
        return _same_body(register, description)
    alike = [r for r in fits if r.head == description.head]
    if alike:
        return [max(alike, key=lambda r: r.first)]
    return fits if len(fits) == 1 else []


def _heard_last(referents: Sequence[Referent]) -> list[Referent]:
    return [max(referents, key=lambda r: r.last)] if referents else []


def _same_body(register: Register, description: Description) -> list[Referent]:
    """البعثة الأممية for بعثة الأمم المتحدة في العراق, where the text has one such body only."""
    before = description.span[0]
    alike = register.headed(description.kind, description.head)
    fits = [r for r in alike if r.first < before]
    short = description.definite and 1 < len(description.words) <= 2
    if not short or not fits:
        return []
    fullest = max(fits, key=lambda r: len(r.words))
    several = any(not r.words <= fullest.words for r in fits)
    if several or len(fullest.words) <= len(description.words):
        return []
    clash = fullest.country and description.country and fullest.country != description.country
    return [] if clash else [fullest]
