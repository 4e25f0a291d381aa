"""What can go wrong, as one tree.

::

    MusnadError
    ├── InputError            an input gave no document: source, place, stage, reason
    │   ├── UnreadableInput   missing, no permission, encrypted, over the size limit
    │   ├── NotText           bytes that are no text, or none at all
    │   ├── NotAnArticle      a page that holds no article: listing, error page, stub, …
    │   └── BadRecord         a line or mapping that is no record
    ├── OptionError           an option that makes no sense (also a ValueError)
    ├── ResultError           a file of results that musnad did not write
    └── LexiconError          language data that contradicts itself

    MusnadWarning (UserWarning)   read on, but something was dropped: source, place, reason
"""


class MusnadError(Exception):
    """Every error that musnad raises on purpose."""


class InputError(MusnadError):
    """An input gave no document. ``str()`` is ``source:place: reason``, one line."""

    stage = "read"

    def __init__(self, source: str, place: str, reason: str) -> None:
        super().__init__(source, place, reason)
        self.source, self.place, self.reason = source, place, reason

    def __str__(self) -> str:
        return ":".join(part for part in (self.source, self.place) if part) + f": {self.reason}"


class UnreadableInput(InputError):  # noqa: N818  (says what the input is)
    """Missing, without permission, encrypted, an empty folder, over the size limit."""

    stage = "open"


class NotText(InputError):  # noqa: N818  (says what the input is)
    """Bytes that are no text, or nothing at all."""

    stage = "decode"


class NotAnArticle(InputError):  # noqa: N818  (says what the input is)
    """A page without an article: a listing, an error page, a paywall stub, an empty shell, …"""

    stage = "article"


class BadRecord(InputError):  # noqa: N818  (says what the input is)
    """A line or mapping that is no record."""

    stage = "record"


class OptionError(MusnadError, ValueError):
    """An option that makes no sense; the message names it."""


class ResultError(MusnadError):
    """A file of results that musnad did not write."""


class LexiconError(MusnadError):
    """Language data that contradicts itself; the message names file and key."""


class MusnadWarning(UserWarning):
    """Reading went on, but something was dropped. ``str()`` is ``source:place: reason``."""

    def __init__(self, source: str, place: str, reason: str) -> None:
        super().__init__(source, place, reason)
        self.source, self.place, self.reason = source, place, reason

    def __str__(self) -> str:
        return ":".join(part for part in (self.source, self.place) if part) + f": {self.reason}"
