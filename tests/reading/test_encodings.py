"""Bytes of declared, undeclared and wrongly declared encodings."""

import pytest

from musnad.reading.encodings import arabic_encoding, declared, decode

TEXT = "قال الوزير في بيان إن العمل في المدينة بدأ، وأضاف أن السكان عادوا إلى بيوتهم من الشمال."


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1256", "iso-8859-6", "utf-16", "utf-8-sig"])
@pytest.mark.parametrize("charset", [None, "utf-8", "windows-1256", "iso-8859-1", "no-such", "hex"])
def test_the_text_comes_out_whatever_is_declared(encoding: str, charset: str | None) -> None:
    text = TEXT.replace("،", " ") if encoding == "iso-8859-6" else TEXT
    assert decode(text.encode(encoding), charset)[0] == text


def test_damage_does_not_make_another_encoding() -> None:
    data = TEXT.encode()[:-1] + b"\xff\xfe"
    text, encoding = decode(data, "windows-1256")
    assert encoding == "utf-8" and text.startswith(TEXT[:-1])


def test_a_page_names_its_encoding() -> None:
    assert declared(b'<meta http-equiv=x content="text/html; charset=Windows-1256">') == (
        "windows-1256"
    )
    assert declared(b'<?xml version="1.0" encoding="iso-8859-6"?>') == "iso-8859-6"
    assert declared(b"<p>charset=utf-8") is None


@pytest.mark.parametrize("data", [b"", b"caf\xe9", bytes(range(256)), b"\xc7\xe1\0\xed"])
def test_what_is_not_arabic(data: bytes) -> None:
    assert arabic_encoding(data) is None
    decode(data)  # never fails
