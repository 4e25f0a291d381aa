"""Lines to blocks: disjoint, in order, without white space at the edges."""

import random
from itertools import pairwise

import pytest

from musnad.reading.blocks import Layout, lay_out, split_lines

PARAGRAPH = "أعلنت وزارة الخارجية في بيان أن الوفد وصل إلى العاصمة لإجراء محادثات تستمر يومين."


def kinds(layout: Layout) -> list[str]:
    return [block.kind for block in layout.blocks]


def test_a_subhead_stands_between_paragraphs() -> None:
    text = f"{PARAGRAPH}\nإمدادات جديدة\n{PARAGRAPH}"
    assert kinds(lay_out(text, 0, None, headline=False)) == ["paragraph", "subhead", "paragraph"]


@pytest.mark.parametrize(
    "line",
    ["وأضاف أن الحرب انتهت", "انتهت الحرب.", "قال: لن نرحل", "أين الوفد؟", "كلمة " * 12],
)
def test_no_subhead(line: str) -> None:
    text = f"{PARAGRAPH}\n{line}\n{PARAGRAPH}"
    assert kinds(lay_out(text, 0, None, headline=False)) == ["paragraph"] * 3


def test_short_lines_in_a_row_are_verse_not_subheads() -> None:
    text = f"{PARAGRAPH}\nيا دار عبلة\nبالجواء تكلمي\n{PARAGRAPH}"
    assert "subhead" not in kinds(lay_out(text, 0, None, headline=False))


def test_lists_lose_their_bullets() -> None:
    text = f"{PARAGRAPH}\n• وقف النار\n• تبادل الأسرى\n- بند مفرد {PARAGRAPH}"
    layout = lay_out(text, 0, None, headline=False)
    assert [text[b.start : b.end] for b in layout.blocks if b.kind == "list"][:2] == [
        "وقف النار",
        "تبادل الأسرى",
    ]


def test_a_single_dash_is_no_list() -> None:
    text = f"{PARAGRAPH}\n- لن نرحل من هنا.\n{PARAGRAPH}"
    assert kinds(lay_out(text, 0, None, headline=False)) == ["paragraph"] * 3


def test_captions() -> None:
    text = f"الرئيس في مكتبه (أ ف ب)\n{PARAGRAPH}\nالميناء (أرشيفية)\n{PARAGRAPH}"
    layout = lay_out(text, 0, None, headline=False)
    assert kinds(layout) == ["caption", "paragraph", "caption", "paragraph"]


def test_edges_hold_no_space_mark_or_direction_control() -> None:
    text = "\u200f > \u202aنص \u200f\n>>\nآخر\xa0"
    assert [line.words for line in split_lines(text)] == ["نص", "آخر"]


def test_invariants_on_random_lines() -> None:
    rng = random.Random(7)
    pieces = ["طهران", "رويترز", "(أ ف ب)", ":", "-", " ", "\n", ">", PARAGRAPH, "أخبار متعلقة"]
    pieces += ["•", "1.", "«الأيام»", ".", "\u200f", "واس", "\r", "\u2028", "قال إن", "شارك"]
    for _ in range(400):
        text = "".join(rng.choice(pieces) for _ in range(rng.randrange(1, 25)))
        found = lay_out(text, 0, None, headline=rng.random() < 0.5).blocks
        for block in found:
            words = text[block.start : block.end]
            assert words and words == words.strip()
        assert all(a.end <= b.start for a, b in pairwise(found))
