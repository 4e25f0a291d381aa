"""The accuracy gate: what musnad reads today, measured, must not fall below the floors.

    python eval/gate.py                        compare with eval/floors.json (exit status 1: below)
    python eval/gate.py --raise                raise the floors to what was measured
    python eval/gate.py --lower REASON         set them to what was measured, also downward; the
                                               reason is kept in the file
    python eval/gate.py --table                also show the whole tables

The annotated articles may not be in this repository; they are looked for in ../shared/gold. Where
they are absent the gate says so and passes. Floors hold for one corpus only: its digest and its
size are pinned, and another corpus fails until the floors are set anew.
"""

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct
from msgspec import json as msgspec_json

from musnad.scoring import Report, score_files

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "eval"))
from events_suite import FOLDER, measure_events  # noqa: E402  (a script beside this one)
from names_suite import SENTENCES, measure_names  # noqa: E402  (a script beside this one)

FLOORS = ROOT / "eval" / "floors.json"
MEASURES = (
    "attribution",
    "attribution.cue",
    "attribution.source",
    "attribution.speaker",
    "attribution.kind",
    "attribution.manner",
    "attribution.act",
    "attribution.parent",
    "attribution.tuple",
    "attribution.addressee",
    "attribution.chain",
    "attribution.nested",
    "cue detection",
    "times",
    "times.type",
    "times.value",
    "quantities",
    "quantities.value",
    "quantities.unit",
    "events.trigger",
    "events",
    "events.actor",
    "events.recipient",
    "events.place",
    "events.time",
    "events.attribution",
    "events.modality (not asserted)",
)


class Corpus(NamedTuple):
    """A set of annotated articles, and what musnad is given to read them."""

    name: str
    gold: str
    records: str
    article: Path | None = None
    options: tuple[str, ...] = ()


CORPORA = (
    Corpus("dev", "dev.gold.jsonl", "dev.records.jsonl"),
    Corpus(
        "seed_article",
        "seed_article.gold.jsonl",
        "seed_article.records.jsonl",
        ROOT / "examples" / "seed_article.txt",
        ("--published", "2022-11-09"),
    ),
)


class Floor(Struct):
    """The pinned corpus, and the least F1 (percent) of each measure."""

    documents: int
    digest: str
    f1: dict[str, float]


class Floors(Struct):
    """What eval/floors.json holds."""

    corpora: dict[str, Floor]
    lowered: list[str] = []


def measure(corpus: Corpus, folder: Path) -> tuple[Floor, Report]:
    gold, records = folder / corpus.gold, folder / corpus.records
    with tempfile.TemporaryDirectory() as scratch:
        found = Path(scratch) / "found.jsonl"
        source = str(corpus.article or records)
        options = [*corpus.options, "--format", "jsonl", "--output", str(found)]
        subprocess.run([sys.executable, "-m", "musnad", "read", source, *options], check=True)
        report = score_files(gold, records, found)
    figures = {name: report.figures[name]["f1"] for name in MEASURES if name in report.figures}
    return pinned(figures, gold, records), report


def pinned(figures: dict[str, float], gold: Path, *more: Path) -> Floor:
    """Figures with the size and the digest of what they were measured on."""
    documents = sum(bool(line.strip()) for line in gold.read_bytes().splitlines())
    content = b"".join(path.read_bytes() for path in (gold, *more))
    return Floor(documents, hashlib.sha256(content).hexdigest(), figures)


def faults(
    name: str, floor: Floor | None, measured: Floor, warnings: Iterable[str] = ()
) -> list[str]:
    """Why the gate must not open, a line each."""
    texts = [f"{name}: {warning}" for warning in warnings]
    if floor is None:
        return [*texts, f"{name}: no floors yet; set them with --raise"]
    if (floor.documents, floor.digest) != (measured.documents, measured.digest):
        return [*texts, f"{name}: another corpus than the floors were set on"]
    return texts + [
        f"{name}: {key} is {measured.f1.get(key, 0.0)}, its floor {least}"
        for key, least in floor.f1.items()
        if measured.f1.get(key, 0.0) < least
    ]


def show(name: str, floor: Floor | None, measured: Floor, report: Report) -> None:
    print(f"{name}: {measured.documents} documents")
    for key, value in measured.f1.items():
        row = report.figures[key]
        least = floor.f1.get(key) if floor else None
        below = "  BELOW" if least is not None and value < least else ""
        print(
            f"  {key:24s} P {row['p']:5.1f}  R {row['r']:5.1f}  F1 {value:5.1f}"
            f"  ({row['correct']} of {row['gold']}, {row['predicted']} found)  floor {least}{below}"
        )


def load_floors() -> Floors:
    return msgspec_json.decode(FLOORS.read_bytes(), type=Floors) if FLOORS.exists() else Floors({})


def save_floors(floors: Floors) -> None:
    plain = json.loads(msgspec_json.encode(floors))
    FLOORS.write_text(json.dumps(plain, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"written: {FLOORS.relative_to(ROOT)}")


def raised(floor: Floor | None, measured: Floor) -> Floor:
    if floor is None:
        return measured
    names = floor.f1.keys() | measured.f1.keys()
    f1 = {name: max(floor.f1.get(name, 0.0), measured.f1.get(name, 0.0)) for name in names}
    order = (*MEASURES, *sorted(f1.keys() - set(MEASURES)))
    ordered = {name: f1[name] for name in order if name in f1}
    return Floor(measured.documents, measured.digest, ordered)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description="Compare today's accuracy with its floors.")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--raise", dest="rise", action="store_true", help="raise the floors")
    parser.add_argument("--lower", metavar="REASON", help="set the floors, also downward")
    parser.add_argument("--table", action="store_true", help="show all figures")
    options = parser.parse_args(arguments)
    folder = options.shared / "gold"
    if not folder.is_dir():
        print(f"accuracy gate: skipped, no annotated articles at {options.shared}/gold")
        return 0
    if options.lower is not None and not options.lower.strip():
        parser.error("--lower needs a reason")
    floors, found = load_floors(), list[str]()
    for corpus in CORPORA:
        if corpus.article is not None and not corpus.article.exists():
            print(f"accuracy gate: {corpus.name} skipped, {corpus.article.name} is not here")
            continue
        floor = floors.corpora.get(corpus.name)
        measured, report = measure(corpus, folder)
        show(corpus.name, floor, measured, report)
        if options.table:
            print(report.table())
        found += faults(corpus.name, floor, measured, report.warnings)
        floors.corpora[corpus.name] = measured if options.lower else raised(floor, measured)
    sentences = options.shared / SENTENCES
    if sentences.is_file():
        floor = floors.corpora.get("names")
        measured = pinned(measure_names(sentences), sentences)
        print(f"names: {measured.documents} sentences")
        for key, value in measured.f1.items():
            least = floor.f1.get(key) if floor else None
            print(f"  {key:24s} F1 {value:5.1f}  floor {least}")
        found += faults("names", floor, measured)
        floors.corpora["names"] = measured if options.lower else raised(floor, measured)
    if (options.shared / FOLDER).is_dir():
        files = [options.shared / FOLDER / f"{name}.jsonl" for name in ("sentences", "spans")]
        suite("events", pinned(measure_events(files[0].parent), *files), floors, found, options)
    return settle(floors, found, options.rise, options.lower)


def suite(
    name: str, measured: Floor, floors: Floors, found: list[str], options: argparse.Namespace
) -> None:
    """Compare the figures of a set that is no annotated article."""
    floor = floors.corpora.get(name)
    print(f"{name}: {measured.documents} sentences")
    for key, value in measured.f1.items():
        print(f"  {key:24s} {value:5.1f}  floor {floor.f1.get(key) if floor else None}")
    found += faults(name, floor, measured)
    floors.corpora[name] = measured if options.lower else raised(floor, measured)


def settle(floors: Floors, found: list[str], rise: bool, lower: str | None) -> int:
    """Writes the floors where that was asked for, and gives the exit status."""
    if lower is not None:
        floors.lowered.append(lower)
        save_floors(floors)
        return 0
    faults_but_missing = [fault for fault in found if "no floors yet" not in fault]
    if rise and not faults_but_missing:
        save_floors(floors)
        return 0
    for fault in found:
        print(f"accuracy gate: {fault}", file=sys.stderr)
    if rise:
        print("accuracy gate: floors are lowered only with --lower REASON", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
