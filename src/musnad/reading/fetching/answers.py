"""One answer of a server: what it declares, and what is wrong with it."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from http import HTTPStatus

from msgspec import Struct

_READ = frozenset(
    {
        "text/html", "text/plain", "text/xml", "application/xhtml+xml", "application/xml",
        "application/json", "application/jsonl", "application/jsonlines", "application/ndjson",
        "application/x-ndjson", "application/gzip", "application/x-gzip",
    }
)  # fmt: skip
_FAMILIES = ("+xml", "+json")
_OTHER = frozenset({"image/svg+xml", "application/manifest+json", "application/ld+json"})
_UNSURE = frozenset({"", "application/octet-stream", "binary/octet-stream"})
_CHARSET = re.compile(r""";\s*charset\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE)


class Fetched(Struct, frozen=True, kw_only=True):
    """What an address gave. ``url`` is the last one, after redirects; ``asked`` the first."""

    asked: str
    url: str
    body: bytes
    media_type: str | None = None
    charset: str | None = None
    etag: str | None = None
    last_modified: str | None = None


def declared_type(headers: Mapping[str, str]) -> tuple[str | None, str | None]:
    """Media type and charset, in lower case.

    >>> declared_type({"content-type": "Text/HTML; Charset='Windows-1256'"})
    ('text/html', 'windows-1256')
    """
    words = headers.get("content-type", "")
    charset = _CHARSET.search(words)
    media_type = words.partition(";")[0].strip().lower()
    return media_type or None, charset[1].lower() if charset else None


def why_not_read(media_type: str | None) -> str | None:
    """The reason to refuse a content type, before its body is read."""
    kind = media_type or ""
    if kind in _READ or kind in _UNSURE or (kind.endswith(_FAMILIES) and kind not in _OTHER):
        return None
    return f"{kind}, not a page, a feed, records or text"


def why_binary(media_type: str | None, body: bytes) -> str | None:
    """Where the server does not say what it is, a NUL near the beginning says it."""
    start = body[:1024]
    marks = (b"\x1f\x8b", b"\xff\xfe", b"\xfe\xff")
    if (media_type or "") in _UNSURE and not start.startswith(marks) and b"\0" in start:
        return "binary, of no declared type"
    return None


def status_words(status: int) -> str:
    """``HTTP 404 (not found)``."""
    try:
        return f"HTTP {status} ({HTTPStatus(status).phrase.lower()})"
    except ValueError:
        return f"HTTP {status}"


def retry_after(words: str | None, now: datetime) -> float | None:
    """The seconds to wait, from a number or a date; null where neither is there.

    >>> retry_after("120", datetime(2022, 11, 9, tzinfo=UTC))
    120.0
    >>> retry_after("Wed, 09 Nov 2022 00:00:30 GMT", datetime(2022, 11, 9, tzinfo=UTC))
    30.0
    """
    from email.utils import parsedate_to_datetime  # seldom needed, and slow to load

    words = (words or "").strip()
    if re.fullmatch(r"[0-9]{1,9}", words):
        return float(words)
    try:
        then = parsedate_to_datetime(words)
    except (ValueError, TypeError, IndexError):
        return None
    if then.tzinfo is None:
        then = then.replace(tzinfo=UTC)
    return max((then - now).total_seconds(), 0.0)
