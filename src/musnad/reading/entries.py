"""What reading hands on: a document or a failure, each with the place it came from."""

from typing import Literal

from msgspec import Struct

from musnad.errors import (
    AddressRefused,
    BadRecord,
    FetchError,
    InputError,
    NotAFeed,
    NotAnArticle,
    NotModified,
    NotText,
    RobotsDenied,
    UnreadableInput,
)
from musnad.model import Document

MAX_BYTES = 64 * 1024 * 1024
_ERRORS: dict[str, type[InputError]] = {
    error.stage: error
    for error in (
        UnreadableInput, NotText, NotAnArticle, BadRecord, NotAFeed,
        FetchError, AddressRefused, RobotsDenied, NotModified,
    )
}  # fmt: skip


class Settings(Struct, frozen=True, kw_only=True):
    """What the caller knows about the inputs.

    ``published`` and ``publisher`` count only where the input has none.  ``title`` is for plain
    text: words that are the title, or ``False`` for none.  ``max_bytes`` is the limit for one text
    or one record, after decompression.  ``latest`` is an ISO date: a later ``published`` is held
    for an error; reading itself has no clock.
    """

    published: str | None = None
    title: str | Literal[False] | None = None
    publisher: str | None = None
    max_bytes: int = MAX_BYTES
    latest: str | None = None


class Origin(Struct, frozen=True, kw_only=True):
    """Where bytes came from, and what was declared of them: by a server or by an archive.

    ``charset`` and ``media_type`` are those of the ``Content-Type`` header, in lower case.
    ``captured`` is when the bytes were fetched (``WARC-Date``, ISO 8601): the page is not younger.
    """

    url: str | None = None
    charset: str | None = None
    media_type: str | None = None
    captured: str | None = None


class Entry(Struct, frozen=True, kw_only=True):
    """A document that was read, and what was dropped on the way (``notices``)."""

    document: Document
    source: str
    place: str = ""
    notices: tuple[str, ...] = ()


class Failure(Struct, frozen=True, kw_only=True):
    """An input that gave no document; ``notices`` are of the archive or folder that it closes."""

    source: str
    place: str
    stage: str
    reason: str
    notices: tuple[str, ...] = ()

    @classmethod
    def of(cls, error: InputError) -> "Failure":
        return cls(source=error.source, place=error.place, stage=error.stage, reason=error.reason)

    def error(self) -> InputError:
        """The same as an exception of the fitting class."""
        error = _ERRORS.get(self.stage, InputError)(self.source, self.place, self.reason)
        error.stage = self.stage
        return error
