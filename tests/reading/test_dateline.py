"""Credit lines, in front of the article, behind it, and in a byline."""

import pytest

from musnad.model import Document
from musnad.reading import Settings
from musnad.reading.media import find_name, name_key
from musnad.reading.plain import read_plain
from musnad.reading.records import read_record

BODY = "أعلنت وزارة الخارجية في بيان أن الوفد وصل إلى العاصمة لإجراء محادثات تستمر يومين."


def plain(text: str) -> Document:
    return read_plain(f"عنوان المقال\n\n{text}", Settings(), "test")[0]


def credits(found: Document) -> list[str]:
    return [agency.name for agency in found.agencies]


@pytest.mark.parametrize(
    ("head", "place", "publisher", "agencies"),
    [
        ("طهران«الأيام» رويترز:\n", "طهران", "الأيام", ["رويترز"]),
        ("طهران - رويترز\n", "طهران", None, ["رويترز"]),
        ("الرياض - واس:\n", "الرياض", None, ["واس"]),
        ("القاهرة: «الشرق الأوسط»\n", "القاهرة", "الشرق الأوسط", []),
        ("نيويورك (أ ف ب) ", "نيويورك", None, ["أ ف ب"]),
        ("نيويورك (أ ف ب) - ", "نيويورك", None, ["أ ف ب"]),
        ("دبي، الإمارات العربية المتحدة (CNN)-- ", "دبي", "CNN", []),
        ("(CNN) -- ", None, "CNN", []),
        ("رويترز - ", None, None, ["رويترز"]),
        ("باريس – أ.ف.ب: ", "باريس", None, ["أ.ف.ب"]),
        ("القدس المحتلة - وفا - ", "القدس المحتلة", None, ["وفا"]),
        ("واشنطن/ الأناضول/ ", "واشنطن", None, ["الأناضول"]),
        ("القاهرة في 5 مارس / أ ش أ / ", "القاهرة", None, ["أ ش أ"]),
        ("بيروت ـ «القدس العربي»: ", "بيروت", "القدس العربي", []),
        ("موسكو، 9 نوفمبر (رويترز) - ", "موسكو", None, ["رويترز"]),
        ("موسكو 9 نوفمبر تشرين الثاني (رويترز) - ", "موسكو", None, ["رويترز"]),
        ("القاهرة – سبوتنيك. ", "القاهرة", None, ["سبوتنيك"]),
        ("رويترز، أ ف ب\n", None, None, ["رويترز", "أ ف ب"]),
        ("طهران - ", "طهران", None, []),
    ],
)
def test_credit_before_the_article(
    head: str, place: str | None, publisher: str | None, agencies: list[str]
) -> None:
    found = plain(head + BODY)
    assert (found.dateline.place if found.dateline else None) == place
    assert found.publisher == publisher
    assert credits(found) == agencies
    assert all(agency.from_ == "byline" for agency in found.agencies)
    kinds = [block.kind for block in found.blocks]
    assert kinds == ["title", "dateline" if place else "byline", "paragraph"]
    assert found.text[found.blocks[-1].start :] == BODY


@pytest.mark.parametrize(
    "head",
    [
        "طهران: ",
        "وكالة رويترز: ",
        "أفاد مراسل رويترز: ",
        "قال مصدر (رويترز) إن ",
        "الحرب على غزة - رويترز: ",
        "«الحرب»: ",
        "صباح، ",
        '"سبق" تقول للمسؤول: ',
    ],
)
def test_no_credit(head: str) -> None:
    found = plain(head + BODY)
    assert found.dateline is None
    assert found.agencies == ()
    assert [block.kind for block in found.blocks] == ["title", "paragraph"]


@pytest.mark.parametrize(
    ("foot", "agencies"),
    [
        ("\n(وكالات)", ["وكالات"]),
        ("\nواس", ["واس"]),
        ("\n— رويترز", ["رويترز"]),
        (" (رويترز)", ["رويترز"]),
        (" (أ ف ب).", ["أ ف ب"]),
        (" - واس", ["واس"]),
        ("\nالمصدر: رويترز", ["رويترز"]),
        ("\nرويترز/أ ف ب", ["رويترز", "أ ف ب"]),
        ("\n(إعداد سامي علي للنشرة العربية - تحرير منى حسن)", []),
    ],
)
def test_credit_behind_the_article(foot: str, agencies: list[str]) -> None:
    found = plain(BODY + foot)
    assert credits(found) == agencies
    assert all(agency.from_ == "text" for agency in found.agencies)
    assert [block.kind for block in found.blocks] == ["title", "paragraph", "byline"]
    assert found.text[found.blocks[1].start : found.blocks[1].end] == BODY


@pytest.mark.parametrize("foot", ["\n(آب).", "\nطهران", "\n«مقلقة للغاية».", " (الثلاثاء)"])
def test_no_credit_behind_the_article(foot: str) -> None:
    found = plain(BODY + foot)
    assert found.agencies == ()
    assert "byline" not in [block.kind for block in found.blocks]


@pytest.mark.parametrize(
    ("byline", "agencies", "authors"),
    [
        ("أ ف ب - واشنطن", ["أ ف ب"], ()),
        ("سبق- وكالات:", ["وكالات"], ()),
        ("بغداد : واس", ["واس"], ()),
        ("الوئام - رويترز:", ["رويترز"], ()),
        ("بيروت: نذير رضا.. لندن: «الشرق الأوسط»", [], ("نذير رضا",)),
        ("«الاقتصادية» من الرياض", [], ()),
        ("عرعر - جاسر الصقري", [], ("جاسر الصقري",)),
        ("سامي الحارثي ومحمد الشمري - جدة", [], ("سامي الحارثي", "محمد الشمري")),
        ("قرية بعيدة: واس", ["واس"], ()),
        ("رويترز", ["رويترز"], ()),
    ],
)
def test_byline_of_a_record(byline: str, agencies: list[str], authors: tuple[str, ...]) -> None:
    found, _ = read_record({"text": BODY, "byline": byline}, Settings(), "test")
    assert found.byline == byline
    assert credits(found) == agencies
    assert all(agency.from_ == "byline" for agency in found.agencies)
    assert found.authors == authors
    assert found.dateline is None


def test_credits_behind_a_standfirst() -> None:
    found = plain(f"المحادثات تستمر يومين\nمنى حسن - القاهرة - أ ش أ\n{BODY}")
    assert [block.kind for block in found.blocks] == ["title", "paragraph", "dateline", "paragraph"]
    assert (credits(found), found.authors) == (["أ ش أ"], ("منى حسن",))
    found = plain(f"المحادثات تستمر يومين\nنيويورك (رويترز) - {BODY}")
    assert credits(found) == ["رويترز"]
    assert plain(f"{BODY}\nطهران - {BODY}").dateline is None


def test_the_outlet_is_no_agency_in_its_own_record() -> None:
    record = {"text": BODY, "byline": "واس - الرياض", "publisher": "واس"}
    assert read_record(record, Settings(), "test")[0].agencies == ()


def test_metadata_win_over_byline_and_byline_over_text() -> None:
    record = {"text": f"{BODY} (رويترز)", "byline": "أ ف ب", "agency": "د ب أ"}
    found, _ = read_record(record, Settings(), "test")
    assert [(a.name, a.from_, a.entity) for a in found.agencies] == [
        ("د ب أ", "metadata", "media:dpa")
    ]
    del record["agency"]
    found, _ = read_record(record, Settings(), "test")
    assert [(a.name, a.from_) for a in found.agencies] == [("أ ف ب", "byline")]


def test_an_agency_of_the_byline_is_shown_where_the_text_credits_it() -> None:
    record = {"text": f"طهران«الأيام» رويترز:\n{BODY}", "byline": "رويترز", "publisher": "الأيام"}
    (agency,) = read_record(record, Settings(), "test")[0].agencies
    assert (agency.from_, agency.start, agency.end) == ("byline", 14, 20)


def test_generic_agencies_have_no_entity() -> None:
    name = find_name("الوكالات")
    assert name is not None and (name.name, name.entity) == ("وكالات", None)


def test_spelled_agencies_have_one_key() -> None:
    assert len({name_key(words) for words in ("أ ف ب", "أ.ف.ب", "ا. ف. ب", "أف ب", "«أ ف ب»")}) == 1
    assert name_key("آب") != name_key("أ ب")


def test_long_lines_cost_no_time() -> None:
    for piece in ("(", "«", "- ", "a:", "/", "ـ ", "من "):
        plain(piece * 50_000)
