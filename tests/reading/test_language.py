"""The language of a text."""

import pytest

from musnad.reading.language import guess_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("قال الوزير إن الحرب انتهت", "ar"),
        ("خبر", "ar"),
        ("أعلنت شركة گوگل وشركة Apple Inc. في California عن اتفاق بينهما", "ar"),
        ("ﻗﺎﻝ ﺍﻟﻮﺯﻳﺮ ﺇﻥ ﺍﻟﺤﺮﺏ ﺍﻧﺘﻬﺖ", "ar"),
        ("رئیس جمهور ایران گفت که این کشور برای مذاکره آماده است", "fa"),
        ("وزیر اعظم نے کہا ہے کہ پاکستان میں انتخابات وقت پر ہوں گے", "ur"),
        ("سەرۆکی هەرێم لە کۆبوونەوەیەک لەگەڵ وەفدێک باسی بارودۆخەکەی کرد", "ckb"),
        ("The minister said that the war was over and the troops had left", "en"),
        ("Le ministre a dit que la guerre est finie dans le pays", "fr"),
        ("Министр сказал, что война окончена", "ru"),
        ("השר אמר שהמלחמה הסתיימה", "he"),
        ("首相は戦争が終わったと述べた", "ja"),
        ("部长说战争结束了", "zh"),
        ("x", None),
        ("123 ... \u064b ـــ", None),
        ("", None),
    ],
)
def test_guess(text: str, language: str | None) -> None:
    assert guess_language(text) == language
