"""Inputs -> analyses: the thread that runs through reading and extraction."""

import os
import warnings
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import chain
from typing import Literal

import msgspec

from musnad.errors import InputError, MusnadWarning, OptionError
from musnad.model import Analysis
from musnad.reading import Entry, Failure, Settings, check_published, open_source
from musnad.reading.inputs import Source
from musnad.tables import Additions, check_additions, use
from musnad.workers import LAYERS, analyse_all

Lexicon = str | os.PathLike[str] | None


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one document: the analysis or the failure, and what was noticed."""

    result: Analysis | Failure
    source: str
    place: str
    notices: tuple[str, ...] = ()


def read(
    x: Source,
    *,
    published: str | date | None = None,
    title: str | Literal[False] | None = None,
    publisher: str | None = None,
    layers: Iterable[str] | None = None,
    lexicon: Lexicon = None,
) -> Analysis:
    """Read one document: text (``str``), content (``bytes``), a file (path object), a record.

    ``published`` (ISO 8601) and ``publisher`` count where the input has none; ``title`` replaces
    the headline of plain text, ``False`` says that it has none; ``layers`` restricts the work;
    ``lexicon`` is a folder with names and verbs of your own (docs/names.md).
    Raises ``InputError`` where the input gives no document or several, ``OptionError`` for
    options that make no sense, ``LexiconError`` for a folder of words that is wrong, and warns with
    ``MusnadWarning`` where something was dropped.
    """
    settings = make_settings(published=published, title=title, publisher=publisher)
    wanted = check_layers(layers)
    return only_one(run(open_source(x, settings), wanted, additions=own_words(lexicon)))


def read_many(
    iterable: Iterable[Source],
    *,
    workers: int = 1,
    published: str | date | None = None,
    title: str | Literal[False] | None = None,
    publisher: str | None = None,
    layers: Iterable[str] | None = None,
    lexicon: Lexicon = None,
) -> Iterator[Analysis | InputError]:
    """Read many inputs, lazily and in input order; a file may hold many documents.

    An input that gives no document comes as an ``InputError`` in its place: it is returned, not
    raised, so that the rest is still read.  ``workers`` processes share the analysis; the result
    is the same.  Ids are unique within one call.
    """
    if isinstance(iterable, str | bytes | Mapping | os.PathLike):
        raise TypeError("read_many takes several inputs; for one, use read or a list of one")
    settings = make_settings(published=published, title=title, publisher=publisher)
    words = own_words(lexicon)
    return _results(iterable, settings, check_layers(layers), workers, words)


def run(
    entries: Iterable[Entry | Failure],
    layers: frozenset[str] | None = None,
    workers: int = 1,
    additions: Additions | None = None,
) -> Iterator[Outcome]:
    """Analyse entries in order. A crash of the analysis is a failure of that document only."""
    outcomes = _outcomes(entries, layers, workers, additions)
    while True:
        use(additions)  # another reading may have gone on in between, with other words
        outcome = next(outcomes, None)
        if outcome is None:
            return
        yield outcome


def only_one(outcomes: Iterator[Outcome]) -> Analysis:
    """The analysis, where there is one and one alone; its failure is raised."""
    first = next(outcomes)
    if next(outcomes, None) is not None:
        raise InputError(first.source, "", "holds several documents; use musnad.read_many([...])")
    if isinstance(first.result, Failure):
        raise first.result.error()
    _warn(first, 4)
    return first.result


def own_words(folder: Lexicon) -> Additions | None:
    """The user's own words, read from their folder."""
    if folder is None:
        return None
    from musnad.additions import load_additions  # seldom wanted, and not quick to load

    additions = load_additions(folder)
    check_additions(additions)
    return additions


def _outcomes(
    entries: Iterable[Entry | Failure],
    layers: frozenset[str] | None,
    workers: int,
    additions: Additions | None,
) -> Iterator[Outcome]:
    for entry, found in analyse_all(_unique_ids(entries), layers, workers, additions):
        result = _result(entry, found)
        yield Outcome(result=result, source=entry.source, place=entry.place, notices=entry.notices)


def _result(entry: Entry | Failure, found: Analysis | str | None) -> Analysis | Failure:
    if isinstance(entry, Failure):
        return entry
    if isinstance(found, Analysis):
        return found
    return Failure(
        source=entry.source, place=entry.place, stage="extract", reason=found or "no analysis"
    )


def make_settings(
    *, published: str | date | None = None, publisher: str | None = None, **more: object
) -> Settings:
    """Options as reading wants them; ``OptionError`` where ``published`` is no date."""
    checked, reason = check_published(published)
    if reason:
        raise OptionError(reason.removesuffix(", left out"))
    return msgspec.convert(
        {"published": checked, "publisher": publisher, **more}, Settings, strict=True
    )


def check_layers(layers: Iterable[str] | None) -> frozenset[str] | None:
    """The layers asked for; ``OptionError`` names one that does not exist."""
    if layers is None:
        return None
    wanted = frozenset([layers] if isinstance(layers, str) else layers)
    if unknown := sorted(wanted - set(LAYERS)):
        raise OptionError(f"no layer is named {unknown[0]!r}; there are {', '.join(LAYERS)}")
    return wanted


def _results(
    iterable: Iterable[Source],
    settings: Settings,
    layers: frozenset[str] | None,
    workers: int,
    additions: Additions | None,
) -> Iterator[Analysis | InputError]:
    entries = chain.from_iterable(
        open_source(source, settings, str(number)) for number, source in enumerate(iterable, 1)
    )
    for outcome in run(entries, layers, workers, additions):
        _warn(outcome)
        found = outcome.result
        yield found.error() if isinstance(found, Failure) else found


def _unique_ids(entries: Iterable[Entry | Failure]) -> Iterator[Entry | Failure]:
    """Two documents of one id are both kept; the second is ``id#2``."""
    seen: dict[str, int] = {}
    for entry in entries:
        if isinstance(entry, Entry):
            entry = _renamed(entry, seen)
        yield entry


def _renamed(entry: Entry, seen: dict[str, int]) -> Entry:
    given = entry.document.id
    if given not in seen:
        seen[given] = 1
        return entry
    ident = given
    while ident in seen:
        seen[given] += 1
        ident = f"{given}#{seen[given]}"
    seen[ident] = 1
    document = msgspec.structs.replace(entry.document, id=ident)
    notice = f"id {given!r} came before, this one is {ident!r}"
    return msgspec.structs.replace(entry, document=document, notices=(*entry.notices, notice))


def _warn(outcome: Outcome, level: int = 3) -> None:
    for notice in outcome.notices:
        warning = MusnadWarning(outcome.source, outcome.place, notice)
        warnings.warn(warning, stacklevel=level)
