"""Every rule of naming with its examples and counter-examples in tests/examples/ar/names/*.toml.

    [[rule]]
    name = "person behind a post"

    [[rule.example]]
    text = "وصل وزير النقل خالد منصور إلى حلب."
    persons = ["خالد منصور"]        # all mentions of this kind, in order; likewise places, states,
                                    # bodies, media; a kind that is not given is not compared
    entities = [{name = "خالد منصور", title = "وزير النقل"}]
    fails = "why"                   # known failure: must fail, else it is promoted

    [[rule.counter]]
    text = "…"
    persons = []

Of ``entities`` only the given keys are compared: name, kind, title, country, id, aliases, and
``mentions`` by their words.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import musnad
from musnad import Analysis

EXAMPLES = Path(__file__).parents[2] / "examples" / "ar" / "names"
KINDS = {
    "persons": "person", "places": "place", "states": "state", "bodies": "organization",
    "media": "media",
}  # fmt: skip
CASE_KEYS = {*KINDS, "text", "entities", "fails"}
ENTITY_KEYS = {"name", "kind", "title", "country", "id", "aliases", "mentions"}

Case = dict[str, Any]


def rules() -> list[tuple[str, Case]]:
    return [
        (path.stem, rule)
        for path in sorted(EXAMPLES.glob("*.toml"))
        for rule in tomllib.loads(path.read_text(encoding="utf-8"))["rule"]
    ]


def cases(*kinds: str) -> Iterator[Any]:
    for file, rule in rules():
        for kind in kinds:
            for number, case in enumerate(rule.get(kind, []), 1):
                why = case.get("fails")
                marks = [pytest.mark.xfail(reason=why, strict=True)] if why else []
                yield pytest.param(case, id=f"{file}-{rule['name']}-{kind}-{number}", marks=marks)


def mentions(analysis: Analysis, kind: str) -> list[str]:
    spans = [m for e in analysis.entities if e.kind == kind for m in e.mentions]
    spans.sort(key=lambda span: span.start)
    return [analysis.document.text[span.start : span.end] for span in spans]


def as_row(analysis: Analysis, entity: musnad.Entity) -> Case:
    words = [analysis.document.text[m.start : m.end] for m in entity.mentions]
    return {
        "name": entity.name, "kind": entity.kind, "title": entity.title or "", "id": entity.id,
        "country": entity.country or "", "aliases": list(entity.aliases), "mentions": words,
    }  # fmt: skip


@pytest.mark.parametrize("case", list(cases("example", "counter")))
def test_names(case: Case) -> None:
    assert set(case) <= CASE_KEYS
    analysis = musnad.read({"text": case["text"]})
    for key, kind in KINDS.items():
        if key in case:
            assert mentions(analysis, kind) == case[key], key
    found = [as_row(analysis, entity) for entity in analysis.entities]
    for wanted in case.get("entities", []):
        assert set(wanted) <= ENTITY_KEYS
        assert wanted in [{key: row[key] for key in wanted} for row in found], found


def test_every_rule_has_an_example_and_a_counter_example() -> None:
    assert rules()
    poor = [
        rule["name"] for _, rule in rules() if not (rule.get("example") and rule.get("counter"))
    ]
    assert not poor
