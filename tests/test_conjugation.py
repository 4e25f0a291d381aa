"""Real verbs of the news, of every class of weak letter, in the forms that newspapers write."""

import pytest

from musnad.conjugation import Form, finite_forms, noun_forms, participle_forms
from musnad.text import fold

VERBS = {
    "قال": ("يقول", "قالت قالا قالوا يقول تقول يقولون يقولان تقولان أقول نقول يقل تقل قلت قلنا"),
    "نفى": ("ينفي", "نفت نفيا نفوا نفين ينفي تنفي ينفون ينفيان ننفي ينف نفيت نفينا نفاه نفتها"),
    "دعا": ("يدعو", "دعت دعوا دعوت دعونا يدعو تدعو يدعون يدعوان ندعو أدعو يدع دعاه"),
    "أقر": ("يقر", "أقرت أقروا يقر تقر يقرون نقر"),
    "رأى": ("يرى", "رأت رأوا رأينا يرى ترى يرون نرى"),
    "أفاد": ("يفيد", "أفادت أفادوا أفدت أفدنا يفيد تفيد يفيدون يفد"),
    "ادعى": ("يدعي", "ادعت ادعوا ادعيا يدعي تدعي يدعون ندعي ادعاه"),
    "أضاف": ("يضيف", "أضافت أضافوا أضافا يضيف تضيف يضيفون يضف"),
    "وصف": ("يصف", "وصفت وصفوا وصفها وصفته يصف تصف يصفه يصفون"),
}


def spellings(past: str, present: str) -> dict[str, list[Form]]:
    found: dict[str, list[Form]] = {}
    for form in finite_forms(past, present):
        found.setdefault(form.spelling, []).append(form)
    return found


@pytest.mark.parametrize("past", VERBS)
def test_forms_in_use_are_generated(past: str) -> None:
    present, wanted = VERBS[past]
    found = spellings(past, present)
    assert [word for word in wanted.split() if fold(word) not in found] == []


@pytest.mark.parametrize(
    ("past", "present", "word", "gender", "number"),
    [
        ("قال", "يقول", "قالت", "f", "s"),
        ("قال", "يقول", "يقولون", "m", "p"),
        ("نفى", "ينفي", "نفوا", "m", "p"),
        ("رأى", "يرى", "تريان", "f", "d"),
        ("أفاد", "يفيد", "أفادا", "m", "d"),
    ],
)
def test_gender_and_number(past: str, present: str, word: str, gender: str, number: str) -> None:
    (form,) = spellings(past, present)[fold(word)]
    assert (form.gender, form.number) == (gender, number)


def test_one_spelling_may_be_two_forms() -> None:
    assert {(f.tense, f.number) for f in spellings("دعا", "يدعو")["دعوا"]} == {
        ("past", "d"),
        ("past", "p"),
    }


def test_objects_are_told() -> None:
    (form,) = spellings("وصف", "يصف")["وصفته"]
    assert (form.object, form.gender) == ("ه", "f")


@pytest.mark.xfail(strict=True, reason="doubled verbs are not opened before ت and ن")
@pytest.mark.parametrize(
    ("past", "present", "word"),
    [("أقر", "يقر", "أقررنا"), ("رد", "يرد", "رددت"), ("حث", "يحث", "حثثنا")],
)
def test_doubled_verbs_open(past: str, present: str, word: str) -> None:
    assert fold(word) in spellings(past, present)


@pytest.mark.xfail(strict=True, reason="the two alefs of رأى and a pronoun are not one")
def test_a_madda_before_a_pronoun() -> None:
    assert fold("رآه") in spellings("رأى", "يرى")


@pytest.mark.parametrize(
    ("participle", "wanted"),
    [
        ("مضيف", "مضيفا مضيفة مضيفين"),
        ("داعي", "داعيا داعية داعين"),
        ("نافي", "نافيا نافية نافين"),
        ("قائل", "قائلا قائلة قائلين"),
    ],
)
def test_participles(participle: str, wanted: str) -> None:
    found = {form.spelling for form in participle_forms(participle)}
    assert {fold(word) for word in wanted.split()} <= found


def test_verbal_nouns_with_a_pronoun() -> None:
    found = {form.spelling: form.gender for form in noun_forms("دعوة")}
    assert (found["دعوته"], found["دعوتها"], found["الدعوة"]) == ("m", "f", "")
