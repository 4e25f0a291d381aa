"""General Arabic as a set of word forms: simplemma's offline table (298,000 forms).

Unpacking the table takes a quarter of a second at every start, so it is kept unpacked in the user's
cache folder (``$XDG_CACHE_HOME`` or ``~/.cache``), one word a line, under the size and time of the
file that it came from. ``MUSNAD_CACHE=off`` keeps nothing; where nothing can be written, it goes on
without.
"""

import os
from contextlib import suppress
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from tempfile import NamedTemporaryFile


@cache
def arabic_words() -> frozenset[str]:
    """All word forms, hamzas as in careful spelling."""
    kept = _kept()
    words = _read(kept) if kept is not None else None
    if words is None:
        words = _unpack()
        if kept is not None:
            _keep(kept, words)
    return words


def in_dictionary(word: str) -> bool:
    """Is this a form of a word of general Arabic?"""
    return word in arabic_words()


def _unpack() -> frozenset[str]:
    from simplemma.strategies.dictionaries import DefaultDictionaryFactory

    return frozenset(DefaultDictionaryFactory().get_dictionary("ar"))


def _kept() -> Path | None:
    """Where the unpacked table is kept, named after the very file it was unpacked from."""
    spec = find_spec("simplemma")
    if os.environ.get("MUSNAD_CACHE") == "off" or spec is None or spec.origin is None:
        return None
    with suppress(OSError, RuntimeError):
        data = Path(spec.origin).parent / "strategies" / "dictionaries" / "data" / "ar.plzma"
        stat = data.stat()
        folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "musnad"
        return folder / f"arabic-words-{stat.st_size}-{stat.st_mtime_ns}.txt"
    return None


def _read(path: Path) -> frozenset[str] | None:
    """The kept words; ``None`` where the file is missing or not whole."""
    with suppress(OSError, UnicodeDecodeError):
        count, _, text = path.read_text("utf-8").partition("\n")
        words = frozenset(text.split("\n"))
        return words if count == str(len(words)) else None
    return None


def _keep(path: Path, words: frozenset[str]) -> None:
    """Write under another name first: a reader beside this one never sees half a table."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile("w", dir=path.parent, encoding="utf-8", delete=False) as file:
            written = Path(file.name)
        try:
            written.write_text("\n".join([str(len(words)), *sorted(words)]), "utf-8")
            written.replace(path)
        finally:
            written.unlink(missing_ok=True)
