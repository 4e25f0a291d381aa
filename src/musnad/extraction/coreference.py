"""Who each source is: short names, posts, bodies and implied subjects to one referent.

Agreement in gender and number and recency decide; where two referents fit, none is chosen and
both are kept as candidates.
"""

from collections.abc import Sequence

from musnad.grammar.relations import Description, Referent, Relation

PREFIX = {
    "person": "p",
    "official": "p",
    "organization": "o",
    "media": "m",
    "state": "s",
    "anonymous": "x",
    "document": "d",
    "group": "g",
    "unknown": "u",
}
# documents whose author is the one who spoke last
OWN_WORDS = frozenset({"بيان", "مقال", "رسالة", "تغريدة", "منشور", "خطاب", "كلمة", "مذكرة", "بلاغ"})


class Register:
    """The referents of one document."""

    def __init__(self) -> None:
        self.referents: list[Referent] = []
        self.counts: dict[str, int] = {}

    def add(self, description: Description) -> Referent:
        """A new referent made from a description."""
        kind = description.kind
        if description.entity:
            identity = description.entity
        else:
            letter = PREFIX[kind]
            self.counts[letter] = self.counts.get(letter, 0) + 1
            identity = f"{letter}{self.counts[letter]}"
        referent = Referent(
            identity, kind, description.name, description.words, description.title,
            description.post, description.country, description.gender, description.number,
            description.head, description.span[0],
        )  # fmt: skip
        referent.mentions.append(description.span)
        self.referents.append(referent)
        return referent

    def enrich(self, referent: Referent, description: Description) -> Referent:
        """The referent with what another mention adds: a fuller name, a post, a country."""
        if description.span not in referent.mentions:
            referent.mentions.append(description.span)
        if referent.kind == "person" == description.kind and len(description.words) > len(
            referent.words
        ):
            referent.aliases.append(referent.name)
            referent.name, referent.words = description.name, description.words
        elif description.name != referent.name and description.name not in referent.aliases:
            referent.aliases.append(description.name)
        referent.first = min(referent.first, description.span[0])
        if description.title and not (
            referent.title and len(referent.title) >= len(description.title)
        ):
            referent.title = description.title
        referent.post |= description.post
        referent.country = referent.country or description.country
        return referent

    def body(self, description: Description) -> Referent:
        """The body or medium of a full name."""
        known = (
            [r for r in self.referents if r.id == description.entity] if description.entity else []
        )
        fits = known or [
            r for r in self.referents if r.kind == description.kind and _shortens(description, r)
        ]
        return self.enrich(fits[0], description) if len(fits) == 1 else self.add(description)

    def person(self, description: Description) -> Referent:
        """The person of a full name.

        The one who shares its last word and all of the shorter name.
        """
        words = description.words
        for referent in self.referents:
            if referent.kind != "person":
                continue
            shared = words & referent.words
            if shared and (
                (len(shared) == min(len(words), len(referent.words)) and len(shared) > 1)
                or words == referent.words
            ):
                return self.enrich(referent, description)
        return self.add(description)


def _shown(relation: Relation, speaker: Referent) -> str:
    """A state is called as it was called last (طهران), anybody else by the fullest name."""
    if speaker.issuer is not None:
        return speaker.issuer.name
    if speaker.kind != "state":
        return speaker.name
    if relation.description is not None:
        speaker.called = relation.description.name
    return speaker.called or speaker.name


def _shortens(description: Description, referent: Referent) -> bool:
    """وزارة العدل for وزارة العدل الأمريكية; الخارجية المصرية for وزارة الخارجية المصرية."""
    if description.words == referent.words:
        return True
    return description.words < referent.words and (
        description.head == referent.head or description.definite
    )


def resolve(relations: Sequence[Relation], mentions: Sequence[Description]) -> list[Referent]:
    """Give every relation its speaker; returns all referents of the document."""
    register = Register()
    people = [m for m in mentions if m.kind == "person"]
    for description in sorted(people, key=lambda d: -len(d.words)):
        register.person(description)
    bodies = [m for m in mentions if m.kind != "person"]
    for description in sorted(bodies, key=lambda d: (-len(d.words), d.span)):
        register.body(description)
    for relation in relations:
        named = relation.description
        if named is not None and named.kind == "person" and len(named.words) > 1:
            register.person(named)
    history: list[Relation] = []
    for position, relation in enumerate(relations):
        _speaker(register, relation, history)
        if relation.speaker is not None:
            relation.shown = _shown(relation, relation.speaker)
            relation.speaker.last = position
        history.append(relation)
    return register.referents


def _speaker(register: Register, relation: Relation, history: Sequence[Relation]) -> None:
    if relation.impersonal and relation.source is None:
        return
    description = relation.description
    if description is None:
        relation.speaker = _implied(relation, history)
        return
    found = _candidates(register, description, history) or _short_name(register, description)
    if len(found) == 1:
        relation.speaker = register.enrich(found[0], description)
    elif len(found) > 1:
        recent = max(found, key=lambda r: r.last)
        if recent.last >= 0:
            relation.speaker = register.enrich(recent, description)
        else:
            relation.candidates = tuple(found)
    else:
        relation.speaker = register.add(description)
        relation.speaker.members = tuple(_member(register, m) for m in description.members)
        if description.issuer is not None:
            issuers = _candidates(register, description.issuer, history)
            relation.speaker.issuer = (
                issuers[0] if len(issuers) == 1 else register.add(description.issuer)
            )


def _short_name(register: Register, description: Description) -> list[Referent]:
    """A definite word that looked like a body may be the family name of a person: العطية."""
    if (
        description.kind not in ("organization", "unknown", "official")
        or len(description.words) != 1
    ):
        return []
    return [r for r in register.referents if r.kind == "person" and description.words <= r.words]


def _member(register: Register, description: Description) -> Referent:
    found = next(
        (r for r in register.referents if description.entity and r.id == description.entity), None
    )
    return register.enrich(found, description) if found else register.add(description)


def _candidates(
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
    return same[:1]


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
            r
            for r in register.referents
            if r.kind == description.kind and _shortens(description, r)
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
    named = [r for r in fits if r.head == description.head]
    return [max(named, key=lambda r: r.first)] if named else fits[-1:] if len(fits) == 1 else []


def _implied(relation: Relation, history: Sequence[Relation]) -> Referent | None:
    """The subject that no word names.

    Of the governing cue, of the quoted speaker, of the last speaker.
    """
    if relation.person == 1:
        return relation.parent.speaker if relation.parent is not None else None
    if (
        relation.parent is not None
        and not relation.parent.trailing
        and not relation.parent.rule.startswith("according")
    ):
        siblings = [r for r in history if r.parent is relation.parent]
        if not relation.dependent or not siblings:
            return None
        return siblings[-1].speaker
    governing = _governing(relation, history)
    if relation.dependent:
        speaker = governing.speaker if governing is not None else None
        if speaker is not None and speaker.issuer is not None and relation.gender != speaker.gender:
            return speaker.issuer
        return speaker
    for other in reversed(history):
        if (other.parent is not None and not _under_trailing(other)) or other.frame == "own":
            continue
        speaker = other.speaker
        if speaker is None or _only_carries(other):
            continue
        if _agrees(relation, speaker):
            return speaker
    return None


def _only_carries(relation: Relation) -> bool:
    """A medium or document behind or inside the clause is not the one who goes on speaking."""
    return relation.trailing and (
        relation.speaker is None or relation.speaker.kind in ("media", "document")
    )


def _under_trailing(relation: Relation) -> bool:
    return relation.parent is not None and relation.parent.rule.startswith("according")


def _governing(relation: Relation, history: Sequence[Relation]) -> Relation | None:
    for other in reversed(history):
        same_level = other.parent is relation.parent or _under_trailing(other)
        if same_level and not _only_carries(other):
            return other
    return history[-1] if history else None


def _agrees(relation: Relation, speaker: Referent) -> bool:
    if relation.number == "s" and relation.gender == "f" and speaker.gender == "f":
        return True
    if relation.number in ("p", "d"):
        return speaker.number in ("p", "d") or speaker.kind in ("group", "state", "official")
    if not relation.gender or not speaker.gender or speaker.kind == "state":
        return speaker.number != "p" or relation.gender == "f" or speaker.kind == "state"
    return relation.gender == speaker.gender
