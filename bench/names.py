"""How long the search for names takes, and what it adds to memory.

    python bench/names.py                 over the articles of the repository
    python bench/names.py records.jsonl   over your own records

Prints milliseconds of one core for 1,800 characters, for words seen before (the usual case in a
long run) and for words seen for the first time, and the memory that tables and words take. Reading
and tokens are not counted; of several runs the best counts.
"""

import argparse
import json
import resource
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from musnad.grammar.tokens import Passage, read_passage
from musnad.model import Block

ROOT = Path(__file__).resolve().parent.parent
ARTICLE, LIMIT_MS, LIMIT_MB = 1800, 2.0, 40.0
RUNS = 7


def memory() -> float:
    """Peak memory of the process in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def texts(paths: Sequence[Path]) -> list[str]:
    files = paths or [ROOT / "examples" / "records.jsonl"]
    rows = [json.loads(line) for file in files for line in file.open(encoding="utf-8")]
    return [row["text"] for row in rows if row.get("text")]


def measure(articles: Sequence[str]) -> dict[str, float]:
    passages: list[list[Passage]] = [
        [read_passage(text, Block(0, len(text), "paragraph"))] for text in articles
    ]
    before = memory()
    from musnad.extraction.names import find_names

    find_names("", [])
    begin = time.process_time()
    for text, passage in zip(articles, passages, strict=True):
        find_names(text, passage)
    seconds = [time.process_time() - begin]
    for _ in range(RUNS):
        begin = time.process_time()
        for text, passage in zip(articles, passages, strict=True):
            find_names(text, passage)
        seconds.append(time.process_time() - begin)
    share = sum(map(len, articles)) / ARTICLE
    return {
        "ms, words seen before": 1000 * min(seconds[1:]) / share,
        "ms, first time": 1000 * seconds[0] / share,
        "MB": memory() - before,
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Measure the search for names.")
    parser.add_argument("records", nargs="*", type=Path, help="JSON Lines of records")
    paths = parser.parse_args().records
    for path in paths:
        if not path.is_file():
            parser.error(f"{path}: no such file")
    figures = measure(texts(paths))
    for name, figure in figures.items():
        print(f"{name:24s} {figure:8.2f}")
    print(f"limits: {LIMIT_MS} ms for {ARTICLE} characters, {LIMIT_MB} MB")
    slow = figures["ms, words seen before"] > LIMIT_MS or figures["MB"] > LIMIT_MB
    sys.exit(slow)
