"""The page: everything marked, everything linked, everything escaped."""

import re
import time
from html.parser import HTMLParser

import pytest

from musnad.model import Analysis, Attribution, Block, Document, Link, Span, Speaker
from musnad.show.page import render_page

VOID = {"meta", "link", "br", "img", "hr", "input"}


class Page(HTMLParser):
    """Elements as they were opened, and a check that each is closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.texts: list[str] = []
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def having(self, **wanted: str) -> list[dict[str, str]]:
        return [
            attributes
            for _, attributes in self.elements
            if all(value in attributes.get(name, "").split() for name, value in wanted.items())
        ]


def said(number: int, cue: Span, *content: Span, **changes: object) -> Attribution:
    fields: dict[str, object] = {
        "id": f"a{number}",
        "cue": cue,
        "source": None,
        "content": content,
        "speaker": Speaker(name="علي"),
        "kind": "person",
        "manner": "indirect",
        "act": "state",
        "rule": "test",
    }
    return Attribution(**{**fields, **changes})  # type: ignore[arg-type]


def analysis(text: str, *attributions: Attribution, **document: object) -> Analysis:
    about = Document(**{"id": "d", "text": text, **document})  # type: ignore[arg-type]
    return Analysis(musnad="0", document=about, attributions=attributions)


def page(*analyses: Analysis) -> tuple[str, Page]:
    html = "".join(render_page(analyses))
    return html, Page(html)


def test_ids_are_unique_and_every_link_has_its_place(harbour: Analysis) -> None:
    _, read = page(harbour, harbour)
    ids = [attributes["id"] for _, attributes in read.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    local = [a["href"][1:] for t, a in read.elements if a.get("href", "").startswith("#")]
    assert set(local) <= set(ids)
    assert {f"d2-s{n}" for n in range(1, 10)} | {f"d2-c{n}" for n in range(1, 10)} <= set(ids)


def test_the_text_is_whole(harbour: Analysis) -> None:
    _, read = page(harbour)
    shown = "".join(read.texts)
    for block in harbour.document.blocks:
        assert harbour.document.text[block.start : block.end] in shown


def test_nothing_is_loaded_and_nothing_runs(harbour: Analysis) -> None:
    html, read = page(harbour)
    tags = {tag for tag, _ in read.elements}
    assert not tags & {"script", "link", "img", "iframe", "object", "form", "base", "svg"}
    assert not any(name in ("src", "style") for _, a in read.elements for name in a)
    (policy,) = [a for _, a in read.elements if a.get("http-equiv") == "Content-Security-Policy"]
    assert policy["content"].startswith("default-src 'none'; style-src 'unsafe-inline'")
    assert not re.search(r"url\(|@import", html)


def test_direction_language_and_viewport(harbour: Analysis) -> None:
    html, _ = page(harbour)
    assert '<html lang="ar" dir="rtl">' in html
    assert "width=device-width" in html


def test_anonymous_sources_are_so_in_words(harbour: Analysis) -> None:
    _, read = page(harbour)
    assert len(read.having(**{"class": "of-hidden"})) == 3  # one speaker, two cards
    assert read.texts.count("مصدر مجهول الهوية") == 4  # and the legend


def test_hostile_text_is_escaped_everywhere() -> None:
    bad = "<script>alert(1)</script>\"onmouseover=x 'y' &amp;\u202e\x1b[31m"
    link = Link(name=bad, kind="media", role="carrier", from_="text")
    speaker = Speaker(name=bad, title=bad, country=bad)
    text = f"قال {bad}"
    statement = said(
        1, Span(0, 3), Span(4, len(text)), id=bad, parent=bad, speaker=speaker, chain=(link,)
    )
    hostile = analysis(text, statement, title=bad, publisher=bad, url="javascript:" + bad)
    html, read = page(hostile, hostile)
    assert not [a for _, a in read.elements if any(name.startswith("on") for name in a)]
    assert "script" not in {tag for tag, _ in read.elements}
    assert not [a for _, a in read.elements if a.get("href", "#")[0] != "#"]
    assert "\u202e" not in html and "\x1b" not in html
    assert "⟦U+202E⟧⟦U+001B⟧[31m" in html
    assert "alert(1)" in "".join(read.texts)


def test_only_web_addresses_are_links() -> None:
    for url, linked in (("https://a.example/?a=1&b=2", 1), ("javascript:x", 0), ("file:///x", 0)):
        _, read = page(analysis("نص", url=url))
        assert sum(a.get("href") == url for _, a in read.elements) == linked


def test_overlapping_and_nested_spans() -> None:
    text = "قال علي إن الوزير أكد أن الحرب انتهت"
    outer = said(1, Span(0, 3), Span(11, len(text)), source=Span(4, 7))
    inner = said(2, Span(18, 21), Span(25, len(text)), source=Span(8, 17), parent="a1")
    html, read = page(analysis(text, outer, inner))
    assert "".join(read.texts).count("الحرب انتهت") == 1
    assert read.having(**{"class": "depth2"})
    assert 'href="#d1-s1" dir="ltr">a1</a> <bdi>علي</bdi></p>' in html
    assert re.search(r'source-begins">.{,80}إن ', html, re.S)  # the source begins outside


def test_leftovers_are_folded_and_blocks_keep_their_rank(harbour: Analysis) -> None:
    _, read = page(harbour)
    assert len(read.having(**{"class": "leftover"})) == 1
    assert [tag for tag, _ in read.elements].count("h1") == 1
    assert [tag for tag, _ in read.elements].count("h3") == 1


def test_a_statement_outside_of_blocks_is_not_lost() -> None:
    lost = analysis("قال نعم\nلا", said(1, Span(0, 3)), blocks=(Block(8, 10, "paragraph"),))
    _, read = page(lost)
    assert len(read.having(**{"class": "card"})) == 1


@pytest.mark.parametrize("number", [0, 2])
def test_empty_analyses_and_contents(number: int) -> None:
    _, read = page(*[analysis("")] * number)
    assert len(read.having(**{"class": "contents"})) == 1
    assert len(read.having(dir="rtl")) == 1


def test_astral_characters_do_not_shift_marks() -> None:
    html, _ = page(analysis("😀𝔸 قال نعم", said(1, Span(3, 6), Span(7, 10))))
    assert re.search(r'href="#d1-s1"[^>]*>قال</a>', html)


def test_time_is_linear_even_where_all_statements_overlap() -> None:
    def seconds(number: int) -> float:
        text = "و" * (2 * number + 2)
        nested = [said(at, Span(at, at + 1), Span(at, len(text) - at)) for at in range(number)]
        start = time.process_time()
        "".join(render_page([analysis(text, *nested)]))
        return time.process_time() - start

    seconds(100)
    assert seconds(10_000) < 30 * max(seconds(1_000), 0.01)
