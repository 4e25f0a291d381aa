"""Every rule's examples and counter-examples in tests/examples/ar/**/*.toml, each a test case.

    [[rule]]
    name = "verb-subject-that"            # as in Attribution.rule

    [[rule.example]]
    text = "قال الوزير إن الجسر فتح."
    title = "…"                           # optional, as are published, publisher, byline
    only = true                           # nothing else may be found
    fails = "why"                         # known failure: must fail, else it is promoted
    finds = [{cue = "قال", source = "الوزير", content = "الجسر فتح", speaker = "الوزير"}]

    [[rule.counter]]
    text = "قال في نفسه."                 # the rule must not fire on it
    cue = "قال"                           # optional: nothing may be found with this cue

Of each find only the given keys are compared: cue, source, content (one string or several),
addressee by their words; parent by its cue; speaker, speaker_title, country, entity; members and
candidates by the entities' names; chain by names; act, manner, kind, rule; anonymity by the keys
given. ``""`` stands for null, ``[]`` for nothing.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import musnad
import musnad.extraction
from musnad import Analysis, Attribution, Span

EXAMPLES = Path(__file__).parent / "examples" / "ar" / "attributions"
RULES: frozenset[str] | None = getattr(musnad.extraction, "RULES", None)
NAMES = {"cue", "source", "content", "addressee", "parent", "chain", "members", "candidates"}
VALUES = {"speaker", "speaker_title", "country", "entity", "act", "manner", "kind", "rule"}
FIND_KEYS = NAMES | VALUES | {"anonymity"}
INPUT_KEYS = frozenset({"title", "text", "published", "publisher", "byline"})
CASE_KEYS = INPUT_KEYS | {"only", "fails", "finds", "cue"}

Case = dict[str, Any]


def load_rules() -> list[tuple[str, Case]]:
    """File name and table of every rule."""
    files = sorted(EXAMPLES.glob("*.toml"))
    return [
        (path.stem, rule)
        for path in files
        for rule in tomllib.loads(path.read_text(encoding="utf-8")).get("rule", [])
    ]


def cases(kind: str) -> Iterator[Any]:
    for file, rule in load_rules():
        for number, case in enumerate(rule.get(kind, []), 1):
            why = case.get("fails")
            marks = [pytest.mark.xfail(reason=why, strict=True)] if why else []
            name = f"{file}-{rule['name']}-{number}"
            yield pytest.param(rule["name"], case, id=name, marks=marks)


def analyse(case: Case) -> Analysis:
    return musnad.read({key: case[key] for key in INPUT_KEYS if key in case})


def words(analysis: Analysis, span: Span | None) -> str:
    return "" if span is None else analysis.document.text[span.start : span.end]


def as_find(analysis: Analysis, attribution: Attribution) -> dict[str, Any]:
    """An attribution in the form of ``finds``, all keys."""
    speaker, anonymity = attribution.speaker, attribution.anonymity
    parents = [one for one in analysis.attributions if one.id == attribution.parent]
    names = {entity.id: entity.name for entity in analysis.entities}
    return {
        "cue": words(analysis, attribution.cue),
        "source": words(analysis, attribution.source),
        "content": [words(analysis, span) for span in attribution.content],
        "addressee": words(analysis, attribution.addressee),
        "parent": words(analysis, parents[0].cue) if parents else "",
        "speaker": (speaker and speaker.name) or "",
        "speaker_title": (speaker and speaker.title) or "",
        "country": (speaker and speaker.country) or "",
        "entity": (speaker and speaker.entity) or "",
        "members": [names.get(one, one) for one in speaker.members] if speaker else [],
        "candidates": [names.get(one, one) for one in speaker.candidates] if speaker else [],
        "chain": [link.name for link in attribution.chain],
        "act": attribution.act,
        "manner": attribution.manner,
        "kind": attribution.kind,
        "rule": attribution.rule,
        "anonymity": {
            "sector": (anonymity and anonymity.sector) or "",
            "nationality": (anonymity and anonymity.nationality) or "",
            "number": (anonymity and anonymity.number) or "",
            "reason": words(analysis, anonymity.reason) if anonymity else "",
        }
        if anonymity
        else "",
    }


def differences(wanted: dict[str, Any], found: dict[str, Any]) -> list[str]:
    """Which of the given keys are not as wanted, in words."""
    unlike = []
    for key, value in wanted.items():
        given = found[key]
        if key == "anonymity" and isinstance(value, dict) and isinstance(given, dict):
            given = {part: given[part] for part in value}
        if key == "content" and isinstance(value, str):
            value = [value] if value else []
        if value != given:
            unlike.append(f"{key}: {given!r}, not {value!r}")
    return unlike


def missing(finds: list[dict[str, Any]], found: list[dict[str, Any]]) -> list[str]:
    """What of ``finds`` is not there, one to one; the nearest attribution is explained."""
    free, lacking = list(found), []
    for wanted in finds:
        scored = sorted(free, key=lambda one: len(differences(wanted, one)))
        near = [one for one in scored if one["cue"] == wanted["cue"]]
        if near and not differences(wanted, near[0]):
            free.remove(near[0])
        elif near:
            lacking.append(f"{wanted['cue']} has " + "; ".join(differences(wanted, near[0])))
        else:
            cues = [one["cue"] for one in found]
            lacking.append(f"{wanted['cue']} was not found, only {cues}")
    return lacking


@pytest.mark.parametrize(("rule", "case"), list(cases("example")))
def test_the_rule_finds(rule: str, case: Case) -> None:
    analysis = analyse(case)
    found = [as_find(analysis, one) for one in analysis.attributions]
    assert not missing(case["finds"], found)
    if RULES is None or rule in RULES:
        assert rule in [one["rule"] for one in found], "found, but by other rules"
    if case.get("only"):
        assert len(found) == len(case["finds"]), [one["cue"] for one in found]


@pytest.mark.parametrize(("rule", "case"), list(cases("counter")))
def test_the_rule_does_not_find(rule: str, case: Case) -> None:
    analysis = analyse(case)
    fired = [words(analysis, one.cue) for one in analysis.attributions if one.rule == rule]
    assert not fired
    if "cue" in case:
        assert case["cue"] not in [words(analysis, one.cue) for one in analysis.attributions]


@pytest.mark.parametrize(("file", "rule"), load_rules())
def test_cases_are_written_as_they_should(file: str, rule: Case) -> None:
    assert rule.keys() <= {"name", "example", "counter"}
    for case in [*rule.get("example", []), *rule.get("counter", [])]:
        assert case.keys() <= CASE_KEYS, f"{file}: {rule['name']}"
        for wanted in case.get("finds", []):
            assert "cue" in wanted
            assert wanted.keys() <= FIND_KEYS, f"{file}: {rule['name']}"


@pytest.mark.skipif(RULES is None, reason="extraction names no rules yet")
def test_every_rule_has_an_example_and_a_counter_example() -> None:
    examples = {rule["name"] for _, rule in load_rules() if rule.get("example")}
    counters = {rule["name"] for _, rule in load_rules() if rule.get("counter")}
    assert RULES is not None
    assert sorted(RULES - examples) == []
    assert sorted(RULES - counters) == []


@pytest.mark.skipif(RULES is None, reason="extraction names no rules yet")
def test_no_example_is_of_a_rule_that_does_not_exist() -> None:
    assert RULES is not None
    assert sorted({rule["name"] for _, rule in load_rules()} - RULES) == []


def test_a_difference_is_explained() -> None:
    analysis = analyse({"text": "قال الوزير سالم إن الجسر فتح أمس."})
    found = [as_find(analysis, one) for one in analysis.attributions]
    assert not missing([{"cue": "قال", "content": "الجسر فتح أمس"}], found)
    assert missing([{"cue": "نفى"}], found) == ["نفى was not found, only ['قال']"]
    (line,) = missing([{"cue": "قال", "act": "deny", "parent": ""}], found)
    assert line == "قال has act: 'state', not 'deny'"
    assert missing([{"cue": "قال"}, {"cue": "قال"}], found)
