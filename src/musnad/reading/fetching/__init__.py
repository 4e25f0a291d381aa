"""Addresses -> content, politely and only from the public internet.

Only the modules of this package touch the network.  Nothing heavy is loaded before the first
request.
"""

from musnad.reading.fetching.addresses import Address, bare, is_address, parse_address
from musnad.reading.fetching.answers import Fetched
from musnad.reading.fetching.bodies import MAX_BODY, BodyRefused, unpack
from musnad.reading.fetching.fetcher import Fetcher
from musnad.reading.fetching.validators import Validators

__all__ = [
    "MAX_BODY",
    "Address",
    "BodyRefused",
    "Fetched",
    "Fetcher",
    "Validators",
    "bare",
    "is_address",
    "parse_address",
    "unpack",
]
