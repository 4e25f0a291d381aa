"""How fast numbers, times and quantities are read, on one core.

usage: python bench/values.py [RECORDS.jsonl[.gz]]      (JSON lines with title and text)

Prints milliseconds per 1,000 characters for all three layers together after warm-up, how the time
grows to a million characters, and the slowest of many hostile inputs of 10,000 characters.  Without
a file it reads sentences of its own.  Results of other engines, measured in environments of their
own, lie in ``bench/rivals/*.json`` and are printed beside ours.
"""

import argparse
import gzip
import json
import random
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from musnad.values import numbers, quantities, read_values, times

BAR_MS, HOSTILE_BAR_MS, HOSTILE = 1.0, 20.0, 10_000
SENTENCES = (
    "أعلن الجيش أمس الثلاثاء مقتل نحو 25 جنديا وتدمير مركبتين قرب البلدة، من دون تفاصيل أخرى. "
    "وكانت الحكومة خصصت في مايو الماضي 200 مليون يورو لإعادة بناء الطرق والجسور في الجنوب. "
    "ويجتمع الوزراء في الساعة الثالثة عصرا بتوقيت غرينتش لبحث خطة تمتد ثلاث سنوات ونصف السنة. "
    "وقال المتحدث إن الأوضاع هادئة وإن الأهالي عادوا إلى بيوتهم بعد أن غادر المسلحون المدينة. "
)
WORDS = [
    "ثلاثة", "و", "الثلاثاء", "مليون", "نصف", "5", "الساعة", "من", "عام", "قبل", "عشرات", "بين",
    "2015", "5 و", "5 ليرة", "777", "مئة ألف و", "وخمسة", "أحد", "تشرين", "أكثر من", "خمسة من",
    "عدد القتلى 5", "قال في 5 مايو", "/", "-", ".", "7/",
]  # fmt: skip
LETTERS = "0123456789٠١٢٣.,/:-٫٬ وابتثجحخدذرزسشصضطظعغفقكلمنهي()«»\n\u200f"


def texts(path: Path | None) -> list[str]:
    """The records of a file, or sentences of our own."""
    if path is None:
        return [SENTENCES * 8] * 300
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    records = [json.loads(line) for line in data.splitlines()[:1200]]
    return [f"{record['title']}\n{record['text']}" for record in records]


def read_all(text: str) -> None:
    read_values(text, [(0, len(text))], "2022-11-09")
    numbers(text)


def seconds(work: Callable[[], object], best_of: int = 3) -> float:
    """The best of some runs, in CPU seconds."""
    runs = []
    for _ in range(best_of):
        start = time.process_time()
        work()
        runs.append(time.process_time() - start)
    return min(runs)


def hostile() -> list[tuple[str, str]]:
    draw = random.Random(3)
    made = [(f"{word!r} repeated", (word + " ") * (HOSTILE // (len(word) + 1))) for word in WORDS]
    made += [(f"{word!r} glued", word * (HOSTILE // len(word))) for word in WORDS]
    made += [("random letters", "".join(draw.choices(LETTERS, k=HOSTILE))) for _ in range(20)]
    made += [
        ("random words", " ".join(draw.choices(WORDS, k=HOSTILE))[:HOSTILE]) for _ in range(20)
    ]
    return [*made, ("digits", "7" * HOSTILE)]


def main(argv: list[str]) -> None:
    parser = argparse.ArgumentParser(description="Measure numbers, times and quantities.")
    parser.add_argument("records", nargs="?", type=Path, help="JSON Lines of records, gzip too")
    options = parser.parse_args(argv)
    if options.records is not None and not options.records.is_file():
        parser.error(f"{options.records}: no such file")
    sample = texts(options.records)
    for text in sample[:200]:
        read_all(text)
    size = sum(map(len, sample))
    spent = seconds(lambda: [read_values(t, [(0, len(t))], "2022-11-09") for t in sample])
    print(f"all three layers: {1e6 * spent / size:.2f} ms per 1,000 characters (bar {BAR_MS})")
    whole = "\n".join(sample)
    whole *= 1 + 1_000_000 // len(whole)
    for length in (10_000, 100_000, 1_000_000):
        part = whole[:length]
        spent = seconds(partial(read_values, part, [(0, len(part))], None))
        print(f"{length:>9,} characters: {1e6 * spent / length:.2f} ms per 1,000")
    slowest = max(
        (1000 * seconds(partial(f, text)), f.__name__, name)
        for name, text in hostile()
        for f in (numbers, times, quantities)
    )
    print("slowest hostile input: {:.1f} ms, {}, {}".format(*slowest), f"(bar {HOSTILE_BAR_MS})")
    for path in sorted(Path(__file__).parent.glob("rivals/*.json")):
        print(path.stem, path.read_text(encoding="utf-8").strip())


if __name__ == "__main__":
    main(sys.argv[1:])
