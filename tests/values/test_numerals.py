"""Numbers in words and digits: exact values, exact spans, and num2words read back."""

import random
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.values import numbers

num2words = pytest.importorskip("num2words").num2words


def wrong_form(number: int) -> bool:
    """What num2words spells wrongly in Arabic, and nobody could read back.

    A bare 2,000, 2,000,000 … comes out as a construct without its noun (ألفا, مليونا), which is
    also "a thousand" in the accusative; one thousand after hundreds (101,000) as مائة و ألف ألف.
    """
    groups = [number // 1000**power % 1000 for power in range(5)]
    only = [power for power, group in enumerate(groups) if group]
    bare_dual = len(only) == 1 and only[0] > 0 and groups[only[0]] == 2
    doubled = any(group > 100 and group % 100 in (1, 2) for group in groups[1:])
    return bare_dual or doubled


SAMPLED = [*range(2000), *range(2000, 10**6, 997)]
LARGE = [random.Random(1).randrange(10**12) for _ in range(10_000)]


@pytest.mark.parametrize("sample", [SAMPLED, LARGE], ids=["below a million", "to a trillion"])
def test_round_trip(sample: list[int]) -> None:
    for number in sample:
        if wrong_form(number):
            continue
        spelled = num2words(number, lang="ar")
        assert [(n.value, n.text) for n in numbers(spelled)] == [(number, spelled)]


@given(st.integers(-(10**17), 10**17))
def test_digits_with_thousands(number: int) -> None:
    arabic = f"{number:,}".translate(str.maketrans("0123456789,", "٠١٢٣٤٥٦٧٨٩٬"))
    for text in (str(number), f"{number:,}", arabic):
        assert [n.value for n in numbers(text)] == [number]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("٣٫٥ مليار", 3_500_000_000),
        ("26،013‪,94", Decimal("26013.94")),
        ("2.5 1/4", Decimal("2.75")),
        ("1.5 مليون ونصف", 2_000_000),
        ("ثلث", Fraction(1, 3)),
        ("3.750", Decimal("3.750")),
        ("10.000", 10_000),
    ],
)
def test_values_are_exact(text: str, value: object) -> None:
    assert [n.value for n in numbers(text)] == [value]


@pytest.mark.parametrize("text", ["9" * 5000, "777 " * 3000, "١" * 40, "1,2,3,4,5"])
def test_codes_are_no_numbers_of_impossible_size(text: str) -> None:
    assert all(n.value < 10**18 for n in numbers(text))
