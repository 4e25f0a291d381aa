"""The terminal views that are kept under tests/show/golden, and how to write them anew.

    python tools/golden.py                    say which differ (exit status 1)
    python tools/golden.py --update-golden    write them

Two articles: ``harbour``, an Analysis kept as JSON, which changes only with the view, and ``seed``,
examples/seed_article.txt as musnad reads it today, which changes with every gain in understanding.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

from musnad.model import Analysis, Attribution, Document, Entity
from musnad.show.terminal import render

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = ROOT / "tests" / "show" / "golden"
HARBOUR = ROOT / "tests" / "show" / "fixture" / "harbour.json"
SEED = ROOT / "examples" / "seed_article.txt"
SEED_PUBLISHED = "2022-11-09"
WIDTHS = (80, 120)


class Shown(msgspec.Struct):
    """The layers of an Analysis that the views tell of."""

    document: Document
    entities: tuple[Entity, ...]
    attributions: tuple[Attribution, ...]


def harbour() -> Analysis:
    kept = msgspec.json.decode(HARBOUR.read_bytes(), type=Shown)
    return Analysis(
        musnad="0",
        document=kept.document,
        entities=kept.entities,
        attributions=kept.attributions,
    )


def seed() -> Analysis:
    import musnad

    return musnad.read(SEED, published=SEED_PUBLISHED)


def views(name: str, analysis: Analysis) -> Iterator[tuple[str, str]]:
    """File names and their contents."""
    for width in WIDTHS:
        for mode in ("default", "visual"):
            text = render(analysis, width=width, visual=mode == "visual", color=False, wrap=True)
            yield f"{name}.{width}.{mode}.txt", text
    yield f"{name}.plain.txt", render(analysis, width=80, visual=False, color=False, wrap=False)


ARTICLES = {"harbour": harbour, "seed": seed}


def main(arguments: list[str]) -> int:
    status = 0
    GOLDEN.mkdir(parents=True, exist_ok=True)
    for name, read in ARTICLES.items():
        if name == "seed" and not SEED.exists():
            print(f"left out: {SEED.relative_to(ROOT)} is not there")
            continue
        for file, text in views(name, read()):
            path = GOLDEN / file
            if path.exists() and path.read_text(encoding="utf-8") == text:
                continue
            if "--update-golden" in arguments:
                path.write_text(text, encoding="utf-8", newline="\n")
                print(f"written: {path.relative_to(ROOT)}")
            else:
                print(f"differs: {path.relative_to(ROOT)}")
                status = 1
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
