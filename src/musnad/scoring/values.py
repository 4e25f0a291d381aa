"""Times, quantities and events: pairs by place, then type, value and roles."""

import re
from collections.abc import Sequence
from fractions import Fraction
from math import nan
from typing import Protocol

from musnad.scoring.documents import (
    Amount,
    FoundEvent,
    FoundQuantity,
    FoundSpan,
    FoundTime,
    GoldEvent,
    GoldQuantity,
    GoldTime,
    Place,
    place_of,
    places_of,
)
from musnad.scoring.overlap import cells, f1, same_place, unit_key
from musnad.scoring.pairing import best_pairs
from musnad.scoring.tally import Tally

NUMBER = r"(\d+(?:\.\d+)?)"
FIXED_DURATION = re.compile(
    rf"P(?:{NUMBER}W)?(?:{NUMBER}D)?(?:T(?:{NUMBER}H)?(?:{NUMBER}M)?(?:{NUMBER}S)?)?"
)
SECONDS = (604800, 86400, 3600, 60, 1)
TOLERANCE = 1e-3


class _GoldValue(Protocol):
    @property
    def span(self) -> Place: ...
    @property
    def optional(self) -> bool: ...


def count_times(
    gold: Sequence[GoldTime], found: Sequence[FoundTime], text: str, tally: Tally
) -> None:
    pairs, wanted, given = _pair_values(gold, found, text)
    both = [(gold[i], found[j]) for i, j in pairs]
    tally.add("times", len(both), wanted, given)
    tally.add("times.type", sum(a.type == b.type for a, b in both), wanted, given)
    tally.add("times.value", sum(_same_time(a.value, b.value) for a, b in both), wanted, given)


def count_quantities(
    gold: Sequence[GoldQuantity], found: Sequence[FoundQuantity], text: str, tally: Tally
) -> None:
    pairs, wanted, given = _pair_values(gold, found, text)
    both = [(gold[i], found[j]) for i, j in pairs]
    tally.add("quantities", len(both), wanted, given)
    right = sum(_same_amount(a.amount, b.amount) and a.bound == b.bound for a, b in both)
    tally.add("quantities.value", right, wanted, given)
    right = sum(unit_key(a.unit) == unit_key(b.unit) for a, b in both)
    tally.add("quantities.unit", right, wanted, given)


def _pair_values(
    gold: Sequence[_GoldValue], found: Sequence[FoundSpan], text: str
) -> tuple[list[tuple[int, int]], int, int]:
    """Pairs that count, how many are wanted and given: optional values neither count nor cost."""
    wanted = [cells([one.span], text) for one in gold]
    given = [cells([one.place], text) for one in found]
    pairs = best_pairs(wanted, given, _half)
    counted = [(i, j) for i, j in pairs if not gold[i].optional]
    free = len(pairs) - len(counted)
    return counted, sum(not one.optional for one in gold), len(found) - free


def _half(gold: frozenset[int], found: frozenset[int]) -> float:
    overlap = f1(gold, found)
    return overlap if overlap >= 0.5 else 0.0


def _same_time(gold: str | None, found: str | None) -> bool:
    if gold is None or found is None:
        return False
    length = _seconds(gold)
    return gold == found or (length is not None and length == _seconds(found))


def _seconds(duration: str) -> float | None:
    """An ISO 8601 duration of fixed length; none where it is vague or counts months or years."""
    parts = FIXED_DURATION.fullmatch(duration)
    if parts is None or not any(parts.groups()):
        return None
    return sum(
        float(part or 0) * length for part, length in zip(parts.groups(), SECONDS, strict=True)
    )


def _same_amount(gold: Amount, found: Amount) -> bool:
    wanted, given = _number(gold), _number(found)
    if wanted is None or given is None:
        return wanted is None and given is None
    return abs(wanted - given) <= TOLERANCE * max(1e-9, abs(wanted))


def _number(amount: Amount) -> float | None:
    if amount is None:
        return None
    words = str(amount)
    try:
        return float(Fraction(words)) if "/" in words else float(words)
    except (ValueError, ZeroDivisionError, OverflowError):
        return nan


def count_events(
    gold: Sequence[GoldEvent],
    found: Sequence[FoundEvent],
    text: str,
    gold_ids: dict[str | None, str],
    tally: Tally,
) -> None:
    """Triggers, types, and roles over all events: an event of another type is wrong in each."""
    pairs = best_pairs(gold, found, lambda one, other: _event_weight(one, other, text))
    sides = len(gold), len(found)
    tally.add("events.trigger", len(pairs), *sides)
    typed = [(gold[i], found[j]) for i, j in pairs if gold[i].type == found[j].type]
    tally.add("events", len(typed), *sides)
    for role in ("actor", "recipient"):
        right = sum(
            same_place(
                cells(getattr(one, role), text), cells(places_of(getattr(other, f"{role}s")), text)
            )
            for one, other in typed
        )
        tally.add(f"events.{role}", right, *sides)
    for role in ("place", "time"):
        _count_setting(role, gold, found, typed, text, tally)
    right = sum(
        one.attribution == (gold_ids.get(other.attribution, "?") if other.attribution else None)
        for one, other in typed
    )
    tally.add("events.attribution", right, *sides)
    _count_modality(gold, found, typed, tally)


def _event_weight(gold: GoldEvent, found: FoundEvent, text: str) -> float:
    overlap = f1(cells([gold.trigger], text), cells([place_of(found.trigger)], text))
    return overlap + 0.01 * (gold.type == found.type) if overlap >= 0.5 else 0.0


def _count_setting(
    role: str,
    gold: Sequence[GoldEvent],
    found: Sequence[FoundEvent],
    typed: list[tuple[GoldEvent, FoundEvent]],
    text: str,
    tally: Tally,
) -> None:
    right = sum(
        bool(getattr(one, role))
        and same_place(
            cells([getattr(one, role)], text), cells([place_of(getattr(other, role))], text)
        )
        for one, other in typed
    )
    wanted = sum(bool(getattr(one, role)) for one in gold)
    given = sum(bool(getattr(one, role)) for one in found)
    tally.add(f"events.{role}", right, wanted, given)


def _count_modality(
    gold: Sequence[GoldEvent],
    found: Sequence[FoundEvent],
    typed: list[tuple[GoldEvent, FoundEvent]],
    tally: Tally,
) -> None:
    right = sum(a.modality == b.modality != "asserted" for a, b in typed)
    wanted = sum(one.modality != "asserted" for one in gold)
    given = sum(one.modality != "asserted" for one in found)
    tally.add("events.modality (not asserted)", right, wanted, given)
