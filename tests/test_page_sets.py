"""The truths under ``tests/pages`` hold for the pages they speak of."""

import html
import json
import re
import tomllib
import unicodedata
from pathlib import Path
from typing import Any

import pytest

PAGES = Path(__file__).parent / "pages"
KINDS = {"paragraph", "subhead", "quote", "list"}
REASONS = {
    "listing",
    "not-found",
    "paywall",
    "cookies",
    "tag",
    "empty",
    "search",
    "video",
    "login",
    "robots",
    "poll",
    "gallery",
    "author",
    "about",
    "error",
    "parked",
}
INLINE = re.compile(r"</?(?:b|i|em|strong|a|span|font|u|o:p)\b[^>]*>", re.IGNORECASE)
VARIANTS: dict[str, Any] = json.loads((PAGES / "variants/truth.json").read_text("utf-8"))
REFUSED: dict[str, Any] = json.loads((PAGES / "refused/truth.json").read_text("utf-8"))
BYLINES: dict[str, Any] = tomllib.loads((PAGES / "bylines.toml").read_text("utf-8"))


def spaced(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def words(text: str | None) -> str:
    """A text as `score.py` compares it, with a blank at either end."""
    plain = unicodedata.normalize("NFKC", re.sub("[\u064b-\u0652\u0670\u0640]", "", text or ""))
    plain = re.sub("[أإآٱ]", "ا", plain).replace("ى", "ي").replace("ة", "ه")
    return " " + " ".join(re.findall(r"\w+", plain)) + " "


def source(name: str) -> str:
    data = (PAGES / f"variants/{name}.html").read_bytes()
    return data.decode(VARIANTS[name]["encoding"], "replace").replace("\0", "")


def visible(page: str) -> str:
    page = re.sub(r"<!--.*?-->|<(script|style)\b.*?</\1>", "", page, flags=re.DOTALL)
    return spaced(html.unescape(re.sub(r"</?[a-zA-Z!][^>]*>", " ", INLINE.sub("", page))))


def embedded(page: str) -> str:
    """The Arabic strings in the scripts of a page, without the tags in them."""
    scripts = re.findall(r"<script[^>]*>(.*?)</script>", page, re.DOTALL)
    strings = re.findall(r'"(?:[^"\\\n]|\\.)*"', "\n".join(scripts))
    arabic = (
        json.loads(s, strict=False) for s in strings if re.search("[\u0600-\u06ff]|\\\\u06", s)
    )
    return spaced(" | ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)) for text in arabic))


@pytest.mark.parametrize("name", VARIANTS)
def test_the_truth_of_a_page_is_on_the_page(name: str) -> None:
    truth, page = VARIANTS[name], source(name)
    text = visible(page)
    if truth.get("embedded"):
        text += embedded(page)
    wanted = [*truth["body"], *truth.get("captions", []), *truth.get("neutral", [])]
    assert [part for part in [*wanted, truth["byline"] or ""] if spaced(part) not in text] == []
    assert words(truth["title"]) in words(text)
    assert len(truth["body"]) == len(truth["kinds"]) and set(truth["kinds"]) <= KINDS
    assert truth["bytes"] == (PAGES / f"variants/{name}.html").stat().st_size <= 60 * 1024
    assert truth.get("published", truth["date"] or "").startswith(truth["date"] or "")


@pytest.mark.parametrize("name", VARIANTS)
def test_a_leak_is_on_the_page_and_not_in_the_article(name: str) -> None:
    truth, page = VARIANTS[name], source(name)
    everywhere = words(visible(page) + page + embedded(page))
    article = [words(" ".join(truth["body"])), words(truth["title"]), words(truth["byline"])]
    for leak in truth["leaks"]:
        assert words(leak).strip() and words(leak) in everywhere, leak
        assert not any(words(leak) in part for part in article), leak


def test_every_page_has_its_truth() -> None:
    for folder, truth in (("variants", VARIANTS), ("refused", REFUSED)):
        assert {path.stem for path in (PAGES / folder).glob("*.html")} == set(truth)
    assert {path.stem for path in (PAGES / "made").glob("*.html")} <= set(VARIANTS)


def test_every_reason_to_refuse_has_two_pages() -> None:
    reasons = [truth["reason"] for truth in REFUSED.values()]
    assert set(reasons) == REASONS and all(reasons.count(reason) >= 2 for reason in REASONS)


def test_the_parts_of_a_credit_line_stand_in_it() -> None:
    assert len(BYLINES["credit"]) >= 80 and len(BYLINES["other"]) >= 30
    for line in BYLINES["credit"]:
        lists = [value for value in line.values() if isinstance(value, list)]
        parts = [line["outlet"], *(part for values in lists for part in values)]
        assert all(part in line["text"] for part in parts), line
