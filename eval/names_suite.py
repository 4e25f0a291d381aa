"""Mentions of persons, places and bodies against annotated sentences: strict and by overlap.

Sentences are JSON Lines ``{"id", "text", "names": [[start, end, "PERS"|"LOC"|"ORG"], …]}``; states
count as places, media as organisations. Strict wants the same offsets and class; by overlap a name
counts where one of its class shares a character with it.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

SENTENCES = Path("names") / "sentences.jsonl"
CLASS = {"person": "PERS", "place": "LOC", "state": "LOC", "organization": "ORG", "media": "ORG"}
Name = tuple[int, int, str]


def measure_names(sentences: Path) -> dict[str, float]:
    """F1 (percent) of all names and of each class, as ``names.PERS`` and ``names.PERS.overlap``."""
    with tempfile.TemporaryDirectory() as scratch:
        found = Path(scratch) / "found.jsonl"
        command = ["read", str(sentences), "--format", "jsonl", "--output", str(found)]
        subprocess.run([sys.executable, "-m", "musnad", *command], check=True)
        analyses = {row["document"]["id"]: row for row in _rows(found)}
    pairs = [
        ({(a, b, c) for a, b, c in row["names"]}, _mentions(analyses[row["id"]]))
        for row in _rows(sentences)
    ]
    figures = {}
    for label in ("PERS", "LOC", "ORG", ""):
        name = f"names.{label}" if label else "names"
        chosen = [({*_of(gold, label)}, {*_of(mine, label)}) for gold, mine in pairs]
        figures[name], figures[f"{name}.overlap"] = _strict(chosen), _overlap(chosen)
    return figures


def _rows(path: Path) -> list[dict[str, Any]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def _mentions(analysis: dict[str, Any]) -> set[Name]:
    known = [entity for entity in analysis["entities"] if entity["kind"] in CLASS]
    return {(m["start"], m["end"], CLASS[e["kind"]]) for e in known for m in e["mentions"]}


def _of(names: set[Name], label: str) -> set[Name]:
    return {name for name in names if not label or name[2] == label}


def _strict(pairs: list[tuple[set[Name], set[Name]]]) -> float:
    right = sum(len(gold & mine) for gold, mine in pairs)
    total = sum(len(gold) + len(mine) for gold, mine in pairs)
    return round(200 * right / total, 1) if total else 0.0


def _overlap(pairs: list[tuple[set[Name], set[Name]]]) -> float:
    met = sum(_touches(name, mine) for gold, mine in pairs for name in gold)
    meant = sum(_touches(name, gold) for gold, mine in pairs for name in mine)
    recall = met / max(sum(len(gold) for gold, _ in pairs), 1)
    precision = meant / max(sum(len(mine) for _, mine in pairs), 1)
    both = recall + precision
    return round(200 * recall * precision / both, 1) if both else 0.0


def _touches(name: Name, others: set[Name]) -> bool:
    start, end, label = name
    return any(label == c and start < b and a < end for a, b, c in others)
