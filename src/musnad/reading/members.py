"""What archives and folders share: reading a member, and counting what is left out."""

import os
from collections import Counter
from collections.abc import Iterator
from typing import IO, Protocol

from msgspec import structs

from musnad.errors import InputError, UnreadableInput
from musnad.reading.entries import Entry, Failure, Origin

Item = Entry | Failure


class Tally:
    """How many members were left out, and as what."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def skip(self, what: str) -> None:
        self._counts[what] += 1

    def words(self) -> str:
        """``left out: 3 binary, 2 linked``, or nothing."""
        told = ", ".join(f"{count} {what}" for what, count in self._counts.items())
        return f"left out: {told}" if told else ""


class Read(Protocol):
    """Reads one member to its entries; what is no text is counted, not failed."""

    def __call__(
        self,
        stream: IO[bytes],
        source: str,
        tally: Tally | None = None,
        place: str = "",
        origin: Origin | None = None,
    ) -> Iterator[Item]: ...


def told(items: Iterator[Item], tally: Tally, empty: InputError) -> Iterator[Item]:
    """The items, the last with a notice of what was left out; ``empty`` where there is none.

    An error that ends the reading becomes the last item.
    """
    held: Item | None = None
    for item in _caught(items, empty.source):
        if held is not None:
            yield held
        held = item
    words = tally.words()
    if held is None:
        failure = Failure.of(empty)
        reason = f"{failure.reason}; {words}" if words else failure.reason
        yield structs.replace(failure, reason=reason)
    else:
        yield structs.replace(held, notices=(*held.notices, words)) if words else held


def _caught(items: Iterator[Item], source: str) -> Iterator[Item]:
    try:
        yield from items
    except InputError as error:
        yield Failure.of(error)
    except OSError as error:
        yield Failure.of(UnreadableInput(source, "", (error.strerror or str(error)).lower()))


def is_hidden(name: str) -> bool:
    """A member or file that systems put beside what people put there."""
    parts = [part for part in name.split("/") if part not in ("", ".", "..")]
    return any(part.startswith(".") or part == "__MACOSX" for part in parts)


def shown(name: "str | os.PathLike[str]") -> str:
    """A name that can be written: bytes that are no UTF-8 become ``\\xff``.

    >>> shown("a\\udcff")
    'a\\\\xff'
    """
    data = os.fspath(name).encode("utf-8", "surrogateescape")
    return data.decode("utf-8", "backslashreplace")
