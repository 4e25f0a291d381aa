"""The polite fetcher: robots.txt, one request to a host at a time, patience, redirects by hand."""

import os
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from types import TracebackType
from typing import TYPE_CHECKING, Self
from urllib.parse import urljoin

from msgspec import structs

from musnad.errors import AddressRefused, FetchError, NotModified, OptionError, RobotsDenied
from musnad.reading.fetching.addresses import Address, bare, parse_address
from musnad.reading.fetching.answers import (
    Fetched,
    declared_type,
    retry_after,
    status_words,
    why_binary,
    why_not_read,
)
from musnad.reading.fetching.validators import Table, Validators, load_table, save_table
from musnad.version import VERSION

if TYPE_CHECKING:
    import ssl

    from musnad.reading.fetching.exchange import Answer, Exchange, Trouble
    from musnad.reading.fetching.robots import Rules

AGENT = f"musnad/{VERSION}"
MAX_REDIRECTS = 10
_STEPS = (2.0, 8.0, 30.0)
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_BUSY = frozenset({429, 503})
_DAY, _SHORT = 24 * 3600.0, 600.0  # how long rules are believed; how long a refusal


class Fetcher:
    """Fetches addresses one after the other; closes its connections at the end of a ``with``.

    ``allow_private`` lets it into private networks.  ``user_agent`` is sent and is the name that
    robots.txt rules are looked up for.  ``timeout`` is the time for one address, redirects
    included, in seconds; ``delay`` the rest between two requests to one host (robots.txt may ask
    for more); ``retries`` how often a busy server (429, 503) is asked again, and ``longest_wait``
    how long it may ask to be left alone.  ``seen`` is a mapping of addresses to ``Validators``, or
    the file of one: what it holds is asked for with them, and what is fetched is put there.
    ``resolver(host, port)`` gives the addresses of a name, ``ssl_context`` says whom to trust, and
    ``sleep`` waits.
    """

    def __init__(
        self,
        *,
        allow_private: bool = False,
        user_agent: str | None = None,
        timeout: float | None = None,
        delay: float = 1.0,
        retries: int = 2,
        longest_wait: float = 60.0,
        seen: "Table | os.PathLike[str] | None" = None,
        resolver: Callable[[str, int], list[str]] | None = None,
        ssl_context: "ssl.SSLContext | None" = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._agent = _check_agent(AGENT if user_agent is None else user_agent)
        self._timeout = 30.0 if timeout is None else timeout
        _check("timeout", self._timeout, above=0)
        self._delay, self._retries, self._longest = delay, retries, longest_wait
        for name, value in (("delay", delay), ("retries", retries), ("longest_wait", longest_wait)):
            _check(name, value)
        self._file = seen if isinstance(seen, os.PathLike) else None
        self._seen: Table | None = load_table(seen) if isinstance(seen, os.PathLike) else seen
        self._network = (allow_private, resolver, ssl_context)
        self._sleep = sleep
        self._rules: dict[str, tuple[Rules, float]] = {}
        self._free: dict[str, float] = {}  # by host: when it may be asked again
        self._lock = threading.Lock()
        self._opened: Exchange | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the connections, and write the table of validators where it has a file."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None
            if self._file is not None and self._seen is not None:
                save_table(self._file, self._seen)

    def get(self, url: str) -> Fetched:
        """What is behind an address. Raises ``FetchError`` or one of its kinds, nothing else."""
        address = parse_address(url)
        with self._lock:
            self._exchange().begin(self._timeout)
            return self._follow(_Errand(address))

    def _exchange(self) -> "Exchange":
        if self._opened is None:
            from musnad.reading.fetching.exchange import Exchange

            self._opened = Exchange(*self._network)
        return self._opened

    def _follow(self, errand: "_Errand") -> Fetched:
        for _ in range(MAX_REDIRECTS + 1):
            rules = self._rules_for(errand)
            if reason := rules.why_denied(errand.now.url):
                raise RobotsDenied(errand.source, "", errand.told(reason))
            answer = self._ask(errand, rules)
            if answer.status not in _REDIRECTS:
                return self._read(errand, answer)
            errand.go_on(answer.headers.get("location"), answer.status)
        raise errand.failed(f"more than {MAX_REDIRECTS} redirects")

    def _ask(self, errand: "_Errand", rules: "Rules") -> "Answer":
        """A busy server is asked again, after the time it names or in growing steps."""
        from musnad.reading.fetching.exchange import Trouble

        rest = max(self._delay, min(rules.delay, self._longest))
        for attempt in range(self._retries + 1):
            self._take_turn(errand, attempt)
            try:
                answer = self._exchange().ask(errand.now, self._headers(errand.now))
            except Trouble as trouble:
                raise errand.error(trouble) from None
            finally:
                self._free[errand.now.host] = time.monotonic() + rest
            if answer.status not in _BUSY or attempt == self._retries:
                break
            self._back_off(errand, answer, attempt)
        return answer

    def _back_off(self, errand: "_Errand", answer: "Answer", attempt: int) -> None:
        asked = retry_after(answer.headers.get("retry-after"), datetime.now(UTC))
        pause = _STEPS[min(attempt, len(_STEPS) - 1)] if asked is None else asked
        if pause > self._longest:
            words = f"{status_words(answer.status)}, asks to be left alone for {pause:.0f} s"
            raise errand.failed(f"{words} (at most {self._longest:g} s are waited)")
        host = errand.now.host
        self._free[host] = max(self._free.get(host, 0.0), time.monotonic() + pause)

    def _take_turn(self, errand: "_Errand", attempt: int) -> None:
        """A redirect within a host is one errand with what led there: it goes on at once."""
        if attempt == 0 and errand.came_from == errand.now.host:
            return
        begun = time.monotonic()
        wait = self._free.get(errand.now.host, 0.0) - begun
        if wait > 0:
            self._sleep(wait)
            self._exchange().extend(time.monotonic() - begun)

    def _headers(self, address: Address) -> dict[str, str]:
        headers = {"user-agent": self._agent}
        known = self._seen.get(address.url) if self._seen is not None else None
        if known is not None and known.etag:
            headers["if-none-match"] = known.etag
        if known is not None and known.last_modified:
            headers["if-modified-since"] = known.last_modified
        return headers

    def _read(self, errand: "_Errand", answer: "Answer") -> Fetched:
        if answer.status == 304:
            raise NotModified(errand.source, "", errand.told("not modified since it was last read"))
        if answer.status not in (200, 203):
            raise errand.failed(status_words(answer.status))
        media_type, charset = declared_type(answer.headers)
        reason = why_not_read(media_type) or why_binary(media_type, answer.body)
        if reason:
            raise errand.failed(reason)
        etag, modified = (answer.headers.get(name) for name in ("etag", "last-modified"))
        if self._seen is not None and (etag or modified):
            self._seen[errand.now.url] = Validators(etag=etag, last_modified=modified)
        return Fetched(
            asked=errand.source, url=errand.now.url, body=answer.body, media_type=media_type,
            charset=charset, etag=etag, last_modified=modified,
        )  # fmt: skip

    def _rules_for(self, errand: "_Errand") -> "Rules":
        """From memory, or asked for. A host that cannot be reached at all is no matter of rules."""
        from musnad.reading.fetching.exchange import Trouble
        from musnad.reading.fetching.robots import Rules

        origin = errand.now.origin
        rules, until = self._rules.get(origin, (None, 0.0))
        if rules is not None and time.monotonic() < until:
            return rules
        try:
            rules = self._ask_rules(errand.now)
        except Trouble as trouble:
            if trouble.kind in ("closed", "unreachable"):
                raise errand.error(trouble) from None
            rules = Rules(refusal=f"robots.txt could not be asked ({trouble.why})")
        lasting = _DAY if rules.refusal is None else _SHORT
        self._rules[origin] = rules, time.monotonic() + lasting
        return rules

    def _ask_rules(self, address: Address) -> "Rules":
        from musnad.reading.fetching.exchange import Trouble
        from musnad.reading.fetching.robots import Rules, read_rules

        where = structs.replace(address, url=f"{address.origin}/robots.txt")
        for hop in range(6):
            try:
                answer = self._exchange().ask(where, {"user-agent": self._agent}, robots=True)
            except Trouble as trouble:
                if hop and trouble.kind in ("closed", "unreachable"):
                    raise Trouble("broken", f"{where.url}: {trouble.why}") from None
                raise
            location = answer.headers.get("location")
            if answer.status not in _REDIRECTS or not location:
                return read_rules(answer.status, answer.body, self._agent)
            try:
                where = structs.replace(parse_address(urljoin(where.url, location)), login=None)
            except (AddressRefused, ValueError):
                break
        return Rules()  # as RFC 9309 has it: rules that cannot be found do not exist


class _Errand:
    """One address on its way through redirects."""

    def __init__(self, first: Address) -> None:
        self._first = self.now = first
        self.source = first.url
        self.came_from: str | None = None

    def go_on(self, location: str | None, status: int) -> None:
        if not location:
            raise self.failed(f"{status_words(status)} without an address")
        try:
            following = parse_address(urljoin(self.now.url, location.strip()))
        except AddressRefused as error:
            reason = f"leads to {bare(error.source)}: {error.reason}"
            raise AddressRefused(self.source, "", reason) from None
        except ValueError:
            raise self.failed("leads to no valid address") from None
        same = following.origin == self._first.origin
        self.came_from = self.now.host
        self.now = structs.replace(following, login=self._first.login if same else None)

    def told(self, reason: str) -> str:
        return reason if self.now.url == self.source else f"leads to {self.now.url}: {reason}"

    def failed(self, reason: str) -> FetchError:
        return FetchError(self.source, "", self.told(reason))

    def error(self, trouble: "Trouble") -> FetchError:
        kind = AddressRefused if trouble.kind == "closed" else FetchError
        return kind(self.source, "", self.told(trouble.why))


def _check_agent(words: str) -> str:
    if not words.strip() or not words.isascii() or not words.isprintable():
        raise OptionError("user_agent must be printable ASCII and not empty")
    return words.strip()


def _check(name: str, value: float, above: float | None = None) -> None:
    if not 0 <= value < float("inf") or (above is not None and value <= above):
        raise OptionError(f"{name} must be a {'positive ' if above is not None else ''}number")
