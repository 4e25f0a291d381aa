"""Claims of responsibility, denials of it and refusals to comment."""

import pytest
from msgspec import UNSET

import musnad

CLAIM, DENIAL, SILENCE = "claims_responsibility", "denies_responsibility", "declines_comment"
STANCES = [
    ("أعلن التنظيم مسؤوليته عن الهجوم.", CLAIM),
    ("تبنى التنظيم الهجوم على القاعدة.", CLAIM),
    ("تبنت الحركة مسؤولية التفجير.", CLAIM),
    ("وقال التنظيم إنه مسؤول عن التفجير.", CLAIM),
    ("نفت الحركة مسؤوليتها عن الهجوم.", DENIAL),
    ("نفى الجيش أي تورط له في القصف.", DENIAL),
    ("نفت الجماعة ضلوعها في الهجوم على السفارة.", DENIAL),
    ("نفت الوزارة أن تكون مسؤولة عن الهجوم.", DENIAL),
    ("رفضت الوزارة التعليق على الغارة.", SILENCE),
    ("امتنع المتحدث عن التعليق.", SILENCE),
    ("رفضت الوزارة المقترح الجديد.", None),
    ("نفت الوزارة وقوع الهجوم.", None),
    ("أعلن وزير الداخلية مسؤولية التنظيم عن الهجوم.", None),
    ("قال الوزير إن مسؤولا قتل في الهجوم.", None),
    ("أعلن الوزير أن الحكومة ستعيد بناء المدرسة.", None),
    ("لم تعلن أي جهة مسؤوليتها عن التفجير.", None),
]


@pytest.mark.parametrize(("text", "stance"), STANCES)
def test_stances(text: str, stance: str | None) -> None:
    found = {one.stance for one in musnad.read(text).attributions if one.stance is not UNSET}
    assert found == ({stance} if stance else set())
