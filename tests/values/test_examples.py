"""The example files: what each rule must find, and where it must not apply."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from musnad.values import numbers, quantities, times
from musnad.values.timex import rule_names

FOLDER = Path(__file__).parent.parent / "examples/ar/values"
FILES = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in FOLDER.glob("*.toml")}


def read(kind: str, case: dict[str, Any]) -> tuple[Any, ...]:
    """What the layer of a file finds in the text of a case."""
    if kind == "times":
        reference = case.get("reference", FILES["times"]["reference"])
        return times(case["text"], reference=reference, policy=case.get("policy", "news"))
    return numbers(case["text"]) if kind == "numbers" else quantities(case["text"])


def cases(part: str) -> Iterator[Any]:
    for kind, content in sorted(FILES.items()):
        for rule in content["rule"]:
            for case in rule.get(part, []):
                why = case.get("fails")
                marks = [pytest.mark.xfail(strict=True, reason=why)] if why else []
                name = f"{kind}-{rule['name']}-{case['text']}"
                yield pytest.param(kind, rule["name"], case, id=name, marks=marks)


@pytest.mark.parametrize(("kind", "rule", "case"), list(cases("example")))
def test_example(kind: str, rule: str, case: dict[str, Any]) -> None:
    found = read(kind, case)
    shown = [
        {key: str(getattr(item, key)) for key in wanted}
        for item, wanted in zip(found, case["finds"], strict=False)
    ]
    assert len(found) == len(case["finds"])
    assert shown == case["finds"]
    assert rule == "known_failures" or rule in {item.rule for item in found}


@pytest.mark.parametrize(("kind", "rule", "case"), list(cases("counter")))
def test_counter_example(kind: str, rule: str, case: dict[str, Any]) -> None:
    assert rule not in {item.rule for item in read(kind, case)}


@pytest.mark.parametrize("kind", sorted(FILES))
def test_every_rule_has_both(kind: str) -> None:
    for rule in FILES[kind]["rule"]:
        assert rule.get("example"), rule["name"]
        assert rule.get("counter"), rule["name"]


def test_every_time_rule_is_in_the_file() -> None:
    assert rule_names() <= {rule["name"] for rule in FILES["times"]["rule"]}
