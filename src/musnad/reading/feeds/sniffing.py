"""Is this a list of addresses, and of what kind? Told from the first bytes; loads nothing."""

import re
import zlib
from pathlib import Path

_ENOUGH = 64 * 1024
_PROLOG = re.compile(rb"(?:\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>)*", re.DOTALL)
_ROOT = re.compile(rb"<(?:[\w.-]+:)?(rss|feed|RDF|urlset|sitemapindex)[\s>/]")
_JSON = re.compile(rb'"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version')
_KINDS = {
    b"rss": "an RSS feed",
    b"RDF": "an RSS 1.0 feed",
    b"feed": "an Atom feed",
    b"urlset": "a sitemap",
    b"sitemapindex": "an index of sitemaps",
}
JSON_FEED = "a JSON Feed"


def listing_kind(start: bytes) -> str | None:
    """What kind of list begins with ``start``, in words; null for anything else.

    >>> listing_kind(b'<?xml version="1.0"?><!-- x --><rss version="2.0">')
    'an RSS feed'
    >>> listing_kind(b'{"version": "https://jsonfeed.org/version/1.1", "items": []}')
    'a JSON Feed'
    >>> listing_kind(b"<html><body>rss</body></html>")
    """
    head = start[:_ENOUGH].replace(b"\0", b"").lstrip(b"\xff\xfe\xef\xbb\xbf \t\r\n")
    if head.startswith(b"{"):
        return JSON_FEED if _JSON.search(head[:4096]) else None
    if not head.startswith(b"<"):
        return None
    prolog = _PROLOG.match(head)
    root = _ROOT.match(head, prolog.end() if prolog else 0)
    return _KINDS[root[1]] if root else None


def is_listing_file(path: Path) -> bool:
    """Does a file hold a feed or sitemap, packed with gzip or not?"""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as stream:
            start = stream.read(_ENOUGH)
        if start.startswith(b"\x1f\x8b"):
            start = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(start, _ENOUGH)
    except (OSError, ValueError, zlib.error):
        return False
    return listing_kind(start) is not None
