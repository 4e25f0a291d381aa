"""Extraction over many documents, here or in a pool of processes: the same results in order."""

import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import active_children

from msgspec import structs

from musnad.errors import MusnadError
from musnad.model import Analysis, Document
from musnad.reading import Entry, Failure
from musnad.tables import Additions, use

CHUNK = 8
LAYERS = ("sentences", "entities", "times", "quantities", "attributions", "events", "transfers")
_Item = Entry | Failure
_Found = Analysis | str | None


def analyse_all(
    entries: Iterable[_Item],
    layers: frozenset[str] | None,
    workers: int,
    additions: Additions | None = None,
) -> Iterator[tuple[_Item, _Found]]:
    """Each entry with its analysis, or with the reason why there is none (``str``)."""
    if workers <= 1:
        for entry in entries:
            yield entry, analyse(entry.document, layers) if isinstance(entry, Entry) else None
    else:
        yield from _in_pool(iter(entries), layers, workers, additions)


def analyse(document: Document, layers: frozenset[str] | None) -> Analysis | str:
    """One analysis. A fault of musnad's own must not cost the reader the other documents."""
    from musnad.extraction import extract  # loads the language data, so only when needed

    try:
        return _only(extract(document, layers), layers)
    except (Exception, RecursionError) as error:
        return f"the analysis failed ({type(error).__name__}: {error}); please report this"


def _only(analysis: Analysis, layers: frozenset[str] | None) -> Analysis:
    """Layers that were not asked for are empty, even where they were needed on the way."""
    if layers is None:
        return analysis
    return structs.replace(analysis, **{name: () for name in LAYERS if name not in layers})


def _in_pool(
    entries: Iterator[_Item],
    layers: frozenset[str] | None,
    workers: int,
    additions: Additions | None,
) -> Iterator[tuple[_Item, _Found]]:
    waiting: deque[tuple[list[_Item], Future[list[_Found]]]] = deque()
    others = set(active_children())
    pool = ProcessPoolExecutor(workers, initializer=_begin, initargs=(additions,))
    done = False
    try:
        while chunk := list(islice(entries, CHUNK)):
            waiting.append((chunk, pool.submit(_analyse_chunk, chunk, layers)))
            if len(waiting) >= workers * 3:
                yield from _finished(*waiting.popleft())
        while waiting:
            yield from _finished(*waiting.popleft())
        done = True
    except BrokenProcessPool:
        raise MusnadError("a worker process died, perhaps for want of memory") from None
    finally:
        pool.shutdown(wait=done, cancel_futures=True)
        for child in () if done else set(active_children()) - others:
            child.terminate()  # nobody waits for its result any more


def _finished(chunk: list[_Item], future: "Future[list[_Found]]") -> Iterator[tuple[_Item, _Found]]:
    yield from zip(chunk, future.result(), strict=True)


def _analyse_chunk(chunk: list[_Item], layers: frozenset[str] | None) -> list[_Found]:
    return [analyse(item.document, layers) if isinstance(item, Entry) else None for item in chunk]


def _begin(additions: Additions | None) -> None:
    """Ctrl-C is the parent's to handle; the user's own words are the same everywhere."""
    use(additions)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
