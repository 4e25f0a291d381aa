"""Where the noun phrase of a source ends."""

import pytest

from musnad.grammar.phrases import phrase_end
from musnad.grammar.readings import match_known
from musnad.grammar.tokens import read_passage
from musnad.model import Block


def phrase(text: str, strict: bool = False) -> str:
    passage = read_passage(text, Block(start=0, end=len(text), kind="paragraph"))
    end = phrase_end(passage, 0, len(passage.tokens), strict)
    return text[: passage.tokens[end - 1].end] if end else ""


@pytest.mark.parametrize(
    "text",
    [
        "وزير خارجية قطر | في بيان",
        "أمين عام مجلس الأمن الروسي نيكولاي باتروشيف | إن",
        "المتحدث باسم وزارة الدفاع | الثلاثاء",
        "مصدر أمني | لشبكة سكاي نيوز",
        "مصدر في وزارة النفط | أن",
        "الرئيس الأمريكي جو بايدن | الذي زار",
        "شركة الطيران | أنها",
        "وكالة الأنباء الإيرانية | عن",
        "رئيس المجلس، سامر حداد، | إن",
        "منظمة «أطباء بلا حدود» | أن",
        "كييف والغرب | إن",
    ],
)
def test_a_phrase_ends(text: str) -> None:
    whole = text.replace("| ", "")
    assert phrase(whole).rstrip("،") == text.split(" |")[0].rstrip("،")


@pytest.mark.parametrize(
    "text",
    [
        "روسيا | استخدام الأسلحة",
        "وزارة الدفاع | إسقاط طائرة",
        "الرئيس التركي | وقف القتال",
    ],
)
def test_without_a_mark_a_noun_of_action_ends_it(text: str) -> None:
    assert phrase(text.replace("| ", ""), strict=True) == text.split(" |")[0]


@pytest.mark.parametrize("text", ["في بيان", "أن الوزير", "الذي زار"])
def test_no_phrase_begins_with_a_function_word(text: str) -> None:
    passage = read_passage(text, Block(start=0, end=len(text), kind="paragraph"))
    assert phrase_end(passage, 1, 1) == 1


@pytest.mark.parametrize(
    ("text", "entity", "length"),
    [
        ("الأمم المتحدة قالت", "org:un", 2),
        ("طهران قالت", "state:IR", 1),
        ("أ.ف.ب قالت", "media:afp", 5),
        ("رويترز قالت", "media:reuters", 1),
    ],
)
def test_known_names(text: str, entity: str, length: int) -> None:
    passage = read_passage(text, Block(start=0, end=len(text), kind="paragraph"))
    found = match_known(passage.tokens, 0)
    assert found is not None
    assert (found[1].id, found[0]) == (entity, length)


def test_an_unknown_word_is_no_known_name() -> None:
    passage = read_passage("الجسر انهار", Block(start=0, end=11, kind="paragraph"))
    assert match_known(passage.tokens, 0) is None
