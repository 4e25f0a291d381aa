"""Write the table of rules in docs/attributions.md from tests/examples/ar/**/*.toml.

python tools/build_rules.py             write it
python tools/build_rules.py --check     say whether it is up to date (exit status 1)

Each rule is shown by its first example that is understood, with what musnad finds in it.
"""

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import musnad
from musnad import Analysis, Attribution
from musnad.extraction import RULES

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "tests" / "examples" / "ar"
PAGE = ROOT / "docs" / "attributions.md"
BEGIN, END = "<!-- rules: begin -->", "<!-- rules: end -->"
WHOLE = frozenset({"boundaries", "chains", "lexicon", "quotes", "speakers"})
INPUT = ("title", "text", "publisher", "byline")


def examples() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every example that is understood, with its rule; whole texts and single verbs last."""
    for path in sorted(EXAMPLES.rglob("*.toml"), key=lambda path: (path.stem in WHOLE, path)):
        for rule in tomllib.loads(path.read_text(encoding="utf-8")).get("rule", []):
            for case in rule.get("example", []):
                if "fails" not in case:
                    yield rule["name"], case


def row(name: str, analysis: Analysis, attribution: Attribution) -> str:
    """A line of the table: rule, sentence with the cue in bold, source, content."""
    text, cue = analysis.document.text, attribution.cue
    sentence = f"{text[: cue.start]}**{text[cue.start : cue.end]}**{text[cue.end :]}"
    if analysis.document.title:
        sentence = sentence.split("\n")[0]
    source = text[attribution.source.start : attribution.source.end] if attribution.source else ""
    content = " … ".join(text[span.start : span.end] for span in attribution.content)
    return f"| `{name}` | {sentence} | {source} | {content} |"


def section() -> str:
    """The table, one line a rule."""
    lines: dict[str, str] = {}
    for name, case in examples():
        if name in lines:
            continue
        analysis = musnad.read({key: case[key] for key in INPUT if key in case})
        shown = next((one for one in analysis.attributions if one.rule == name), None)
        if shown is not None:
            lines[name] = row(name, analysis, shown)
    missing = sorted(RULES - lines.keys())
    if missing:
        raise SystemExit(f"no example is understood of: {', '.join(missing)}")
    head = ["| rule | example | source | content |", "|---|---|---|---|"]
    return "\n".join([BEGIN, *head, *(lines[name] for name in sorted(RULES)), END])


def build() -> str:
    """The page with its table made anew."""
    page = PAGE.read_text(encoding="utf-8")
    before, rest = page.split(BEGIN, 1)
    return before + section() + rest.split(END, 1)[1]


def main(arguments: list[str]) -> int:
    """Write the page, or with ``--check`` compare it."""
    text = build()
    if "--check" in arguments:
        same = PAGE.read_text(encoding="utf-8") == text
        print(f"{PAGE.name}: {'up to date' if same else 'differs, run ' + sys.argv[0]}")
        return 0 if same else 1
    PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
