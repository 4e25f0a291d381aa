"""The articles held out: offsets alone, and none of them ever read for rules."""

import json
import re
from pathlib import Path

EVAL = Path(__file__).parents[2] / "eval"


def _rows(name: str) -> list[dict[str, object]]:
    lines = (EVAL / "heldout" / name).read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_no_held_out_article_was_read_for_rules() -> None:
    used = set((EVAL / "used.txt").read_text("utf-8").split())
    assert not used & {row["id"] for row in _rows("gold.jsonl")}


def test_no_text_is_kept() -> None:
    for name in ("gold.jsonl", "second.jsonl"):
        assert not re.search("[\u0621-\u064a]", (EVAL / "heldout" / name).read_text("utf-8"))


def test_three_articles_were_annotated_twice() -> None:
    first = {row["id"]: row["digest"] for row in _rows("gold.jsonl")}
    second = {row["id"]: row["digest"] for row in _rows("second.jsonl")}
    assert len(first) == 10 and len(second) == 3 and second.items() <= first.items()
