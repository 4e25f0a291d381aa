"""Page leftovers: every group of the data with its examples and counter-examples."""

import tomllib
from pathlib import Path

import pytest

import musnad
from musnad.reading.leftovers import is_call, is_leftover, is_message, mark_leftovers

GROUPS = tomllib.loads(
    (Path(musnad.__file__).parent / "lang" / "ar" / "leftovers.toml").read_text("utf-8")
)["group"]
TEXT = "أعلنت وزارة الخارجية في بيان أن الوفد وصل إلى العاصمة لإجراء محادثات تستمر يومين."


@pytest.mark.parametrize("group", GROUPS, ids=[group["kind"] for group in GROUPS])
def test_examples_and_counter_examples(group: dict[str, list[str]]) -> None:
    assert group["examples"] and group["counter"]
    told = {"call": is_call, "message": is_message}.get(str(group["kind"]), is_leftover)
    assert [line for line in group["examples"] if not told(line)] == []
    assert [line for line in group["counter"] if told(line)] == []


@pytest.mark.parametrize("line", ["***", ".", "* *", "- - -", "12", "mail@example.org", "@example"])
def test_lines_that_say_nothing(line: str) -> None:
    assert is_leftover(line)


@pytest.mark.parametrize("line", ["50 %", "كتب على @example أن الوفد غادر العاصمة فجر اليوم"])
def test_lines_that_say_something(line: str) -> None:
    assert not is_leftover(line)


def test_short_lines_behind_a_heading_are_links() -> None:
    lines = [TEXT, "أخبار متعلقة", "مقتل ستة في انفجار", "الوفد يغادر", "شارك"]
    assert mark_leftovers(lines) == [False, True, True, True, True]


def test_a_heading_inside_the_article_takes_the_link_and_not_the_subhead() -> None:
    lines = [TEXT, "اقرأ أيضاً:", "مقتل ستة جنود في انفجار بالعاصمة", "ملفات جديدة", TEXT]
    assert mark_leftovers(lines) == [False, True, True, False, False]


def test_no_links_without_an_article_before_them() -> None:
    assert mark_leftovers(["آخر الأخبار", "الوفد يغادر", "نص"]) == [True, False, False]


def test_many_headings_cost_no_more_than_linear_time() -> None:
    lines = ["أخبار متعلقة", "كلمة"] * 40_000
    assert mark_leftovers([TEXT, *lines, TEXT]).count(True) == 40_000
    assert mark_leftovers([TEXT, *lines]).count(True) == 80_000
