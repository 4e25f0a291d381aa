"""Characters that act are spelled out; letters, marks and joiners are left alone."""

import unicodedata

import pytest

from musnad.show.visible import one_line, visible


@pytest.mark.parametrize("code", [*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x61C, 0x200F])
def test_bidi_controls(code: int) -> None:
    assert visible(f"ا{chr(code)}ب") == f"ا⟦U+{code:04X}⟧ب"


def test_nothing_invisible_is_left_in_all_of_unicode() -> None:
    written = {"\t", "\n", *"\u200c\u200d", *map(chr, range(0x600, 0x606)), *"\u06dd\u08e2"}
    acting = {
        char
        for char in map(chr, range(0x110000))
        if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp")
    }
    assert {char for char in acting if visible(char) == char} - written <= {"\u0890", "\u0891"}


@pytest.mark.parametrize("text", ["عُقدت «الأيام» Geran-2", "می\u200cخواهم", "😀👨\u200d👩", "٪ ١٢"])
def test_writing_stays(text: str) -> None:
    assert visible(text) == text == one_line(text)


def test_one_line() -> None:
    assert one_line("\n ا\r\n\u2028ب\xa0\x85ج\t") == "ا ب ج"
