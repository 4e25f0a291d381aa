"""Private targets: by name, by number, behind a redirect, behind a name that changes its mind."""

import shutil
import ssl
import subprocess
from pathlib import Path
from typing import Any

import pytest

from musnad import AddressRefused, Fetcher, FetchError
from musnad.reading.fetching.guard import GuardedBackend, TargetRefused, why_closed

PUBLIC = "93.184.215.14"


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "127.255.255.254", "169.254.169.254",
        "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.2.1", "192.168.1.1", "198.18.0.1",
        "224.0.0.1", "240.0.0.1", "255.255.255.255", "168.63.129.16", "::", "::1", "fe80::1",
        "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "fec0::1", "ff02::1", "::ffff:10.0.0.1",
        "::ffff:8.8.8.8", "::10.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::1", "2002:7f00:1::",
        "2002:808:808::1", "2001::1", "2001:db8::1", "100::1", "nonsense",
    ],
)  # fmt: skip
def test_closed_addresses(address: str) -> None:
    assert why_closed(address)


@pytest.mark.parametrize("address", [PUBLIC, "172.32.0.1", "100.128.0.1", "2606:4700::1111"])
def test_open_addresses(address: str) -> None:
    assert why_closed(address) is None


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "LOCALHOST.", "2130706433", "0x7f.1", "0177.0.0.1", "127.1",
     "[::1]", "[::ffff:127.0.0.1]", "①②⑦.0.0.1", "127。0。0。1", "%31%32%37.0.0.1"],
)  # fmt: skip
def test_however_it_is_written(host: str, server: Any) -> None:
    server.pages["/a"] = b"a"
    with Fetcher(timeout=2) as fetcher, pytest.raises(AddressRefused, match="--allow-private"):
        fetcher.get(f"http://{host}:{server.port}/a")
    assert server.asked == []


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "gopher://x/", "http://", "http:///a", "http://a b/", "http://[::1/",
     "http://x:99999/", "http://x:0/", "http://-x/", "http://a\x00b/", "//x/a", "http://x/\ud800",
     "http://" + "a" * 64 + ".example/", "http://x/" + "a" * 9000],
)  # fmt: skip
def test_what_is_no_address(url: str) -> None:
    with Fetcher() as fetcher, pytest.raises(AddressRefused):
        fetcher.get(url)


def test_a_redirect_does_not_lead_inside(server: Any, servers: Any) -> None:
    """The first host is let in by a resolver that calls it public and a port of this machine."""
    names = {"news.example": ["127.0.0.1"]}
    inside = AlmostClosed(names)
    server.pages["/1"] = servers.moved(f"http://10.0.0.1:{server.port}/2")
    server.pages["/2"] = b"secret"
    with (
        inside as fetcher,
        pytest.raises(AddressRefused, match=r"leads to http://10\.0\.0\.1.*private"),
    ):
        fetcher.get(f"http://news.example:{server.port}/1")


class AlmostClosed(Fetcher):
    """As the default, but the loopback address counts as public: where the test server is."""

    def __init__(self, names: dict[str, list[str]], **options: Any) -> None:
        self.looked_up: list[str] = []

        def resolver(host: str, port: int) -> list[str]:
            self.looked_up.append(host)
            return names.get(host, [host])

        super().__init__(resolver=resolver, delay=0, timeout=5, **options)
        self._exchange()._backend.__class__ = _LoopbackIsPublic


class _LoopbackIsPublic(GuardedBackend):
    def _checked(self, host: str, port: int) -> list[str]:
        addresses = self._look_up(host, port)
        for address in addresses:
            if address != "127.0.0.1" and (kind := why_closed(address)):
                raise TargetRefused(f"{host} is not public ({kind} {address})")
        return addresses


def test_one_closed_address_among_open_ones_is_enough(server: Any) -> None:
    def resolver(host: str, port: int) -> list[str]:
        return [PUBLIC, "127.0.0.1"]

    with Fetcher(resolver=resolver) as fetcher, pytest.raises(AddressRefused, match="loopback"):
        fetcher.get(f"http://news.example:{server.port}/a")
    assert server.asked == []


def test_a_name_is_looked_up_once_a_connection(server: Any) -> None:
    """The address that was checked is the one connected to: no second look-up in between."""
    server.pages["/a"] = b"a"
    asked: list[str] = []

    def resolver(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"]

    with Fetcher(resolver=resolver, allow_private=True, delay=0, timeout=5) as fetcher:
        assert fetcher.get(f"http://news.example:{server.port}/a").body == b"a"
    assert len(asked) == len(server.asked) == 2  # robots.txt and the page; no connection is kept
    hosts = {headers["host"] for _, headers in server.asked}
    assert hosts == {f"news.example:{server.port}"}


def test_a_name_that_turns_inward_later_is_refused(server: Any) -> None:
    answers = iter([[PUBLIC], ["127.0.0.1"]])

    def resolver(host: str, port: int) -> list[str]:
        return next(answers)

    backend = GuardedBackend(allow_private=False, resolver=resolver)
    assert backend._checked("news.example", 80) == [PUBLIC]
    with pytest.raises(TargetRefused, match="loopback"):
        backend.connect_tcp("news.example", server.port, 1)
    assert server.asked == []


def test_a_slow_resolver_does_not_outlast_the_time_allowed() -> None:
    import time

    def resolver(host: str, port: int) -> list[str]:
        time.sleep(5)
        return [PUBLIC]

    begun = time.monotonic()
    with (
        Fetcher(resolver=resolver, timeout=0.2) as fetcher,
        pytest.raises(FetchError, match="time"),
    ):
        fetcher.get("http://news.example/")
    assert time.monotonic() - begun < 2.5


def test_proxies_of_the_environment_are_not_asked(
    server: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, server.url)
    with (
        Fetcher(timeout=1, resolver=lambda host, port: []) as fetcher,
        pytest.raises(FetchError, match="no address is known"),
    ):
        fetcher.get("http://news.example/")
    assert server.asked == []


@pytest.fixture
def contexts(tmp_path: Path) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """A server's and a client's that trusts it, for the name news.example."""
    if not shutil.which("openssl"):
        pytest.skip("no openssl to make a certificate with")
    key, certificate = tmp_path / "key.pem", tmp_path / "cert.pem"
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
               "-nodes", "-keyout", str(key), "-out", str(certificate), "-days", "2",
               "-subj", "/CN=news.example",
               "-addext", "subjectAltName=DNS:news.example"]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True)
    serving = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    serving.load_cert_chain(certificate, key)
    return serving, ssl.create_default_context(cafile=str(certificate))


def test_the_certificate_is_that_of_the_name(contexts: Any, servers: Any) -> None:
    serving, trusting = contexts
    options: dict[str, Any] = {
        "allow_private": True, "delay": 0, "timeout": 5, "ssl_context": trusting,
        "resolver": lambda host, port: ["127.0.0.1"],
    }  # fmt: skip
    with servers.running(serving) as secure, servers.running() as plain:
        secure.pages |= {"/a": b"a", "/down": servers.moved(f"http://plain.example:{plain.port}/b")}
        plain.pages["/b"] = b"b"
        with Fetcher(**options) as fetcher:
            assert fetcher.get(f"https://news.example:{secure.port}/a").body == b"a"
            with pytest.raises(FetchError, match="certificate"):
                fetcher.get(f"https://other.example:{secure.port}/a")
            down = fetcher.get(f"https://me:secret@news.example:{secure.port}/down")
        assert down.url == f"http://plain.example:{plain.port}/b"
        assert "authorization" not in plain.asked[-1][1]
