"""Which way of showing was asked for."""

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from musnad.errors import OptionError
from musnad.model import Analysis

View = Callable[[Iterable[Analysis]], Iterator[str]]


def choose_view(terminal: bool, options: dict[str, Any]) -> View:
    """A function from analyses to pieces of output, after the options of ``musnad read``."""
    if options["rows"] is not None and options["form"] != "csv":
        raise OptionError("--rows goes with --format csv")
    if options["form"] != "text":
        from musnad.export import FORMATS, ROWS

        if options["rows"] is not None:
            return ROWS[options["rows"]]
        return FORMATS[options["form"]]
    return _text_view(terminal, options)


def _text_view(terminal: bool, options: dict[str, Any]) -> View:
    from musnad.show.terminal import render

    width, color = options["width"], options["color"]
    wrap = terminal or width is not None
    if width is None:
        width = shutil.get_terminal_size((80, 24)).columns if terminal else 80
    if color is None:
        color = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"

    def view(analyses: Iterable[Analysis]) -> Iterator[str]:
        for number, analysis in enumerate(analyses):
            account = render(
                analysis, width=width, visual=options["visual"], color=color, wrap=wrap
            )
            yield ("\n" if number else "") + account.rstrip("\n") + "\n"

    return view
