"""What the commands do: options to settings, outcomes to output, failures to messages."""

import gc
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from itertools import chain
from pathlib import Path
from typing import IO, Any

import click
import msgspec

from musnad.command.output import Output, clean_line, indented, refuse_inside
from musnad.command.progress import Progress
from musnad.command.view import choose_view
from musnad.errors import MusnadError, OptionError
from musnad.model import Analysis
from musnad.pipeline import Outcome, check_layers, make_settings, own_words, run
from musnad.reading import MAX_BYTES, Entry, Failure, Settings, open_source, read_stream
from musnad.reading.feeds import is_listing_file
from musnad.reading.fetching import Fetcher, is_address
from musnad.reading.online import read_address, read_list_file
from musnad.tables import unhindered


def read_sources(sources: tuple[str, ...], **options: Any) -> int:
    """``musnad read``; gives the exit status."""
    try:
        settings = _settings(options)
        wanted = options["layers"]
        layers = check_layers(part.strip() for part in wanted.split(",")) if wanted else None
        words = own_words(options["lexicon"])
        with ExitStack() as stack:
            failures = _failures(stack, sources, options)
            output = stack.enter_context(Output(options["output"], sources))
            view = choose_view(output.terminal, options)
            progress = stack.enter_context(Progress())
            report = Report(failures, progress)
            network = stack.enter_context(network_of(options))
            entries = _entries(sources, settings, network, options["limit"])
            outcomes = run(entries, layers, options["jobs"], words)
            if options["jobs"] == 1:
                outcomes = _load(outcomes)
            output.write(view(report.analyses(outcomes)))
    except OptionError as error:
        raise click.UsageError(str(error)) from None
    except MusnadError as error:
        raise click.ClickException(clean_line(str(error))) from None
    return report.status


class Report:
    """Passes the analyses on and tells of everything else on stderr."""

    def __init__(self, failures: IO[bytes] | None, progress: Progress) -> None:
        self._failures, self._progress = failures, progress
        self.status = 0

    def analyses(self, outcomes: Iterator[Outcome]) -> Iterator[Analysis]:
        for outcome in outcomes:
            for notice in outcome.notices:
                self._say(outcome, f"warning: {notice}")
            if isinstance(outcome.result, Failure):
                self.status = 2
                self._fail(outcome, outcome.result)
                self._progress.count(failed=True)
            else:
                self._progress.count()
                yield outcome.result

    def _fail(self, outcome: Outcome, failure: Failure) -> None:
        self._say(outcome, failure.reason)
        if self._failures is not None:
            told = {key: getattr(failure, key) for key in ("source", "place", "stage", "reason")}
            self._failures.write(msgspec.json.encode(told) + b"\n")
            self._failures.flush()

    def _say(self, outcome: Outcome, words: str) -> None:
        place = ":".join(part for part in (outcome.source, outcome.place) if part)
        self._progress.say(clean_line(f"{place}: {words}"))


def network_of(options: dict[str, Any]) -> Fetcher:
    """The fetcher that the options ask for; it loads nothing before it is used."""
    return Fetcher(
        allow_private=options["allow_private"],
        user_agent=options["user_agent"],
        timeout=options["timeout"],
    )


def print_schema() -> int:
    """``musnad schema``."""
    with Output(None, ()) as output:
        output.write([indented(msgspec.json.schema(Analysis))])
    return 0


def print_score(gold: Path, records: Path, analyses: Path, as_json: bool, errors: int) -> int:
    """``musnad score``."""
    from musnad.scoring import score_files

    try:
        report = score_files(gold, records, analyses)
    except (MusnadError, OSError, msgspec.MsgspecError, ValueError) as error:
        raise click.ClickException(clean_line(str(error))) from None
    with Output(None, ()) as output:
        if as_json:
            output.write([indented(report.as_dict())])
        else:
            output.write([report.table().rstrip("\n"), "\n"])
        output.write(f"{error}\n" for error in list(report.errors)[:errors])
    for warning in report.warnings:
        click.echo(clean_line(warning), err=True)
    return 2 if report.warnings else 0


def _settings(options: dict[str, Any]) -> Settings:
    if options["title"] is not None and options["no_title"]:
        raise OptionError("--title and --no-title exclude each other")
    # The clock belongs to the command line: a day of grace for the time zones.
    latest = (datetime.now(UTC) + timedelta(days=1)).date().isoformat()
    return make_settings(
        published=options["published"],
        publisher=options["publisher"],
        title=False if options["no_title"] else options["title"],
        max_bytes=options["max_bytes"] or MAX_BYTES,
        latest=latest,
    )


def _entries(
    sources: tuple[str, ...], settings: Settings, network: Fetcher, limit: int
) -> Iterator[Entry | Failure]:
    return chain.from_iterable(_open(source, settings, network, limit) for source in sources)


def _load(outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
    """The first document loads the tables: they stay, so the collector need not look at them."""
    with unhindered():
        first = next(outcomes, None)
        gc.freeze()
    return chain(() if first is None else (first,), outcomes)


def _open(
    source: str, settings: Settings, network: Fetcher, limit: int
) -> Iterator[Entry | Failure]:
    if source == "-":
        return read_stream(sys.stdin.buffer, settings, "<stdin>")
    if is_address(source):
        return read_address(source, settings, network.get, limit)
    if is_listing_file(Path(source)):
        return read_list_file(Path(source), settings, network.get, limit)
    return open_source(Path(source), settings)


def _failures(
    stack: ExitStack, sources: tuple[str, ...], options: dict[str, Any]
) -> IO[bytes] | None:
    if options["failures"] is None:
        return None
    if options["failures"] == options["output"] or options["failures"] in sources:
        raise OptionError("--failures would overwrite another file of this command")
    refuse_inside("--failures", options["failures"], sources)
    return stack.enter_context(Path(options["failures"]).open("wb"))
