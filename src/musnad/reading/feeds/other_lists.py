"""JSON Feed, and the feeds that an HTML page declares."""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urljoin

from lxml import etree

from musnad.reading.feeds.dates import feed_date
from musnad.reading.feeds.listings import Row, Rows, plain_title
from musnad.reading.feeds.xml_lists import BrokenList, decode

_FEED_TYPES = frozenset(
    {"application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"}
)


def read_json(data: bytes, address: str | None) -> Rows:
    """The items of a JSON Feed. Raises ``BrokenList``."""
    try:
        feed = json.loads(data.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError) as error:
        raise BrokenList(f"broken JSON: {error}") from None
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        raise BrokenList("a JSON Feed without items")
    base = address or _words(feed, "home_page_url") or _words(feed, "feed_url")
    return (_item(each, base) for each in feed["items"] if isinstance(each, dict))


def read_html(data: bytes, address: str | None, charset: str | None) -> Rows:
    """The feeds that a page declares in its head, as rows that lead on."""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, recover=True)
    try:
        page = etree.fromstring(decode(data, charset).encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise BrokenList(f"broken HTML: {error}") from None
    if page is None:
        return
    base = address
    for element in page.iter("base", "link"):
        href = (element.get("href") or "").strip()
        if element.tag == "base" and href:
            base = _joined(address, href)
        elif href and _declares(element):
            yield Row(link=href, base=base, leads_on=True)


def _declares(element: Any) -> bool:
    kind = (element.get("type") or "").partition(";")[0].strip().lower()
    return "alternate" in (element.get("rel") or "").lower().split() and kind in _FEED_TYPES


def _joined(address: str | None, href: str) -> str | None:
    try:
        return urljoin(address or "", href)
    except ValueError:
        return address


def _item(item: Mapping[str, Any], base: str | None) -> Row:
    return Row(
        link=_words(item, "url") or _words(item, "external_url") or _permalink(item),
        base=base,
        title=plain_title(_words(item, "title")),
        published=feed_date(_words(item, "date_published")),
        updated=feed_date(_words(item, "date_modified")),
    )


def _permalink(item: Mapping[str, Any]) -> str | None:
    ident = _words(item, "id")
    return ident if ident and ident.startswith(("http://", "https://")) else None


def _words(item: Mapping[str, Any], key: str) -> str | None:
    value = item.get(key)
    return value if isinstance(value, str) else None
