"""Words that are refused: ``رفض التعليق``, ``لم يعلق على``, ``امتنعت عن الإدلاء``."""

from musnad.extraction.attributions.adverbials import skip_adverbs
from musnad.extraction.attributions.subjects import (
    after_verb,
    before_verb,
    looks_like_source,
)
from musnad.grammar.readings import stays_unnamed
from musnad.grammar.relations import Range, Relation
from musnad.grammar.tokens import WORD, Passage
from musnad.grammar.trace import missed
from musnad.lexicon import lexicon
from musnad.wordclasses import TIME

REACH = 14
NOT_REFUSED = "what is refused is no comment"


def match_refusal(passage: Passage, index: int) -> Relation | None:
    """The attribution of a refusal to speak at ``index``, or ``None``."""
    token = passage.tokens[index]
    if token.kind != WORD or token.clitic not in ("", "و", "ف", "ل"):
        return None
    if index and passage.tokens[index - 1].base in ("او", "ام"):
        return None  # قبول أو رفض
    if stays_unnamed(passage.tokens, index):
        return None  # رفض الكشف عن اسمه
    refused = lexicon().refusals.get(token.base)
    if refused is not None:
        return _refused(passage, index, refused)
    silent = lexicon().silences.get(token.base)
    before = passage.tokens[index - 1] if index else None
    if silent is not None and before is not None and before.base == "لم":
        return _silent(passage, index, silent)
    return None


def _refused(passage: Passage, index: int, form: tuple[str, str]) -> Relation | None:
    """رفض S (عن) التعليق: the refused act is the content."""
    limit = min(passage.sentence_end(index), index + REACH)
    for at in range(index + 1, limit):
        token = passage.tokens[at]
        if (
            token.base.removeprefix("ال") in lexicon().refused_acts
            or token.text.removeprefix("ال") in lexicon().refused_acts
        ):
            start = at
            break
        if token.cues and token.kind == WORD and token.clitic in ("و", "ف"):
            return missed(passage, index, passage.tokens[index].base, "content", NOT_REFUSED)
    else:
        return missed(passage, index, passage.tokens[index].base, "content", NOT_REFUSED)
    source = _source(passage, index, start, form)
    relation = Relation(
        passage,
        "refusal",
        "decline",
        (index, index + 1),
        (passage.tokens[index].head, passage.tokens[index].end),
    )
    relation.source, relation.gender, relation.number = source, form[0], form[1]
    relation.content, relation.resumes, relation.frame = (
        [(start, _refused_end(passage, start))],
        index,
        "noun",
    )
    return relation


def _refused_end(passage: Passage, start: int) -> int:
    """``رفض التعليق اليوم قائلا``: without the time, and without what goes on behind it."""
    limit = passage.sentence_end(start)
    for at in range(start + 1, limit):
        token = passage.tokens[at]
        goes_on = any(cue.form.tense == "participle" for cue in token.cues)
        if goes_on or (token.flags & TIME and not token.clitic):
            return at
    return limit


def _silent(passage: Passage, index: int, form: tuple[str, str]) -> Relation | None:
    """لم يعلق S على C."""
    limit = passage.sentence_end(index)
    stop = next(
        (
            k
            for k in range(index + 1, min(limit, index + REACH))
            if passage.tokens[k].base in ("علي", "عن", "ب") or passage.tokens[k].clitic == "ب"
        ),
        None,
    )
    if stop is None or stop + 1 >= limit:
        return missed(passage, index, passage.tokens[index].base, "content", "no على or ب follows")
    tokens = passage.tokens
    source = _source(passage, index, stop, form)
    relation = Relation(
        passage,
        "silence",
        "decline",
        (index - 1, index + 1),
        (tokens[index - 1].head, tokens[index].end),
    )
    relation.source, relation.gender, relation.number = source, form[0], form[1]
    start = stop if tokens[stop].clitic == "ب" else stop + 1
    relation.content, relation.resumes, relation.frame = [(start, limit)], index - 1, "noun"
    return relation


def _source(passage: Passage, index: int, limit: int, form: tuple[str, str]) -> Range | None:
    gender, number = form
    if number == "s":
        start = skip_adverbs(passage, index + 1, limit)
        found = after_verb(passage, start, limit, strict=False)
        if found is not None and looks_like_source(passage, found):
            return found
    return before_verb(passage, index, number, gender)
