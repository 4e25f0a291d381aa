"""Names of places: known towns and regions, heads with a name (نهر الغانج), unlisted towns.

Heads that only say what it is stay outside (مدينة | العقبة); those that belong to the name stay
inside (ميناء العقبة). A place that is also a word counts beside such a head only.
"""

from musnad.extraction.names.gazetteer import (
    AGREEMENT,
    DEFINITE_HEAD,
    INNER_HEAD,
    OUTER_HEAD,
    PART,
    PLACE_ADJECTIVE,
    RULER,
    STARTS_PLACE,
    SURE_GIVEN,
    found_places,
)
from musnad.extraction.names.persons import end_of
from musnad.extraction.names.sight import Name, Sight
from musnad.grammar.readings import match_known
from musnad.wordclasses import FUNCTION, PLACE, STATE, TIME, TITLE

DIRECTIONS = frozenset({"الشمالية", "الجنوبية", "الشرقية", "الغربية", "الوسطي"})


def find_place(sight: Sight, at: int) -> Name | None:
    """The place that begins at ``at``."""
    bits = sight.bits[at]
    if at and sight.bits[at - 1] & AGREEMENT and not sight.joined(at):
        return None
    listed = _listed(sight, at) if bits & STARTS_PLACE else None
    headed = _headed(sight, at) if bits & INNER_HEAD else None
    if listed is not None and headed is not None:
        return max(listed, headed, key=lambda name: name.end)
    return listed or headed or _unlisted(sight, at)


def _after_head(sight: Sight, at: int) -> bool:
    return at > 0 and not sight.joined(at) and bool(sight.bits[at - 1] & (OUTER_HEAD | INNER_HEAD))


def _listed(sight: Sight, at: int) -> Name | None:
    place = found_places(sight.keys(at), sight.table)
    if place is None:
        return None
    if place.weak and len(place.words) == 1 and not _after_head(sight, at):
        return None
    end = sight.behind(at, len(place.words))
    if end < sight.size and sight.words[end] in DIRECTIONS:
        end = _with_adjective(sight, end)
    return sight.name(at, end, "place", country=place.country)


def _with_adjective(sight: Sight, end: int) -> int:
    """جاوا الغربية، بحيرة تشاد الكبرى."""
    if not sight.is_word(end) or not sight.definite(end) or sight.joined(end):
        return end
    return end + 1 if sight.bits[end] & PLACE_ADJECTIVE else end


def _headed(sight: Sight, at: int) -> Name | None:
    """A head that is part of the name, with a name or a definite noun behind it."""
    head = sight.definite(at)
    after = at + 1
    if not sight.is_word(after) or sight.joined(after):
        return None
    token = sight.tokens[after]
    if head:
        adjective = sight.definite(after) and sight.bits[after] & PLACE_ADJECTIVE
        return sight.name(at, after + 1, "place") if adjective else None
    end = _proper_end(sight, after)
    if end:
        return sight.name(at, _with_adjective(sight, end), "place", country=token.country)
    usual = token.flags & (FUNCTION | TIME | TITLE)
    if sight.bits[at] & DEFINITE_HEAD and sight.definite(after) and not usual:
        return sight.name(at, _with_adjective(sight, after + 1), "place")
    return None


def _proper_end(sight: Sight, at: int) -> int:
    """The index behind a proper name at ``at``, 0 where none stands."""
    if sight.bits[at] & STARTS_PLACE:
        place = found_places(sight.keys(at), sight.table)
        if place is not None:
            return sight.behind(at, len(place.words))
    known = match_known(sight.tokens, at)
    if known is not None and known[1].kind == "state":
        return known[0]
    if sight.tokens[at].flags & TITLE and sight.is_word(at + 1):
        return end_of(sight, at + 1) if sight.bits[at + 1] & PART else 0
    if sight.bits[at] & (PART | SURE_GIVEN):
        return end_of(sight, at)
    if sight.foreign(at):
        end = at + 1
        while end < sight.size and end < at + 3 and sight.foreign(end) and not sight.joined(end):
            end += 1
        return end
    return 0


def _unlisted(sight: Sight, at: int) -> Name | None:
    """A name that no list has, behind مدينة or في: a place."""
    if not sight.foreign(at) and not sight.bits[at] & PART:
        return None
    token = sight.tokens[at]
    if token.flags & (STATE | TITLE) or sight.definite(at) or sight.bits[at] & SURE_GIVEN:
        return None
    heads = OUTER_HEAD | (0 if sight.definite(at - 1) else RULER)
    headed = at and not sight.joined(at) and sight.bits[at - 1] & heads
    if not sight.foreign(at) and not (headed and sight.bits[at] & PART):
        return None
    if sight.bits[at] & PART and not headed:
        return None
    if not headed and not (sight.locative(at) and not token.flags & PLACE):
        return None
    end = at + 1
    while end < min(at + 3, sight.size) and sight.foreign(end) and not sight.joined(end):
        end += 1
    return sight.name(at, _with_adjective(sight, end), "place", sure=bool(headed))
