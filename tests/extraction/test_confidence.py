"""Confidence: a chance, higher where more speaks for the attribution, made of known signs."""

import musnad
from musnad.extraction import examine
from musnad.extraction.confidence import confidence, signs
from musnad.tables import read_table

PLAIN = "قال وزير النقل سامر حداد إن الجسر سيفتح في الربيع المقبل."
TEXTS = [
    PLAIN,
    "الطريق طويل. وأضاف أنه لا يعرف موعد الافتتاح.",
    "وبحسب صحيفة المرفأ، فإن السفينة غرقت قبل الفجر بساعات.",
    "«لن نعود»، قالت الوزيرة.",
    "ومن المتوقع أن تصل السفينة إلى الميناء فجرا.",
    "وقال المدرب: «أنا مقتنع بأن الفريق سيعود».",
    "وصف النائب الخطة بأنها متسرعة.",
    "رفض العمال الشروط الجديدة التي طالبت بها الشركة.",
    "أكد السفير أن بلاده ترحب بالاتفاق، مضيفا أن التنفيذ يبدأ غدا.",
    "وزعمت طهران أن الأقمار تراقب السفن.",
    "قال هولمبرغ شيئا، وطالب أهالي الحي بفتح المركز.",
]


def test_it_is_a_chance_to_two_places() -> None:
    for text in TEXTS:
        for found in musnad.read(text, title=False).attributions:
            assert found.confidence is not None and 0 < found.confidence < 1
            assert found.confidence == round(found.confidence, 2)


def test_a_named_source_behind_its_verb_is_surer_than_a_speaker_who_is_not_told() -> None:
    (plain,) = musnad.read(PLAIN, title=False).attributions
    (untold,) = musnad.read(TEXTS[1], title=False).attributions
    assert plain.confidence and untold.confidence
    assert plain.confidence >= 0.9 > untold.confidence


def test_the_signs_are_those_of_the_table() -> None:
    weights = read_table("confidence.toml")["weights"]
    relations = [r for text in TEXTS for r in examine(musnad.read(text).document).relations]
    given = {sign for relation in relations for sign in signs(relation)}
    assert len(given & weights.keys()) > 15
    assert all(isinstance(weight, float) for weight in weights.values())


def test_the_same_attribution_has_the_same_confidence() -> None:
    (relation,) = examine(musnad.read(PLAIN, title=False).document).relations
    assert confidence(relation) == confidence(relation)
