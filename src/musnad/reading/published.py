"""Is this a date?  ISO 8601 dates and date-times pass, everything else is said to be none."""

import re
from datetime import date, datetime

_ISO = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"([T ][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,6})?)?(Z|[+-][0-9]{2}:?[0-9]{2})?)?"
)


def check_published(value: object, latest: str | None = None) -> tuple[str | None, str | None]:
    """The date as it was written, or null; and the reason where something was dropped.

    A time zone is kept.  ``latest`` is the last day that is believed, as an ISO date.

    >>> check_published("2022-11-09T10:00+03:00")
    ('2022-11-09T10:00+03:00', None)
    >>> check_published("9/11/2022")
    (None, "published '9/11/2022' is no ISO 8601 date, left out")
    """
    if value is None or value == "":
        return None, None
    if isinstance(value, bool) or not isinstance(value, str | date):
        return None, f"published is {_kind(value)}, not an ISO 8601 date, left out"
    words = value.isoformat() if isinstance(value, date) else value.strip()
    if not _ISO.fullmatch(words) or not _exists(words):
        return None, f"published {_short(words)} is no ISO 8601 date, left out"
    if latest is not None and words[:10] > latest:
        return None, f"published {_short(words)} lies in the future, left out"
    return words, None


def _exists(words: str) -> bool:
    try:
        datetime.fromisoformat(words)
    except ValueError:
        return False
    return True


def _kind(value: object) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"the number {_short(str(value), quote=False)}"
    return {dict: "an object", list: "a list", bool: "a truth value"}.get(type(value), "no text")


def _short(words: str, quote: bool = True) -> str:
    cut = words if len(words) <= 40 else words[:40] + "…"
    return ascii(cut) if quote and not cut.isprintable() else repr(cut) if quote else cut
