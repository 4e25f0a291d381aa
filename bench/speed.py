"""How fast musnad is, measured: start-up, articles a second, growth with the text, time per stage.

    python bench/speed.py                       what is in the repository; and ../shared where it is
    python bench/speed.py records.jsonl         articles a second over your own records (gzip too)
    python bench/speed.py --largest 1           the longest text of the growth table, in MB
    python bench/speed.py --json                figures as JSON only

Times are wall-clock seconds on a warm disk; of several runs the best counts.
"""

import argparse
import gzip
import inspect
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec

import musnad
import musnad.extraction
from musnad.reading import Settings, open_source

ROOT = Path(__file__).resolve().parent.parent
ARTICLE = ROOT / "examples" / "own_article.txt"
RECORDS = ROOT / "examples" / "records.jsonl"
CORPUS = Path("corpora") / "saudinewsnet_a.jsonl.gz"
LIMITS = {"musnad --help": 0.3, "musnad read, 100 characters": 0.8}
STEPS = (0.001, 0.01, 0.1, 1.0, 5.0, 20.0)

Figures = dict[str, Any]


def timed(action: Callable[[], object]) -> float:
    begin = time.perf_counter()
    action()
    return time.perf_counter() - begin


def run_musnad(*arguments: str) -> None:
    command = [sys.executable, "-m", "musnad", *arguments]
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)


def start_up(folder: Path, runs: int) -> Figures:
    short = folder / "short.txt"
    short.write_text(ARTICLE.read_text(encoding="utf-8")[89:189], encoding="utf-8")
    commands = {
        "musnad --help": ("--help",),
        "musnad read, 100 characters": ("read", str(short)),
    }
    return {
        name: {
            "seconds": round(min(timed(partial(run_musnad, *arguments)) for _ in range(runs)), 3),
            "limit": LIMITS[name],
        }
        for name, arguments in commands.items()
    }


def load_records(path: Path, limit: int) -> list[Figures]:
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as stream:
        return [msgspec.json.decode(line) for line in islice(stream, limit)]


def throughput(records: list[Figures], name: str) -> Figures:
    musnad.read(records[0])  # loads the language data
    seconds = timed(lambda: [musnad.read(record) for record in records])
    letters = sum(len(record.get("text") or "") for record in records)
    return {
        "records": name,
        "documents": len(records),
        "characters": letters,
        "seconds": round(seconds, 3),
        "documents_per_second": round(len(records) / seconds, 1),
        "characters_per_second": round(letters / seconds),
    }


def growth(folder: Path, largest: float) -> list[Figures]:
    """``musnad read`` of texts of growing length, each in a process of its own."""
    article = ARTICLE.read_text(encoding="utf-8").rsplit("\n\n", 1)[0] + "\n\n"
    rows = []
    for megabytes in (step for step in STEPS if step <= largest):
        size = int(megabytes * 1_000_000)
        content = (article * (size // len(article.encode()) + 1)).encode()[:size]
        path = folder / "long.txt"
        path.write_text(content.decode("utf-8", "ignore"), encoding="utf-8")
        seconds = timed(partial(run_musnad, "read", str(path), "--format", "jsonl"))
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
        rows.append(
            {
                "megabytes": megabytes,
                "seconds": round(seconds, 2),
                "seconds_per_megabyte": round(seconds / megabytes, 2),
                "peak_mib": peak,
            }
        )
    return rows


class Stages:
    """Adds up the time of each function that the table of contents of extraction calls."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)

    def watch(self) -> None:
        for name, value in list(vars(musnad.extraction).items()):
            if inspect.isfunction(value) and value.__module__ != "musnad.extraction":
                setattr(musnad.extraction, name, self._watched(name, value))

    def _watched(self, name: str, stage: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            begin = time.perf_counter()
            try:
                found = stage(*arguments, **options)
                return list(found) if inspect.isgenerator(found) else found
            finally:
                self.seconds[name] += time.perf_counter() - begin

        return call


def stages(records: list[Figures]) -> Figures:
    """Seconds per stage and their share; ``reading`` is bytes to Document."""

    def read() -> None:
        for record in records:
            list(open_source(record, Settings()))

    watch = Stages()
    watch.seconds["reading"] = timed(read)
    watch.watch()
    for record in records:
        musnad.read(record)
    total = sum(watch.seconds.values())
    ordered = sorted(watch.seconds.items(), key=lambda row: -row[1])
    return {
        name: {"seconds": round(spent, 3), "share": round(spent / total, 3)}
        for name, spent in ordered
    }


def measure(options: argparse.Namespace) -> Iterator[tuple[str, Any]]:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        yield "start_up", start_up(folder, options.runs)
        # first, since the peak of a child counts what this process held when it began
        yield "growth", growth(folder, options.largest)
        corpus = options.shared / CORPUS
        if options.records is None and not corpus.exists():
            print(f"no {CORPUS.name} beside the repository: own examples only", file=sys.stderr)
        source = options.records or (corpus if corpus.exists() else RECORDS)
        records = load_records(source, options.limit)
        yield "throughput", throughput(records, source.name)
        yield "stages", stages(records)


def show(name: str, found: Any) -> None:
    print(f"{name}:")
    rows = found if isinstance(found, list) else list(found.items())
    for row in rows:
        print("  ", row if isinstance(row, dict) else f"{row[0]}: {row[1]}")


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description="Measure how fast musnad is.")
    parser.add_argument("records", nargs="?", type=Path, help="JSON Lines of records")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--limit", type=int, default=1000, help="records to read at most")
    parser.add_argument("--largest", type=float, default=20.0, metavar="MB")
    parser.add_argument("--runs", type=int, default=5, help="start-ups, of which the best counts")
    parser.add_argument("--json", action="store_true", help="JSON only")
    options = parser.parse_args(arguments)
    if options.records is not None and not options.records.is_file():
        parser.error(f"{options.records}: no such file")
    figures: Figures = {
        "musnad": musnad.__version__,
        "python": platform.python_version(),
        "cores": os.cpu_count(),
    }
    for name, found in measure(options):
        figures[name] = found
        if not options.json:
            show(name, found)
    if options.json:
        print(json.dumps(figures, ensure_ascii=False, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
