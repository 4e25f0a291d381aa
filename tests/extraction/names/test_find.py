"""Names under hostile spelling, and what holds for the mentions of every text."""

import random
from itertools import pairwise

import pytest

import musnad
from musnad import Analysis
from musnad.extraction.names import find_names
from musnad.grammar.tokens import read_passage
from musnad.model import Block

SENTENCE = """قال أكد وزير الخارجية الروسي سيرغي لافروف محمد بن أبو سعيد في إلى طهران وطهران مدينة
حلب وزارة الدفاع مجلس الأمن « » ( ) ، : . رويترز الحياة صحيفة أن إن زخاروفسكي Ivan UNICEF نهر آل و
ل العليا"""
WORDS = SENTENCE.split()


def named(text: str, kind: str) -> list[str]:
    found = find_names(text, [read_passage(text, Block(0, len(text), "paragraph"))])
    return [text[m.start : m.end] for m in found if m.kind == kind]


def spans(analysis: Analysis) -> list[tuple[int, int]]:
    return sorted((m.start, m.end) for e in analysis.entities for m in e.mentions)


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("وصل مُحَمَّدُ بنُ سلمانَ أمس", ["مُحَمَّدُ بنُ سلمانَ"]),
        ("وصل محمـــد بن ســـلمان أمس", ["محمـــد بن ســـلمان"]),
        ("وصل خالد2 منصور3 أمس", []),
        ("قال " + "محمد " * 300, None),
        ("وصل الرئيس فلاديمير بوتين", ["فلاديمير بوتين"]),
    ],
)
def test_spelling_of_persons(text: str, persons: list[str] | None) -> None:
    found = named(text, "person")
    if persons is None:
        assert found and all(len(name.split()) <= 14 for name in found)
    else:
        assert found == persons


def test_wrong_hamza_and_ta_marbuta() -> None:
    assert named("سافر إلي القاهره ثم الاسكندريه", "place") == ["القاهره", "الاسكندريه"]
    assert named("سافر الى اسيا وافريقيا", "place") == ["اسيا", "افريقيا"]


@pytest.mark.parametrize(
    "word", ["الرئيس ", "وزارة ", "محمد ", "بن ", "أبو ", "Xavier ", "«حركة ", "(A B) "]
)
def test_long_runs_of_one_word_end(word: str) -> None:
    text = (word * 3000).strip()
    assert len(find_names(text, [read_passage(text, Block(0, len(text), "paragraph"))])) <= 3000


@pytest.mark.parametrize("seed", range(40))
def test_mentions_are_words_in_order_and_do_not_cross(seed: int) -> None:
    chosen = random.Random(seed)
    text = " ".join(chosen.choice(WORDS) for _ in range(60))
    analysis = musnad.read({"text": text})
    found = spans(analysis)
    assert len(found) == len(set(found))
    for start, end in found:
        assert text[start:end] == text[start:end].strip() != ""
    for (a, b), (c, d) in pairwise(found):
        assert b <= c or d <= b or a == c, text[a:d]
    assert musnad.read({"text": text}) == analysis


def test_a_family_name_of_two_persons_joins_neither() -> None:
    text = "وصل النائب مروان الصباغ ثم الوزيرة سلمى الصباغ. وقال الصباغ إن الطريق مغلق."
    rows = {e.name: len(e.mentions) for e in musnad.read({"text": text}).entities}
    assert rows["مروان الصباغ"] == 1
    assert rows["سلمى الصباغ"] == 1


def test_places_and_states_of_one_capital_are_two() -> None:
    text = "قالت موسكو إنها مستعدة. وهطلت الثلوج في موسكو."
    kinds = {e.id: e.kind for e in musnad.read({"text": text}).entities}
    assert kinds == {"state:RU": "state", "l1": "place"}
