"""Content, manner, act, nesting: what follows from a cue whatever its rule."""

import pytest

import musnad
from musnad import Attribution
from musnad.extraction import RULES


def only(text: str) -> Attribution:
    (one,) = musnad.read({"text": text}).attributions
    return one


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("قال الوزير إن السد آمن.", "indirect"),
        ("قال الوزير إن «السد آمن».", "direct"),
        ("قال الوزير: السد آمن.", "direct"),
        ("قال الوزير إن السد «متين وآمن تماما» والماء وفير.", "mixed"),
        ("قال الوزير إن سد «الوحدة» آمن.", "indirect"),
    ],
)
def test_manner(text: str, manner: str) -> None:
    assert only(text).manner == manner


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("قال الوزير إن السد آمن.", "state"),
        ("نفت الوزارة وجود شقوق في السد.", "deny"),
        ("أقر الوزير بأن السد قديم.", "admit"),
        ("اتهمت كييف موسكو بقصف السد.", "accuse"),
        ("دعا الوزير إلى إصلاح السد.", "demand"),
        ("حذر الوزير من انهيار السد.", "warn"),
        ("تعهد الوزير بإصلاح السد.", "promise"),
        ("أشاد الوزير بعمال السد.", "praise"),
        ("ندد الوزير بقصف السد.", "condemn"),
        ("تساءل الوزير عما إذا كان السد آمنا.", "ask"),
        ("رفض الوزير التعليق على حال السد.", "decline"),
        ("أعرب الوزير عن قلقه على السد.", "condemn"),
        ("أعرب الوزير عن ارتياحه لحال السد.", "praise"),
        ("قالت الوزارة: «سندعم إصلاح السد قريبا».", "promise"),
        ("تبنى التنظيم تفجير السد.", "admit"),
    ],
)
def test_act(text: str, act: str) -> None:
    assert only(text).act == act


@pytest.mark.parametrize(
    ("text", "act"),
    [
        # an action noun behind a post of one word opens the content
        pytest.param("نفى الوزير وجود شقوق في السد.", "deny"),
        # س before a verb that no table knows
        pytest.param("قالت الوزارة: «سنصلح السد قريبا».", "promise"),
        # the bare object is nearer than the governed عن
        pytest.param("أعلن التنظيم مسؤوليته عن تفجير السد.", "admit"),
    ],
)
def test_acts_behind_short_posts_and_bare_objects(text: str, act: str) -> None:
    (one,) = musnad.read({"text": text}).attributions or (None,)
    assert one is not None
    assert one.act == act


def test_a_statement_in_a_statement_has_a_parent() -> None:
    text = "أفادت وكالة الأنباء العمانية بأن الوزير قال إن السد آمن."
    outer, inner = musnad.read({"text": text}).attributions
    assert (outer.parent, inner.parent) == (None, outer.id)


def test_a_source_behind_the_clause_is_the_parent() -> None:
    text = "دعا النائب أكرم شلبي إلى إصلاح السد، حسب ما ذكر موقع المدينة برس."
    inner, outer = musnad.read({"text": text}).attributions
    assert (inner.parent, outer.parent) == (outer.id, None)


@pytest.mark.parametrize(
    "text",
    [
        "التقى الوزير نظيره في العاصمة.",
        "بحث الوزيران حال السد.",
        "يذكر أن السد بني عام 1960.",
        "",
        "« » : .",
        "قال",
        "قال إن",
        "بحسب",
    ],
)
def test_nothing_is_found(text: str) -> None:
    assert musnad.read({"text": text or "نص"}).attributions == ()


@pytest.mark.parametrize(
    "text",
    [
        "قال الوزير إن السد آمن، مضيفا أن الماء وفير، على حد قوله. ولم يعلق الجيش على ذلك.",
        "ناقلا عن مصدر حكومي أن الشقوق قديمة.",
        "بحسب الوزير، السد آمن. وقالت كييف: «لا». ورفض التعليق.",
    ],
)
def test_every_rule_has_a_name_that_is_listed(text: str) -> None:
    assert {one.rule for one in musnad.read({"text": text}).attributions} <= RULES
