"""What is read over the network: fetch and feeds. All other functions stay on this machine."""

import os
import warnings
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Literal

from musnad.errors import MusnadWarning
from musnad.model import Analysis
from musnad.pipeline import Lexicon, check_layers, make_settings, only_one, own_words, run
from musnad.reading import Failure
from musnad.reading.feeds import FeedItem, list_address, list_bytes, list_file
from musnad.reading.fetching import Fetcher
from musnad.reading.online import read_fetched


def fetch(
    url: str,
    *,
    allow_private: bool = False,
    user_agent: str | None = None,
    timeout: float | None = None,
    fetcher: Fetcher | None = None,
    published: str | date | None = None,
    title: str | Literal[False] | None = None,
    publisher: str | None = None,
    layers: Iterable[str] | None = None,
    lexicon: Lexicon = None,
) -> Analysis:
    """Fetch one address, politely, and read the one document behind it.

    ``allow_private``, ``user_agent`` and ``timeout`` are those of ``Fetcher``; for more than one
    address give a ``fetcher``, which remembers robots.txt and leaves time between its requests.
    The other options are those of ``read``.  Raises ``FetchError`` where the address gives nothing
    (``AddressRefused``, ``RobotsDenied``, ``NotModified`` are its kinds), and what ``read`` raises.
    """
    settings = make_settings(published=published, title=title, publisher=publisher)
    wanted, words = check_layers(layers), own_words(lexicon)
    with ExitStack() as stack:
        own = fetcher or stack.enter_context(_fetcher(allow_private, user_agent, timeout))
        fetched = own.get(url)
    return only_one(run(read_fetched(fetched, settings), wanted, additions=words))


def feeds(
    source: "str | bytes | os.PathLike[str]",
    *,
    allow_private: bool = False,
    user_agent: str | None = None,
    timeout: float | None = None,
    fetcher: Fetcher | None = None,
) -> Iterator[FeedItem]:
    """The addresses that a feed, a sitemap or a page with feeds lists, lazily and in its order.

    ``str`` is an address, ``bytes`` content, a path object a file.  Indexes of sitemaps and the
    feeds that a page declares are followed.  Raises ``InputError`` where there is no list, and
    warns with ``MusnadWarning`` where a part of it could not be read.
    """
    if not isinstance(source, str | bytes | os.PathLike):
        raise TypeError("feeds takes an address (str), content (bytes) or a file (pathlib.Path)")
    return _items(source, fetcher, (allow_private, user_agent, timeout))


def _items(
    source: "str | bytes | os.PathLike[str]",
    fetcher: Fetcher | None,
    options: tuple[bool, str | None, float | None],
) -> Iterator[FeedItem]:
    with ExitStack() as stack:
        own = fetcher or stack.enter_context(_fetcher(*options))
        anything = False
        for found in _listed(source, own):
            if isinstance(found, FeedItem):
                yield found
            elif not anything and found.place == "":
                raise found.error()
            else:
                warning = MusnadWarning(found.source, found.place, found.reason)
                warnings.warn(warning, stacklevel=2)
            anything = True


def _listed(
    source: "str | bytes | os.PathLike[str]", fetcher: Fetcher
) -> Iterator[FeedItem | Failure]:
    if isinstance(source, str):
        return list_address(source, fetcher.get)
    if isinstance(source, bytes):
        return list_bytes(source, fetcher.get, "<bytes>")
    return list_file(Path(source), fetcher.get)


def _fetcher(allow_private: bool, user_agent: str | None, timeout: float | None) -> Fetcher:
    return Fetcher(allow_private=allow_private, user_agent=user_agent, timeout=timeout)
