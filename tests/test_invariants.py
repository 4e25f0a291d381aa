"""What holds of every analysis: of the examples, and of texts that no newspaper would print."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import musnad
from musnad import Analysis, Attribution, Span, read

ROOT = Path(__file__).resolve().parent.parent
ARTICLES = sorted((ROOT / "examples").glob("*.txt"))
RECORDS = (ROOT / "examples" / "records.jsonl").read_bytes().splitlines()

LEXICON = """
قال وقال قالت وأضاف أضافت يقول وذكر أعلن أكد نفى ونفت تنفي دعا ودعا حذر اتهم رحب أقر كشف نقلت ونقل
مضيفا موضحاً مشيراً لافتا قائلا بحسب وبحسب وفقا حسب نقلا إلى أن إن أنه إنه بأن بأنها عن على في من
لوكالة وكالة رويترز صحيفة مصدر أمني مصادر المصدر نفسه مسؤول وزير الخارجية الرئيس المتحدث باسم
الوزير سالم الحوراني علي شمخاني طهران موسكو كييف والغرب روسيا إيران بيان تصريح تقرير اليوم الأربعاء
الاتهامات وقف القتال الجسر فتح أمس ما ذكر طلب عدم الكشف هويته لكن فيما بينما وأنها ثم الذي التي و
قَالَ الجمـــهورية ﻗﺎﻝ 200 مليون يورو ٣٫٥ 85 % 😀 word أخبار متعلقة
"""
WORDS = re.findall(r"\S+", LEXICON)
MARKS = [*'،.:""«»“”()؟-', "\n", "\n\n", "> ", "\u202b"]
TEXTS = st.lists(
    st.tuples(st.sampled_from(WORDS + MARKS), st.sampled_from([" ", " ", " ", "", "  ", "\u00a0"])),
    min_size=1,
    max_size=60,
).map(lambda parts: "".join(word + blank for word, blank in parts))


def spans_of(analysis: Analysis) -> Iterator[Span]:
    yield from analysis.document.blocks
    yield from analysis.sentences
    yield from analysis.times
    yield from analysis.quantities
    for entity in analysis.entities:
        yield from entity.mentions
    for one in analysis.attributions:
        yield one.cue
        yield from one.content
        yield from (span for span in (one.source, one.addressee) if span)
    for event in analysis.events:
        yield from (event.trigger, *event.actors, *event.recipients)


def check_spans(analysis: Analysis) -> None:
    text = analysis.document.text
    for span in spans_of(analysis):
        words = text[span.start : span.end]
        assert 0 <= span.start < span.end <= len(text)
        assert words == words.strip(), repr(words)


def check_order(analysis: Analysis) -> None:
    rows: list[Sequence[int]] = [
        [span.start for span in analysis.sentences],
        [span.start for span in analysis.times],
        [span.start for span in analysis.quantities],
        [one.cue.start for one in analysis.attributions],
        [event.trigger.start for event in analysis.events],
        *[[span.start for span in one.content] for one in analysis.attributions],
        *[[span.start for span in entity.mentions] for entity in analysis.entities],
    ]
    for starts in rows:
        assert list(starts) == sorted(starts)
    for spans in (analysis.document.blocks, analysis.sentences):
        assert all(a.end <= b.start for a, b in pairwise(spans))


def check_ids(analysis: Analysis) -> None:
    attributions = [one.id for one in analysis.attributions]
    assert attributions == [f"a{number}" for number in range(1, len(attributions) + 1)]
    assert [one.id for one in analysis.events] == [f"e{n + 1}" for n in range(len(analysis.events))]
    entities = [entity.id for entity in analysis.entities]
    assert len(entities) == len(set(entities))
    for one in analysis.attributions:
        if one.speaker is not None:
            named = {*one.speaker.members, *one.speaker.candidates, one.speaker.entity} - {None}
            assert named <= set(entities)
        for link in one.chain:
            if link.attribution is not msgspec.UNSET:
                assert link.attribution in attributions


def inside(span: Span, spans: Sequence[Span]) -> bool:
    return any(outer.start <= span.start and span.end <= outer.end for outer in spans)


def check_parents(analysis: Analysis) -> None:
    by_id = {one.id: one for one in analysis.attributions}
    for one in analysis.attributions:
        seen, above = {one.id}, one.parent
        while above is not None:
            assert above not in seen, "parents in a circle"
            seen.add(above)
            above = by_id[above].parent
        if one.parent is not None:
            assert under(one, by_id[one.parent])


def under(child: Attribution, parent: Attribution) -> bool:
    """The cue in the parent's content, or the parent is over the child's clause."""
    return inside(child.cue, parent.content) or (
        bool(child.content) and all(inside(span, parent.content) for span in child.content)
    )


def check_leftovers(analysis: Analysis) -> None:
    unread = [block for block in analysis.document.blocks if block.kind == "leftover"]
    found = [*analysis.sentences, *[one.cue for one in analysis.attributions]]
    assert not [span for span in found if inside(span, unread)]


def check_events(analysis: Analysis) -> None:
    for event in analysis.events:
        over = [one for one in analysis.attributions if inside(event.trigger, one.content)]
        innermost = min(
            over, key=lambda one: sum(s.end - s.start for s in one.content), default=None
        )
        assert event.attribution == (innermost.id if innermost else None)


def check(analysis: Analysis) -> None:
    check_spans(analysis)
    check_order(analysis)
    check_ids(analysis)
    check_parents(analysis)
    check_leftovers(analysis)
    check_events(analysis)


@pytest.mark.parametrize("path", ARTICLES, ids=[path.stem for path in ARTICLES])
def test_the_articles_keep_the_invariants(path: Path) -> None:
    analysis = read(path, published="2022-11-09")
    check(analysis)
    assert analysis.document.text == path.read_text(encoding="utf-8")
    assert len(analysis.attributions) > 10


@pytest.mark.parametrize("number", range(len(RECORDS)))
def test_the_records_keep_the_invariants(number: int) -> None:
    record = msgspec.json.decode(RECORDS[number])
    analysis = read(record)
    check(analysis)
    parts = [record["title"], record["text"]]
    assert analysis.document.text == "\n".join(part for part in parts if part)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(TEXTS)
def test_any_text_keeps_the_invariants(text: str) -> None:
    if not text.strip():
        return
    check(read(text, published="2022-11-09"))


@settings(max_examples=100, deadline=None, derandomize=True)
@given(TEXTS, TEXTS)
def test_any_record_keeps_text_and_invariants(title: str, text: str) -> None:
    if not text.strip():
        return
    analysis = read({"id": "x", "title": title, "text": text})
    check(analysis)
    assert analysis.document.text == title.replace("\n", " ") + "\n" + text


def test_the_gold_articles_keep_the_invariants(gold_folder: Path) -> None:
    for line in (gold_folder / "dev.records.jsonl").read_bytes().splitlines():
        check(musnad.read(msgspec.json.decode(line)))
