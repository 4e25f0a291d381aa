"""Write ``lang/ar/values/currencies.toml``: ISO 4217 currencies in the Arabic of CLDR.

usage: python tools/build_currencies.py      (needs babel; CLDR is under the Unicode licence)

Only what is legal tender somewhere today; plural forms come along where CLDR has them.
"""

import re
from pathlib import Path

from babel import Locale
from babel.numbers import get_territory_currencies

TARGET = Path(__file__).parent.parent / "src/musnad/lang/ar/values/currencies.toml"
BIDI = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def main() -> None:
    locale = Locale("ar")
    tender = {code for land in locale.territories for code in get_territory_currencies(str(land))}
    plurals = locale._data["currency_names_plural"]
    lines = ["# Generated from CLDR by tools/build_currencies.py; do not edit.", "[names]"]
    for code, name in sorted(locale.currencies.items()):
        if code not in tender:
            continue
        forms = {BIDI.sub("", form) for form in (name, *dict(plurals.get(code, {})).values())}
        quoted = ", ".join(f'"{form}"' for form in sorted(forms))
        lines.append(f"{code} = [{quoted}]")
    lines.append("\n[symbols]")
    for code, symbol in sorted(locale._data["currency_symbols"].items()):
        clean = BIDI.sub("", symbol).replace("\u202f", " ")
        if code in tender and clean != code:
            lines.append(f'"{clean}" = "{code}"')
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
