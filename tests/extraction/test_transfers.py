"""Deals and deliveries in tests/examples/ar/transfers/*.toml.

Every field of every record is compared; one that is not given must be empty.  A ``counter`` gives
no record.  ``fails`` says why an example is not read rightly yet.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import musnad
from musnad import Analysis, Span
from musnad.model import Transfer

ROOT = Path(__file__).parent.parent.parent
EXAMPLES = ROOT / "tests" / "examples" / "ar" / "transfers"
SEED = ROOT / "examples" / "seed_article.txt"
SPANS = (
    *("trigger", "supplier", "recipient", "item", "designation", "designated", "ordered"),
    *("delivered", "value", "order_time", "delivery_time"),
)


def cases(kind: str) -> Iterator[Any]:
    for path in sorted(EXAMPLES.glob("*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        for number, case in enumerate(table.get(kind, []), 1):
            why = case.get("fails")
            marks = [pytest.mark.xfail(reason=why, strict=True)] if why else []
            yield pytest.param(case, id=f"{path.stem}-{number}", marks=marks)


def read(text: str) -> Analysis:
    return musnad.read(text, published="2022-11-09", title=False)


def as_table(analysis: Analysis, one: Transfer) -> dict[str, Any]:
    """A record in the form of the examples: what is empty is left out."""
    text = analysis.document.text

    def words(span: Span | None) -> str:
        return "" if span is None else text[span.start : span.end]

    cues = {said.id: words(said.cue) for said in analysis.attributions}
    table: dict[str, Any] = {name: words(getattr(one, name)) for name in SPANS}
    table["parties"] = [words(span) for span in one.parties]
    table["exchange"] = [words(span) for span in one.exchange]
    table["currency"] = one.value.currency if one.value else ""
    table["modality"] = "" if one.modality == "asserted" else one.modality
    table["attribution"] = cues[one.attribution] if one.attribution else ""
    return {name: value for name, value in table.items() if value}


@pytest.mark.parametrize("case", list(cases("example")))
def test_example(case: dict[str, Any]) -> None:
    analysis = read(case["text"])
    assert [as_table(analysis, one) for one in analysis.transfers] == case["transfers"]


@pytest.mark.parametrize("case", list(cases("counter")))
def test_counter_example(case: dict[str, Any]) -> None:
    assert not read(case["text"]).transfers


def test_the_seed_article() -> None:
    analysis = read(SEED.read_text(encoding="utf-8"))
    sent, deal, swap = (as_table(analysis, one) for one in analysis.transfers)
    assert sent["recipient"] == "موسكو" and sent["delivery_time"] == "قبل بدء الحرب"
    assert deal["parties"] == ["طهران", "موسكو"] and deal["value"] == "200 مليون يورو"
    assert deal["order_time"] == "الأيام الماضية" and deal["currency"] == "EUR"
    assert swap["exchange"] == ["140 مليون يورو", "أسلحة أميركية وبريطانية"]
    assert swap["delivered"] == "أكثر من 160 مسيّرة" and swap["designated"] == "100 مسيرة"
    assert swap["designation"] == "شاهد 136" and swap["delivery_time"] == "20 أغسطس الماضي"
