"""Parts of page reading by themselves: data, dates, titles, hostile pages."""

import json
import time

import pytest

from musnad.errors import NotAnArticle
from musnad.model import Document
from musnad.reading.entries import Origin, Settings
from musnad.reading.pages import read_page
from musnad.reading.pages.dates import clean_stamp, is_dated
from musnad.reading.pages.metadata import loose_json
from musnad.reading.pages.titles import bare_title, site_in_title
from musnad.reading.writers import writers_line

WORDS = (
    "أعلنت وزارة النقل في بيان أن الخط الجديد يبدأ العمل في الأسبوع المقبل بعد تأخر دام سنتين.",
    "وأضافت الوزارة أن الخط يخدم ثلاثين ألف راكب في اليوم ويصل الضاحية الشرقية بوسط المدينة.",
    "وقال مدير المشروع إن الكلفة النهائية لم تحسب بعد، ونفى أن تكون قد تضاعفت كما نشر.",
)
TEXT = "".join(f"<p>{words}</p>" for words in WORDS)


def read(html: str, url: str | None = None) -> Document:
    return read_page(html.encode(), Settings(), "page.html", origin=Origin(url=url))[0]


def page(head: str = "", body: str = TEXT, title: str = "الخط الجديد يبدأ الأسبوع المقبل") -> str:
    return (
        f"<html><head><title>{title}</title>{head}</head><body><h1>{title}</h1>{body}</body></html>"
    )


@pytest.mark.parametrize(
    ("head", "url", "published", "place"),
    [
        ('<meta property="article:published_time" content="2020-06-03T03:01+0400">', None,
         "2020-06-03T03:01+04:00", "meta article:published_time"),
        ('<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2021-02-03"}'
         "</script>", None, "2021-02-03", "JSON-LD datePublished"),
        ("", "https://news.example/2019/04/05/line", "2019-04-05", "address"),
        ("", "https://news.example/20190405123456", "2019-04-05", "address"),
        ('<meta name="date" content="الخميس ٢٥ / ٦ / ٢٠١٣ م">', None, "2013-06-25", "meta date"),
    ],
)  # fmt: skip
def test_the_day_and_where_it_is_from(
    head: str, url: str | None, published: str, place: str
) -> None:
    document = read(page(head), url)
    assert document.published == published
    assert isinstance(document.dates, tuple) and document.dates[0].place == place


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("الخميس 10 نوفمبر 2022 - 07:15 ص", "2022-11-10T07:15"),
        ("17 تشرين الثاني/نوفمبر 2022 11:30 م", "2022-11-17T23:30"),
        ("الأربعاء 12 رجب 1426هـ", "2005-08-17"),
        ("٢١ جويلية ٢٠١٦", "2016-07-21"),
        ("أول أمس", None),
    ],
)
def test_days_written_under_the_headline(line: str, published: str | None) -> None:
    assert read(page(body=f"<div>{line}</div>{TEXT}")).published == published


def test_of_two_dates_the_one_taken_is_told() -> None:
    head = (
        '<meta property="article:published_time" content="2020-06-03">'
        '<meta name="pubdate" content="2020-06-05">'
    )
    document, notices = read_page(page(head).encode(), Settings(), "page.html")
    assert document.published == "2020-06-03"
    assert "2020-06-05" in notices[0]


def test_an_update_before_the_publication_is_left_out() -> None:
    head = (
        '<meta property="article:published_time" content="2020-06-03">'
        '<meta property="article:modified_time" content="2020-03-15">'
    )
    document, notices = read_page(page(head).encode(), Settings(), "page.html")
    assert document.updated is None and "before published" in notices[0]


def test_kinds_of_blocks() -> None:
    body = (
        f"{TEXT}<h2>كلفة غير معلنة</h2>{TEXT.replace('الخط', 'القطار')}"
        "<ul><li>محطة في الشرق</li><li>محطة في الغرب</li></ul>"
        "<blockquote>لن نرفع سعر التذكرة في السنة الأولى من العمل.</blockquote>"
        "<figure><img src=x><figcaption>قطار في المحطة</figcaption></figure>"
        f"{TEXT.replace('الخط', 'المترو')}"
    )
    kinds = {read_kind[1]: read_kind[0] for read_kind in blocks(read(page(body=body)))}
    assert kinds["كلفة غير معلنة"] == "subhead"
    assert kinds["محطة في الشرق"] == "list"
    assert kinds["لن نرفع سعر التذكرة في السنة الأولى من العمل."] == "quote"
    assert kinds["قطار في المحطة"] == "caption"


def blocks(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


def test_a_body_in_json_ld_alone() -> None:
    data = {"@type": "NewsArticle", "headline": "الخط الجديد", "articleBody": "\n".join(WORDS)}
    html = f'<script type="application/ld+json">{json.dumps(data)}</script><div id=app></div>'
    assert [words for kind, words in blocks(read(page(html, "")))][1:] == list(WORDS)


@pytest.mark.parametrize(
    "text",
    ['{"a": 1,}', '<!-- {"a": 1} -->', '//<![CDATA[\n{"a": 1}\n//]]>', '{"a": 1};'],
)
def test_json_as_pages_have_it(text: str) -> None:
    assert loose_json(text) == {"a": 1}


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, '{"a": undefined}', "alert(1)"])
def test_what_is_no_json(text: str) -> None:
    assert loose_json(text) is None


@pytest.mark.parametrize(
    ("value", "clean"),
    [
        ("2020-03-17 20:18:45 GST", "2020-03-17T20:18:45+04:00"),
        ("1584465601", "2020-03-17T17:20:01+00:00"),
        ("17/03/2020", "2020-03-17"),
        ("2020-13-45", None),
        ("2020-03-17T25:61", "2020-03-17"),
        ("gestern", None),
        ("9" * 40, None),
    ],
)
def test_stamps(value: str, clean: str | None) -> None:
    assert clean_stamp(value) == clean


@pytest.mark.parametrize("line", ["17 يناير 2025", "منذ 4 ساعات", "آخر تحديث: 10:30", "٣/٤/٢٠٢١"])
def test_lines_that_are_dates(line: str) -> None:
    assert is_dated(line)


@pytest.mark.parametrize("line", ["اتفاق 17 يناير", "قبل الهدنة وبعدها", "12 قتيلا", "قرر 2025"])
def test_lines_that_are_more_than_dates(line: str) -> None:
    assert not is_dated(line)


def test_titles() -> None:
    assert bare_title("اتفاق - خلاف", None, None) == "اتفاق - خلاف"
    assert bare_title("صحيفة الخبر: توقيع اتفاق في جدة", "صحيفة الخبر", None).startswith("توقيع")
    assert site_in_title("توقيع اتفاق", "توقيع اتفاق") is None


@pytest.mark.parametrize("line", ["تقرير: نصف سكان المدينة بلا مياه", "كتب التاريخ صفحة", "بقلم"])
def test_lines_that_name_no_writer(line: str) -> None:
    assert writers_line(line) == ()


@pytest.mark.parametrize(
    "html",
    [
        "", "<", "<html>", "\0\0\0", "<p>" * 50_000, "<div>" * 20_000 + TEXT,
        "<a href=x>" * 5_000, "<table><tr><td>" * 3_000, "<!-- " * 10_000,
        "<script>" + "x" * 100_000, "<meta charset=" + "a" * 10_000, "<b>" * 100_000 + "نص",
        "<p>" + "﴾" * 100_000, "<title>" + "- " * 50_000,
        "<p style='" + "display:" * 20_000 + "'>x",
        '<script type="application/ld+json">' + '{"@graph":[' * 5_000,
    ],
    ids=range(16),
)  # fmt: skip
def test_hostile_pages_are_refused_or_read_soon(html: str) -> None:
    start = time.process_time()
    try:
        read(html)
    except NotAnArticle as error:
        assert str(error).count("\n") == 0
    assert time.process_time() - start < 20


def test_nothing_of_a_page_is_run_or_shown() -> None:
    body = TEXT + "<script>document.write('<p>سطر مكتوب ببرنامج لا يقرأ أبدا هنا.</p>')</script>"
    document = read(page(body=body + "<p onclick=x style='display:none'>سطر مخفي لا يراه أحد.</p>"))
    assert "مكتوب" not in document.text and "مخفي" not in document.text
