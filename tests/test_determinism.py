"""The same input gives the same bytes, in input order; and results read back are the same."""

import os
import random
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

import musnad

ROOT = Path(__file__).resolve().parent.parent
ARTICLE = ROOT / "examples" / "own_article.txt"
RECORDS = ROOT / "examples" / "records.jsonl"


def run_musnad(arguments: list[str], hash_seed: str = "0") -> bytes:
    environment = os.environ | {"PYTHONHASHSEED": hash_seed, "COLUMNS": "80"}
    command = [sys.executable, "-m", "musnad", *arguments]
    return subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True).stdout


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """120 records of very different length, made of the example's paragraphs."""
    dice = random.Random(7)
    paragraphs = ARTICLE.read_text(encoding="utf-8").split("\n\n")
    rows = [
        {"id": f"r{n}", "text": "\n".join(dice.choices(paragraphs, k=dice.choice([1, 2, 40])))}
        for n in range(120)
    ]
    path = tmp_path_factory.mktemp("many") / "records.jsonl"
    path.write_bytes(b"".join(msgspec.json.encode(row) + b"\n" for row in rows))
    return path


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "csv", "html"])
def test_two_hash_seeds_write_the_same_bytes(form: str) -> None:
    arguments = ["read", str(ARTICLE), str(RECORDS), "--format", form, "--published", "2024-05-13"]
    if form == "html":
        arguments.remove(str(RECORDS))
    first = run_musnad(arguments, "0")
    assert first
    assert run_musnad(arguments, "1") == first


def test_workers_keep_order_and_bytes(many: Path) -> None:
    arguments = ["read", str(many), "--format", "jsonl"]
    alone = run_musnad([*arguments, "--jobs", "1"], "0")
    assert run_musnad([*arguments, "--jobs", "4"], "1") == alone
    ids = [msgspec.json.decode(line)["document"]["id"] for line in alone.splitlines()]
    assert ids == [f"r{n}" for n in range(120)]


def test_results_read_back_are_the_same(many: Path, tmp_path: Path) -> None:
    written = run_musnad(["read", str(many), str(ARTICLE), "--format", "jsonl"])
    file = tmp_path / "results.jsonl"
    file.write_bytes(written)
    analyses = list(musnad.load(file))
    assert len(analyses) == 121
    assert b"".join(msgspec.json.encode(one) + b"\n" for one in analyses) == written
    assert analyses[-1] == musnad.read(ARTICLE)
