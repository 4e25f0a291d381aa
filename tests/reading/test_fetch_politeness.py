"""robots.txt, rests between requests, and patience with busy servers."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest

from musnad import Fetcher, FetchError, RobotsDenied

ROBOTS = """
User-agent: *
Disallow: /أرشيف/
Disallow: /*/print$
Disallow: /%D8%B3%D8%B1/
Allow: /سر/عام
Crawl-delay: 7

User-agent: Special
Disallow: /
"""


def local(waits: list[float] | None = None, **options: Any) -> Fetcher:
    sleep = (lambda seconds: None) if waits is None else waits.append
    return Fetcher(**{"allow_private": True, "delay": 0, "timeout": 5, "sleep": sleep, **options})


@pytest.mark.parametrize(
    ("path", "agent", "allowed"),
    [
        ("/أرشيف/1", None, False),
        ("/%d8%a3%d8%b1%d8%b4%d9%8a%d9%81/1", None, False),
        ("/x/../أرشيف/1", None, False),
        ("/x/%2e%2e/أرشيف/1", None, False),
        ("/1/print", None, False),
        ("/1/print?x", None, True),
        ("/سر/1", None, False),
        ("/سر/عام", None, True),
        ("/أخبار", None, True),
        ("/أخبار", "Special/2.0", False),
        ("/أرشيف/1", "Mozilla/5.0 (compatible; Other/1.0)", False),
    ],
)
def test_rules(path: str, agent: str | None, allowed: bool, server: Any) -> None:
    server.pages["/robots.txt"] = ROBOTS.encode()
    with local(user_agent=agent) as fetcher, pytest.raises(FetchError) as caught:
        fetcher.get(server.url + path)
    assert isinstance(caught.value, RobotsDenied) is not allowed
    assert ("HTTP 404" in str(caught.value)) is allowed
    assert len(server.paths()) == allowed


@pytest.mark.parametrize(
    ("status", "allowed"), [(404, True), (403, True), (500, False), (429, False)]
)
def test_rules_that_cannot_be_had(status: int, allowed: bool, server: Any) -> None:
    server.pages["/robots.txt"] = lambda asked: asked.answer(status)
    server.pages["/a"] = b"a"
    with local() as fetcher:
        if allowed:
            assert fetcher.get(f"{server.url}/a").body == b"a"
        for _ in () if allowed else range(2):
            with pytest.raises(RobotsDenied, match=f"could not be asked .HTTP {status}"):
                fetcher.get(f"{server.url}/a")
    assert len([path for path, _ in server.asked if path == "/robots.txt"]) == 1


def test_slow_rules_forbid(server: Any) -> None:
    import time

    server.pages["/robots.txt"] = lambda asked: time.sleep(0.5)
    with local(timeout=0.2) as fetcher, pytest.raises(RobotsDenied, match="too slow"):
        fetcher.get(f"{server.url}/a")


def test_rules_behind_redirects_and_very_long_ones(server: Any, servers: Any) -> None:
    server.pages["/robots.txt"] = servers.moved("/rules")
    server.pages["/rules"] = b"User-agent: *\nDisallow: /a\n" + b"# long\n" * 200_000
    with local() as fetcher, pytest.raises(RobotsDenied):
        fetcher.get(f"{server.url}/a")
    server.pages["/robots.txt"] = servers.moved("/robots.txt")
    server.pages["/a"] = b"a"
    with local() as fetcher:
        assert fetcher.get(f"{server.url}/a").body == b"a"


def test_each_hop_is_checked(server: Any, servers: Any) -> None:
    with servers.running() as other:
        other.pages |= {"/robots.txt": b"User-agent: *\nDisallow: /", "/b": b"b"}
        server.pages["/a"] = servers.moved(f"{other.url}/b")
        with local() as fetcher, pytest.raises(RobotsDenied, match=r"leads to .*/b: robots\.txt"):
            fetcher.get(f"{server.url}/a")
        assert other.paths() == []


def test_a_host_has_its_rest(server: Any, servers: Any) -> None:
    server.pages |= {"/a": b"a", "/m": servers.moved("/a")}
    waits: list[float] = []
    with local(waits, delay=2) as fetcher:
        fetcher.get(f"{server.url}/m")
        assert waits == []
        fetcher.get(f"{server.url}/a")
    assert [round(wait) for wait in waits] == [2]
    server.pages["/robots.txt"] = ROBOTS.encode()
    waits.clear()
    with local(waits, delay=2) as fetcher:
        fetcher.get(f"{server.url}/a")
        fetcher.get(f"{server.url}/a")
    assert [round(wait) for wait in waits] == [7]


def test_time_spent_waiting_is_not_the_servers(server: Any) -> None:
    server.pages["/a"] = b"a"
    with Fetcher(allow_private=True, delay=0.6, timeout=0.5) as fetcher:
        assert fetcher.get(f"{server.url}/a").body == fetcher.get(f"{server.url}/a").body


def busy(server: Any, times: int, status: int = 429, **headers: str) -> None:
    def page(asked: Any) -> None:
        if len(server.paths()) <= times:
            asked.answer(status, **headers)
        else:
            asked.answer(200, b"a")

    server.pages["/a"] = page


def test_a_busy_server_is_asked_again_as_it_says(server: Any) -> None:
    waits: list[float] = []
    busy(server, 1, retry_after="5")
    with local(waits) as fetcher:
        assert fetcher.get(f"{server.url}/a").body == b"a"
    assert [round(wait) for wait in waits] == [5]


def test_or_at_a_date(server: Any) -> None:
    waits: list[float] = []
    then = datetime.now(UTC) + timedelta(seconds=20)
    busy(server, 1, 503, retry_after=format_datetime(then, usegmt=True))
    with local(waits) as fetcher:
        assert fetcher.get(f"{server.url}/a").body == b"a"
    assert len(waits) == 1 and 17 <= waits[0] <= 20


def test_or_in_growing_steps_and_not_for_ever(server: Any) -> None:
    waits: list[float] = []
    busy(server, 99)
    with local(waits) as fetcher, pytest.raises(FetchError, match="HTTP 429"):
        fetcher.get(f"{server.url}/a")
    assert [round(wait) for wait in waits] == [2, 8]
    assert len(server.paths()) == 3


def test_and_not_where_it_asks_for_too_much(server: Any) -> None:
    waits: list[float] = []
    busy(server, 1, retry_after="3600")
    with local(waits) as fetcher, pytest.raises(FetchError, match="left alone for 3600 s"):
        fetcher.get(f"{server.url}/a")
    assert waits == []
