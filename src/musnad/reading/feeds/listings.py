"""What a list holds, whatever its kind: items with their dates, and further lists."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from msgspec import Struct

from musnad.errors import AddressRefused
from musnad.reading.fetching.addresses import parse_address

_TAG = re.compile(r"</?[A-Za-z][^<>]*>")


class FeedItem(Struct, frozen=True, kw_only=True):
    """One address of a list. Dates are ISO 8601 as they were given, null where there is none.

    ``source`` is the list that holds it: an address or the name of a file.
    """

    url: str
    title: str | None
    published: str | None
    updated: str | None
    source: str


class Row(Struct, frozen=True, kw_only=True):
    """An item, or a further list (``leads_on``), with its address as it is written."""

    link: str | None
    base: str | None = None
    title: str | None = None
    published: str | None = None
    updated: str | None = None
    leads_on: bool = False


Rows = Iterator[Row]


def whole_address(row: Row) -> str:
    """The address of a row, resolved. Raises ``AddressRefused`` with the reason it has none."""
    link = " ".join((row.link or "").split())
    if not link:
        raise AddressRefused("", "", "an item without an address")
    try:
        joined = urljoin(row.base or "", link)
    except ValueError:
        raise AddressRefused("", "", f"no valid address: {link[:200]!r}") from None
    if "://" not in joined:
        raise AddressRefused("", "", f"a relative address, and nothing it is of: {link[:200]!r}")
    return parse_address(joined).url


def plain_title(words: str | None) -> str | None:
    """A title without tags and character references; white space is one blank.

    >>> plain_title("&lt;b&gt;خبر&lt;/b&gt; &amp;quot;عاجل&amp;quot;\\n")
    'خبر "عاجل"'
    """
    if not words:
        return None
    from html import unescape  # a table that only feeds need

    for _ in range(2):  # HTML in XML: the references of both
        words = unescape(words)
    words = re.sub("[\ud800-\udfff]", "\ufffd", _TAG.sub("", words))
    return " ".join(words.split()) or None
