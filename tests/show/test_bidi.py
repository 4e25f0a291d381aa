"""Visual order against an independent implementation (python-bidi, for tests only)."""

import random

import pytest

from musnad.show.bidi import first_strong, reordered, visual

LETTERS = 'ابتهـ١٢abc12 .,:-+%$()[]«»"/←·،؟…⟦⟧٪€{}'


def _order(text: str, rtl: bool) -> str:
    return "".join(text[start:end] for (start, end), _ in reordered(text, rtl=rtl))


@pytest.mark.parametrize("rtl", [True, False])
def test_order_is_that_of_python_bidi(rtl: bool) -> None:
    bidi = pytest.importorskip("bidi", reason="python-bidi is not installed (LGPL, tests only)")
    chance = random.Random(20240205)
    for _ in range(5_000):
        text = "".join(chance.choices(LETTERS, k=chance.randint(1, 24)))
        expected = bidi.get_display(text, base_dir="R" if rtl else "L")
        assert _order(text, rtl) == expected, text


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("قال NATO إن", "نإ NATO لاق"),
        ("نحو 3.5 مليون", "نويلم 3.5 وحن"),
        ('"جيران-2" (Geran-2)', '(Geran-2) "2-ناريج"'),
        ("(شاهد 136)", "(136 دهاش)"),
        ("«الأيام» ← رويترز", "زرتيور ← «مايألا»"),
        ("", ""),
    ],
)
def test_lines_of_news(text: str, seen: str) -> None:
    assert visual(text, rtl=True) == seen


def test_marks_stay_behind_their_letter() -> None:
    assert visual("عُقدَت", rtl=True) == "تدَقعُ"


def test_first_strong() -> None:
    assert [first_strong(text) for text in ("12 نص", "(ab", "1–2", "")] == ["R", "L", "", ""]


def test_many_brackets_take_linear_time() -> None:
    text = "(" * 50_000 + "ا" + ")" * 50_000
    assert len(reordered(text, rtl=True)) == len(text)
