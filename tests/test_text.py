"""Spellings that are one word fold to one form; offsets lead back to the text as written."""

import pytest

from musnad.text import fold, fold_name, fold_with_offsets, strip_marks


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أفاد", "افاد"),
        ("إلى", "الي"),
        ("قـــال", "قال"),
        ("قالَ", "قال"),
        ("أقرَّت", "اقرت"),
        ("٢٠٢٢", "2022"),
        ("ﻻ", "لا"),
        ("کییف", "كييف"),
        ("\u200fالوزير\u200e", "الوزير"),
        ("Reuters", "reuters"),
    ],
)
def test_spellings_of_one_word_fold_together(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("مدرسة", "مدرسه"), ("مسؤول", "مسوول"), ("قال", "قالت")]
)
def test_spellings_that_may_be_two_words_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_names_fold_further() -> None:
    assert fold_name("فاطمة الرؤوف") == fold_name("فاطمه الرووف")
    assert fold_name("هانئ") == fold_name("هاني")


def test_marks_are_stripped_and_hamzas_kept() -> None:
    assert strip_marks("أَفادَتْ") == "أفادت"


def test_offsets_lead_back_to_the_text() -> None:
    text = "وأقرَّت طهـران"
    folded, offsets = fold_with_offsets(text)
    assert folded == "واقرت طهران"
    at = folded.index("ران")
    assert text[offsets[at] :] == "ران"


def test_a_ligature_is_two_letters_at_one_place() -> None:
    assert fold_with_offsets("ﻻ") == ("لا", [0, 0])
