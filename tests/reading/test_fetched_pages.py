"""Pages over a real server: what its header declares, what it packs, where it leads."""

import gzip
from typing import Any

import pytest

import musnad
from musnad import NotAnArticle

TEXT = "".join(
    f"<p>{words}</p>"
    for words in (
        "أعلنت وزارة النقل في بيان أن الخط الجديد يبدأ العمل في الأسبوع المقبل بعد تأخر دام سنتين.",
        "وقال مدير المشروع سالم حداد إن الكلفة النهائية لم تحسب بعد ونفى أن تكون قد تضاعفت.",
    )
)
PAGE = (
    f"<title>الخط الجديد يبدأ الأسبوع المقبل</title><h1>الخط الجديد يبدأ الأسبوع المقبل</h1>{TEXT}"
)


def test_the_charset_of_the_header_counts(server: Any) -> None:
    def answer(asked: Any) -> None:
        asked.answer(200, PAGE.encode("cp1256"), content_type="text/html; charset=windows-1256")

    server.pages["/2022/11/10/line"] = answer
    document = musnad.fetch(f"{server.url}/2022/11/10/line", allow_private=True).document
    assert document.title == "الخط الجديد يبدأ الأسبوع المقبل"
    assert document.published == "2022-11-10" and document.published_from == "url"
    assert document.url == f"{server.url}/2022/11/10/line"


def test_a_packed_page_behind_a_redirect(server: Any, servers: Any) -> None:
    def answer(asked: Any) -> None:
        packed = gzip.compress(PAGE.encode())
        asked.answer(200, packed, content_type="text/html", content_encoding="gzip")

    server.pages["/old"] = servers.moved("/new", 301)
    server.pages["/new"] = answer
    analysis = musnad.fetch(f"{server.url}/old", allow_private=True)
    assert analysis.document.url == f"{server.url}/new"
    assert [a.rule for a in analysis.attributions]


def test_a_listing_over_the_network_is_refused(server: Any) -> None:
    links = "".join(
        f"<h3><a href=/{n}>عنوان طويل لخبر رقم {n} من المدينة</a></h3>" for n in range(20)
    )
    server.pages["/"] = lambda asked: asked.answer(200, links.encode(), content_type="text/html")
    with pytest.raises(NotAnArticle, match="listing"):
        musnad.fetch(f"{server.url}/", allow_private=True)
