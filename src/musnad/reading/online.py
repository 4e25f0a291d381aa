"""Addresses and lists of addresses to entries: fetched one after the other, read as they come."""

from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec import structs

from musnad.errors import FetchError
from musnad.reading.entries import Entry, Failure, Origin, Settings
from musnad.reading.feeds import FeedItem, list_fetched, list_file, listing_kind
from musnad.reading.fetching import BodyRefused, Fetched, unpack
from musnad.reading.sources import open_bytes

Get = Callable[[str], Fetched]


def read_address(
    url: str, settings: Settings, get: Get, limit: int | None = None
) -> Iterator[Entry | Failure]:
    """The entries behind an address. A feed or sitemap gives the articles that it lists, at most
    ``limit``.  Never raises for what is behind the address."""
    try:
        fetched = _unpacked(get(url))
    except FetchError as error:
        yield Failure.of(error)
        return
    if listing_kind(fetched.body):
        yield from _articles(list_fetched(fetched, get), settings, get, limit)
    else:
        yield from read_fetched(fetched, settings)


def read_list_file(
    path: Path, settings: Settings, get: Get, limit: int | None = None
) -> Iterator[Entry | Failure]:
    """The articles that a feed or sitemap in a file lists, at most ``limit``."""
    return _articles(list_file(path, get), settings, get, limit)


def read_fetched(fetched: Fetched, settings: Settings) -> Iterator[Entry | Failure]:
    """What was fetched, read as a file would be; the document knows its address."""
    origin = Origin(url=fetched.url, charset=fetched.charset, media_type=fetched.media_type)
    for entry in open_bytes(fetched.body, settings, fetched.asked, origin=origin):
        if isinstance(entry, Entry) and entry.place == "" and entry.document.url is None:
            document = structs.replace(entry.document, url=fetched.url)
            entry = structs.replace(entry, document=document)
        yield entry


def _articles(
    found: Iterator[FeedItem | Failure], settings: Settings, get: Get, limit: int | None
) -> Iterator[Entry | Failure]:
    left = limit
    for item in found:
        if isinstance(item, Failure):
            yield item
        elif left == 0:
            reason = f"lists more than {limit} articles; --limit reads more"
            yield Failure(source=item.source, place="", stage="feed", reason=reason)
            return
        else:
            left = None if left is None else left - 1
            yield from _article(item, settings, get)


def _article(item: FeedItem, settings: Settings, get: Get) -> Iterator[Entry | Failure]:
    """One article; its own date counts first, the list's second, the caller's last."""
    try:
        fetched = _unpacked(get(item.url))
    except FetchError as error:
        yield Failure.of(error)
        return
    own = (
        settings if item.published is None else structs.replace(settings, published=item.published)
    )
    for entry in read_fetched(fetched, own):
        if item.published is not None and isinstance(entry, Entry):
            entry = _dated(entry)
        yield entry


def _dated(entry: Entry) -> Entry:
    """A date that the list gave is metadata of the article, no option of the caller's."""
    if entry.document.published_from != "option":
        return entry
    document = structs.replace(entry.document, published_from="metadata")
    return structs.replace(entry, document=document)


def _unpacked(fetched: Fetched) -> Fetched:
    try:
        return structs.replace(fetched, body=unpack(fetched.body))
    except BodyRefused as error:
        raise FetchError(fetched.asked, "", str(error)) from None
