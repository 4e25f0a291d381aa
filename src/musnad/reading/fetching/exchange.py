"""One request and its answer. The only module that knows httpx; loaded with the first request."""

import ssl
from base64 import b64encode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from time import monotonic
from typing import Literal
from urllib.parse import urlsplit

import httpcore
import httpx
from msgspec import Struct

from musnad.reading.fetching.addresses import Address
from musnad.reading.fetching.answers import declared_type, why_not_read
from musnad.reading.fetching.bodies import MAX_BODY, BodyRefused, Unpacker
from musnad.reading.fetching.guard import GuardedBackend, NotResolved, Resolver, TargetRefused
from musnad.reading.fetching.robots import MAX_ROBOTS
from musnad.reading.fetching.transport import make_transport

_SILENCE = 10.0
_ACCEPT = (
    "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,"
    "application/feed+json,application/xml;q=0.9,text/plain;q=0.8,*/*;q=0.1"
)


class Trouble(Exception):  # noqa: N818  (never leaves this package)
    """Why there is no answer: the target is closed, cannot be reached, is slow, or is broken."""

    def __init__(self, kind: Literal["closed", "unreachable", "slow", "broken"], why: str) -> None:
        super().__init__(why)
        self.kind, self.why = kind, why


class Answer(Struct, frozen=True, kw_only=True):
    """What the server said. ``body`` is empty where nobody wanted it."""

    status: int
    headers: dict[str, str]
    body: bytes = b""


class Exchange:
    """The connections of one fetcher."""

    def __init__(
        self, allow_private: bool, resolver: Resolver | None, context: ssl.SSLContext | None
    ) -> None:
        self._backend = GuardedBackend(allow_private, resolver)
        self._transport = make_transport(self._backend, context)
        self._cookies = httpx.Cookies()

    def begin(self, seconds: float) -> None:
        """From now on ``seconds`` for everything; cookies live as long as one address's hops."""
        self._cookies.clear()
        self._backend.deadline = monotonic() + seconds

    def extend(self, seconds: float) -> None:
        """Time spent waiting out of politeness is not the server's."""
        self._backend.deadline += seconds

    def ask(self, address: Address, headers: Mapping[str, str], robots: bool = False) -> Answer:
        """Raises ``Trouble``. A body is read where it is a success of a type that is read."""
        with _troubles():
            request = self._request(address, headers)
            self._cookies.set_cookie_header(request)
            response = self._transport.handle_request(request)
            try:
                response.request = request
                self._cookies.extract_cookies(response)
                found = {name.lower(): value for name, value in response.headers.items()}
                answer = Answer(status=response.status_code, headers=found)
                if not _wanted(answer, robots):
                    return answer
                body = _read_body(response, found, robots)
            finally:
                response.close()
        return Answer(status=answer.status, headers=found, body=body)

    def close(self) -> None:
        self._transport.close()

    def _request(self, address: Address, headers: Mapping[str, str]) -> httpx.Request:
        silence = min(_SILENCE, self._backend.left(None))
        parts = urlsplit(address.url)
        target = f"{parts.path}?{parts.query}" if parts.query else parts.path
        more = {"accept": _ACCEPT, "accept-encoding": "gzip, deflate, br", **headers}
        if address.login is not None:
            more["authorization"] = f"Basic {b64encode(address.login.encode()).decode()}"
        return httpx.Request(
            "GET",
            address.url,
            headers=more,
            extensions={
                "target": target.encode("ascii"),
                "timeout": dict.fromkeys(("connect", "read", "write", "pool"), silence),
            },
        )


def _wanted(answer: Answer, robots: bool) -> bool:
    if answer.status not in (200, 203):
        return False
    return robots or why_not_read(declared_type(answer.headers)[0]) is None


def _read_body(response: httpx.Response, headers: dict[str, str], robots: bool) -> bytes:
    limit = MAX_ROBOTS if robots else MAX_BODY
    declared = headers.get("content-length", "")
    if not robots and declared.isascii() and declared.isdigit() and int(declared[:19]) > limit:
        raise BodyRefused(f"larger than the limit of {limit / 1024 / 1024:g} MB")
    unpacker = Unpacker(headers.get("content-encoding", ""), limit)
    return unpacker.collect(response.iter_raw(), cut=robots)


@contextmanager
def _troubles() -> Iterator[None]:
    try:
        yield
    except TargetRefused as error:
        raise Trouble("closed", f"{error}; --allow-private reads it") from None
    except (NotResolved, httpcore.ConnectError, ConnectionRefusedError) as error:
        raise Trouble("unreachable", _words(error, "cannot connect")) from None
    except httpcore.ConnectTimeout:
        raise Trouble("unreachable", "cannot connect in time") from None
    except (httpcore.TimeoutException, httpx.TimeoutException):
        raise Trouble("slow", "too slow, no whole answer in time") from None
    except BodyRefused as error:
        raise Trouble("broken", str(error)) from None
    except (httpcore.NetworkError, httpcore.ProtocolError, httpx.HTTPError, OSError) as error:
        raise Trouble("broken", f"a broken answer: {_words(error, 'closed')}") from None
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise Trouble("broken", f"cannot be asked for: {_words(error, 'no address')}") from None


def _words(error: Exception, otherwise: str) -> str:
    if isinstance(error, NotResolved):
        return str(error)
    words = str(error).strip() or otherwise
    return f"{otherwise}: {words}" if otherwise not in words and otherwise != "closed" else words
