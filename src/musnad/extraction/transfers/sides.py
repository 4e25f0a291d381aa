"""Who supplies and who receives."""

from musnad.extraction.transfers.clauses import BACK, Clause, vocabulary
from musnad.grammar.tokens import Token
from musnad.model import (
    Party,
    Span,
)
from musnad.wordclasses import STATE


def mentions(clause: Clause, start: int, end: int) -> list[Party]:
    """Who is named between two offsets, one party a place."""
    found: dict[int, Party] = {}
    for entity in clause.analysis.entities:
        if entity.kind == "media":
            continue
        for span in entity.mentions:
            if start <= span.start and span.end <= end:
                known = found.get(span.start)
                if known is None or (entity.country and entity.kind == "state"):
                    found[span.start] = Party(span.start, span.end, entity.id)
    return [found[at] for at in sorted(found)]


def _around(clause: Clause) -> list[Party]:
    """Who is named from the head of the sentence to the end of a deal."""
    first = max(clause.passage.sentence_start(clause.at), clause.at - 2 * BACK)
    return mentions(clause, clause.tokens[first].start, clause.near[1])


def _traded(clause: Clause) -> str:
    """شراء or بيع beside a deal; empty where neither is said."""
    first = max(clause.passage.sentence_start(clause.at), clause.at - 2 * BACK)
    bases = [token.base for token in clause.tokens[first : clause.end]]
    return next((base for base in bases if base in vocabulary().marks["trades"]), "")


def between(clause: Clause) -> tuple[Party, ...]:
    """The two sides of a deal of which nobody says who supplies."""
    if clause.rule != "deal" or _traded(clause):
        return ()
    first = max(clause.passage.sentence_start(clause.at), clause.at - 2 * BACK)
    span = clause.tokens[first : clause.end]
    at = next((t.end for t in span if t.base in vocabulary().marks["between"]), -1)
    if at >= 0:
        return tuple(mentions(clause, at, clause.near[1])[:2])
    named = _around(clause)
    return tuple(named[:2]) if any(_led(clause, p) == "مع" for p in named) else ()


def _dealt(clause: Clause) -> tuple[Party | None, Party | None]:
    named = _around(clause)
    subject = next((p for p in named if not _led(clause, p)), None)
    other = next((p for p in named if _led(clause, p) in ("مع", "من", "ل", "الي")), None)
    return (subject, other) if _traded(clause) in ("بيع", "توريد", "تزويد") else (other, subject)


def parties_of(clause: Clause) -> tuple[Party | None, Party | None]:
    """Supplier and recipient."""
    token = clause.tokens[clause.at]
    if clause.rule == "deal":
        return _dealt(clause)
    event = next((e for e in clause.analysis.events if _meets(e.trigger, token)), None)
    if event is not None and clause.rule != "takes":
        recipient = _party(clause, event.recipients) or _second(clause)
        supplier = _party(clause, event.actors)
        if recipient is None and supplier is not None:
            recipient = _state_after(clause, supplier.end)
        return supplier, recipient
    named = mentions(clause, *clause.near)
    led = {party.start: _led(clause, party) for party in named}
    subject = next((p for p in named if not led[p.start]), None) or _before(clause)
    source = next((p for p in named if led[p.start] == "من"), None)
    target = next((p for p in named if led[p.start] in ("ل", "الي")), None)
    if clause.rule == "takes":
        return source, subject
    return subject if clause.rule == "gives" else source, target


def _second(clause: Clause) -> Party | None:
    """زودت إيران روسيا: the second object; else who stands behind إلى or ل."""
    named = mentions(clause, *clause.near)
    led = next((p for p in named if _led(clause, p) in ("ل", "الي")), None)
    bare = [p for p in named if not _led(clause, p)]
    if led is None and len(bare) < 2:
        return None
    return led or bare[1]


def _state_after(clause: Clause, offset: int) -> Party | None:
    """A state that is named right behind another name; it has no id where it is named only here."""
    token = next((t for t in clause.tokens[clause.at : clause.end] if t.start >= offset), None)
    if token is None or not token.flags & STATE or token.clitic:
        return None
    ident = f"state:{token.country}"
    known = any(entity.id == ident for entity in clause.analysis.entities)
    return Party(token.start, token.end, ident if known else None)


def _meets(span: Span, token: Token) -> bool:
    return span.start < token.end and token.start < span.end


def _party(clause: Clause, spans: tuple[Span, ...]) -> Party | None:
    if not spans:
        return None
    within = mentions(clause, spans[0].start, spans[0].end)
    same = next((p for p in within if p.end == spans[0].end), None)
    return Party(spans[0].start, spans[0].end, same.entity if same else None)


def _led(clause: Clause, party: Party) -> str:
    """The preposition in front of a party."""
    at = next((k for k, t in enumerate(clause.tokens) if t.head == party.start), -1)
    if at < 0:
        return "?"
    before = clause.tokens[at - 1].base if at else ""
    return clause.tokens[at].clitic or (before if before in ("من", "الي", "مع", "في") else "")


def _before(clause: Clause) -> Party | None:
    start = clause.tokens[max(0, clause.at - 2)].start
    named = mentions(clause, start, clause.tokens[clause.at].start)
    return named[-1] if named else None
