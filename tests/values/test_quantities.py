"""Quantities: currencies by country, ranges, elided units, and the pass of an Analysis."""

from decimal import Decimal

import pytest

from musnad.model import Block, Quantity, Time
from musnad.values import quantities, read_values


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("بلغ سعر الدولار في مصر 50 جنيها", "EGP"),
        ("في لندن 50 جنيها", "GBP"),
        ("50 جنيها", "جنيها"),
        ("في مصر والسودان 50 جنيها", "جنيها"),
        ("سعره 90 ليرة في بيروت", "LBP"),
        ("30 دولارا", "USD"),
        ("30 دولارا كنديا", "CAD"),
        ("3 دنانير كويتية", "KWD"),
        ("15 مليون جنيه استرليني", "GBP"),
        ("20 درهما مغربيا", "MAD"),
    ],
)
def test_currencies(text: str, unit: str) -> None:
    assert [q.unit for q in quantities(text)] == [unit]


def test_amounts_are_exact() -> None:
    assert quantities("6.4 مليون دولار")[0].amount == 6_400_000
    assert quantities("0.28 في المائة")[0].amount == Decimal("0.28")
    assert quantities("ثلث السكان")[0].amount == "1/3"


def test_ranges_are_one_quantity() -> None:
    (found,) = quantities("ما بين 10 و15 قتيلا")
    assert (found.amount, found.amount_max, found.unit) == (10, 15, "قتيلا")


@pytest.mark.parametrize(
    "text", ["30 عاما", "15 مايو", "عام 2015", "الساعة 7", "شاهد 136", "3-1", "هاتف 6652216"]
)
def test_times_and_names_are_no_quantities(text: str) -> None:
    assert quantities(text) == ()


def test_read_values_gives_the_structs_of_the_contract() -> None:
    text = "أعلن الجيش أمس\nمقتل 5 جنود"
    found, amounts = read_values(
        text, [Block(0, 14, "title"), Block(15, 26, "paragraph")], "2022-11-09"
    )
    assert found == (
        Time(
            11,
            14,
            type="DATE",
            value="2022-11-08",
            interval=("2022-11-08", "2022-11-09"),
            rule="today",
        ),
    )
    assert amounts == (Quantity(20, 26, amount=5, unit="جنود", bound="exact", rule="counted_noun"),)


def test_a_document_without_a_day_is_read_all_the_same() -> None:
    for published in (None, "", "2022", "yesterday"):
        assert [t.value for t in read_values("أمس", [(0, 3)], published)[0]] == ["XXXX-XX-XX"]


def test_nothing_crosses_a_border_or_is_read_outside() -> None:
    text = "كتب في 10\nملايين دولار"
    assert [q.amount for q in read_values(text, [(0, 9), (10, 22)], None)[1]] == [None]
    assert [q.amount for q in read_values(text, [(0, 22)], None)[1]] == [10_000_000]
    assert read_values("أمس 5 جنود", [(0, 3)], "2022-11-09")[1] == ()
