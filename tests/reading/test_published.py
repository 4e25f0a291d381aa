"""Dates that are believed, and those that are not."""

from datetime import date

import pytest

from musnad.reading import check_published


@pytest.mark.parametrize(
    "value",
    ["2022-11-09", "2022-11-09T10:30", "2022-11-09T10:30:05.25Z", "2022-11-09 10:30:00+03:00"],
)
def test_iso_dates_are_kept_as_written(value: str) -> None:
    assert check_published(value) == (value, None)


@pytest.mark.parametrize(
    "value",
    [
        "2022-13-01",
        "2022-02-30",
        "9 نوفمبر",
        "2022",
        "20221109",
        "٢٠٢٢-١١-٠٩",
        "\u202e",
        "2022-11-09T25:00",
        "x" * 500,
        1667952000,
        1667952000.5,
        True,
        ["2022-11-09"],
        {"a": 1},
    ],
)
def test_everything_else_is_dropped_and_said(value: object) -> None:
    found, reason = check_published(value)
    assert found is None
    assert reason is not None and reason.startswith("published") and len(reason) < 120
    assert reason.isprintable()


def test_no_date_is_no_fault() -> None:
    assert check_published(None) == check_published("") == (None, None)


def test_the_future_is_told_by_the_limit_alone() -> None:
    assert check_published("2999-01-01") == ("2999-01-01", None)
    found, reason = check_published("2999-01-01", latest="2030-01-01")
    assert found is None and reason is not None and "future" in reason


def test_dates_of_python() -> None:
    assert check_published(date(2022, 11, 9)) == ("2022-11-09", None)
