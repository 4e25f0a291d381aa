"""A folder, recursively, in sorted order and without following links."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from musnad.errors import UnreadableInput
from musnad.reading.entries import Failure
from musnad.reading.members import Item, Tally, is_hidden, shown, told

ReadFile = Callable[[Path, str, Tally], Iterator[Item]]


def read_folder(folder: Path, read: ReadFile) -> Iterator[Item]:
    """The entries of every file under ``folder``; hidden files and folders do not count."""
    tally = Tally()
    empty = UnreadableInput(shown(folder), "", "a folder without a file that can be read")
    yield from told(_walk(folder, read, tally), tally, empty)


def _walk(folder: Path, read: ReadFile, tally: Tally) -> Iterator[Item]:
    waiting = [(folder, True)]
    while waiting:
        path, is_folder = waiting.pop()
        if not is_folder:
            yield from read(path, shown(path), tally)
            continue
        try:
            waiting += reversed(_listed(path, tally))
        except OSError as error:
            reason = f"cannot list the folder: {error.strerror or error}".lower()
            yield Failure.of(UnreadableInput(shown(path), "", reason))


def _listed(folder: Path, tally: Tally) -> list[tuple[Path, bool]]:
    """Files and folders, each with whether it is a folder. A link's target has its own place."""
    found = []
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if is_hidden(entry.name):
                continue
            if entry.is_symlink():
                tally.skip("linked")
            elif entry.is_dir(follow_symlinks=False):
                found.append((folder / entry.name, True))
            elif entry.is_file(follow_symlinks=False):
                found.append((folder / entry.name, False))
            else:
                tally.skip("special")
    return found
