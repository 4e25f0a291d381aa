"""Token ranges as offsets: without proclitics and outer marks.

Manner, act and nesting read off them.
"""

from collections.abc import Sequence

from musnad.dictionary import in_dictionary
from musnad.grammar.readings import is_verb
from musnad.grammar.relations import Range, Relation
from musnad.grammar.tokens import QUOTES, WORD, Passage, Token
from musnad.wordclasses import BODY, DEFINITE, MEDIA_HEAD, PREP, RELATIVE, TITLE

OWN = frozenset(
    [
        "بلاده",
        "بلادها",
        "بلادهم",
        "حكومته",
        "حكومتها",
        "وزارته",
        "وزارتها",
        "قواته",
        "قواتها",
        "ادارته",
        "شركته",
        "حزبه",
        "حركته",
    ]
)

NEIGHBOURS = 24  # statements on either side in which a parent is looked for


def write_offsets(relation: Relation, text: str) -> None:
    tokens = relation.passage.tokens
    spans = []
    for begin, end in relation.content:
        start, stop = _unquote(relation, begin, end)
        if start < stop:
            first = tokens[start]
            marked = start and (tokens[start - 1].text in QUOTES or tokens[start - 1].text == ":")
            spans.append((first.start if marked else _begin(first), tokens[stop - 1].end))
    relation.content_spans = spans
    relation.act = own_act(relation) or relation.act
    relation.manner = _manner(relation, text)
    if relation.source:
        relation.source_span = span_of(relation.passage, relation.source)
    if relation.addressee:
        relation.addressee_span = span_of(relation.passage, relation.addressee)


def _begin(token: Token) -> int:
    """Without a conjunction or preposition in front; the س of the future belongs to the content."""
    if token.clitic.endswith("س"):
        return token.head - 1
    return token.head if token.clitic else token.start


def _we_will(token: Token) -> bool:
    """سندعم: the first person of a verb that no table knows."""
    looks = token.base.startswith("سن") and len(token.base) > 4 and not token.flags
    return looks and not in_dictionary(token.text)


def own_act(relation: Relation) -> str | None:
    """A neutral verb over an own future action is a promise, over a claimed deed an admission."""
    if relation.act != "state" or not relation.content:
        return None
    tokens = relation.passage.tokens
    start, end = relation.content[0]
    window = tokens[start : min(end, start + 10)]
    if any(t.base.startswith("مسؤوليت") or t.base.startswith("مسئوليت") for t in window[:2]):
        return "admit"
    for number, token in enumerate(window):
        future = (
            "س" in token.clitic or _we_will(token) or (number and window[number - 1].base == "سوف")
        )
        first_person = (
            _we_will(token)
            or token.base.startswith("ن")
            or (token.base.startswith("ا") and not token.base.startswith("ال"))
        )
        if future and (first_person or window[0].base in OWN):
            return "promise"
    return None


def _unquote(relation: Relation, begin: int, end: int) -> Range:
    """Without the outer marks where the quotation is the whole."""
    passage = relation.passage
    close = passage.closes.get(begin)
    if close is not None and close + 1 >= end and relation.frame != "own":
        stop = min(close, end)
        while stop - 1 > begin and passage.tokens[stop - 1].text in (".", "،"):
            stop -= 1
        return begin + 1, stop
    if (
        end - 1 > begin
        and passage.tokens[end - 1].text in '»”"'
        and relation.quoted
        and not passage.inside[begin]
    ):
        opened = end - 1 in passage.opens
        return (begin, end) if opened else (begin, end - 1)
    return begin, end


def span_of(passage: Passage, part: Range) -> tuple[int, int]:
    """Offsets of a token range, without proclitic and without marks that wrap it whole."""
    tokens = passage.tokens
    begin, end = part
    close = passage.closes.get(begin)
    if close == end - 1 and end - begin > 2:
        begin, end = begin + 1, end - 1
    first: Token = tokens[begin]
    return (first.head if first.clitic else first.start, tokens[end - 1].end)


def _manner(relation: Relation, text: str) -> str:
    passage = relation.passage
    if not relation.content:
        return "indirect"
    begin, end = relation.content[0]
    close = passage.closes.get(begin)
    whole = close is not None and close + 1 >= end
    if (whole and len(relation.content) == 1) or (
        relation.quoted and relation.frame in ("quote", "that") and not _partly(relation)
    ):
        return "direct"
    return "mixed" if _partly(relation) else "indirect"


def _partly(relation: Relation) -> bool:
    """Marks around more than a name or label."""
    passage = relation.passage
    for begin, end in relation.content:
        for at in range(begin, min(end, len(passage.tokens))):
            close = passage.closes.get(at)
            if close is not None and close <= end and not _names(passage, at, close):
                return True
    return False


def _names(passage: Passage, start: int, close: int) -> bool:
    before = passage.tokens[start - 1] if start else None
    words = [t for t in passage.tokens[start + 1 : close] if t.kind == WORD]
    if len(words) <= 1:
        return not any(is_verb(t) or "س" in t.clitic for t in words)
    if (
        before is not None
        and before.kind == WORD
        and before.flags & (MEDIA_HEAD | BODY | TITLE)
        and len(words) <= 4
    ):
        return True
    first, last = words[0], words[-1]
    if len(words) > 2 or first.clitic or first.flags & DEFINITE or last.text.endswith("ا"):
        return False
    return not any(is_verb(t) or t.cues or t.flags & (PREP | RELATIVE) for t in words)


def nest(relations: Sequence[Relation]) -> None:
    """Parents: the innermost attribution whose content holds the cue."""
    for at, relation in enumerate(relations):
        if relation.parent is None:
            near = relations[max(0, at - NEIGHBOURS) : at + NEIGHBOURS]
            best = _innermost(relation, near)
            if best is not None and not _ancestor(best, relation):
                relation.parent = best


def _innermost(relation: Relation, others: Sequence[Relation]) -> Relation | None:
    best: Relation | None = None
    size = 0
    for other in others:
        if other is relation or other.parent is relation:
            continue
        for start, end in other.content_spans:
            inside = start <= relation.cue_span[0] and relation.cue_span[1] <= end
            if inside and (best is None or end - start < size) and not _wraps(relation, other):
                best, size = other, end - start
    return best


def _ancestor(relation: Relation, of: Relation) -> bool:
    """Would the parent be its own descendant?"""
    seen = 0
    current: Relation | None = relation
    while current is not None and seen < 64:
        if current is of:
            return True
        current, seen = current.parent, seen + 1
    return seen >= 64


def _wraps(inner: Relation, outer: Relation) -> bool:
    """Guards against two that hold each other's cue."""
    return any(s <= outer.cue_span[0] and outer.cue_span[1] <= e for s, e in inner.content_spans)
