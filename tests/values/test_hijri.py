"""The Umm al-Qura table: all month starts, and both directions."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.values import hijri

STARTS = Path(__file__).parent / "ummalqura_month_starts.txt"
ROWS = [line.split() for line in STARTS.read_text("utf-8").splitlines()]


def test_all_month_starts() -> None:
    right = 0
    for year, month, start in ROWS:
        right += hijri.day(int(year), int(month), 1) == dt.date.fromisoformat(start)
    assert (right, len(ROWS)) == (1896, 1896)


@given(st.dates(dt.date(1924, 8, 2), dt.date(2077, 10, 17)))
def test_every_day_is_in_one_month(day: dt.date) -> None:
    found = hijri.year_month(day)
    assert found is not None
    span = hijri.month_span(*found)
    assert span is not None
    assert span[0] <= day < span[1]
    assert hijri.day(*found, (day - span[0]).days + 1) == day


@pytest.mark.parametrize(
    ("year", "month", "day"), [(1342, 12, 1), (1501, 1, 1), (1445, 9, 31), (1445, 9, 0)]
)
def test_no_such_day(year: int, month: int, day: int) -> None:
    assert hijri.day(year, month, day) is None


def test_year_span() -> None:
    assert hijri.year_span(1436) == (dt.date(2014, 10, 25), dt.date(2015, 10, 14))
    assert hijri.year_span(1200) is None
