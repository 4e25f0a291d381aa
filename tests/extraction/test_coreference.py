"""Names, posts, bodies and silent subjects come back to one speaker."""

import pytest

import musnad


def speakers(text: str) -> list[str | None]:
    found = musnad.read({"text": text}).attributions
    return [one.speaker.name if one.speaker else None for one in found]


@pytest.mark.parametrize(
    "later",
    ["وأكد فيغا أن القرار نهائي.", "وأضاف أن القرار نهائي.", "وأكد وزير الخارجية أن القرار نهائي."],
)
def test_one_person_however_called(later: str) -> None:
    text = f"قال وزير الخارجية التشيلي راؤول فيغا إن بلاده ستشارك. {later}"
    assert speakers(text) == ["راؤول فيغا", "راؤول فيغا"]


def test_a_silent_subject_agrees_in_gender() -> None:
    text = (
        "قالت رئيسة اللجنة إن العد بدأ. وقال مندوب المعارضة إن الصناديق ناقصة. "
        "وأضافت أن الناخبين هادئون."
    )
    assert speakers(text) == ["رئيسة اللجنة", "مندوب المعارضة", "رئيسة اللجنة"]


def test_the_same_source_is_the_last_unnamed_one() -> None:
    text = "قال مصدر طبي إن العدد ارتفع. وأكد الوزير أن الوضع مستقر. وذكر المصدر أن طفلا توفي."
    assert speakers(text) == ["مصدر طبي", "الوزير", "مصدر طبي"]


def test_a_medium_behind_its_clause_does_not_go_on_speaking() -> None:
    text = "قال قائد السفينة إن الموج هدأ، بحسب وكالة رويترز. وأضاف أن الرحلة مستمرة."
    assert speakers(text)[0] == speakers(text)[-1] == "قائد السفينة"


def test_two_who_fit_are_both_kept() -> None:
    text = (
        "التقى وزير المالية سامي خليل نائبه رامي خليل ومعهما عدد من المديرين. "
        "وقال خليل إن الموازنة جاهزة."
    )
    (one,) = musnad.read({"text": text}).attributions
    assert one.speaker is not None
    assert one.speaker.name is None
    assert len(one.speaker.candidates) == 2


def test_a_passive_has_no_speaker() -> None:
    assert speakers("قال الوزير إن السد آمن. ويُعتقد أن فيه شقوقا.") == ["الوزير", None]


def test_aliases_and_mentions_are_gathered() -> None:
    text = "قال راؤول فيغا إن بلاده ستشارك. وأكد فيغا أن الوفد سيغادر."
    analysis = musnad.read({"text": text})
    (person,) = analysis.entities
    assert (person.name, person.aliases) == ("راؤول فيغا", ("فيغا",))
    assert [text[span.start : span.end] for span in person.mentions] == ["راؤول فيغا", "فيغا"]


@pytest.mark.parametrize("later", ["المتحدثة", "المتحدثة باسم الشرطة"])
def test_the_post_behind_an_unknown_name_tells_its_gender(later: str) -> None:
    text = (
        f"قالت أغورنا لومبسكا المتحدثة باسم الشرطة إن الوضع هادئ. وقالت {later} إن التحقيق مستمر."
    )
    assert speakers(text) == ["أغورنا لومبسكا"] * 2


def test_the_verb_tells_the_gender_of_an_unknown_name() -> None:
    text = (
        "قالت لومبسكا إن العد بدأ. وقال المندوب سامر حداد إن الصناديق ناقصة. "
        "وأضافت أن الناخبين هادئون."
    )
    assert speakers(text) == ["لومبسكا", "سامر حداد", "لومبسكا"]


def test_a_name_inside_anothers_post_is_not_his() -> None:
    text = (
        "قال يوري هولتسر إن المصنع سيفتح. وقال دان فرايتاغ أحد مستشاري مصنع هولتسر إن المال كاف. "
        "وأكد هولتسر أن العمل بدأ."
    )
    assert speakers(text) == ["يوري هولتسر", "دان فرايتاغ", "يوري هولتسر"]


def test_nouns_of_a_post_are_no_name() -> None:
    text = (
        "قال رئيس اللجنة المنظمة لكأس الخليج سامر حداد إن الملاعب جاهزة. "
        "وأضاف رئيس اللجنة المنظمة لكأس الخليج أن التذاكر نفدت."
    )
    assert speakers(text) == ["سامر حداد", "سامر حداد"]


def test_who_speaks_without_words_is_who_goes_on() -> None:
    text = (
        "قال سامر حداد إن الأمر بدأ. وكشف المدير نبيل الراوي في تصريح خاص. "
        "مشيرا إلى أن العمل مستمر."
    )
    assert speakers(text) == ["سامر حداد", "نبيل الراوي"]


def test_a_pronoun_is_the_one_who_spoke() -> None:
    text = "قال سامر حداد إن الأمر بدأ. وهو يرى أن القرار خاطئ."
    assert speakers(text) == ["سامر حداد", "سامر حداد"]


def test_a_participle_takes_the_subject_of_its_own_sentence() -> None:
    text = (
        "قال سامر حداد إن السوق هادئة. ورفعت مؤسسة ستاندرد آند بورز التصنيف قائلة إن السيولة تحسنت."
    )
    assert speakers(text) == ["سامر حداد", "مؤسسة ستاندرد آند بورز"]


def test_a_participle_of_the_other_gender_is_not_guessed() -> None:
    text = "قالت الوزارة إن الجسر فتح، مضيفا أن الطريق آمن."
    assert speakers(text) == ["الوزارة", None]


def test_the_fullest_name_may_stand_where_nobody_speaks() -> None:
    text = "قام تيم هولمز لي، مخترع الجهاز، بإطلاق موقع. وقال هولمز لي إن الموقع مجاني."
    assert speakers(text) == ["تيم هولمز لي"]


def test_a_body_goes_by_its_fullest_name() -> None:
    text = "ذكرت فرانس برس أن الجسر فتح. وأضافت وكالة فرانس برس أن الطريق آمن."
    assert speakers(text) == ["وكالة فرانس برس"] * 2


def test_an_act_that_nobody_owns() -> None:
    text = "قال المدير إن اليوم هادئ. وبدأت المدينة الدعوة إلى ضبط النفس."
    assert speakers(text) == ["المدير", None]


def test_brackets_behind_a_known_body_are_no_part_of_its_name() -> None:
    assert speakers("قالت منظمة الصحة العالمية (WHO) إن الوضع هادئ.") == ["منظمة الصحة العالمية"]
