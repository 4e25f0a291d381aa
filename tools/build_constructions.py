"""Write ``docs/constructions.md`` from the example files: every construction and its result.

usage: python tools/build_constructions.py [--check]      (--check: fail where the page is old)
"""

import sys
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "tests/examples/ar/values"
PAGE = ROOT / "docs/constructions.md"
HEAD = """# Constructions and their results

Every rule of the layers [numbers](numbers.md), [times](times.md), [quantities](quantities.md) with
its examples, and with texts on which it must not fire. The page is generated from the example files
(`tests/examples/ar/values/*.toml`), which are the tests, by `python tools/build_constructions.py`.
Times are read on {reference}, a Wednesday, unless said otherwise. ✗ marks a known failure.
"""
TITLES = {"numbers": "Numbers", "times": "Times", "quantities": "Quantities"}


def cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", "⏎")


def result(kind: str, find: dict[str, Any]) -> str:
    """One find in short: the words and what they are worth."""
    if kind == "numbers":
        worth = f"{find['value']} {find['kind']}"
    elif kind == "times":
        worth = f"{find['type']} {find.get('value', 'null')} {find.get('mod', '')}"
    else:
        high = f"–{find['amount_max']}" if "amount_max" in find else ""
        worth = f"{find.get('amount', '')}{high} `{find.get('unit', 'null')}` {find['bound']}"
    return f"{cell(find['text'])} → {cell(' '.join(worth.split()))}"


def rows(kind: str, rule: dict[str, Any]) -> list[str]:
    lines = []
    for case in rule["example"]:
        found = "; ".join(result(kind, find) for find in case["finds"]) or "nothing"
        note = f" (policy {case['policy']})" if "policy" in case else ""
        failing = f" ✗ {cell(case['fails'])}" if "fails" in case else ""
        lines.append(f"| {cell(case['text'])}{note} | {found}{failing} |")
    lines += [f"| {cell(case['text'])} | not by this rule |" for case in rule["counter"]]
    return lines


def page() -> str:
    files = {kind: tomllib.loads((EXAMPLES / f"{kind}.toml").read_text("utf-8")) for kind in TITLES}
    parts = [HEAD.format(reference=files["times"]["reference"])]
    for kind, title in TITLES.items():
        parts.append(f"## {title}\n")
        for rule in files[kind]["rule"]:
            parts.append(f"### {title.lower()}: {rule['name']}\n\n| text | result |\n|---|---|")
            parts += rows(kind, rule)
            parts.append("")
    return "\n".join(parts).rstrip() + "\n"


def main(argv: list[str]) -> None:
    if "--check" in argv:
        if PAGE.read_text(encoding="utf-8") != page():
            sys.exit("docs/constructions.md is not what the example files say")
        return
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
