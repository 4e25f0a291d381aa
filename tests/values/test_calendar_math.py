"""Spans of TIMEX3 values, Easter, months."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.values.calendar_math import easter, interval_of, make_date, month_after, week_value


@pytest.mark.parametrize(
    ("value", "mod", "span"),
    [
        ("2022-11-09", None, ("2022-11-09", "2022-11-10")),
        ("2022-12", None, ("2022-12-01", "2023-01-01")),
        ("2022", None, ("2022-01-01", "2023-01-01")),
        ("2022-W45", None, ("2022-11-07", "2022-11-14")),
        ("2022-W45-WE", None, ("2022-11-12", "2022-11-14")),
        ("2022-Q4", None, ("2022-10-01", "2023-01-01")),
        ("2022-H2", None, ("2022-07-01", "2023-01-01")),
        ("2022-WI", None, ("2022-12-01", "2023-03-01")),
        ("198", None, ("1980-01-01", "1990-01-01")),
        ("12", None, ("1200-01-01", "1300-01-01")),
        ("2022-11-09TEV", None, ("2022-11-09T18:00", "2022-11-10T00:00")),
        ("2013-03", "START", ("2013-03-01", "2013-03-11")),
        ("2013-03", "END", ("2013-03-21", "2013-04-01")),
        ("2022-W60", None, None),
        ("PAST_REF", None, None),
        ("XXXX-08-20", None, None),
        (None, None, None),
    ],
)
def test_interval(value: str | None, mod: str | None, span: tuple[str, str] | None) -> None:
    assert interval_of(value, mod) == span


@pytest.mark.parametrize("day", ["2013-03-31", "2024-03-31", "2000-04-23", "1961-04-02"])
def test_easter(day: str) -> None:
    assert easter(int(day[:4])).isoformat() == day


@given(st.dates(dt.date(2, 1, 1), dt.date(9990, 1, 1)))
def test_a_day_is_in_its_week_and_month(day: dt.date) -> None:
    for value in (week_value(day), day.isoformat()[:7], day.isoformat()):
        span = interval_of(value)
        assert span is not None
        assert span[0] <= day.isoformat() < span[1]


def test_months_and_impossible_days() -> None:
    assert month_after(2022, 11, 2) == (2023, 1)
    assert month_after(2022, 1, -1) == (2021, 12)
    assert make_date(2022, 2, 30) is None
