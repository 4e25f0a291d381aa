"""Signs of life on stderr for work that takes long; stdout is never touched."""

import sys
import threading
from time import monotonic
from types import TracebackType

PATIENCE = 5.0
_CLEAR = "\r\x1b[K"


class Progress:
    """Counts documents. A terminal sees a running line, a log one line now and then."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._begun = monotonic()
        self._read = self._failed = 0
        self._terminal = sys.stderr.isatty()
        self._shown = False
        self._over = threading.Event()
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._beat, daemon=True)

    def __enter__(self) -> "Progress":
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._over.set()
        self._thread.join()
        with self._lock:
            self._wipe()

    def count(self, failed: bool = False) -> None:
        self._failed += failed
        self._read += not failed

    def say(self, line: str) -> None:
        """A message line of its own."""
        with self._lock:
            self._wipe()
            _write(line + "\n")

    def _beat(self) -> None:
        wait = self._patience
        while not self._over.wait(wait):
            wait = 0.5 if self._terminal else min(wait * 2, 60)
            with self._lock:
                self._show()

    def _show(self) -> None:
        seconds = monotonic() - self._begun
        line = f"musnad: {self._read} read, {self._failed} failed, {seconds:.0f} s"
        _write(f"{_CLEAR}{line}" if self._terminal else f"{line}\n")
        self._shown = True

    def _wipe(self) -> None:
        if self._shown and self._terminal:
            _write(_CLEAR)
            self._shown = False


def _write(words: str) -> None:
    """stderr may be closed or full: then there is nobody to tell."""
    try:
        sys.stderr.buffer.write(words.encode("utf-8", "replace"))
        sys.stderr.buffer.flush()
    except (OSError, ValueError):
        pass
