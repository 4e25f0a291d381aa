"""Does confidence mean what it says? How often the attributions of each confidence are right.

    python eval/calibrate.py               over the ten held-out articles: the table of the docs
    python eval/calibrate.py --set second  over the forty articles of the second development set
    python eval/calibrate.py --fit         fit the weights of lang/ar/confidence.toml anew

Right means: cue found and source right. The weights are fitted to the attributions of 126 articles
that editors judged one by one when musnad read them first, before any error of theirs was mended
(``calibration/``: signs and verdicts, no text), never to the held-out articles. Without the corpus
under ``--shared`` the tables are skipped; the fit needs nothing but the repository.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import exp
from pathlib import Path

import msgspec

import musnad
from musnad.extraction import examine
from musnad.extraction.confidence import signs
from musnad.scoring.attributions import pair_attributions
from musnad.scoring.documents import FoundAnalysis, GoldDocument
from musnad.scoring.overlap import f1

sys.path.insert(0, str(Path(__file__).parent))
from kept import annotated, rows

TABLE = Path(__file__).parents[1] / "src" / "musnad" / "lang" / "ar" / "confidence.toml"
RIDGE = 2.0  # how strongly weights are drawn to nothing, in observations
SMALL = 0.05  # weights below are left out
EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.001)
Seen = tuple[list[str], float, bool]  # signs, confidence, right?


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--set", choices=("heldout", "second"), default="heldout")
    parser.add_argument("--fit", action="store_true")
    given = parser.parse_args()
    if given.fit:
        judged = list(_judged())
        TABLE.write_text(_toml(fit(judged)), "utf-8")
        print(f"{TABLE.name}: fitted to {len(judged)} attributions")
        return 0
    seen = list(_scored(given.set, given.shared))
    if seen:
        print(table(seen))
    return 0


def _scored(name: str, shared: Path) -> Iterator[Seen]:
    """Attributions of annotated articles: right where the gold pairs them with the same source."""
    for record, wanted in annotated(name, shared):
        examined = examine(musnad.read(record).document)
        text = examined.analysis.document.text
        gold = msgspec.convert(wanted, GoldDocument)
        plain = msgspec.json.encode(examined.analysis)
        found = msgspec.json.decode(plain, type=FoundAnalysis)
        paired = pair_attributions(gold.attributions, found.attributions, text)
        pairs = {j: paired.gold[i] for i, j in paired.pairs}
        for at, (relation, attribution) in enumerate(
            zip(examined.relations, examined.analysis.attributions, strict=True)
        ):
            source, one = paired.found[at].source, pairs.get(at)
            same = one is not None and (f1(one.source, source) >= 0.8 or not (one.source | source))
            yield list(signs(relation)), attribution.confidence or 0.0, same


def _judged() -> Iterator[Seen]:
    """Attributions of 126 articles that editors judged one by one, with the signs they had then."""
    for article in rows("calibration/judged.jsonl"):
        for each in article["judged"]:
            yield each["signs"], 0.0, bool(each["right"])


def table(seen: Sequence[Seen]) -> str:
    """Share and rate of being right for each step of confidence, and the calibration error."""
    lines = ["confidence   attributions   mean confidence   right"]
    error = 0.0
    for low, high in pairwise(EDGES):
        inside = [(sure, right) for _, sure, right in seen if low <= sure < high]
        if not inside:
            continue
        mean = sum(sure for sure, _ in inside) / len(inside)
        rate = sum(right for _, right in inside) / len(inside)
        error += len(inside) / len(seen) * abs(mean - rate)
        name = f"{low:.1f}-{min(high, 1):.1f}"
        lines.append(f"{name:12} {len(inside):12} {mean:17.2f} {rate:7.2f}")
    sure = [right for _, confidence, right in seen if confidence >= 0.9]
    share = 100 * len(sure) / len(seen)
    lines.append(f"{len(seen)} attributions, {share:.1f} % of them at 0.9 or more")
    if sure:
        lines.append(f"of these {100 * sum(sure) / len(sure):.1f} % have cue and source right")
    lines.append(f"expected calibration error {error:.3f}")
    return "\n".join(lines)


def fit(seen: Sequence[Seen]) -> dict[str, float]:
    """Weights of a logistic model with a ridge, by Newton's method."""
    names = ["bias", *sorted({sign for signs_, _, _ in seen for sign in signs_})]
    place = {name: at for at, name in enumerate(names)}
    rows_ = [([0, *(place[s] for s in set(signs_))], float(right)) for signs_, _, right in seen]
    weights = [0.0] * len(names)
    for _ in range(25):
        slope = [0.0] + [RIDGE * w for w in weights[1:]]
        curve: dict[tuple[int, int], float] = defaultdict(float)
        for at in range(1, len(names)):
            curve[at, at] += RIDGE
        for present, right in rows_:
            chance = 1 / (1 + exp(-sum(weights[at] for at in present)))
            for at in present:
                slope[at] += chance - right
                for other in present:
                    curve[at, other] += chance * (1 - chance)
        step = _solve(curve, slope)
        weights = [w - s for w, s in zip(weights, step, strict=True)]
    return {n: w for n, w in zip(names, weights, strict=True) if n == "bias" or abs(w) >= SMALL}


def _solve(curve: dict[tuple[int, int], float], slope: list[float]) -> list[float]:
    """Gauss's elimination; the matrix is symmetric and positive definite."""
    size = len(slope)
    rows_ = [[curve.get((r, c), 0.0) for c in range(size)] + [slope[r]] for r in range(size)]
    for at in range(size):
        head = rows_[at]
        for row in rows_[at + 1 :]:
            factor = row[at] / head[at]
            for column in range(at, size + 1):
                row[column] -= factor * head[column]
    found = [0.0] * size
    for at in reversed(range(size)):
        rest = sum(rows_[at][c] * found[c] for c in range(at + 1, size))
        found[at] = (rows_[at][size] - rest) / rows_[at][at]
    return found


def _toml(weights: dict[str, float]) -> str:
    head = TABLE.read_text("utf-8").partition("[weights]")[0]
    bias = weights.pop("bias")
    lines = [f'"{name}" = {w:.2f}' for name, w in sorted(weights.items(), key=lambda p: -p[1])]
    return "\n".join([head + "[weights]", f"bias = {bias:.2f}", *lines, ""])


if __name__ == "__main__":
    sys.exit(main())
