"""Measure another engine on our example files, in an environment of its own.

usage: python bench/rivals/measure.py dateparser|maha > bench/rivals/NAME.json

    python -m venv rival && rival/bin/pip install dateparser      (or mahad, which is Maha)

Counted laxly: an example is right where one item comes back with the right day, or number;
spans, types, intervals and modifiers are not asked for.  Only examples whose one find is a calendar
day (or a number) are asked.  Needs nothing of musnad.
"""

import datetime as dt
import json
import sys
import time
import tomllib
from collections.abc import Callable, Iterator
from fractions import Fraction
from importlib.metadata import version
from pathlib import Path
from typing import Any

EXAMPLES = Path(__file__).parent.parent.parent / "tests/examples/ar/values"
NEWS = (
    "أعلن الجيش أمس الثلاثاء مقتل نحو 25 جنديا وتدمير مركبتين قرب البلدة، من دون تفاصيل أخرى. "
    "وكانت الحكومة خصصت في مايو الماضي 200 مليون يورو لإعادة بناء الطرق والجسور في الجنوب. "
) * 20
Values = Callable[[str, dt.datetime], list[Any]]


def examples(kind: str) -> Iterator[tuple[str, str, str]]:
    """Text, wanted value, and reference of the examples with one find."""
    content = tomllib.loads((EXAMPLES / f"{kind}.toml").read_text(encoding="utf-8"))
    for rule in content["rule"]:
        for case in rule["example"]:
            if len(case["finds"]) == 1 and "fails" not in case and "policy" not in case:
                value = case["finds"][0].get("value", "")
                if kind == "numbers" or len(value) == 10:
                    yield case["text"], value, case.get("reference", content.get("reference", ""))


def dateparser_days(text: str, reference: dt.datetime) -> list[Any]:
    from dateparser.search import search_dates

    settings = {"RELATIVE_BASE": reference, "PREFER_DATES_FROM": "past"}
    found = search_dates(text, languages=["ar"], settings=settings) or []
    return [moment.date().isoformat() for _, moment in found]


def maha_days(text: str, reference: dt.datetime) -> list[Any]:
    from maha.parsers.functions import parse_dimension

    found = parse_dimension(text, time=True)
    moments = [reference + item.value for item in found if not item.value.is_hours_set()]
    return [moment.date().isoformat() for moment in moments]


def maha_numbers(text: str, reference: dt.datetime) -> list[Any]:
    from maha.parsers.functions import parse_dimension

    found = parse_dimension(text, numeral=True, ordinal=True)
    return [item.value for item in found]


ENGINES: dict[str, tuple[str, dict[str, Values]]] = {
    "dateparser": ("dateparser", {"times": dateparser_days}),
    "maha": ("mahad", {"times": maha_days, "numbers": maha_numbers}),
}


def right(read: Values, text: str, wanted: str, reference: str) -> bool:
    base = dt.datetime.fromisoformat(reference or "2022-11-09")
    try:
        found = read(text, base)
    except Exception:  # an engine that breaks on a text has not read it
        return False
    if len(found) != 1:
        return False
    if isinstance(found[0], str):
        return found[0] == wanted
    return abs(float(found[0]) - float(Fraction(wanted))) < 1e-6


def main(name: str) -> None:
    package, layers = ENGINES[name]
    result: dict[str, Any] = {"engine": name, "version": version(package)}
    result["date"] = dt.date.today().isoformat()
    for kind, read in layers.items():
        cases = list(examples(kind))
        result[kind] = {"right": sum(right(read, *case) for case in cases), "of": len(cases)}
        read(NEWS, dt.datetime(2022, 11, 9))
        start = time.process_time()
        read(NEWS, dt.datetime(2022, 11, 9))
        spent = 1e6 * (time.process_time() - start) / len(NEWS)
        result[kind]["ms_per_1000_characters"] = round(spent, 2)
    print(json.dumps(result))


if __name__ == "__main__":
    main(sys.argv[1])
