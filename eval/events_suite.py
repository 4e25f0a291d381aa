"""Events against openeventdata/arabic_event_gsr, as ../shared/events/score.py counts them.

Every figure is one where more is better: ``quiet`` is the share of rejected sentences in which no
event of the type is found.  The file of spans has ids that several sentences share; here each
sentence is compared with its own words.
"""

import json
import re
from pathlib import Path
from typing import Any

import musnad
from musnad import Analysis
from musnad.model import Event

FOLDER = Path("events")
FIRST = 3
KEYS = ("n", "trigger", "a", "A", "r", "R")  # A, R: of how many an actor, a recipient is marked


def words(text: str) -> set[str]:
    plain = re.sub("[أإآ]", "ا", re.sub("[\u064b-\u0652\u0640]", "", text))
    return set(re.findall(r"\w+", plain.replace("ى", "ي").replace("ة", "ه")))


def f1(a: set[str], b: set[str]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def read(row: dict[str, Any]) -> tuple[Analysis, list[Event]]:
    analysis = musnad.read({"text": row["text"]})
    return analysis, [event for event in analysis.events if event.type == row["type"]]


def share(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0


def measure_sentences(path: Path) -> dict[str, float]:
    seen: dict[tuple[str, str], list[bool]] = {}
    for row in rows(path):
        if row["label"] in ("yes", "easy no"):
            seen.setdefault((row["type"], row["label"]), []).append(bool(read(row)[1]))
    figures: dict[str, float] = {}
    for (kind, label), found in sorted(seen.items()):
        name, hits = ("recall", sum(found)) if label == "yes" else ("quiet", found.count(False))
        figures[f"{kind} {name}"] = share(hits, len(found))
    return figures


def measure_spans(path: Path) -> dict[str, float]:
    counts: dict[str, dict[str, int]] = {}
    for row in rows(path):
        analysis, events = read(row)
        tally = counts.setdefault(
            row["type"], dict.fromkeys(("n", "trigger", "a", "A", "r", "R"), 0)
        )
        best = max(
            (
                _match(analysis, event, marked)
                for event in events[:FIRST]
                for marked in row["spans"]
            ),
            key=sum,
            default=(False, False, False),
        )
        actors = any(marked["source_actor"] for marked in row["spans"])
        recipients = any(marked["target_actor"] for marked in row["spans"])
        for key, value in zip(
            KEYS,
            (True, best[0], actors and best[1], actors, recipients and best[2], recipients),
            strict=True,
        ):
            tally[key] += value
    figures: dict[str, float] = {}
    for kind, tally in sorted(counts.items()):
        figures[f"{kind} trigger"] = share(tally["trigger"], tally["n"])
        figures[f"{kind} actor"] = share(tally["a"], tally["A"])
        figures[f"{kind} recipient"] = share(tally["r"], tally["R"])
    return figures


def _match(analysis: Analysis, event: Event, marked: dict[str, Any]) -> tuple[bool, bool, bool]:
    text = analysis.document.text

    def said(*spans: musnad.Span) -> set[str]:
        return words(" ".join(text[span.start : span.end] for span in spans))

    verb, source, target = (
        words(" ".join(marked[key])) for key in ("verb", "source_actor", "target_actor")
    )
    return (
        bool(said(event.trigger) & verb),
        f1(said(*event.actors), source) >= 0.5,
        f1(said(*event.recipients), target) >= 0.5,
    )


def measure_events(folder: Path) -> dict[str, float]:
    """All figures of the set, in percent."""
    return measure_sentences(folder / "sentences.jsonl") | measure_spans(folder / "spans.jsonl")
