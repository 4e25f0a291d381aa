"""One input of any kind to its entries; the kind is decided by the type of the value alone."""

import os
from collections.abc import Iterator, Mapping
from typing import Any

from musnad.errors import InputError
from musnad.reading.entries import Entry, Failure, Settings
from musnad.reading.plain import read_plain
from musnad.reading.records import read_record
from musnad.reading.sources import open_bytes, open_file

Source = str | bytes | os.PathLike[str] | Mapping[str, Any]


def open_source(source: Source, settings: Settings, place: str = "") -> Iterator[Entry | Failure]:
    """The entries of one input, lazily.

    ``str`` is text, ``bytes`` content whose kind is detected, a path object a file, a mapping a
    record.  ``place`` says which input of several it was.  Raises ``TypeError`` for other types.

    >>> [entry.document.title for entry in open_source({"title": "خبر", "text": "نص"}, Settings())]
    ['خبر']
    """
    if isinstance(source, os.PathLike):
        return open_file(source, settings)
    if isinstance(source, bytes | bytearray | memoryview):
        return open_bytes(bytes(source), settings, f"<bytes>{'#' + place if place else ''}")
    if not isinstance(source, str | Mapping):
        raise TypeError(
            f"cannot read a {type(source).__name__}; give text (str), content (bytes), "
            "a file (pathlib.Path) or a record (a mapping)"
        )
    return _in_memory(source, settings, place)


def _in_memory(
    source: str | Mapping[str, Any], settings: Settings, place: str
) -> Iterator[Entry | Failure]:
    name = "<text>" if isinstance(source, str) else "<record>"
    try:
        if isinstance(source, str):
            document, notices = read_plain(source, settings, name)
        else:
            document, notices = read_record(source, settings, name, place)
    except InputError as error:
        yield Failure(source=name, place=place, stage=error.stage, reason=error.reason)
    else:
        yield Entry(document=document, source=name, place=place, notices=notices)
