"""What is known of a word: its proclitic, classes, readings as a cue, country, frames."""

import pytest

from musnad.lexicon import lexicon, look_up
from musnad.tables import nisba_forms
from musnad.text import fold
from musnad.wordclasses import (
    ANONYMOUS,
    BODY,
    COMP,
    DEFINITE,
    NISBA,
    PLACE,
    PLURAL,
    PREP,
    STATE,
    TITLE,
    parse_frame,
)


@pytest.mark.parametrize(
    "name", ["كنعاني", "باراك", "بايدن", "بلينكن", "بروس", "وليد", "لافروف", "كييف", "فرنسا"]
)
def test_names_that_begin_like_a_proclitic_stay_whole(name: str) -> None:
    assert (look_up(name).clitic, look_up(name).base) == ("", fold(name))


@pytest.mark.parametrize(
    ("word", "clitic", "base"),
    [
        ("لشبكة", "ل", "شبكة"),
        ("وبحسب", "و", "بحسب"),
        ("ودعا", "و", "دعا"),
        ("بالاتفاق", "ب", "الاتفاق"),
        ("للأمم", "ل", "الأمم"),
        ("وسيعلن", "وس", "يعلن"),
        ("فقال", "ف", "قال"),
        ("ببيروت", "ب", "بيروت"),
        ("للبعثة", "ل", "البعثة"),
        ("وأقرَّت", "و", "أقرت"),
    ],
)
def test_proclitics_are_split(word: str, clitic: str, base: str) -> None:
    assert (look_up(word).clitic, look_up(word).base) == (clitic, fold(base))


@pytest.mark.xfail(strict=True, reason="ك leaves a name by chance; ب is not split off cues")
@pytest.mark.parametrize(
    ("word", "clitic"), [("كأس", ""), ("كسول", ""), ("بقوله", "ب"), ("بقولها", "ب")]
)
def test_proclitics_that_are_not_told_yet(word: str, clitic: str) -> None:
    assert look_up(word).clitic == clitic


@pytest.mark.parametrize(
    ("word", "flags"),
    [
        ("الوزير", TITLE | DEFINITE),
        ("وزارة", BODY),
        ("مصادر", ANONYMOUS | PLURAL),
        ("بأنها", COMP),
        ("طهران", STATE),
        ("الإيرانية", NISBA | DEFINITE),
        ("بيروت", STATE),
        ("وزارتها", BODY | DEFINITE),
        ("خلال", PREP),
    ],
)
def test_classes(word: str, flags: int) -> None:
    assert look_up(word).flags & flags == flags


@pytest.mark.parametrize("word", ["اليوم", "كنعاني"])
def test_ordinary_words_are_no_heads(word: str) -> None:
    assert not look_up(word).flags & (TITLE | BODY | STATE | PLACE)


@pytest.mark.parametrize(
    ("word", "country"),
    [("طهران", "IR"), ("البريطانية", "GB"), ("روس", "RU"), ("وزير", None)],
)
def test_countries(word: str, country: str | None) -> None:
    assert look_up(word).country == country


@pytest.mark.parametrize(
    ("word", "lemma", "tense"),
    [
        ("وأضاف", "أضاف", "past"),
        ("تنفي", "نفى", "present"),
        ("موضحاً", "أوضح", "participle"),
        ("قوله", "قال", "noun"),
        ("أقرَّت", "أقر", "past"),
    ],
)
def test_cues(word: str, lemma: str, tense: str) -> None:
    assert (lemma, tense) in [(cue.verb.lemma, cue.form.tense) for cue in look_up(word).cues]


def test_an_adjective_of_origin_is_inflected() -> None:
    assert {"ايراني", "ايرانية", "ايرانيون"} <= {*nisba_forms("إيراني")}


@pytest.mark.parametrize(
    ("text", "kind", "preposition"),
    [("أن", "that", ""), ("من أن", "that", "من"), ("إلى C", "noun", "الي"), ("«»", "quote", "")],
)
def test_frames(text: str, kind: str, preposition: str) -> None:
    frame = parse_frame(text)
    assert (frame.kind, frame.preposition) == (kind, preposition)


def test_frames_with_a_target_or_an_addressee() -> None:
    assert parse_frame("T ب C").target
    asked = parse_frame("من A C")
    assert (asked.addressee, asked.addressee_preposition, asked.preposition) == (True, "من", "")


def test_the_lexicon_is_built_once() -> None:
    assert lexicon() is lexicon()
