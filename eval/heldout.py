"""Ten articles that no rule was written from: read, scored, never shown.

The repository holds record ids, offsets and digests (``heldout/gold.jsonl``); the articles stand in
the corpus under ``--shared``, without which this is skipped.  Never print the errors of these
articles: they are for measuring only.
"""

import argparse
import gzip
import hashlib
import json
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

import musnad
from musnad.scoring import score_files

HERE = Path(__file__).parent / "heldout"
CORPUS = "corpora/saudinewsnet_a.jsonl.gz"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    corpus = parser.parse_args().shared / CORPUS
    if not corpus.exists():
        print(f"skipped: {corpus} is not here")
        return 0
    kept = [json.loads(line) for line in (HERE / "gold.jsonl").read_text("utf-8").splitlines()]
    records = _records(corpus, {each["id"] for each in kept})
    gold = [_with_words(each, records[each["id"]]) for each in kept]
    read = [musnad.read(records[each["id"]]) for each in kept]
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("gold", "records", "analyses")]
        values: list[Iterable[Any]] = [gold, records.values(), read]
        for path, rows in zip(paths, values, strict=True):
            path.write_bytes(b"".join(msgspec.json.encode(row) + b"\n" for row in rows))
        print(score_files(*paths).table())
    return 0


def _records(corpus: Path, wanted: set[str]) -> dict[str, dict[str, Any]]:
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        records = (json.loads(line) for line in lines)
        return {record["id"]: record for record in records if record["id"] in wanted}


def _with_words(kept: dict[str, Any], record: dict[str, Any]) -> dict[str, Any]:
    """The annotations with the names that their offsets stand for."""
    text = record["title"] + "\n" + record["text"]
    if hashlib.sha256(text.encode()).hexdigest() != kept["digest"]:
        sys.exit(f"{kept['id']}: the text is not the one that was annotated")
    words = f"{text}\n{record.get('byline') or ''}"
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


if __name__ == "__main__":
    sys.exit(main())
