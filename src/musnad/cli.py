"""The command line: parse, call, show. What is heavy is imported by the command that needs it."""

import sys
from pathlib import Path
from typing import Any, NoReturn

import click

from musnad.version import VERSION

FORMATS = ("text", "json", "jsonl", "csv", "html")
ROWS = ("statements", "events", "transfers")


class Program(click.Group):
    """Usage errors end with status 1 (nothing could start); 2 means that some inputs failed."""

    def main(self, *args: Any, **kwargs: Any) -> NoReturn:
        kwargs["standalone_mode"] = False
        try:
            status = super().main(*args, **kwargs)
        except click.exceptions.Abort:
            status = 130
        except click.ClickException as error:
            error.show()
            status = 1
        sys.exit(status if isinstance(status, int) else 0)

    def invoke(self, ctx: click.Context) -> Any:
        from musnad.command.output import interrupted, unwritable

        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            return interrupted()
        except OSError as error:
            return unwritable(error)


def network_options(command: Any) -> Any:
    """What every command takes that may fetch."""
    for option in (
        click.option("--timeout", type=click.FloatRange(0.1, 3600), metavar="SECONDS",
                     help="Time for one address (30)."),
        click.option("--user-agent", metavar="NAME", help="Sent, and looked up in robots.txt."),
        click.option("--allow-private", is_flag=True, help="Fetch from private networks as well."),
    ):  # fmt: skip
        command = option(command)
    return command


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="musnad", message="%(prog)s %(version)s")
def main() -> None:
    """Read Arabic news: who said what, on whose word, and what others say against it."""


@main.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCES...")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--rows", type=click.Choice(ROWS), help="What a row of csv is.")
@click.option("--output", "-o", type=click.Path(), help="Write to this file, not standard output.")
@click.option("--published", metavar="DATE", help="ISO 8601 date, used where the input has none.")
@click.option("--title", help="The headline of plain text, instead of its first line.")
@click.option("--no-title", is_flag=True, help="Plain text has no headline.")
@click.option("--publisher", help="The outlet, used where the input names none.")
@click.option("--layers", metavar="NAMES", help="Only these layers, with commas between them.")
@click.option("--lexicon", metavar="DIR", help="Names and verbs of your own, in TOML files.")
@click.option("--jobs", "-j", type=click.IntRange(1, 256), default=1, show_default=True)
@click.option("--failures", type=click.Path(), help="Write what could not be read as JSON Lines.")
@click.option("--max-bytes", type=click.IntRange(1), help="Limit of one text or record (64 MB).")
@click.option("--width", type=click.IntRange(20, 1000), help="Columns to wrap the text view at.")
@click.option("--visual", is_flag=True, help="For terminals that do not reorder Arabic.")
@click.option("--color/--no-color", default=None, help="Default: where the output is a terminal.")
@click.option("--limit", type=click.IntRange(1), default=100, show_default=True,
              help="Articles to read of one feed or sitemap.")  # fmt: skip
@network_options
def read(sources: tuple[str, ...], **options: Any) -> int:
    """Read articles: text, JSON Lines of records, HTML pages; WARC, ZIP and TAR archives of
    them, gzip of any, and folders with all that is in them. - is standard input.

    An http or https address is fetched. Of a feed or sitemap, the articles it lists are read.
    """
    from musnad.command import read_sources

    return read_sources(sources, **options)


@main.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCES...")
@click.option("--format", "form", type=click.Choice(("text", "jsonl")), default="text")
@click.option("--output", "-o", type=click.Path(), help="Write to this file, not standard output.")
@click.option("--limit", type=click.IntRange(1), help="Stop after so many addresses of a source.")
@network_options
def feeds(sources: tuple[str, ...], **options: Any) -> int:
    """List the addresses in feeds, sitemaps and pages with feeds (URLs or files), with dates."""
    from musnad.command.feeds import list_sources

    return list_sources(sources, **options)


@main.command()
@click.argument("article", metavar="ARTICLE")
@click.option("--at", metavar="LINE[:COLUMN]", help="A place in the text, counted from 1.")
@click.option("--offset", type=int, metavar="N", help="A code point of the text, from 0.")
@click.option("--id", "ident", metavar="ID", help="An attribution, such as a7.")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text")
@click.option("--published", metavar="DATE", help="ISO 8601 date, used where the input has none.")
@click.option("--lexicon", metavar="DIR", help="Names and verbs of your own, in TOML files.")
def explain(article: str, **options: Any) -> int:
    """Tell why a sentence of ARTICLE was read as it was: word classes, rules, near misses."""
    from musnad.command.explain import explain_article

    return explain_article(article, **options)


@main.command()
def schema() -> int:
    """Print the JSON Schema of an analysis."""
    from musnad.command import print_schema

    return print_schema()


@main.command()
@click.argument("gold", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("records", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("analyses", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Figures as JSON instead of a table.")
@click.option("--errors", type=click.IntRange(0), default=0, help="Show this many errors.")
def score(gold: Path, records: Path, analyses: Path, as_json: bool, errors: int) -> int:
    """Measure ANALYSES of the RECORDS against GOLD annotations."""
    from musnad.command import print_score

    return print_score(gold, records, analyses, as_json, errors)
