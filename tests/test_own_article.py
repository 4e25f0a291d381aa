"""examples/own_article.txt: who says what in it, as a reader would tell.

A row may be marked with a reason: then it is not understood yet, and the mark must go when it is.
"""

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import musnad
from musnad import Analysis, Attribution, Span

ARTICLE = Path(__file__).resolve().parent.parent / "examples" / "own_article.txt"
MINISTER = "سامر الحوراني"
INFORMANT = "مصدراً مطلعاً على المفاوضات"


class Statement(NamedTuple):
    """Where the content begins tells statements with the same cue apart."""

    cue: str
    content: str
    speaker: str
    kind: str
    act: str
    fails: str = ""


STATEMENTS = (
    Statement("أعلن", "بلاده ستبدأ", MINISTER, "person", "promise"),
    Statement("أضاف", "المرحلة الأولى", MINISTER, "person", "state"),
    Statement("مشيراً إلى", "كلفتها", MINISTER, "person", "state"),
    Statement("قالت", "بغداد", "هناء الكروي", "person", "state"),
    Statement("قال", "الجانبين", INFORMANT, "anonymous", "state"),
    Statement("أوضح", "الخلاف", INFORMANT, "anonymous", "state"),
    Statement("لافتاً إلى", "جولة", INFORMANT, "anonymous", "state"),
    Statement("بحسب ما ذكرت", "توقف العمل في", "صحيفة «السكة» المتخصصة", "media", "state"),
    Statement("نفى", "توقف العمل", MINISTER, "person", "deny"),
    Statement("قال", "كل الفرق", MINISTER, "person", "state"),
    Statement("أكدت", "تقريراً", "شركة «مسارات» المنفذة للمشروع", "organization", "state"),
    Statement("حذر", "تأثير الخط", "خبراء بيئيون", "anonymous", "warn"),
    Statement("دعا", "نشر دراسة", "ماجد الغياث", "person", "demand"),
    Statement("نقلت", "الغياث", "صحيفة «السكة» المتخصصة", "media", "state"),
    Statement("قوله", "سكان", "ماجد الغياث", "person", "state"),
)


@cache
def analysis() -> Analysis:
    return musnad.read(ARTICLE, published="2024-05-13")


def words(span: Span) -> str:
    return analysis().document.text[span.start : span.end]


def rows() -> list[Any]:
    return [
        pytest.param(row, marks=[pytest.mark.xfail(reason=row.fails)] if row.fails else [])
        for row in STATEMENTS
    ]


def find(cue: str, content: str) -> Attribution:
    (found,) = [
        one
        for one in analysis().attributions
        if words(one.cue) == cue and one.content and words(one.content[0]).startswith(content)
    ]
    return found


@pytest.mark.parametrize("wanted", rows())
def test_a_statement_is_found_with_its_speaker(wanted: Statement) -> None:
    found = find(wanted.cue, wanted.content)
    assert found.speaker is not None
    assert (found.speaker.name, found.kind, found.act) == (wanted.speaker, wanted.kind, wanted.act)
    assert [link.name for link in found.chain[:2]] == ["المرفأ", "فرانس برس"]


def test_the_outlet_agency_and_place_are_read_off_the_byline() -> None:
    document = analysis().document
    assert document.publisher == "المرفأ"
    assert [agency.name for agency in document.agencies] == ["فرانس برس"]
    assert document.dateline is not None
    assert document.dateline.place == "عمّان"
    assert [words(block) for block in document.blocks if block.kind == "leftover"] == [
        "أخبار متعلقة"
    ]
    assert [words(block) for block in document.blocks if block.kind == "subhead"] == [
        "تمويل المشروع"
    ]


def test_what_was_said_in_quotation_marks_is_direct() -> None:
    assert find("قال", "كل الفرق").manner == "direct"
    assert find("قالت", "بغداد").manner == "mixed"
