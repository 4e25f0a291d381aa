"""One polite fetch, against real servers that misbehave."""

import gzip
import subprocess
import sys
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import brotli
import pytest

import musnad
from musnad import AddressRefused, Fetcher, FetchError, NotModified, Validators

TEXT = "قال الوزير سالم حداد إن الجسر فتح أمس.".encode()
MB = 1024 * 1024


def local(**options: Any) -> Fetcher:
    return Fetcher(**{"allow_private": True, "delay": 0, "timeout": 5, **options})


@contextmanager
def refused(kind: type[FetchError], words: str) -> Iterator[None]:
    with pytest.raises(kind, match=words) as caught:
        yield
    assert type(caught.value) is kind
    assert "\n" not in str(caught.value)


def test_a_text_is_read_and_knows_its_address(server: Any) -> None:
    server.pages["/a"] = TEXT
    analysis = musnad.fetch(f"{server.url}/a", allow_private=True, publisher="الفجر")
    assert analysis.document.url == f"{server.url}/a"
    assert analysis.document.publisher == "الفجر"
    assert len(analysis.attributions) == 1
    assert server.paths() == ["/a"]
    agent = server.asked[-1][1]["user-agent"]
    assert agent.startswith("musnad/")


def test_an_arabic_address_is_sent_encoded_and_an_encoded_one_as_it_is(server: Any) -> None:
    encoded = "/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1?%D8%B5=1"
    server.pages[encoded] = TEXT
    server.pages["/%d8%a3/b%20c"] = TEXT
    with local() as fetcher:
        assert fetcher.get(f"{server.url}/أخبار?ص=1#x").url == server.url + encoded
        assert fetcher.get(f"{server.url}/%d8%a3/b c").body == TEXT
    assert server.paths() == [encoded, "/%d8%a3/b%20c"]


def test_redirects_are_followed_and_bounded(server: Any, servers: Any) -> None:
    server.pages |= {
        "/1": servers.moved("/خبر".encode().decode("latin-1")),
        "/loop": servers.moved("/loop"),
    }
    server.pages["/%D8%AE%D8%A8%D8%B1"] = TEXT
    server.pages["/none"] = lambda asked: asked.answer(302)
    with local() as fetcher:
        assert fetcher.get(f"{server.url}/1").url.endswith("/%D8%AE%D8%A8%D8%B1")
        with refused(FetchError, "more than 10 redirects"):
            fetcher.get(f"{server.url}/loop")
        with refused(FetchError, "302 .* without an address"):
            fetcher.get(f"{server.url}/none")


@pytest.mark.parametrize("to", ["file:///etc/passwd", "ftp://example.org/a", "javascript:alert(1)"])
def test_redirects_lead_to_http_and_https_only(to: str, server: Any, servers: Any) -> None:
    server.pages["/1"] = servers.moved(to)
    with local() as fetcher, refused(AddressRefused, "leads to .*only http and https"):
        fetcher.get(f"{server.url}/1")


def test_a_login_is_for_its_own_origin_only(server: Any, servers: Any) -> None:
    with servers.running() as other:
        server.pages |= {"/1": servers.moved("/2"), "/2": servers.moved(f"{other.url}/3")}
        other.pages["/3"] = TEXT
        with local() as fetcher:
            found = fetcher.get(server.url.replace("//", "//me:secret@") + "/1")
        sent = {path: headers.get("authorization") for path, headers in server.asked + other.asked}
    assert sent["/1"] == sent["/2"] == "Basic bWU6c2VjcmV0"
    assert sent["/3"] is None
    assert "secret" not in found.asked + found.url


def test_cookies_live_for_one_errand(server: Any, servers: Any) -> None:
    server.pages["/1"] = lambda asked: asked.answer(302, location="/2", set_cookie="a=1")
    server.pages["/2"] = server.pages["/3"] = TEXT
    with local() as fetcher:
        fetcher.get(f"{server.url}/1")
        fetcher.get(f"{server.url}/3")
    sent = {path: headers.get("cookie") for path, headers in server.asked}
    assert (sent["/2"], sent["/3"]) == ("a=1", None)


@pytest.mark.parametrize("status", [204, 304, 403, 404, 410, 451, 500, 999])
def test_what_is_no_success_is_told(status: int, server: Any) -> None:
    server.pages["/a"] = lambda asked: asked.answer(status)
    kind = NotModified if status == 304 else FetchError
    with local() as fetcher, refused(kind, "not modified" if status == 304 else f"HTTP {status}"):
        fetcher.get(f"{server.url}/a")


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", gzip.compress(TEXT, mtime=0)),
        ("x-gzip", gzip.compress(TEXT[:9], mtime=0) + gzip.compress(TEXT[9:], mtime=0) + b"\0\0"),
        ("deflate", zlib.compress(TEXT)),
        ("deflate", zlib.compress(TEXT)[2:-4]),
        ("br", brotli.compress(TEXT)),
        ("identity", TEXT),
    ],
)
def test_packed_bodies(encoding: str, packed: bytes, server: Any) -> None:
    server.pages["/a"] = lambda asked: asked.answer(200, packed, content_encoding=encoding)
    with local() as fetcher:
        assert fetcher.get(f"{server.url}/a").body == TEXT


BOMB = b"\0" * (30 * MB)


@pytest.mark.parametrize(
    ("words", "encoding", "packed"),
    [
        ("more than 100 times", "gzip", gzip.compress(BOMB, mtime=0)),
        ("more than 100 times", "br", brotli.compress(BOMB, quality=5)),
        ("more than 100 times", "deflate", zlib.compress(BOMB)),
        ("cut off", "gzip", gzip.compress(TEXT, mtime=0)[:-12]),
        ("cut off", "br", brotli.compress(TEXT)[:-5]),
        ("a broken body", "gzip", TEXT),
        ("a broken body", "br", b"\xff" * 90),
        ("only gzip, deflate and br", "gzip, gzip", TEXT),
        ("only gzip, deflate and br", "zstd", TEXT),
        ("limit of 20 MB", "identity", b"a" * (20 * MB + 1)),
    ],
)
def test_bombs_and_broken_bodies(words: str, encoding: str, packed: bytes, server: Any) -> None:
    server.pages["/a"] = lambda asked: asked.answer(200, packed, content_encoding=encoding)
    with local() as fetcher, refused(FetchError, words):
        fetcher.get(f"{server.url}/a")


def test_a_body_of_no_declared_length_is_bounded_while_it_comes(server: Any) -> None:
    def flood(asked: Any) -> None:
        asked.raw(b"HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\n\r\n")
        for _ in range(40):
            asked.wfile.write(b"a" * MB)

    server.pages["/a"] = flood
    with local() as fetcher, refused(FetchError, "limit of 20 MB"):
        fetcher.get(f"{server.url}/a")


HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\n"


@pytest.mark.parametrize(
    "answer",
    [
        HEAD + b"content-length: 99\r\n\r\nshort",
        HEAD + b"transfer-encoding: chunked\r\n\r\n5\r\nabcde\r\nzz\r\n",
        HEAD + b"transfer-encoding: chunked\r\n\r\n5\r\nabcde\r\n",
        b"no http at all\r\n\r\n",
        b"",
        HEAD + b"x: " + b"y" * 200_000,
    ],
)
def test_broken_answers(answer: bytes, server: Any) -> None:
    server.pages["/a"] = lambda asked: asked.raw(answer)
    with local() as fetcher, refused(FetchError, "broken answer"):
        fetcher.get(f"{server.url}/a")


@pytest.mark.parametrize("start", [b"HTTP/1.1 200 OK\r\nx: ", HEAD + b"content-length: 99\r\n\r\n"])
def test_drips_do_not_outlast_the_time_allowed(start: bytes, server: Any) -> None:
    def drip(asked: Any) -> None:
        asked.raw(start)
        for _ in range(200):
            asked.wfile.write(b"a")
            time.sleep(0.05)

    server.pages["/a"] = drip
    begun = time.monotonic()
    with local(timeout=0.3) as fetcher, refused(FetchError, "too slow"):
        fetcher.get(f"{server.url}/a")
    assert time.monotonic() - begun < 4


@pytest.mark.parametrize(
    ("kind", "fine"),
    [
        ("text/html; charset=utf-8", True),
        ("application/rss+xml", True),
        ("application/feed+json", True),
        ("application/octet-stream", True),
        ("image/png", False),
        ("application/pdf", False),
        ("image/svg+xml", False),
        ("text/css", False),
        ("video/mp4", False),
    ],
)
def test_content_types(kind: str, fine: bool, server: Any) -> None:
    server.pages["/a"] = lambda asked: asked.answer(200, TEXT, content_type=kind)
    with local() as fetcher:
        if fine:
            assert fetcher.get(f"{server.url}/a").body == TEXT
        else:
            with refused(FetchError, "not a page"):
                fetcher.get(f"{server.url}/a")


def test_what_was_seen_is_asked_for_with_its_validators(server: Any, tmp_path: Path) -> None:
    def page(asked: Any) -> None:
        if asked.headers["if-none-match"] == '"1"' and asked.headers["if-modified-since"]:
            asked.answer(304)
        else:
            asked.answer(200, TEXT, etag='"1"', last_modified="Wed, 09 Nov 2022 07:00:00 GMT")

    server.pages["/a"] = page
    table: dict[str, Validators] = {}
    with local(seen=table) as fetcher:
        fetcher.get(f"{server.url}/a")
        with refused(NotModified, "not modified"):
            fetcher.get(f"{server.url}/a")
    assert table[f"{server.url}/a"].etag == '"1"'
    file = tmp_path / "seen.json"
    with local(seen=file) as fetcher:
        fetcher.get(f"{server.url}/a")
    with local(seen=file) as fetcher, refused(NotModified, "not modified"):
        fetcher.get(f"{server.url}/a")
    file.write_text("[]")
    with pytest.raises(musnad.ResultError, match=r"seen\.json"):
        local(seen=file)


@pytest.mark.parametrize("options", [{"timeout": 0}, {"delay": -1}, {"user_agent": "x\r\ny: z"},
                                     {"user_agent": " "}, {"timeout": float("nan")}])  # fmt: skip
def test_options_that_make_no_sense(options: dict[str, Any]) -> None:
    with pytest.raises(musnad.OptionError):
        Fetcher(**options)


def test_a_feed_is_no_single_document(server: Any) -> None:
    server.pages["/f"] = b"<rss version='2.0'><channel/></rss>"
    with pytest.raises(musnad.InputError, match="an RSS feed"):
        musnad.fetch(f"{server.url}/f", allow_private=True)


@pytest.mark.parametrize("code", ["import musnad, musnad.cli", "import musnad; musnad.read('قال')"])
def test_nothing_of_the_network_is_loaded_before_it_is_used(code: str) -> None:
    heavy = "{'httpx', 'httpcore', 'lxml', 'protego', 'brotli', 'idna', 'ssl', 'email'}"
    command = f"{code}; import sys; print(sorted({heavy} & set(sys.modules)))"
    found = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True)
    assert found.stdout.strip() == "[]", found.stderr
