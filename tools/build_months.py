"""Write ``lang/ar/values/months.toml``: every Arabic month name of CLDR, over all its locales.

usage: python tools/build_months.py      (needs babel; CLDR is under the Unicode licence)
"""

from pathlib import Path

from babel import Locale, localedata

TARGET = Path(__file__).parent.parent / "src/musnad/lang/ar/values/months.toml"


def names() -> dict[int, set[str]]:
    """Month number to its wide names in every Arabic locale."""
    found: dict[int, set[str]] = {number: set() for number in range(1, 13)}
    for identifier in localedata.locale_identifiers():
        if identifier != "ar" and not identifier.startswith("ar_"):
            continue
        for context in ("format", "stand-alone"):
            for number, name in Locale.parse(identifier).months[context]["wide"].items():
                found[number].add(name)
    return found


def main() -> None:
    lines = ["# Generated from CLDR by tools/build_months.py; do not edit.", "[months]"]
    for number, forms in sorted(names().items()):
        quoted = ", ".join(f'"{form}"' for form in sorted(forms))
        lines.append(f"{number} = [{quoted}]")
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
