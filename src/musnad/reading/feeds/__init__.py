"""Feeds and sitemaps -> the addresses they list, with their dates."""

from musnad.reading.feeds.following import list_address, list_bytes, list_fetched, list_file
from musnad.reading.feeds.listings import FeedItem
from musnad.reading.feeds.sniffing import is_listing_file, listing_kind

__all__ = [
    "FeedItem",
    "is_listing_file",
    "list_address",
    "list_bytes",
    "list_fetched",
    "list_file",
    "listing_kind",
]
