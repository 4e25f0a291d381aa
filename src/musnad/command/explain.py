"""``musnad explain``: one place of an article, and why it was read as it was."""

import sys
import warnings
from pathlib import Path
from typing import Any

import click

from musnad.command.output import Output, clean_line, indented
from musnad.errors import MusnadError, MusnadWarning, OptionError


def explain_article(article: str, **options: Any) -> int:
    """Print the explanation; gives the exit status."""
    from musnad.explaining import explain
    from musnad.show.explanation import render_explanation

    source = sys.stdin.buffer.read() if article == "-" else Path(article)
    try:
        with warnings.catch_warnings(record=True) as noticed:
            warnings.simplefilter("always", MusnadWarning)
            text, told = explain(
                source, at=options["at"], offset=options["offset"], id=options["ident"],
                published=options["published"], lexicon=options["lexicon"],
            )  # fmt: skip
    except OptionError as error:
        raise click.UsageError(clean_line(str(error))) from None
    except MusnadError as error:
        raise click.ClickException(clean_line(str(error))) from None
    for notice in noticed:
        click.echo(clean_line(f"warning: {notice.message}"), err=True)
    with Output(None, ()) as output:
        if options["form"] == "json":
            output.write([indented(told)])
        else:
            output.write(["\n".join(render_explanation(text, each) for each in told)])
    return 0
