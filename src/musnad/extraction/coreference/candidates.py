"""Whom a description may mean: by name, post, pointing word, or as part of a longer name."""

from collections.abc import Sequence

from musnad.extraction.coreference.register import Register, shortens
from musnad.grammar.relations import Description, Referent, Relation

# documents whose author is the one who spoke last
OWN_WORDS = frozenset({"بيان", "مقال", "رسالة", "تغريدة", "منشور", "خطاب", "كلمة", "مذكرة", "بلاغ"})


def part_of_name(register: Register, description: Description) -> list[Referent]:
    """إحصائية "يونامي": a short name that stands inside one longer name of the text."""
    fits = [r for r in register.referents if description.words < r.words and r.kind != "document"]
    return fits if len(fits) == 1 else []


def short_name(register: Register, description: Description) -> list[Referent]:
    """A definite word that looked like a body may be the family name of a person: العطية."""
    if (
        description.kind not in ("organization", "unknown", "official")
        or len(description.words) != 1
    ):
        return []
    return [r for r in register.referents if r.kind == "person" and description.words <= r.words]


def candidates(
    register: Register, description: Description, history: Sequence[Relation]
) -> list[Referent]:
    """Referents that the description may mean; none where it introduces somebody new."""
    if description.entity:
        return [r for r in register.referents if r.id == description.entity][:1]
    if description.kind == "person":
        return _by_name(register, description)
    if (
        description.kind in ("official", "anonymous")
        and description.definite
        and not description.generic
    ) or description.kind == "official":
        return _by_post(register, description, history)
    if description.kind == "anonymous":
        return _pointed(register, description, history)
    if description.kind == "document":
        return _document(register, description, history)
    return _body(register, description)


def _by_name(register: Register, description: Description) -> list[Referent]:
    words = description.words
    found = [r for r in register.referents if r.kind == "person" and words <= r.words]
    exact = [r for r in found if r.words == words]
    if exact and len(words) > 1:
        return exact[:1]
    if description.post and len(found) > 1:
        posted = [r for r in found if description.post & r.post]
        return posted or found
    return found


def _by_post(
    register: Register, description: Description, history: Sequence[Relation]
) -> list[Referent]:
    """رئيس الوزراء اليمني، المتحدثة، الوزير: the person whose post holds these words."""
    post = description.post or description.words
    persons = [r for r in register.referents if r.kind == "person" and r.post]
    full = [r for r in persons if post <= r.post and _agree(description, r)]
    if len(post) == 1 and len(full) > 1 and history:
        spoke = [r for r in full if r.last >= 0]
        full = spoke or full
    if full:
        return full
    if len(post) > 1:
        near = [
            r
            for r in persons
            if len(post & r.post) >= max(2, len(post) - 1) and _agree(description, r)
        ]
        spoke = [r for r in near if r.last >= 0]
        if spoke or len(near) == 1:
            return spoke or near
    same = [
        r
        for r in register.referents
        if r.kind == "official"
        and (
            r.words == description.words
            or (r.number == description.number == "p" and _same_head(r, description))
        )
    ]
    return same[:1] or (_pointed(register, description, history) if description.generic else [])


def _same_head(referent: Referent, description: Description) -> bool:
    return description.definite and referent.head == description.head


def _agree(description: Description, referent: Referent) -> bool:
    if referent.title is None:
        return True
    feminine = referent.gender == "f"
    return description.gender != "f" or feminine or referent.gender == ""


def _pointed(
    register: Register, description: Description, history: Sequence[Relation]
) -> list[Referent]:
    """المصدر نفسه: the anonymous source spoken of last."""
    last = [r.speaker for r in history if r.speaker is not None and r.speaker.kind == "anonymous"]
    if description.generic:
        same = [r for r in last if r.head == description.head]
        if description.kind == "official":
            return same[-1:]
        return [(same or last)[-1]] if last else []
    return [
        r for r in register.referents if r.kind == "anonymous" and r.words == description.words
    ][:1]


def _document(
    register: Register, description: Description, history: Sequence[Relation]
) -> list[Referent]:
    """البيان: the document quoted last, or a new one issued by the body that spoke last."""
    same = [
        r
        for r in register.referents
        if r.kind == "document"
        and (r.words == description.words or (description.generic and r.head == description.head))
    ]
    if same:
        return [max(same, key=lambda r: r.last)]
    if description.definite and description.head in OWN_WORDS:
        issuer = next(
            (
                r.speaker
                for r in reversed(history)
                if r.speaker is not None
                and r.speaker.kind in ("organization", "state", "person", "official")
            ),
            None,
        )
        if issuer is not None:
            made = register.add(description)
            made.issuer = issuer
            return [made]
    return []


def _body(register: Register, description: Description) -> list[Referent]:
    """الوزارة، الصحيفة، التحالف: the body whose name holds these words; the one heard last."""
    same = [
        r for r in register.referents if r.kind == description.kind and r.words == description.words
    ]
    if same:
        return same[:1]
    if len(description.words) > 1:
        longer = [
            r for r in register.referents if r.kind == description.kind and shortens(description, r)
        ]
        if longer or not description.definite:
            return (
                longer
                if len(longer) == 1
                else [max(longer, key=lambda r: r.last)]
                if longer
                else []
            )
    kinds = (description.kind, "organization", "media", "state")
    before = description.span[0]
    fits = [
        r
        for r in register.referents
        if r.kind in kinds and description.words <= r.words and r.first <= before
    ]
    spoke = [r for r in fits if r.last >= 0]
    if spoke:
        return [max(spoke, key=lambda r: r.last)]
    if not fits:
        return _same_body(register, description)
    named = [r for r in fits if r.head == description.head]
    return [max(named, key=lambda r: r.first)] if named else fits[-1:] if len(fits) == 1 else []


def _same_body(register: Register, description: Description) -> list[Referent]:
    """البعثة الأممية for بعثة الأمم المتحدة في العراق, where the text has one such body only."""
    fits = [
        r
        for r in register.referents
        if r.kind == description.kind
        and r.head == description.head
        and r.first < description.span[0]
    ]
    short = description.definite and 1 < len(description.words) <= 2
    if not short or len(fits) != 1 or len(fits[0].words) <= len(description.words):
        return []
    clash = fits[0].country and description.country and fits[0].country != description.country
    return [] if clash else fits
