"""How fast a WARC file is read and whether memory stays flat: one made of pages, of any size.

    python bench/archives.py                    1 GB of the pages in ../shared/pages, or in tests/
    python bench/archives.py --size 100         in MB, unpacked
    python bench/archives.py --gzip             each record packed, as crawlers do
    python bench/archives.py --pages FOLDER     pages of your own
    python bench/archives.py --json             figures as JSON only

No page is twice in the file, so none is left out as a duplicate.  The file is deleted at the end.
"""

import argparse
import gzip
import json
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import IO, Any

from musnad.reading import MAX_BYTES, Entry, Failure, Origin, Settings, open_source
from musnad.reading.members import Tally
from musnad.reading.warc import read_warc

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = (ROOT.parent / "shared" / "pages", ROOT / "tests")
MEGABYTE = 1024 * 1024
SHARES = (10, 50)

Figures = dict[str, Any]


def find_pages(folder: Path | None) -> list[bytes]:
    for place in (folder,) if folder else FOLDERS:
        if found := sorted(place.rglob("*.html")):
            return [path.read_bytes() for path in found]
    return []


def make_record(page: bytes, number: int) -> bytes:
    """The page as a response; a comment at its end makes it another one each time."""
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n%b<!-- %d -->" % (page, number)
    header = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number:032}>\r\n"
        f"WARC-Target-URI: http://news.example/{number}\r\nWARC-Date: 2024-01-01T00:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return header.encode() + body + b"\r\n\r\n"


def make_archive(path: Path, pages: list[bytes], size: int, packed: bool) -> int:
    """Write records of ``size`` bytes in all; gives their number."""
    written = 0
    with path.open("wb") as stream:
        for number in count():
            if written >= size:
                return number
            record = make_record(pages[number % len(pages)], number)
            written += len(record)
            stream.write(gzip.compress(record, 6) if packed else record)
    raise AssertionError("count() does not end")


def peak() -> float:
    """The most memory that this process has had, in MB."""
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(used / (MEGABYTE if sys.platform == "darwin" else 1024), 1)


def unread(
    stream: IO[bytes],
    source: str,
    tally: Tally | None = None,
    place: str = "",
    origin: Origin | None = None,
) -> Iterator[Entry | Failure]:
    """Takes a page and does not read it."""
    yield Failure(source=source, place=place, stage="none", reason="")


def follow(entries: Iterator[Entry | Failure], total: int, size: int) -> Figures:
    """Read them all; memory when these shares of the records have come."""
    marks = {max(1, total * share // 100): share for share in SHARES}
    figures: Figures = {"documents": 0, "failures": 0, "peak_mb": {"0": peak()}}
    begin = time.perf_counter()
    for number, entry in enumerate(entries, 1):
        figures["documents" if isinstance(entry, Entry) else "failures"] += 1
        if number in marks:
            figures["peak_mb"][str(marks[number])] = peak()
    figures["peak_mb"]["100"] = peak()
    seconds = time.perf_counter() - begin
    figures |= {"seconds": round(seconds, 2), "mb_per_s": round(size / MEGABYTE / seconds, 1)}
    return figures


def measure(pages: list[bytes], size: int, packed: bool) -> Figures:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / ("made.warc.gz" if packed else "made.warc")
        total = make_archive(path, pages, size, packed)
        with path.open("rb") as stream:
            data: Any = gzip.GzipFile(fileobj=stream) if packed else stream
            records = follow(read_warc(data, MAX_BYTES, "made", unread), total, size)
        whole = follow(open_source(path, Settings()), total, size)
        return {
            "megabytes": round(size / MEGABYTE, 1), "on_disk": path.stat().st_size,
            "pages": len(pages), "records": total, "records_alone": records, "reading": whole,
        }  # fmt: skip


def table(figures: Figures) -> Iterator[str]:
    yield (
        f"{figures['records']} records of {figures['pages']} pages, {figures['megabytes']} MB, "
        f"{figures['on_disk'] / MEGABYTE:.1f} MB on disk"
    )
    shares = [str(share) for share in (0, *SHARES, 100)]
    yield "".join([" " * 16, *(f"{share + ' %':>9}" for share in shares), f"{'MB/s':>9}{'s':>9}"])
    for name, what in (("records alone", "records_alone"), ("pages read", "reading")):
        row = figures[what]
        cells = [f"{row['peak_mb'][share]:9.1f}" for share in shares]
        yield f"{name:16}{''.join(cells)}{row['mb_per_s']:9.1f}{row['seconds']:9.1f}"
    row = figures["reading"]
    yield f"peak memory in MB; {row['documents']} documents, {row['failures']} failures"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", type=float, default=1024, help="MB of records")
    parser.add_argument("--pages", type=Path, help="a folder of HTML pages")
    parser.add_argument("--gzip", action="store_true", help="pack each record")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    pages = find_pages(options.pages)
    if not pages:
        print("no pages in ../shared/pages or tests/; name a folder: --pages FOLDER")
        return
    figures = measure(pages, int(options.size * MEGABYTE), options.gzip)
    if options.json:
        print(json.dumps(figures, indent=2))
    else:
        print("\n".join(table(figures)))


if __name__ == "__main__":
    main()
