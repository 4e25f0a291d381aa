"""Every type of event with examples and counter-examples in tests/examples/ar/events/*.toml.

    type = "ASSAULT"

    [[example]]
    text = "قصفت طائرات …"
    fails = "why"                     # known failure: must fail, else it is promoted
    events = [{trigger = "قصفت", actors = ["طائرات"], recipients = ["…"], place = "", time = "",
               modality = "asserted", mode = "heavy-weapons", rule = "verb-subject", type = "…",
               attribution = "قال", quantities = ["killed=خمسة جنود"]}]

    [[counter]]
    text = "شن الحزب هجوما إعلاميا."    # no event of this type may be found

Of each event only the given keys are compared; ``attribution`` is the cue, ``""`` stands for null.
Other events than the given ones may be found, of other types too.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import musnad
from musnad import Analysis, Span
from musnad.extraction.events import RULES
from musnad.extraction.events.triggers import TYPES
from musnad.model import Event

EXAMPLES = Path(__file__).parent.parent / "examples" / "ar" / "events"
Case = dict[str, Any]
INPUT = ("title", "text", "published")


def tables() -> list[dict[str, Any]]:
    files = sorted(EXAMPLES.glob("*.toml"))
    return [tomllib.loads(path.read_text(encoding="utf-8")) for path in files]


def cases(kind: str) -> Iterator[Any]:
    for table in tables():
        for number, case in enumerate(table.get(kind, []), 1):
            why = case.get("fails")
            marks = [pytest.mark.xfail(reason=why, strict=True)] if why else []
            yield pytest.param(table["type"], case, id=f"{table['type']}-{number}", marks=marks)


def words(analysis: Analysis, span: Span | None) -> str:
    return "" if span is None else analysis.document.text[span.start : span.end]


def as_table(analysis: Analysis, event: Event) -> dict[str, Any]:
    """An event in the form of ``events``, all keys."""
    cues = {one.id: words(analysis, one.cue) for one in analysis.attributions}
    counted = (
        f"{q.role}={words(analysis, analysis.quantities[q.quantity])}" for q in event.quantities
    )
    return {
        "trigger": words(analysis, event.trigger),
        "type": event.type,
        "mode": event.mode or "",
        "actors": [words(analysis, one) for one in event.actors],
        "recipients": [words(analysis, one) for one in event.recipients],
        "place": words(analysis, event.place),
        "time": words(analysis, event.time),
        "modality": event.modality,
        "attribution": cues[event.attribution] if event.attribution else "",
        "rule": event.rule,
        "quantities": list(counted),
    }


def read(case: Case) -> list[dict[str, Any]]:
    analysis = musnad.read({key: case[key] for key in INPUT if key in case})
    return [as_table(analysis, event) for event in analysis.events]


@pytest.mark.parametrize(("kind", "case"), list(cases("example")))
def test_what_is_found(kind: str, case: Case) -> None:
    found = read(case)
    for wanted in ({"type": kind, **event} for event in case["events"]):
        same = [one for one in found if wanted.items() <= one.items()]
        assert same, f"{wanted} is not in {found}"


@pytest.mark.parametrize(("kind", "case"), list(cases("counter")))
def test_what_is_no_event(kind: str, case: Case) -> None:
    assert not [one for one in read(case) if one["type"] == kind]


def test_every_type_has_both() -> None:
    kinds = {table["type"]: table for table in tables()}
    assert kinds.keys() == {name.upper() for name in TYPES}
    assert all(table.get("example") and table.get("counter") for table in kinds.values())


def test_every_rule_has_an_example() -> None:
    shown = {
        event.get("rule")
        for table in tables()
        for case in table.get("example", [])
        if "fails" not in case
        for event in case["events"]
    }
    assert shown >= RULES
