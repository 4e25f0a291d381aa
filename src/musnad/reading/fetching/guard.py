"""Whom we connect to: names are resolved once, and only public addresses are connected to."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from time import monotonic

import httpcore

Resolver = Callable[[str, int], list[str]]

# What the IANA registries set apart, and 168.63.129.16, where a cloud answers its guests only.
# Written out, since what the standard library calls global differs between its versions.
_CLOSED_V4 = {
    "this network": ("0.0.0.0/8",),
    "private": ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"),
    "carrier NAT": ("100.64.0.0/10",),
    "loopback": ("127.0.0.0/8",),
    "link-local": ("169.254.0.0/16",),
    "documentation": ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24"),
    "reserved": ("192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15", "240.0.0.0/4"),
    "multicast": ("224.0.0.0/4",),
    "cloud service": ("168.63.129.16/32",),
}
_CLOSED_V6 = {
    "unspecified": ("::/128",),
    "loopback": ("::1/128",),
    "IPv4-mapped": ("::ffff:0:0/96",),
    "private": ("fc00::/7", "64:ff9b:1::/48"),
    "link-local": ("fe80::/10",),
    "site-local": ("fec0::/10",),
    "multicast": ("ff00::/8",),
    "6to4": ("2002::/16",),
    "documentation": ("2001:db8::/32", "3fff::/20"),
    "reserved": ("2001::/23",),
}
_NETWORKS = [
    (ip_network(network), word)
    for table in (_CLOSED_V4, _CLOSED_V6)
    for word, networks in table.items()
    for network in networks
]
_GLOBAL_V6 = ip_network("2000::/3")
_NAT64 = ip_network("64:ff9b::/96")


class TargetRefused(Exception):  # noqa: N818  (never leaves this package)
    """A name that leads to an address which is not public."""


class NotResolved(Exception):  # noqa: N818  (never leaves this package)
    """A name that leads nowhere."""


def why_closed(address: str) -> str | None:
    """What kind of address it is, when it is not one of the public internet.

    >>> why_closed("127.0.0.1"), why_closed("::ffff:8.8.8.8"), why_closed("64:ff9b::a00:1")
    ('loopback', 'IPv4-mapped', 'private')
    >>> why_closed("9.9.9.9"), why_closed("2620:fe::fe"), why_closed("64:ff9b::909:909")
    (None, None, None)
    """
    try:
        found: IPv4Address | IPv6Address = ip_address(address.partition("%")[0])
    except ValueError:
        return "unknown"
    if isinstance(found, IPv6Address) and found in _NAT64:
        found = IPv4Address(found.packed[-4:])  # what the gateway will connect to
    for network, word in _NETWORKS:
        if found.version == network.version and found in network:
            return word
    return None if found.version == 4 or found in _GLOBAL_V6 else "reserved"


def resolve(host: str, port: int) -> list[str]:
    """All addresses of a name, as the system's resolver gives them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(each[4][0]) for each in found))


class GuardedBackend(httpcore.NetworkBackend):
    """Connects to the very addresses that were checked, so a second look-up cannot differ.

    Host header, SNI and certificate stay those of the name.  ``deadline`` (on the monotonic clock)
    bounds everything that the streams do, however often the other end sends a little.
    """

    def __init__(self, allow_private: bool, resolver: Resolver | None = None) -> None:
        self._allow_private = allow_private
        self._resolver = resolver or resolve
        self._plain = httpcore.SyncBackend()
        self.deadline = float("inf")

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        failure: Exception = NotResolved(f"no address is known for {host}")
        for address in self._checked(host, port):
            try:
                stream = self._plain.connect_tcp(
                    address, port, self.left(timeout), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _Bounded(stream, self)
        raise failure

    def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        raise TargetRefused("a socket of this machine")

    def left(self, timeout: float | None) -> float:
        """The seconds that one step may take."""
        rest = self.deadline - monotonic()
        if rest <= 0:
            raise httpcore.ReadTimeout("the time allowed for one address is over")
        return rest if timeout is None else min(rest, timeout)

    def _checked(self, host: str, port: int) -> list[str]:
        addresses = self._look_up(host, port)
        for address in () if self._allow_private else addresses:
            if kind := why_closed(address):
                raise TargetRefused(f"{host} is not public ({kind} {address})")
        return addresses

    def _look_up(self, host: str, port: int) -> list[str]:
        """The system's resolver cannot be told to hurry: it is left alone when time is up."""
        found: list[str] = []
        failure: list[Exception] = []

        def work() -> None:
            try:
                found.extend(self._resolver(host, port))
            except (OSError, UnicodeError) as error:
                failure.append(error)

        thread = threading.Thread(target=work, daemon=True)
        thread.start()
        rest = self.left(None)
        thread.join(None if rest == float("inf") else rest)
        if thread.is_alive():
            raise httpcore.ConnectTimeout(f"looking up {host} took too long")
        if failure or not found:
            words = getattr(failure[0], "strerror", None) if failure else None
            raise NotResolved(f"no address is known for {host}{f' ({words})' if words else ''}")
        return list(found)


class _Bounded(httpcore.NetworkStream):
    """A stream on which no single step outlasts the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, backend: GuardedBackend) -> None:
        self._stream, self._backend = stream, backend

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._backend.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._backend.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        left = self._backend.left(timeout)
        return _Bounded(self._stream.start_tls(ssl_context, server_hostname, left), self._backend)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)
