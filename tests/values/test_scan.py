"""Items: folding, proclitics, offsets, and texts that mean harm."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad.values import numbers, quantities, read_values, times
from musnad.values.scan import scanner
from musnad.values.words import fold

PIECES = [
    "ثلاثة", "و", " ", "الثلاثاء", "مليون", "نصف", "5", "-", "/", ".", "الساعة", "من", "إلى",
    "عام", "قبل", "أيام", "عشرات", "بين", "الأول", "2015", "صباح", "الماضي", "%", "(", ")",
    "وخمسة", "مارس", "شهر", "واحد", "\n", "ًّ", "ـ", "\u200f", "دولار", "ليرة", "كل", "رمضان",
    "1445", "هـ", "14:30", "خمس", "فاصلة", "3.5", "1/0", "0", "«", "»", "$", "F", "km", "﷼",
    "ﻻ", "٪", "أحد", "عشر", "شوال", "00/00/0000", "31/2/2015",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=60))
@settings(max_examples=400)
def test_spans_hold_words_and_order(text: str) -> None:
    found = (numbers(text), times(text, reference="2022-11-09"), quantities(text))
    for items in found:
        assert [i.start for i in items] == sorted(i.start for i in items)
        for item in items:
            assert item.text == text[item.start : item.end]
            assert item.text.strip() == item.text != ""
    for layer in read_values(text, [(0, len(text))], "2022-11-09"):
        ends = [0, *(item.end for item in layer)]
        assert all(item.start >= end for item, end in zip(layer, ends, strict=False))


@pytest.mark.parametrize(
    ("raw", "folded"),
    [
        ("أَرْبَعَة", "اربعة"),
        ("إحـــدى", "احدي"),
        ("٢٤", "24"),
        ("۲۴", "24"),
        ("ﻻ", "لا"),
        ("ٱثنان", "اثنان"),
    ],
)
def test_fold(raw: str, folded: str) -> None:
    assert fold(raw) == folded


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("والأربعاء", ["و", "الأربعاء"]),
        ("بـ900", ["بـ", "900"]),
        ("وَأربعة", ["وَ", "أربعة"]),
        ("للأسبوع", ["ل", "لأسبوع"]),
        ("25نيسان", ["25", "نيسان"]),
        ("بالدول", ["ب", "الدول"]),
        ("باب", ["باب"]),
        ("بثمن", ["بثمن"]),
        ("واحد", ["واحد"]),
        ("والدة", ["والدة"]),
        ("2015-07-24", ["2015-07-24"]),
    ],
)
def test_pieces(text: str, pieces: list[str]) -> None:
    items = scanner().scan(text)
    assert [text[a:b] for a, b in zip(items.start[:-1], items.end[:-1], strict=True)] == pieces
