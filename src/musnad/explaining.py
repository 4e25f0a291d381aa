"""Why a sentence was read as it was: word classes, the rule that fired, what nearly did."""

from collections.abc import Sequence
from datetime import date
from typing import Literal, cast, get_args

from musnad.errors import OptionError
from musnad.extraction import Examined, examine
from musnad.grammar.tokens import NUMBER, WORD, Token
from musnad.grammar.trace import Miss
from musnad.model import (
    Act,
    Attribution,
    Explanation,
    Fired,
    NearMiss,
    Reading,
    ReadToken,
    Slot,
    SlotName,
    Span,
)
from musnad.pipeline import Lexicon, read
from musnad.reading.inputs import Source
from musnad.wordclasses import CLASSES, openings

NEAREST = 5
_Kind = Literal["word", "number", "mark"]
_SLOTS = get_args(SlotName)


def explain(
    x: Source,
    *,
    at: str | None = None,
    offset: int | None = None,
    id: str | None = None,
    published: str | date | None = None,
    title: str | Literal[False] | None = None,
    publisher: str | None = None,
    lexicon: Lexicon = None,
) -> tuple[str, tuple[Explanation, ...]]:
    """The text of an article, and why its sentences at one place were read as they were.

    The place is one of ``at`` (``"LINE"`` or ``"LINE:COLUMN"`` of the text, from 1; a column counts
    code points), ``offset`` (code points into the text, from 0), ``id`` of an attribution.  A line
    without a column may hold several sentences.  Raises ``OptionError`` where nothing is read
    there, and as ``read`` does.
    """
    if sum(place is not None for place in (at, offset, id)) != 1:
        raise OptionError("give one place: at (LINE or LINE:COLUMN), offset or id")
    document = read(
        x, published=published, title=title, publisher=publisher, layers=(), lexicon=lexicon
    ).document
    if document.language not in (None, "ar"):
        raise OptionError(f"the text is not read: its language is {document.language!r}")
    found = examine(document)
    begin, end = _place(document.text, found, at, offset, id)
    sentences = [s for s in found.analysis.sentences if s.start < end and begin < s.end]
    if not sentences:
        raise OptionError(f"nothing is read at {_spell(at, offset, id)}: no sentence stands there")
    return document.text, tuple(_explain(found, s, begin) for s in sentences)


def _spell(at: str | None, offset: int | None, ident: str | None) -> str:
    return f"line {at}" if at is not None else f"offset {offset}" if ident is None else ident


def _place(
    text: str, found: Examined, at: str | None, offset: int | None, ident: str | None
) -> tuple[int, int]:
    """The characters meant, half-open."""
    if ident is not None:
        for attribution in found.analysis.attributions:
            if attribution.id == ident:
                return attribution.cue.start, attribution.cue.end
        count = len(found.analysis.attributions)
        raise OptionError(f"no attribution is named {ident!r}; there are {count}, from a1 on")
    if offset is not None:
        if not 0 <= offset < len(text):
            raise OptionError(f"offset {offset} is outside of the text of {len(text)} characters")
        return offset, offset + 1
    return _of_line(text, at or "")


def _of_line(text: str, at: str) -> tuple[int, int]:
    line, _, column = at.partition(":")
    lines = text.split("\n")
    if not (line.isdecimal() and (column.isdecimal() or ":" not in at)):
        raise OptionError(f"a place is LINE or LINE:COLUMN, not {at!r}")
    number = int(line)
    if not 0 < number <= len(lines):
        raise OptionError(f"line {number} is outside of the text of {len(lines)} lines")
    begin = sum(len(each) + 1 for each in lines[: number - 1])
    length = len(lines[number - 1])
    if not column:
        return begin, begin + max(length, 1)
    if not 0 < int(column) <= max(length, 1):
        raise OptionError(f"column {column} is outside of line {number} of {length} characters")
    return begin + int(column) - 1, begin + int(column)


def _explain(found: Examined, sentence: Span, near: int) -> Explanation:
    passage = next(p for p in found.passages if p.block.start <= sentence.start < p.block.end)
    tokens = [t for t in passage.tokens if sentence.start <= t.start < sentence.end]
    pairs = zip(found.analysis.attributions, found.relations, strict=True)
    fired = tuple(
        _fired(a, relation.frame)
        for a, relation in pairs
        if sentence.start <= a.cue.start < sentence.end
    )
    cues = {slot.start for each in fired for slot in each.slots if slot.slot == "cue"}
    return Explanation(
        start=sentence.start,
        end=sentence.end,
        line=passage.text.count("\n", 0, sentence.start) + 1,
        tokens=tuple(_token(t) for t in tokens),
        fired=fired,
        misses=_nearest(found.misses, sentence, near, cues),
    )


def _token(token: Token) -> ReadToken:
    kind = "word" if token.kind == WORD else "number" if token.kind == NUMBER else "mark"
    return ReadToken(
        start=token.start,
        end=token.end,
        kind=cast(_Kind, kind),
        word=token.base,
        proclitic=token.clitic,
        classes=tuple(name for bit, name in enumerate(CLASSES) if token.flags >> bit & 1),
        country=token.country,
        readings=tuple(
            Reading(
                lemma=cue.verb.lemma, tense=cue.form.tense, act=cast(Act, cue.verb.act),
                opens=openings(cue.verb), weak=cue.verb.weak,
            )
            for cue in token.cues
        ),
    )  # fmt: skip


def _fired(attribution: Attribution, kind: str) -> Fired:
    slots = _slots(attribution)
    frame: list[str] = [slot.slot for slot in slots]
    if kind in ("that", "quote", "noun", "asking", "word") and "content" in frame:
        frame.insert(frame.index("content"), f"[{kind}]")
    speaker = attribution.speaker
    return Fired(
        id=attribution.id, rule=attribution.rule, frame=" ".join(frame), act=attribution.act,
        slots=slots, parent=attribution.parent, speaker=speaker.name if speaker else None,
    )  # fmt: skip


def _slots(attribution: Attribution) -> tuple[Slot, ...]:
    """The filled slots in the order of the text."""
    slots = [Slot(attribution.cue.start, attribution.cue.end, slot="cue")]
    if attribution.source:
        slots.append(Slot(attribution.source.start, attribution.source.end, slot="source"))
    if attribution.addressee:
        slots.append(Slot(attribution.addressee.start, attribution.addressee.end, slot="addressee"))
    slots += (Slot(span.start, span.end, slot="content") for span in attribution.content)
    return tuple(sorted(slots, key=lambda slot: (slot.start, slot.end)))


def _nearest(
    misses: Sequence[Miss], sentence: Span, near: int, cues: set[int]
) -> tuple[NearMiss, ...]:
    """The readings that failed latest; of equals those nearest to the place asked for."""
    best: dict[tuple[int, str], Miss] = {}
    for miss in misses:
        start = miss.passage.tokens[miss.at].head
        if not sentence.start <= start < sentence.end or start in cues:
            continue
        known = best.get((start, miss.name))
        if known is None or _SLOTS.index(known.slot) < _SLOTS.index(miss.slot):
            best[start, miss.name] = miss
    ranked = sorted(
        best.items(), key=lambda item: (-_SLOTS.index(item[1].slot), abs(item[0][0] - near))
    )
    return tuple(
        NearMiss(
            start=start, end=miss.passage.tokens[miss.at].end, cue=miss.name,
            slot=miss.slot, reason=miss.reason,
        )
        for (start, _), miss in ranked[:NEAREST]
    )  # fmt: skip
