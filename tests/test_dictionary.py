from collections.abc import Iterator
from pathlib import Path

import pytest

from musnad.dictionary import arabic_words, in_dictionary


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.delenv("MUSNAD_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    arabic_words.cache_clear()
    yield tmp_path / "musnad"
    arabic_words.cache_clear()


def again() -> frozenset[str]:
    arabic_words.cache_clear()
    return arabic_words()


def test_ordinary_words_are_in_it_and_strings_of_letters_are_not(cache: Path) -> None:
    assert in_dictionary("كتاب")
    assert not in_dictionary("ضظغق")


def test_the_kept_table_holds_the_same_words(cache: Path) -> None:
    first = arabic_words()
    (kept,) = cache.iterdir()
    assert kept.stat().st_size > 1_000_000
    assert again() == first


@pytest.mark.parametrize("left", [b"", b"3\none\ntwo", b"\xff\xfe", b"x\n"])
def test_a_kept_table_that_is_not_whole_is_written_anew(cache: Path, left: bytes) -> None:
    first = arabic_words()
    (kept,) = cache.iterdir()
    kept.write_bytes(left)
    assert again() == first
    assert [path.read_bytes() != left for path in cache.iterdir()] == [True]


def test_nothing_is_kept_where_the_user_says_so(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MUSNAD_CACHE", "off")
    assert in_dictionary("كتاب")
    assert not cache.exists()


def test_a_folder_that_cannot_be_made_is_no_error(cache: Path) -> None:
    cache.write_text("a file where the folder would be", "utf-8")
    assert in_dictionary("كتاب")
