"""The links from the outlet to the speaker, with their role and the place that shows them."""

import musnad
from musnad import Link

FOLLOWED = "قال مصدر أمني لقناة الساحل إن الشحنة وصلت. وذكر المصدر أن طائرتين نقلتاها."


def chains(text: str, **given: str) -> list[tuple[Link, ...]]:
    return [one.chain for one in musnad.read({"text": text, **given}).attributions]


def test_the_order_of_links() -> None:
    (first, _) = chains(FOLLOWED, publisher="الضفة", byline="رويترز")
    assert [(link.role, link.from_) for link in first] == [
        ("publisher", "metadata"),
        ("agency", "byline"),
        ("carrier", "text"),
        ("speaker", "text"),
    ]


def test_a_carrier_persists_while_an_unnamed_source_is_followed() -> None:
    first, second = chains(FOLLOWED)
    assert [link.inherited is True for link in first] == [False, False]
    assert [link.name for link in second] == ["قناة الساحل", "مصدر أمني"]
    assert second[0].inherited is True


def test_a_carrier_of_a_named_speaker_does_not_persist() -> None:
    text = "قال الوزير سامر حداد لقناة الساحل إن السد آمن. وأضاف حداد أن الماء وفير."
    assert [len(chain) for chain in chains(text)] == [2, 1]


def test_reporters_come_before_the_speaker() -> None:
    text = "أفادت وكالة الأنباء العمانية بأن الوزير قال إن المسجد سيفتح."
    assert [[link.name for link in chain] for chain in chains(text)] == [
        ["وكالة الأنباء العمانية"],
        ["وكالة الأنباء العمانية", "الوزير"],
    ]


def test_an_audience_carries_nothing() -> None:
    (chain,) = chains("قال الوزير للصحفيين إن السد آمن.")
    assert [link.role for link in chain] == ["speaker"]


def test_an_agency_credited_and_cited_is_one_link() -> None:
    (chain,) = chains("بحسب رويترز، أغلق المطار.", byline="رويترز")
    assert [link.name for link in chain] == ["رويترز"]


def test_a_speaker_points_at_its_words() -> None:
    text = "قال الوزير إن السد آمن."
    ((link,),) = chains(text)
    assert isinstance(link.start, int)
    assert isinstance(link.end, int)
    assert text[link.start : link.end] == "الوزير"
    assert link.attribution == "a1"
