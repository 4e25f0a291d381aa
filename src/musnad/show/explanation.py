"""An explanation as lines of text: sentence, tokens, rules that fired, nearest misses."""

from collections.abc import Iterator

from musnad.model import Explanation, Fired, NearMiss, ReadToken, Span
from musnad.show.visible import one_line


def render_explanation(text: str, explanation: Explanation) -> str:
    """Why one sentence of ``text`` was read as it was; offsets are those of ``text``."""
    return "\n".join(_lines(text, explanation)) + "\n"


def _lines(text: str, told: Explanation) -> Iterator[str]:
    yield f"line {told.line} [{told.start}-{told.end}] {_words(text, told)}"
    yield "tokens"
    yield from (f"  {_token(text, token)}" for token in told.tokens if token.kind != "mark")
    yield "rules that fired" if told.fired else "no rule fired"
    for fired in told.fired:
        yield from _fired(text, fired)
    yield "nearest misses" if told.misses else "no other word is a form of a known cue"
    yield from (f"  {_miss(text, miss)}" for miss in told.misses)


def _words(text: str, span: Span) -> str:
    return one_line(text[span.start : span.end])


def _token(text: str, token: ReadToken) -> str:
    facts = [one_line(f"{token.proclitic}+")] if token.proclitic else []
    facts += [*token.classes, *([f"country {token.country}"] if token.country else [])]
    for reading in token.readings:
        weak = ", weak" if reading.weak else ""
        facts.append(f"{reading.lemma} ({reading.tense}, {reading.act}{weak}): {reading.opens}")
    return " | ".join([f"[{token.start}-{token.end}] {_words(text, token)}", *facts])


def _fired(text: str, fired: Fired) -> Iterator[str]:
    within = f", within {fired.parent}" if fired.parent else ""
    yield f"  {fired.id}: {fired.rule} ({fired.act}{within}): {fired.frame}"
    for slot in fired.slots:
        yield f"    {slot.slot} [{slot.start}-{slot.end}] {_words(text, slot)}"
    yield f"    speaker {one_line(fired.speaker) if fired.speaker else 'not decided'}"


def _miss(text: str, miss: NearMiss) -> str:
    words = f"[{miss.start}-{miss.end}] {_words(text, miss)}"
    return f"{words} | {one_line(miss.cue)} | {miss.slot}: {one_line(miss.reason)}"
