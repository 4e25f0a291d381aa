"""Annotations of the corpus that are kept without its text: ids, offsets and digests.

The articles stand in the corpus under ``--shared``; what is read here is worth nothing without it.
"""

import gzip
import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

EVAL = Path(__file__).parent
CORPUS = "corpora/saudinewsnet_a.jsonl.gz"


def rows(name: str) -> list[dict[str, Any]]:
    """The lines of a file of ``eval``."""
    return [json.loads(line) for line in (EVAL / name).read_text("utf-8").splitlines()]


def records(shared: Path, wanted: set[str]) -> dict[str, dict[str, Any]]:
    """The records of these ids, by id; empty where the corpus is not here."""
    corpus = shared / CORPUS
    if not corpus.exists():
        print(f"skipped: {corpus} is not here")
        return {}
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        found = (json.loads(line) for line in lines)
        return {record["id"]: record for record in found if record["id"] in wanted}


def annotated(name: str, shared: Path) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Each record of ``eval/NAME/gold.jsonl`` with its annotations, names written out."""
    kept = rows(f"{name}/gold.jsonl")
    articles = records(shared, {each["id"] for each in kept})
    for each in kept if articles else ():
        yield articles[each["id"]], _with_words(each, articles[each["id"]])


def same_text(kept: dict[str, Any], record: dict[str, Any]) -> str:
    """Headline and text of the record; ends where they are not those that were annotated."""
    text: str = record["title"] + "\n" + record["text"]
    if hashlib.sha256(text.encode()).hexdigest() != kept["digest"]:
        sys.exit(f"{kept['id']}: the text is not the one that was annotated")
    return text


def _with_words(kept: dict[str, Any], record: dict[str, Any]) -> dict[str, Any]:
    """The annotations with the names that their offsets stand for."""
    words = f"{same_text(kept, record)}\n{record.get('byline') or ''}"
    attributions = []
    for found in kept["attributions"]:
        chain = [
            record["publisher"] if c == "publisher" else _cut(words, c) for c in found["chain"]
        ]
        named = {
            "speaker": _cut(words, found["speaker"]),
            "chain": [name for name in chain if name],
        }
        attributions.append(found | named)
    empty: dict[str, Any] = {"times": [], "quantities": [], "events": []}
    return {"id": kept["id"], "attributions": attributions, **empty}


def _cut(text: str, span: list[int] | None) -> str | None:
    return text[span[0] : span[1]] if span else None
