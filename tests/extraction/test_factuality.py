"""How certain each source of the chain is: FactBank's values, from the article inwards."""

from typing import get_args

import pytest

import musnad
from musnad.extraction.events.factuality import table
from musnad.model import Act, Certainty, Modality

LEVELS = [
    ("قصف الجيش المدينة أمس.", "قصف", ["CT+"]),
    ("لم يقصف الجيش المدينة أمس.", "يقصف", ["CT-"]),
    ("سيلتقي الوزير نظيره التركي غدا.", "يلتقي", ["PR+"]),
    ("قالت الشرطة إن مسلحين قتلوا خمسة جنود أمس.", "قتلوا", ["Uu", "CT+"]),
    ("نفت الوزارة قصف المدرسة.", "قصف", ["Uu", "CT-"]),
    ("قال المتحدث إن الوزارة نفت قصف المدرسة.", "قصف", ["Uu", "Uu", "CT-"]),
    ("أدانت مصر قصف المدرسة.", "قصف", ["CT+", "CT+"]),
    ("اعترفت الحكومة بأن الجيش قصف المدرسة.", "قصف", ["PR+", "CT+"]),
    ("كشف الوزير أن الجيش قصف المدرسة.", "قصف", ["CT+", "CT+"]),
    ("قالت الوكالة إن الوزير كشف أن الجيش قصف المدرسة.", "قصف", ["Uu", "CT+", "CT+"]),
]


@pytest.mark.parametrize(("text", "trigger", "values"), LEVELS)
def test_levels(text: str, trigger: str, values: list[str]) -> None:
    events = musnad.read({"text": text, "publisher": "الأيام"}).events
    found = {text[e.trigger.start : e.trigger.end]: e for e in events}
    assert [one.value for one in found[trigger].factuality] == values
    assert found[trigger].factuality[0].source == "الأيام"
    assert found[trigger].factuality[0].attribution is None
    assert found[trigger].factuality[-1].attribution == found[trigger].attribution


def test_who_is_said_not_to_have_spoken_says_nothing() -> None:
    text = "نفى الوزير أن تكون الشرطة قالت إن مسلحين قتلوا خمسة جنود."
    analysis = musnad.read(text)
    event = next(e for e in analysis.events if text[e.trigger.start : e.trigger.end] == "قتلوا")
    assert [one.value for one in event.factuality] == ["Uu"] * len(event.factuality)


def test_the_table_is_whole() -> None:
    """Every act, the article and every modality have a value."""
    own = table()["own"]
    assert own.keys() == {"article", *get_args(Act)}
    for row in own.values():
        assert row.keys() == set(get_args(Modality))
        assert set(row.values()) <= set(get_args(Certainty))
    assert table()["outward"].keys() <= set(get_args(Act))
