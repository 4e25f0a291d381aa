"""One event told twice, and what one event tells of another beside it."""

from msgspec.structs import replace

from musnad.extraction.events.clauses import Scene
from musnad.extraction.events.triggers import Row
from musnad.model import Event
from musnad.text import fold

POINTING = frozenset({"استهدف", "أصاب", "ضرب", "دمر"})
CAUSES = ("في", "جراء", "إثر", "اثر", "نتيجة", "خلال", "بسبب", "أثناء", "اثناء")
SO_THAT = frozenset({"بحيث"})  # قصف … بحيث قتل خمسة
OUTCOMES = frozenset(
    map(
        fold,
        (
            "أسفر",
            "أسفرت",
            "أدى",
            "أدت",
            "تسبب",
            "تسببت",
            "خلف",
            "خلفت",
            "أوقع",
            "أوقعت",
            "نتج",
            "أودى",
            "أودت",
            "يسفر",
            "وأسفر",
        ),
    )
)


def caused(scene: Scene, event: Event, last: Event) -> Event:
    """``قتل خمسة في غارة أمريكية``: who did the one did the other."""
    if not (last.type == event.type == "ASSAULT") or last.actors or not event.actors:
        return last
    between = scene.passage.text[last.trigger.end : event.trigger.start]
    near = len(between) < 120 and "." not in between and event.rule.startswith("noun")
    led = any(f" {word} " in f" {between}"[-24:] for word in CAUSES)
    return replace(last, actors=event.actors) if near and led else last


def same(scene: Scene, index: int, event: Event, row: Row, last: Event | None) -> Event | None:
    """One attack told twice: ``قصف … أسفر عن مقتل``, ``مقتل خمسة وإصابة``; ``هجوم استهدف``."""
    if last is None or last.type != event.type:
        return None
    if event.type == "AID":
        near = event.trigger.start - last.trigger.end < 40 and event.rule.startswith("noun")
        return last if near else None
    if event.type == "PROTEST":
        near = event.trigger.start - last.trigger.end < 160
        return last if near and event.rule.startswith("noun") else None
    if event.type != "ASSAULT":
        return None
    first = scene.tokens[scene.passage.sentence_start(index)].start
    if last.trigger.start < first:
        return None
    between = scene.passage.text[last.trigger.end : event.trigger.start]
    if row.lemma in POINTING and last.rule.startswith("noun") and len(between) < 80:
        return last if last.recipients and _told(event, last, between) else None
    if row.counts == "wounded" and last.recipients and len(between) < 120:
        return replace(last, quantities=last.quantities + event.quantities)
    return _result(scene, index, event, row, last)


def _told(event: Event, last: Event, between: str) -> bool:
    """Is the attack before the subject of this verb?"""
    if any(span.start <= last.trigger.start < span.end for span in event.actors):
        return True
    return not event.actors and "،" not in between and " و" not in between


def _result(scene: Scene, index: int, event: Event, row: Row, last: Event) -> Event | None:
    """Those killed by what was told before: they are its recipients where it has none."""
    if row.counts != "killed":
        return None
    tokens = scene.tokens[max(0, index - 4) : index]
    listed = OUTCOMES if event.rule.startswith("noun") else SO_THAT
    if not any(t.text in listed for t in tokens):
        return None
    recipients = last.recipients or event.recipients
    return replace(last, recipients=recipients, quantities=last.quantities + event.quantities)
