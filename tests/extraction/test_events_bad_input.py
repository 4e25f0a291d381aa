"""What papers do to an event: no verb, glued words, open quotation marks, tables, endless lists."""

import time

import pytest

import musnad
from musnad import Analysis


def triggers(analysis: Analysis) -> list[str]:
    text = analysis.document.text
    return [text[e.trigger.start : e.trigger.end] for e in analysis.events]


def test_a_headline_without_a_verb() -> None:
    title = "مقتل خمسة جنود في هجوم قرب كركوك"
    analysis = musnad.read({"title": title, "text": "وصل الوفد إلى المدينة."})
    event = analysis.events[0]
    assert triggers(analysis)[0] == "مقتل"
    assert (event.type, event.rule, event.attribution) == ("ASSAULT", "noun", None)
    assert [one.role for one in event.quantities] == ["killed"]


def test_a_headline_of_three_nouns() -> None:
    analysis = musnad.read({"title": "محادثات روسية إيرانية في طهران", "text": "نص قصير."})
    assert [(e.type, e.rule) for e in analysis.events] == [("CONSULT", "noun")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("قالت الشرطة،إن مسلحين قتلوا خمسة جنود في2 نيسان/أبريل 2022.", "قتلوا"),
        ("(أعلن الجيش)قصف الطيران مواقع المسلحين،ثم انسحب.", "قصف"),
        pytest.param(
            "قتل5 جنود وأصيب20 آخرون في هجوم قرب المدينة.",
            "قتل",
            marks=pytest.mark.xfail(reason="a word and the digits behind it are one", strict=True),
        ),
    ],
)
def test_glued_words(text: str, wanted: str) -> None:
    assert wanted in triggers(musnad.read(text))


def test_words_glued_to_words_are_no_events_and_no_fault() -> None:
    assert triggers(musnad.read("قالالجيشإنقواتهقصفتالمدينةوقتلتمسلحين.")) == []


@pytest.mark.parametrize("mark", ["«", '"', "“", "(", '«"“'])
def test_a_quotation_that_never_closes(mark: str) -> None:
    text = (
        f"قال المتحدث: {mark}قصف الجيش مواقع المسلحين أمس ولن نتراجع. وأضاف أن مسلحين قتلوا جنديا."
    )
    analysis = musnad.read(text)
    assert {"قصف", "قتلوا"} <= set(triggers(analysis))
    for event in analysis.events:
        assert event.factuality[-1].attribution == event.attribution


def test_a_table_of_casualties() -> None:
    rows = "".join(f"البلدة {n}\t{n} قتيلا\t{n * 2} جريحا\n" for n in range(1, 40))
    analysis = musnad.read({"text": "قتل العشرات في قصف المدينة أمس.\n\n" + rows})
    assert "قتل" in triggers(analysis)
    assert len(analysis.events) <= 3  # the rows name numbers, not what happened


def test_five_hundred_triggers_in_a_sentence() -> None:
    text = "قال الوزير إن " + "الجيش قصف القرية وقتل خمسة مسلحين و" * 250 + "انسحب."
    begin = time.process_time()
    analysis = musnad.read(text)
    assert time.process_time() - begin < 5
    assert len(analysis.events) >= 250
    starts = [event.trigger.start for event in analysis.events]
    assert starts == sorted(starts)


def test_time_grows_with_the_triggers_not_with_their_square() -> None:
    def seconds(count: int) -> float:
        text = "قصف الجيش القرية " + "وقصف المدينة وهاجم المسلحين " * count + "."
        begin = time.process_time()
        musnad.read(text)
        return time.process_time() - begin

    seconds(50)  # loads the language data
    assert seconds(2000) < 30 * max(seconds(200), 0.02)


def test_an_event_inside_five_statements() -> None:
    text = (
        "قالت الصحيفة إن الوكالة ذكرت أن الوزير أعلن أن الشرطة أكدت أن "
        "الحارس قال إن مسلحين قتلوا خمسة جنود أمس."
    )
    analysis = musnad.read({"text": text, "publisher": "الخبر"})
    event = next(e for e in analysis.events if e.type == "ASSAULT")
    assert [one.value for one in event.factuality] == ["Uu"] * 5 + ["CT+"]
    ids = [one.attribution for one in event.factuality]
    assert ids[0] is None and ids[-1] == event.attribution
    parents = {one.id: one.parent for one in analysis.attributions}
    assert [parents[one] for one in ids[1:] if one] == ids[:-1]


@pytest.mark.parametrize("text", ["؟", "قتل", "و", "«قصف»", "قتل قتل", "سـ"])
def test_next_to_nothing(text: str) -> None:
    for event in musnad.read({"text": text}).events:
        assert event.trigger.start < event.trigger.end
