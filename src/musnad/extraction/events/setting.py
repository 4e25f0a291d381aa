"""Where, when and how many: place, time and quantities of an event from its clause."""

from musnad.extraction.events.binding import Roles
from musnad.extraction.events.clauses import Scene
from musnad.extraction.events.triggers import words
from musnad.grammar.relations import Range
from musnad.grammar.tokens import MARK, WORD
from musnad.model import EventQuantity, Span, Time
from musnad.wordclasses import PLACE, STATE

FAR = 22


def place_of(scene: Scene, index: int) -> Range | None:
    """The nearest locative phrase behind the trigger, else at the head of the sentence."""
    begin, limit = scene.clause(index)
    found = _locative(scene, index + 1, min(limit, index + FAR))
    if found is not None:
        return found
    first = scene.passage.sentence_start(index)
    return _locative(scene, max(begin, first), index)


def _locative(scene: Scene, at: int, limit: int) -> Range | None:
    tokens, prepositions = scene.tokens, words("places", "prepositions")
    while at < limit:
        token = tokens[at]
        begin = at
        if (
            token.kind == WORD
            and token.base in prepositions
            and not token.clitic.startswith(("ب", "ل"))
        ):
            begin = at + 1
        elif token.clitic not in ("ب", "وب") or token.base in ("السجن", "الحبس"):
            at += 1
            continue
        if begin < limit and _is_place(scene, begin):
            end = _with_places(scene, begin, scene.phrase(begin, limit))
            if end > begin and tokens[begin].kind != MARK:
                return begin, end
        at += 1
    return None


def _with_places(scene: Scene, begin: int, end: int) -> int:
    """``في سوريا والعراق``, but ``في أوكرانيا | والتعاون الأمني``."""
    for at in range(begin + 1, end):
        if scene.tokens[at].clitic == "و" and not _is_place(scene, at):
            return at
    return end


def _is_place(scene: Scene, at: int) -> bool:
    token = scene.tokens[at]
    if at in scene.timed:
        return False
    if token.head in scene.context.places or token.flags & (STATE | PLACE):
        return True
    stem = token.base.removeprefix("ال")
    return stem in words("places", "heads") or token.base in words("places", "heads")


def located(scene: Scene, span: Range) -> bool:
    """Does the phrase name a place?"""
    return any(_is_place(scene, at) for at in range(*span))


def time_of(scene: Scene, index: int) -> Time | None:
    """The time expression of the clause that is nearest to the trigger."""
    begin, limit = scene.clause(index)
    found = _nearest(scene, index, begin, limit)
    if found is not None:
        return found
    first = scene.passage.sentence_start(index)
    return _nearest(scene, index, first, begin) if begin - first < 12 else None


def _nearest(scene: Scene, index: int, begin: int, limit: int) -> Time | None:
    best: tuple[int, Time] | None = None
    if not scene.timed:
        return None
    for at in range(begin, limit):
        time = scene.timed.get(at)
        if time is None or time.type not in ("DATE", "TIME"):
            continue
        distance = abs(at - index)
        if best is None or distance < best[0]:
            best = distance, time
    return best[1] if best is not None else None


def quantities_of(scene: Scene, roles: Roles, counts: str) -> tuple[EventQuantity, ...]:
    """The quantities that stand in the recipients (killed, arrested) or gifts of the event."""
    if not counts:
        return ()
    spans = [span_of(scene, r) for r in roles.recipients]
    return tuple(
        EventQuantity(number, counts)
        for number, quantity in enumerate(scene.context.quantities)
        if any(s.start <= quantity.start < s.end for s in spans)
    )


def span_of(scene: Scene, at: Range) -> Span:
    """Token indexes as offsets, proclitics left out."""
    tokens = scene.tokens
    first, last = tokens[at[0]], tokens[at[1] - 1]
    start = first.head
    return Span(start, last.end)
