"""Post and personal name of a source, and what it says of the one it names."""

import pytest

from musnad.extraction.names.describe import describe, name_words
from musnad.extraction.names.titles import split_title
from musnad.grammar.relations import Description, Range
from musnad.grammar.tokens import Passage, read_passage
from musnad.model import Block


def passage_of(text: str) -> Passage:
    return read_passage(text, Block(start=0, end=len(text), kind="paragraph"))


def described(text: str) -> Description:
    passage = passage_of(text)
    return describe(text, passage, (0, len(passage.tokens)))


@pytest.mark.parametrize(
    ("title", "name", "tail"),
    [
        ("وزير النقل الأردني", "سامر حداد", ""),
        ("أمين عام مجلس الأمن الروسي", "نيكولاي باتروشيف", ""),
        ("الرئيس الأمريكي", "جو بايدن", ""),
        ("الرئيس", "السيسي", ""),
        ("اللواء", "أحمد سالم", ""),
        ("", "مارك ريموندي", "المتحدث باسم الوزارة"),
        ("", "باتروشيف", ""),
        ("وزير الخارجية", "", ""),
        ("المتحدثة باسم المنظمة", "ليلى حداد", ""),
    ],
)
def test_post_and_name(title: str, name: str, tail: str) -> None:
    text = " ".join(part for part in (title, name, tail) if part)
    passage = passage_of(text)

    def words(part: Range | None) -> str:
        return text[passage.tokens[part[0]].start : passage.tokens[part[1] - 1].end] if part else ""

    found = split_title(passage, (0, len(passage.tokens)))
    assert tuple(map(words, found)) == (title, name, tail)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("وزير النقل سامر حداد", "person"),
        ("وزير النقل", "official"),
        ("المتحدثة", "official"),
        ("مصدر أمني", "anonymous"),
        ("ثلاثة مسؤولين", "anonymous"),
        ("مسؤول أمريكي", "anonymous"),
        ("وزارة الخارجية الصينية", "organization"),
        ("الجيش", "organization"),
        ("طهران", "state"),
        ("الغرب", "state"),
        ("وكالة رويترز", "media"),
        ("صحيفة محلية", "media"),
        ("بيان الوزارة", "document"),
        ("سكان القرية", "group"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    assert described(text).kind == kind


@pytest.mark.parametrize(
    ("text", "gender", "number"),
    [
        ("الوزيرة", "f", "s"),
        ("الوزير", "m", "s"),
        ("وزارة النقل", "f", "s"),
        ("مصادر أمنية", "f", "p"),
        ("المتحدثون باسم الأحزاب", "m", "p"),
        ("الصين", "", "s"),
    ],
)
def test_agreement(text: str, gender: str, number: str) -> None:
    found = described(text)
    assert (found.gender, found.number) == (gender, number)


@pytest.mark.parametrize(
    ("text", "entity", "country"),
    [
        ("وكالة رويترز", "media:reuters", "GB"),
        ("كييف", "state:UA", "UA"),
        ("وزارة الخارجية الصينية", None, "CN"),
    ],
)
def test_identity_and_country(text: str, entity: str | None, country: str) -> None:
    found = described(text)
    assert (found.entity, found.country) == (entity, country)


def test_members_of_a_coordinated_speaker() -> None:
    assert [member.entity for member in described("كييف والغرب").members] == [
        "state:UA",
        "bloc:west",
    ]


def test_the_issuer_of_a_document() -> None:
    issuer = described("بيان لوزارة الداخلية").issuer
    assert issuer is not None
    assert (issuer.kind, issuer.name) == ("organization", "وزارة الداخلية")


def test_words_of_a_name_are_compared_without_the_article() -> None:
    assert name_words("فاطمة الزهراني") == name_words("فاطمه زهراني")
