"""``musnad feeds``: the addresses that feeds and sitemaps list."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import msgspec

from musnad.command import network_of
from musnad.command.output import Output, clean_line
from musnad.command.progress import Progress
from musnad.errors import MusnadError, OptionError
from musnad.reading import Failure
from musnad.reading.feeds import FeedItem, list_address, list_file
from musnad.reading.fetching import Fetcher, is_address

_WIDTH = len("2022-11-09T10:00:00+03:00")


def list_sources(sources: tuple[str, ...], **options: Any) -> int:
    """Print what the sources list; gives the exit status."""
    status = 0

    def lines(network: Fetcher, progress: Progress) -> Iterator[str]:
        nonlocal status
        for source in sources:
            left = options["limit"]
            for found in _listed(source, network):
                if isinstance(found, Failure):
                    status = 2
                    place = ":".join(part for part in (found.source, found.place) if part)
                    progress.say(clean_line(f"{place}: {found.reason}"))
                    continue
                yield _as_json(found) if options["form"] == "jsonl" else _as_text(found)
                left = None if left is None else left - 1
                if left == 0:
                    break

    try:
        with (
            network_of(options) as network,
            Output(options["output"], sources) as output,
            Progress() as progress,
        ):
            output.write(lines(network, progress))
    except OptionError as error:
        raise click.UsageError(str(error)) from None
    except MusnadError as error:
        raise click.ClickException(clean_line(str(error))) from None
    return status


def _listed(source: str, network: Fetcher) -> Iterator[FeedItem | Failure]:
    if is_address(source):
        return list_address(source, network.get)
    return list_file(Path(source), network.get)


def _as_text(item: FeedItem) -> str:
    return f"{item.published or item.updated or '-':<{_WIDTH}}  {item.url}\n"


def _as_json(item: FeedItem) -> str:
    return msgspec.json.encode(item).decode() + "\n"
