"""Times: policies, unknown references, and what the example files cannot say."""

import datetime as dt

import pytest

from musnad.values import times
from musnad.values.context import WeekStart


def values(text: str, **options: object) -> list[str | None]:
    return [time.value for time in times(text, **options)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("20 أغسطس", "XXXX-08-20"),
        ("الأربعاء", "XXXX-WXX-3"),
        ("اليوم", "XXXX-XX-XX"),
        ("في مايو", "XXXX-05"),
        ("العام الماضي", "XXXX"),
        ("الأسبوع المقبل", "XXXX-WXX"),
        ("20 أغسطس 2015", "2015-08-20"),
        ("صباح الأحد", "XXXX-WXX-7TMO"),
        ("مطلع الأسبوع", "XXXX-WXX"),
    ],
)
def test_without_a_reference_nothing_is_guessed(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "news", "future"),
    [
        ("الأربعاء", "2022-11-09", "2022-11-09"),
        ("الخميس", "2022-11-03", "2022-11-10"),
        ("في ديسمبر", "2021-12", "2022-12"),
        ("20 أغسطس", "2022-08-20", "2023-08-20"),
        ("قبل أسبوع", "2022-W44", "2022-11-02"),
    ],
)
def test_policies(text: str, news: str, future: str) -> None:
    assert values(text, reference="2022-11-09") == [news]
    assert values(text, reference=dt.date(2022, 11, 9), policy="future") == [future]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("سيزور الوزير بغداد الخميس", "2022-11-10"),
        ("قال الوزير الذي سيغادر منصبه إنه وصل الخميس", "2022-11-10"),
        ("سيجتمعون غدا. وقال متحدث الثلاثاء", "2022-11-08"),
        ("من المتوقع أن يعقد الاجتماع في ديسمبر", "2022-12"),
        ("قد يصل في يناير", "2023-01"),
        ("وقد وصل في يناير", "2022-01"),
        ("سياسة البلاد منذ ديسمبر", "2021-12"),
    ],
)
def test_future_cues(text: str, value: str) -> None:
    assert values(text, reference="2022-11-09")[-1] == value


def test_reference_as_text_date_or_moment() -> None:
    for reference in ("2022-11-09", "2022-11-09T10:30:00+02:00", dt.date(2022, 11, 9)):
        assert values("أمس", reference=reference) == ["2022-11-08"]
    with pytest.raises(ValueError, match="isoformat"):
        times("أمس", reference="yesterday")


def test_dates_at_the_edges_of_the_calendar() -> None:
    assert values("أمس", reference=dt.date(1, 1, 1)) == ["XXXX-XX-XX"]
    assert values("غدا", reference=dt.date(9999, 12, 31)) == ["XXXX-XX-XX"]
    assert values("9999-12-31") == ["9999-12-31"]
    assert values("قبل 900 مليون يوم", reference="2022-11-09") == ["PAST_REF"]
    assert values("قبل 5 ملايين سنة", reference="2022-11-09") == ["PAST_REF"]
    for text in (
        "الأسبوع المقبل",
        "آخر يوم من شهر ديسمبر",
        "السبت",
        "العام المقبل",
        "ليل السبت الأحد",
    ):
        times(text, reference=dt.date(9999, 12, 31))
        times(text, reference=dt.date(1, 1, 1))


def test_intervals_are_half_open() -> None:
    (time,) = times("من 3 إلى 7 مايو 2022")
    assert time.interval == ("2022-05-03", "2022-05-08")
    (ramadan,) = times("شهر رمضان 1445")
    assert (ramadan.value, ramadan.interval) == (None, ("2024-03-11", "2024-04-10"))


@pytest.mark.parametrize(
    ("reference", "week_start", "text", "value", "interval"),
    [
        ("2022-11-09", "monday", "الأسبوع الماضي", "2022-W44", ("2022-10-31", "2022-11-07")),
        ("2022-11-09", "saturday", "الأسبوع الماضي", "2022-W44", ("2022-10-29", "2022-11-05")),
        ("2022-11-09", "sunday", "هذا الأسبوع", "2022-W45", ("2022-11-06", "2022-11-13")),
        # a Saturday closes the week from Monday and opens the one from Saturday
        ("2022-11-12", "monday", "هذا الأسبوع", "2022-W45", ("2022-11-07", "2022-11-14")),
        ("2022-11-12", "saturday", "هذا الأسبوع", "2022-W46", ("2022-11-12", "2022-11-19")),
        ("2022-11-12", "saturday", "مطلع الأسبوع", "2022-W46", ("2022-11-12", "2022-11-14")),
        ("2022-11-12", "monday", "أحد الأسبوع الماضي", "2022-11-06", ("2022-11-06", "2022-11-07")),
        ("2022-11-12", "sunday", "أحد الأسبوع الماضي", "2022-10-30", ("2022-10-30", "2022-10-31")),
    ],
)
def test_first_day_of_the_week(
    reference: str, week_start: WeekStart, text: str, value: str, interval: tuple[str, str]
) -> None:
    (time,) = times(text, reference=reference, week_start=week_start)
    assert (time.value, time.interval) == (value, interval)


def test_options_that_are_none() -> None:
    with pytest.raises(ValueError, match="week_start: 'shabbat' is none of monday, tuesday"):
        times("الأسبوع", week_start="shabbat")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="policy: 'past' is none of news, future"):
        times("الأسبوع", policy="past")  # type: ignore[arg-type]
