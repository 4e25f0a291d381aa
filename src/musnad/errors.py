"""What can go wrong, as one tree.

::

    MusnadError
    ├── InputError            an input gave no document: source, place, stage, reason
    │   ├── UnreadableInput   missing, no permission, encrypted, over the size limit
    │   ├── NotText           bytes that are no text, or none at all
    │   ├── NotAnArticle      a page that holds no article: listing, error page, stub, …
    │   ├── BadRecord         a line or mapping that is no record
    │   ├── NotAFeed          no list of addresses: neither feed nor sitemap, and none is declared
    │   └── FetchError        an address that gave nothing: refused, broken, too slow, too large
    │       ├── AddressRefused    no http(s) address, or one of a private network
    │       ├── RobotsDenied      robots.txt forbids it, or could not be asked
    │       └── NotModified       the server says that nothing has changed since the last time
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


class NotAFeed(InputError):  # noqa: N818  (says what the input is)
    """Neither feed nor sitemap, and no page that declares one."""

    stage = "feed"


class FetchError(InputError):
    """An address that gave nothing. ``source`` is the address, without a login."""

    stage = "fetch"


class AddressRefused(FetchError):  # noqa: N818  (says what happened)
    """No http or https address, or one that leads into a private network."""

    stage = "address"


class RobotsDenied(FetchError):  # noqa: N818  (says what happened)
    """The robots.txt of the host forbids it, or could not be asked."""

    stage = "robots"


class NotModified(FetchError):  # noqa: N818  (says what happened)
    """Nothing has changed since the time that the validators are of. No fault of anybody."""

    stage = "unchanged"


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
