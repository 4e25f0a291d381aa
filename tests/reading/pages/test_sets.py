"""The page sets under ``tests/pages``: whole articles, nothing else, and clear refusals.

What counts is what ``../shared/pages/score.py`` counts: words folded, blocks that are body.
"""

import json
import re
import tomllib
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from musnad.errors import NotAnArticle
from musnad.model import Document
from musnad.reading.blocks import lay_out
from musnad.reading.documents import Given, build_document
from musnad.reading.entries import Settings
from musnad.reading.pages import read_page

PAGES = Path(__file__).parents[2] / "pages"
BODY = ("paragraph", "subhead", "quote", "list")
# tables stay in the body, which their truth leaves open; of the live blog the line under its title
LESS_PRECISE = {"tables_figures": 0.8, "liveblog": 0.85}


def truths(name: str) -> list[tuple[str, str, Any]]:
    data = json.loads((PAGES / name / "truth.json").read_text("utf-8"))
    return [(name, key, truth) for key, truth in data.items()]


def fold(words: str | None) -> list[str]:
    plain = unicodedata.normalize("NFKC", re.sub("[\u064b-\u0652\u0670\u0640]", "", words or ""))
    plain = re.sub("[أإآٱ]", "ا", plain).replace("ى", "ي").replace("ة", "ه")
    return re.findall(r"\w+", plain)


def read(name: str, key: str) -> Document:
    path = next((PAGES / name).glob(f"{key}.*html"))
    return read_page(path.read_bytes(), Settings(), str(path))[0]


def body(document: Document) -> list[str]:
    return [document.text[b.start : b.end] for b in document.blocks if b.kind in BODY]


ARTICLES = [*truths("made"), *truths("variants")]
IDS = [f"{name}-{key}" for name, key, _ in ARTICLES]


@pytest.mark.parametrize(("name", "key", "truth"), ARTICLES, ids=IDS)
def test_the_article_is_whole_and_alone(name: str, key: str, truth: dict[str, Any]) -> None:
    document = read(name, key)
    have = fold(" ".join(body(document)))
    flat = f" {' '.join(have)} "
    assert [block for block in truth["body"] if " ".join(fold(block)) not in flat] == []
    leaks = [" ".join(fold(leak)) for leak in truth["leaks"]]
    assert [leak for leak in leaks if leak and f" {leak} " in flat] == []
    known = fold(" ".join([*truth["body"], truth["title"] or "", truth["byline"] or ""]))
    right = sum((Counter(have) & Counter(known)).values())
    assert right / len(have) >= LESS_PRECISE.get(key, 0.97)


@pytest.mark.parametrize(("name", "key", "truth"), ARTICLES, ids=IDS)
def test_title_and_day(name: str, key: str, truth: dict[str, Any]) -> None:
    document = read(name, key)
    assert fold(document.title) == fold(truth["title"])
    if (name, key) != ("made", "diacritics"):  # no place of that page holds its day
        assert (document.published or "")[:10] == (truth["date"] or "")


@pytest.mark.parametrize(("name", "key", "truth"), ARTICLES, ids=IDS)
def test_blocks_are_disjoint_and_hold_the_text(name: str, key: str, truth: Any) -> None:
    document = read(name, key)
    at = 0
    for block in document.blocks:
        assert at <= block.start < block.end
        words = document.text[block.start : block.end]
        assert words == " ".join(words.split())
        at = block.end


@pytest.mark.parametrize(
    ("key", "reason"),
    [(key, truth["reason"]) for _, key, truth in truths("refused")],
    ids=[key for _, key, _ in truths("refused")],
)
def test_what_is_no_article_is_refused_with_its_reason(key: str, reason: str) -> None:
    with pytest.raises(NotAnArticle, match=rf"no article \({reason}\)"):
        read("refused", key)


CREDITS = tomllib.loads((PAGES / "bylines.toml").read_text("utf-8"))
TEXT = (
    "أعلنت وزارة الخارجية في بيان أن الوفد وصل إلى العاصمة لإجراء محادثات تستمر يومين مع كبار "
    "المسؤولين.\nوأضافت الوزارة أن المحادثات تتناول ملفات الحدود والمياه والتجارة بين البلدين."
)


def split(line: str, head: bool) -> tuple[list[str], str, list[str], list[str]]:
    text = f"{line}\n{TEXT}" if head else f"{TEXT}\n{line}"
    document = build_document(Given(id="x"), text, lay_out(text, 0, None, headline=False))
    return (
        [document.dateline.place] if document.dateline else [],
        document.publisher or "",
        [agency.name for agency in document.agencies],
        list(document.authors),
    )


def test_credit_lines_are_split() -> None:
    right = sum(
        split(row["text"], row["head"])
        == (row["places"], row["outlet"], row["agencies"], row["authors"])
        for row in CREDITS["credit"]
    )
    assert right >= 71, f"{right} of {len(CREDITS['credit'])}"


def test_lines_that_look_like_credits() -> None:
    taken = [
        row["text"] for row in CREDITS["other"] if any(split(row["text"], row.get("head", True)))
    ]
    assert len(taken) <= 5, taken
