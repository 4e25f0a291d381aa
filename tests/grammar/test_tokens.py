"""Tokens, pairs of quotation marks and sentences of real lines."""

import pytest

from musnad.grammar.tokens import Passage, head_offset, read_passage, tokenize
from musnad.model import Block


def passage_of(text: str) -> Passage:
    return read_passage(text, Block(start=0, end=len(text), kind="paragraph"))


def quotations(text: str) -> list[str]:
    passage = passage_of(text)
    return [
        text[passage.tokens[start].end : passage.tokens[end].start if end < len(passage.tokens)
             else len(text)].strip()
        for start, end in sorted(passage.closes.items())
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("بقيمة 1.5 مليون", ["بقيمة", "1.5", "مليون"]),
        ("قال: «لا».", ["قال", ":", "«", "لا", "»", "."]),
        ("أقرَّت طهـران", ["أقرَّت", "طهـران"]),
        ("جيران-2", ["جيران", "-", "2"]),
        ("ثم.. صمت", ["ثم", "..", "صمت"]),
    ],
)
def test_tokens(text: str, words: list[str]) -> None:
    assert [text[token.start : token.end] for token in tokenize(text, 0, len(text))] == words


def test_offsets_are_of_the_document() -> None:
    text = "عنوان\nقال الوزير"
    (first, _) = tokenize(text, 6, len(text))
    assert text[first.start : first.end] == "قال"


@pytest.mark.parametrize(
    ("word", "clitic", "rest"),
    [("وقال", "و", "قال"), ("وَقال", "و", "قال"), ("وبحسب", "و", "بحسب"), ("وسيعلن", "وس", "يعلن")],
)
def test_where_the_word_begins(word: str, clitic: str, rest: str) -> None:
    assert word[head_offset(word, 0, clitic) :] == rest


def test_the_name_and_the_preposition_are_told_apart_by_their_last_letter() -> None:
    (name,), (preposition,) = tokenize("علي", 0, 3), tokenize("على", 0, 3)
    assert name.flags != preposition.flags


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("قال «نعم» ثم «لا»", ["نعم", "لا"]),
        ('قال "نعم" ثم "لا"', ["نعم", "لا"]),
        ("قال “نعم” وصمت", ["نعم"]),
        ('قال "سمعته يصرخ "لا" مرتين" ومضى', ['سمعته يصرخ "لا" مرتين', "لا"]),
        ("قال “صحيفة «الغد» أخطأت” أمس", ["صحيفة «الغد» أخطأت", "الغد"]),
        ('قال: "نعم', ["نعم"]),
        ("قال: «نعم", ["نعم"]),
        ("لم يقل شيئا", []),
    ],
)
def test_quotations_are_paired(text: str, inner: list[str]) -> None:
    assert quotations(text) == inner


def test_a_closing_mark_alone_pairs_with_nothing() -> None:
    assert quotations("نعم» قال الوزير") == []


def test_depth_of_quotations() -> None:
    text = 'قال «رأيت "الباب" مفتوحا»'
    passage = passage_of(text)
    depths = {token.text: passage.inside[at] for at, token in enumerate(passage.tokens)}
    assert (depths["قال"], depths["رايت"], depths["الباب"], depths["مفتوحا"]) == (0, 1, 2, 1)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("وصل الوزير. غادر السفير.", 2),
        ("وكالة أ.ف.ب قالت ذلك.", 1),
        ("قال: «لا. لن أعود». ثم مضى.", 2),
        ("هل عاد؟ نعم.", 2),
        ("بلغ 1.5 مليون.", 1),
        ("موقع example.com نشره.", 1),
    ],
)
def test_sentences(text: str, count: int) -> None:
    passage = passage_of(text)
    assert len(passage.ends) == count


def test_where_a_sentence_starts_and_ends() -> None:
    passage = passage_of("وصل الوزير. غادر السفير.")
    start, end = passage.sentence_start(4), passage.sentence_end(4)
    assert [token.text for token in passage.tokens[start:end]] == ["غادر", "السفير"]
