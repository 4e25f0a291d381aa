"""The data contract itself: ``json`` for people to read, ``jsonl`` for programs."""

from collections.abc import Iterable, Iterator

import msgspec

from musnad.model import Analysis

# JSON leaves these as they are, but a terminal obeys some and Python's ``splitlines`` breaks a line
# at others.  They stand only inside strings, where an escape means the same.
_ESCAPES = {code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), 0x2028, 0x2029)}


def _encoded(analysis: Analysis) -> bytes:
    return msgspec.json.encode(analysis)


def _indented(analysis: Analysis) -> str:
    return msgspec.json.format(_encoded(analysis), indent=2).decode().translate(_ESCAPES)


def as_jsonl(analyses: Iterable[Analysis]) -> Iterator[str]:
    """One Analysis a line, in the order given."""
    for analysis in analyses:
        yield _encoded(analysis).decode().translate(_ESCAPES) + "\n"


def as_json(analyses: Iterable[Analysis]) -> Iterator[str]:
    """Indented JSON: one Analysis as an object, several (or none) as one array."""
    rest = iter(analyses)
    first, second = next(rest, None), next(rest, None)
    if first is None:
        yield "[]\n"
    elif second is None:
        yield _indented(first) + "\n"
    else:
        yield "[\n" + _indented(first) + ",\n" + _indented(second)
        for analysis in rest:
            yield ",\n" + _indented(analysis)
        yield "\n]\n"
