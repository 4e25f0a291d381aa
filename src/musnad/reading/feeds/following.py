"""From one list to its addresses: through indexes of sitemaps and pages that declare feeds."""

from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec import Struct

from musnad.errors import AddressRefused, FetchError, InputError, NotAFeed, UnreadableInput
from musnad.reading.entries import Failure
from musnad.reading.feeds.listings import FeedItem, Row, whole_address
from musnad.reading.feeds.sniffing import JSON_FEED, listing_kind
from musnad.reading.fetching import MAX_BODY, BodyRefused, Fetched, unpack

MAX_LISTS = 50
MAX_DEPTH = 3

Get = Callable[[str], Fetched]


class List(Struct, frozen=True, kw_only=True):
    """The bytes of one list, and where they are from. ``address`` is null for a file."""

    source: str
    data: bytes
    address: str | None = None
    charset: str | None = None


def list_address(url: str, get: Get) -> Iterator[FeedItem | Failure]:
    """Everything that the list at an address holds; ``get`` fetches."""
    return _Walk(get).at(url, 0)


def list_file(path: Path, get: Get) -> Iterator[FeedItem | Failure]:
    """The same for a file; what it leads on to is fetched."""
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BODY + 1)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        return iter([Failure.of(UnreadableInput(str(path), "", reason))])
    except ValueError as error:  # a NUL in the name
        return iter([Failure.of(UnreadableInput(str(path), "", str(error)))])
    return list_bytes(data, get, str(path))


def list_bytes(data: bytes, get: Get, source: str) -> Iterator[FeedItem | Failure]:
    """The same for bytes in memory."""
    return _Walk(get).through(List(source=source, data=data), 0)


def list_fetched(fetched: Fetched, get: Get) -> Iterator[FeedItem | Failure]:
    """The same for a list that was fetched already."""
    return _Walk(get).through(_list(fetched), 0)


class _Walk:
    """Each list once and each address once; so many lists, so deep, and no further."""

    def __init__(self, get: Get) -> None:
        self._get = get
        self._lists: set[str] = set()
        self._given: set[str] = set()
        self._full = False

    def at(self, url: str, depth: int) -> Iterator[FeedItem | Failure]:
        try:
            fetched = self._get(url)
        except FetchError as error:
            yield Failure.of(error)
        else:
            yield from self.through(_list(fetched), depth)

    def through(self, found: List, depth: int) -> Iterator[FeedItem | Failure]:
        self._lists.add(found.address or found.source)
        try:
            rows = _rows(found)
        except InputError as error:
            yield Failure.of(error)
            return
        for number, row in enumerate(rows, 1):
            try:
                url = whole_address(row)
            except AddressRefused as error:
                stage, reason = error.stage, error.reason
                yield Failure(source=found.source, place=str(number), stage=stage, reason=reason)
                continue
            if row.leads_on:
                yield from self._further(url, depth, found.source, str(number))
            elif url not in self._given:
                self._given.add(url)
                yield _item(row, url, found.source)

    def _further(
        self, url: str, depth: int, source: str, place: str
    ) -> Iterator[FeedItem | Failure]:
        if url in self._lists:
            return
        full = len(self._lists) >= MAX_LISTS
        if full or depth + 1 >= MAX_DEPTH:
            if not self._full:
                self._full = True
                bound = f"{MAX_LISTS} lists" if full else f"{MAX_DEPTH} levels"
                reason = f"leads to more than {bound}; the rest is left out"
                yield Failure(source=source, place=place, stage="feed", reason=reason)
            return
        self._lists.add(url)
        yield from self.at(url, depth + 1)


def _list(fetched: Fetched) -> List:
    return List(
        source=fetched.asked, data=fetched.body, address=fetched.url, charset=fetched.charset
    )


def _item(row: Row, url: str, source: str) -> FeedItem:
    return FeedItem(
        url=url, title=row.title, published=row.published, updated=row.updated, source=source
    )


def _rows(found: List) -> list[Row]:
    """The rows of a list of any kind. Raises ``NotAFeed`` and ``UnreadableInput``."""
    from musnad.reading.feeds.other_lists import read_html, read_json
    from musnad.reading.feeds.xml_lists import BrokenList, read_xml

    try:
        data = unpack(found.data)
        kind = listing_kind(data)
        if kind == JSON_FEED:
            return list(read_json(data, found.address))
        if kind is not None:
            return list(read_xml(data, found.address, found.charset))
        rows = list(read_html(data, found.address, found.charset)) if b"<" in data else []
    except BodyRefused as error:
        raise UnreadableInput(found.source, "", str(error)) from None
    except BrokenList as error:
        raise NotAFeed(found.source, "", str(error)) from None
    if not rows:
        raise NotAFeed(found.source, "", "no feed or sitemap, and no page that declares one")
    return rows
