"""Write the counted part of docs/names.md from src/musnad/lang/ar/*.toml.

python tools/build_names_page.py             write it
python tools/build_names_page.py --check     say whether it is up to date (exit status 1)
"""

import sys
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "src" / "musnad" / "lang" / "ar"
PAGE = ROOT / "docs" / "names.md"
BEGIN, END = "<!-- counted: begin -->", "<!-- counted: end -->"


def load(name: str) -> dict[str, Any]:
    """One of the word lists, as parsed."""
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))


def forms(rows: list[dict[str, Any]], *keys: str) -> int:
    """How many forms stand under ``keys`` in all rows; the shown name counts as one."""
    return len(rows) + sum(len(row.get(key, ())) for row in rows for key in keys)


def counts() -> list[tuple[str, str, int, int, int]]:
    """File, what it holds, entries, strong forms, weak forms."""
    countries = list(load("countries").values())
    media = [row for key, row in load("media").items() if key != "heads"]
    organizations = load("organizations")
    known, blocs = (list(organizations[part].values()) for part in ("known", "blocs"))
    places, names = load("places"), load("names")
    named = [p for key, value in places.items() if key not in ("weak", "ambiguous") for p in value]
    weak = [forms(rows, "weak") - len(rows) for rows in (countries, media, known, blocs)]
    state_forms = forms(countries, "names", "capital", "nisba", "peoples", "government")
    rows = [
        ("countries", "states and territories", len(countries), state_forms - weak[0], weak[0]),
        ("media", "outlets and agencies", len(media), forms(media, "aliases"), weak[1]),
        ("organizations", "bodies", len(known), forms(known, "aliases"), weak[2]),
        ("organizations", "blocs of states", len(blocs), forms(blocs, "aliases"), weak[3]),
    ]
    for file, what, entries, words in (
        ("places", "places", named, places["weak"]),
        ("names", "given names", names["given"], names["weak"]),
    ):
        rows.append((file, what, len(entries), len(entries) - len(words), len(words)))
    cities = [name for names in load("cities").values() for name in names]
    rows.append(("cities", "towns of GeoNames", len(cities), len(cities), 0))
    naming, renowned = load("naming"), load("renowned")
    heads = [word for part in ("inner", "outer") for word in naming["places"][part]]
    for file, what, words in (
        ("naming", "heads of bodies", naming["bodies"]["full"]),
        ("naming", "heads of places", heads),
        ("renowned", "bodies that stand alone", renowned["bodies"]),
        ("renowned", "family names that stand alone", renowned["families"]),
        ("renowned", "lands of history", renowned["lands"]),
    ):
        rows.append((file, what, len(words), len(words), 0))
    return rows


def section() -> str:
    """The counted part: one table over all files, one of outlets by country."""
    lines = [BEGIN, "| file | what | entries | strong forms | weak forms |"]
    lines.append("|---|---|--:|--:|--:|")
    for file, what, entries, strong, weak in counts():
        lines.append(f"| `{file}.toml` | {what} | {entries} | {strong} | {weak} |")
    outlets = [row for key, row in load("media").items() if key != "heads"]
    by_country = Counter(row.get("country", "none") for row in outlets)
    by_type = Counter(row["type"] for row in outlets)
    countries = sorted(by_country.items(), key=lambda item: (-item[1], item[0]))
    types = sorted(by_type.items(), key=lambda item: (-item[1], item[0]))
    lines += ["", "Outlets by type: " + ", ".join(f"{key} {n}" for key, n in types) + ".", ""]
    lines += ["Outlets by country: " + ", ".join(f"{key} {n}" for key, n in countries) + ".", END]
    return "\n".join(lines)


def build() -> str:
    """The page with its counted part made anew."""
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
