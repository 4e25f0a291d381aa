"""The guarded way to the network, as httpx wants it."""

import ssl
from collections.abc import Iterator

import httpcore
import httpx

from musnad.reading.fetching.guard import GuardedBackend


class _Body(httpx.SyncByteStream):
    def __init__(self, response: httpcore.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        yield from self._response.iter_stream()

    def close(self) -> None:
        self._response.close()


class GuardedTransport(httpx.BaseTransport):
    """One pool of connections over a ``GuardedBackend``; no proxy, HTTP/1.1."""

    def __init__(self, backend: GuardedBackend, context: ssl.SSLContext) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=context, network_backend=backend, max_connections=4, keepalive_expiry=15
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url
        response = self._pool.handle_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(
                    scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
                ),
                headers=request.headers.raw,
                content=b"",
                extensions=request.extensions,
            )
        )
        return httpx.Response(
            response.status,
            headers=response.headers,
            stream=_Body(response),
            extensions=response.extensions,
        )

    def close(self) -> None:
        self._pool.close()


def make_transport(backend: GuardedBackend, context: ssl.SSLContext | None) -> GuardedTransport:
    """A way that follows nothing by itself and takes nothing from the environment."""
    return GuardedTransport(backend, context or httpx.create_ssl_context(trust_env=False))
