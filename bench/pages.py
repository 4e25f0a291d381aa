"""How fast a page is read, without analysis, beside trafilatura alone over the same pages.

    python bench/pages.py                  those of tests/pages, and of ../shared/pages if there
    python bench/pages.py --pages FOLDER    pages of your own
    python bench/pages.py --json            figures as JSON only

The time of a page is the shortest of some repetitions, its own process time.
"""

import argparse
import contextlib
import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from musnad.errors import NotAnArticle
from musnad.reading.entries import Settings
from musnad.reading.pages import read_page

ROOT = Path(__file__).resolve().parent.parent
SETS = {
    "real": ROOT.parent / "shared" / "pages" / "real",
    "made": ROOT / "tests" / "pages" / "made",
    "variants": ROOT / "tests" / "pages" / "variants",
    "refused": ROOT / "tests" / "pages" / "refused",
}


def find_pages(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in sorted(folder.rglob("*.*html"))]


def milliseconds(work: Callable[[bytes], Any], page: bytes, repeat: int) -> float:
    best = float("inf")
    for _ in range(repeat):
        start = time.process_time()
        work(page)
        best = min(best, time.process_time() - start)
    return 1000 * best


def ours(page: bytes) -> None:
    with contextlib.suppress(NotAnArticle):
        read_page(page, Settings(), "page")


def theirs() -> Callable[[bytes], Any] | None:
    """trafilatura as it is called most: text and metadata, no comments."""
    try:
        from trafilatura import bare_extraction
    except ImportError:
        return None
    return lambda page: bare_extraction(page, include_comments=False, with_metadata=True)


def measure(pages: list[bytes], repeat: int) -> dict[str, float]:
    rival = theirs()
    own = [milliseconds(ours, page, repeat) for page in pages]
    figures = {
        "pages": len(pages),
        "kilobytes": round(sum(map(len, pages)) / 1024, 1),
        "musnad_ms": round(statistics.fmean(own), 2),
    }
    if rival is not None:
        other = [milliseconds(rival, page, repeat) for page in pages]
        figures["trafilatura_ms"] = round(statistics.fmean(other), 2)
        figures["times_as_fast"] = round(sum(other) / sum(own), 1)
    return figures


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--pages", type=Path)
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    sets = {options.pages.name: options.pages} if options.pages else SETS
    found = {name: pages for name, folder in sets.items() if (pages := find_pages(folder))}
    if not found:
        print("no pages found: name a folder with --pages", file=sys.stderr)
        return 1
    figures = {name: measure(pages, options.repeat) for name, pages in found.items()}
    if options.json:
        print(json.dumps(figures, indent=1))
        return 0
    for name, row in figures.items():
        print(f"{name:10}", "  ".join(f"{key} {value}" for key, value in row.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
