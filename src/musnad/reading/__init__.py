"""Bytes, files, texts and records -> Documents."""

from musnad.reading.entries import MAX_BYTES, Entry, Failure, Origin, Settings
from musnad.reading.inputs import open_source
from musnad.reading.published import check_published
from musnad.reading.sources import read_stream

__all__ = [
    "MAX_BYTES",
    "Entry",
    "Failure",
    "Origin",
    "Settings",
    "check_published",
    "open_source",
    "read_stream",
]
