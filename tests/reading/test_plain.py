"""Plain text: offsets stay those of the file, and each line is what it is."""

import pytest

from musnad.errors import NotText
from musnad.model import Document
from musnad.reading import Settings
from musnad.reading.plain import read_plain

PARAGRAPH = "أعلنت وزارة الخارجية في بيان أن الوفد وصل إلى العاصمة لإجراء محادثات تستمر يومين."
LONG = "وأضافت الوزارة أن المحادثات تتناول التعاون في مجالات الطاقة والنقل والزراعة والمصارف."


def document(text: str, **options: object) -> Document:
    return read_plain(text, Settings(**options), "test")[0]  # type: ignore[arg-type]


def blocks(found: Document) -> list[tuple[str, str]]:
    return [(block.kind, found.text[block.start : block.end]) for block in found.blocks]


def test_an_article_as_a_reader_copies_it() -> None:
    text = (
        f"محادثات في العاصمة\n\n> طهران«الأيام» رويترز:\n\n> {PARAGRAPH}\n\n{LONG}\n\n"
        f"ملفات جديدة\n\n{PARAGRAPH}\n\n> أخبار متعلقة\n\nتعليقات فيسبوك\n\nBack to top button"
    )
    found = document(text)
    assert found.text == text
    assert blocks(found) == [
        ("title", "محادثات في العاصمة"),
        ("dateline", "طهران«الأيام» رويترز:"),
        ("paragraph", PARAGRAPH),
        ("paragraph", LONG),
        ("subhead", "ملفات جديدة"),
        ("paragraph", PARAGRAPH),
        ("leftover", "أخبار متعلقة"),
        ("leftover", "تعليقات فيسبوك"),
        ("leftover", "Back to top button"),
    ]
    assert found.title == "محادثات في العاصمة"
    assert found.publisher == "الأيام"
    assert found.byline == "طهران«الأيام» رويترز"
    assert found.dateline is not None
    assert found.dateline.place == text[found.dateline.start : found.dateline.end] == "طهران"
    (agency,) = found.agencies
    assert (agency.name, agency.entity, agency.from_) == ("رويترز", "media:reuters", "byline")
    assert (agency.start, agency.end) == (text.index("رويترز"), text.index("رويترز") + 6)


def test_only_line_ends_byte_order_mark_and_surrogates_change() -> None:
    text = "\ufeffعنوان\r\n\r\nقال\ud800 الوزير \u202bإن\u202c  الأمر 𝟚 انتهى.\rثم غادر.\x0b\u2028"
    found, notices = read_plain(text, Settings(), "test")
    assert found.text == (
        "عنوان\n\nقال\ufffd الوزير \u202bإن\u202c  الأمر 𝟚 انتهى.\nثم غادر.\x0b\u2028"
    )
    assert notices == ("1 lone surrogate(s) replaced by U+FFFD",)
    assert [words for _, words in blocks(found)][1:] == [
        "قال\ufffd الوزير \u202bإن\u202c  الأمر 𝟚 انتهى.",
        "ثم غادر.",
    ]


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("محادثات في العاصمة", True),
        ("هل تنتهي الحرب؟", True),
        ("واشنطن تتراجع...", True),
        ("رويترز: إيران ترسل طائرات إلى موسكو", True),
        ("طهران - لا مفاوضات", True),
        ("قال الرئيس إن الحرب انتهت.", False),
        ('قال: "انتهت."', False),
        ("طهران (رويترز) - قال الرئيس إن الحرب انتهت", False),
        ("طهران - رويترز", False),
        ("كلمة " * 40, False),
        ("شارك", False),
    ],
)
def test_the_first_line_is_the_title_when_it_looks_like_one(first: str, title: bool) -> None:
    found = document(f"{first}\n\n{PARAGRAPH}\n{LONG}")
    assert (found.title == first.strip()) is title
    assert ("title" in [kind for kind, _ in blocks(found)]) is title


def test_a_single_line_is_text_not_title() -> None:
    assert blocks(document("قال الوزير إن الحرب انتهت")) == [
        ("paragraph", "قال الوزير إن الحرب انتهت")
    ]


def test_title_option_overrides() -> None:
    text = f"السطر الأول\n\n{PARAGRAPH}"
    assert document(text, title=False).title is None
    assert blocks(document(text, title=False))[0] == ("paragraph", "السطر الأول")
    same = document(text, title="السطر  الأول")
    assert same.title == "السطر الأول" and blocks(same)[0] == ("title", "السطر الأول")
    other = document(text, title="عنوان آخر")
    assert other.title == "عنوان آخر" and blocks(other)[0] == ("paragraph", "السطر الأول")


def test_options_stand_in_for_what_the_text_does_not_say() -> None:
    found = document(f"عنوان\n{PARAGRAPH}", published="2022-11-09", publisher="الأيام")
    assert (found.published, found.published_from) == ("2022-11-09", "option")
    assert found.publisher == "الأيام"
    assert document(f"عنوان\n{PARAGRAPH}").published_from is None


def test_the_id_is_the_digest_of_the_text() -> None:
    first, second = document("نص أول."), document("نص ثان.")
    assert first.id != second.id
    assert first.id == document("نص أول.").id
    assert len(first.id) == 16


@pytest.mark.parametrize("text", ["", " \n\t ", "\ufeff", "\r\n"])
def test_nothing_written_is_no_text(text: str) -> None:
    with pytest.raises(NotText, match="test: empty"):
        document(text)


def test_marks_only_is_a_document_without_language() -> None:
    found = document("ـــ\u064b\u064c\n\u0651")
    assert found.language is None
    assert [kind for kind, _ in blocks(found)] == ["leftover", "leftover"]
