"""Where results go: standard output or a file, always UTF-8, whatever the locale says."""

import errno
import os
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import IO, Any

import msgspec

from musnad.errors import OptionError
from musnad.text import BIDI_CONTROLS

_CONTROL = re.compile(f"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff{BIDI_CONTROLS}]")


def clean_line(words: str) -> str:
    """One line that cannot move the cursor or turn the direction of what follows.

    >>> clean_line("a\\nb")
    'a\\\\nb'
    """
    return _CONTROL.sub(lambda match: ascii(match[0])[1:-1], words)


def indented(value: Any) -> str:
    """A value as JSON to be read by people, with its line feed."""
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode() + "\n"


class Output:
    """Opened before the work starts, so that a wrong path costs nothing."""

    def __init__(self, name: str | None, sources: Iterable[str]) -> None:
        self._name, self._sources = name, sources
        self._stream: IO[bytes] = sys.stdout.buffer

    def __enter__(self) -> "Output":
        if self._name is not None and self._name != "-":
            self._refuse_input(Path(self._name))
            self._stream = Path(self._name).open("wb")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._stream is sys.stdout.buffer:
            self._stream.flush()
        else:
            self._stream.close()

    @property
    def terminal(self) -> bool:
        return self._stream.isatty()

    def write(self, pieces: Iterable[str]) -> None:
        for piece in pieces:
            self._stream.write(piece.encode("utf-8", "replace"))

    def _refuse_input(self, path: Path) -> None:
        for source in self._sources:
            if path.is_file() and Path(source).exists() and path.samefile(source):
                raise OptionError(f"--output {self._name} would overwrite an input")
        refuse_inside("--output", path, self._sources)


def refuse_inside(option: str, name: "str | os.PathLike[str]", sources: Iterable[str]) -> None:
    """A file that is written in a folder while that is read would be read as well."""
    folder = Path(name).absolute().parent.resolve()
    for source in sources:
        if (
            source != "-"
            and Path(source).is_dir()
            and folder.is_relative_to(Path(source).resolve())
        ):
            raise OptionError(f"{option} {name} lies in a folder that is read")


def interrupted() -> int:
    """Ctrl-C: what is written stays written. Gives the exit status."""
    _drop_stdout()
    sys.stderr.write("musnad: interrupted\n")
    return 130


def unwritable(error: OSError) -> int:
    """The reader of a pipe has gone (no fault), or the output cannot be written."""
    _drop_stdout()
    if error.errno == errno.EPIPE:
        return 0
    name = f"{error.filename}: " if error.filename else ""
    sys.stderr.write(clean_line(f"musnad: cannot write: {name}{error.strerror or error}") + "\n")
    return 1


def _drop_stdout() -> None:
    """What is still buffered must not raise again when Python ends."""
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
