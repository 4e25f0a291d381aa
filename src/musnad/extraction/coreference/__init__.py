"""Who each source is: short names, posts, bodies and implied subjects to one referent.

Agreement in gender and number and recency decide; where two referents fit, none is chosen and
both are kept as candidates.
"""

from collections.abc import Iterable, Sequence
from itertools import islice

from musnad.extraction.coreference.candidates import HEARD, candidates, part_of_name, short_name
from musnad.extraction.coreference.register import Register
from musnad.grammar.relations import Description, Referent, Relation
from musnad.wordclasses import COMP


def _shown(relation: Relation, speaker: Referent) -> str:
    """A state is called as it was called last (طهران), anybody else by the fullest name."""
    if speaker.issuer is not None:
        return speaker.issuer.name
    if speaker.kind != "state":
        return speaker.name
    if relation.description is not None:
        speaker.called = relation.description.name
    return speaker.called or speaker.name


def resolve(relations: Sequence[Relation], mentions: Sequence[Description]) -> list[Referent]:
    """Give every relation its speaker; returns all referents of the document."""
    register = _register(relations, mentions)
    history: list[Relation] = []
    for position, relation in enumerate(relations):
        _speaker(register, relation, history)
        _hear_gender(relation)
        if relation.speaker is not None:
            relation.speaker.last = position
            if relation.speaker.kind == "state":  # by its name of this place in the text
                relation.shown = _shown(relation, relation.speaker)
        history.append(relation)
    for relation in relations:  # at the end, since a fuller name may come later
        if relation.speaker is not None and relation.speaker.kind != "state":
            relation.shown = _shown(relation, relation.speaker)
    return register.referents


def _register(relations: Sequence[Relation], mentions: Sequence[Description]) -> Register:
    """All full names of the document, persons first, longer names before their short forms."""
    register = Register()
    people = [m for m in mentions if m.kind == "person"]
    for description in sorted(people, key=lambda d: -len(d.words)):
        register.person(description)
    for relation in relations:
        named = relation.description
        if named is not None and named.kind == "person" and len(named.words) > 1:
            register.person(named)
    bodies = [m for m in mentions if m.kind != "person"]
    for named in (r.description for r in relations):
        if named is not None and named.kind == "organization" and len(named.words) > 1:
            bodies += [] if named.entity or named.generic else [named]
    for description in sorted(bodies, key=lambda d: (-len(d.words), d.span)):
        register.body(description)
    return register


def _hear_gender(relation: Relation) -> None:
    """A verb before or behind its subject tells the gender of a name that no table knows."""
    speaker = relation.speaker
    if relation.source is None or speaker is None or relation.number != "s":
        return
    if speaker.kind == "person" and not speaker.gender:
        speaker.gender = relation.gender
    elif speaker.kind in ("person", "organization", "media") and relation.gender == "f":
        speaker.gender = "f"  # رفضت أبل, قالت سلمى


def _speaker(register: Register, relation: Relation, history: Sequence[Relation]) -> None:
    if relation.impersonal and relation.source is None:
        return
    description = relation.description
    if description is None and relation.antecedent is not None and _fits(relation):
        description = relation.antecedent
    if description is None:
        relation.speaker = _implied(relation, history)
        return
    found = candidates(register, description, history) or short_name(register, description)
    if len(found) == 1:
        relation.speaker = register.enrich(found[0], description)
        if relation.speaker.issuer is None:
            _issue(register, relation.speaker, description, history)
    elif len(found) > 1:
        recent = max(found, key=lambda r: r.last)
        if recent.last >= 0:
            relation.speaker = register.enrich(recent, description)
        else:
            relation.candidates = tuple(found)
    else:
        relation.speaker = register.add(description)
        relation.speaker.members = tuple(_member(register, m) for m in description.members)
        _issue(register, relation.speaker, description, history)


def _issue(
    register: Register, document: Referent, description: Description, history: Sequence[Relation]
) -> None:
    """Who made the document: the one whom its description names."""
    if description.issuer is None:
        return
    issuers = candidates(register, description.issuer, history)
    issuers = issuers or part_of_name(register, description.issuer)
    document.issuer = issuers[0] if len(issuers) == 1 else register.add(description.issuer)


def _fits(relation: Relation) -> bool:
    """Does the subject of the clause before agree with the verb that names none?"""
    found = relation.antecedent
    if found is None or found.kind in ("document", "unknown"):
        return False
    plural = relation.number in ("p", "d")
    if plural != (found.number == "p") and relation.gender != "f":
        return False
    return not found.gender or not relation.gender or plural or found.gender == relation.gender


def _member(register: Register, description: Description) -> Referent:
    found = register.known.get(description.entity or "")
    return register.enrich(found, description) if found else register.add(description)


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
        if not relation.dependent:
            return relation.parent.speaker if _of_himself(relation) else None
        siblings = (r for r in _recent(history) if r.parent is relation.parent)
        sibling = next(siblings, None)
        return sibling.speaker if sibling is not None else None
    if relation.rule.startswith("noun-") and not relation.owned:
        return None  # الدعوة إلى الهدوء: whose it is is not said
    if relation.dependent:
        return _of_the_governing(relation, history)
    for other in _recent(history):
        reported = other.parent is not None and other.rule != "relayed"
        if (reported and not _under_trailing(other)) or other.frame == "own":
            continue
        speaker = other.speaker
        if speaker is None or _only_carries(other) or _labels(other, speaker):
            continue
        if _agrees(relation, speaker):
            return speaker
    return None


def _labels(relation: Relation, speaker: Referent) -> bool:
    """``لبنان: …`` in a headline names the place; nobody goes on speaking."""
    return speaker.kind == "state" and relation.rule == "headline-colon"


def _of_himself(relation: Relation) -> bool:
    """``قال إنه يعتقد أن``: the pronoun of the complementiser is the one who says it."""
    index = relation.cue[0]
    before = relation.passage.tokens[index - 1] if index else None
    parent = relation.parent
    if before is None or not before.flags & COMP or parent is None or relation.source is not None:
        return False
    ending = "ها" if relation.gender == "f" else "هم" if relation.number == "p" else "ه"
    agrees = before.base.endswith(ending) and relation.gender == parent.gender
    return agrees and bool(parent.content) and parent.content[0][0] == index


def _of_the_governing(relation: Relation, history: Sequence[Relation]) -> Referent | None:
    """The speaker of the verb that a participle hangs on: ``قال …، مضيفا``."""
    governing = _governing(relation, history)
    speaker = governing.speaker if governing is not None else None
    if speaker is None:
        return None
    if speaker.issuer is not None and relation.gender != speaker.gender:
        return speaker.issuer
    return None if _clashes(relation, speaker) else speaker


def _clashes(relation: Relation, speaker: Referent) -> bool:
    """مشيرا of a body that is feminine, مشيرة of a man."""
    if relation.rule.startswith("noun-") or speaker.number != "s" or relation.number != "s":
        return False
    if not relation.gender or not speaker.gender or speaker.kind in ("state", "person"):
        return False  # لافتا of a woman is a slip of the paper
    return relation.gender != speaker.gender


def _recent(history: Sequence[Relation]) -> Iterable[Relation]:
    """The statements before, the latest first; an implied subject does not reach further back."""
    return islice(reversed(history), HEARD)


def _only_carries(relation: Relation) -> bool:
    """A medium or document behind or inside the clause is not the one who goes on speaking."""
    return relation.trailing and (
        relation.speaker is None or relation.speaker.kind in ("media", "document")
    )


def _under_trailing(relation: Relation) -> bool:
    return relation.parent is not None and relation.parent.rule.startswith("according")


def _governing(relation: Relation, history: Sequence[Relation]) -> Relation | None:
    for other in _recent(history):
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
