"""Letters become the forms that a terminal draws."""

import unicodedata

import pytest

from musnad.show.bidi import clusters
from musnad.show.shaping import shape


def _shaped(text: str) -> str:
    return "".join(shape([text[start:end] for start, end in clusters(text)]))


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("سلام", "ﺳﻼﻡ"),
        ("قال", "ﻗﺎﻝ"),
        ("إيران", "ﺇﻳﺮﺍﻥ"),
        ("لَا", "ﻻَ"),
        ("عُقدت", "ﻋُﻘﺪﺕ"),
        ("لله", "ﻟﻠﻪ"),
        ("ب ب", "ﺏ ﺏ"),
        ("بـ", "ﺑـ"),
        ("abc 12", "abc 12"),
    ],
)
def test_forms(text: str, forms: str) -> None:
    assert _shaped(text) == forms


def test_forms_are_the_same_letters() -> None:
    text = "التعاون الأمني والتدخل الغربي محور محادثات إيرانية روسية پژگ"
    assert unicodedata.normalize("NFKC", _shaped(text)) == text


def test_one_form_for_each_letter() -> None:
    assert shape(["ل", "ا"]) == ["ﻻ", ""]
    assert shape([]) == []
