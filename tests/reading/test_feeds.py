"""Feeds and sitemaps of every kind: addresses, titles, dates; what is broken and what is a trap."""

import gzip
import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import musnad
from musnad import FeedItem
from musnad.cli import main
from musnad.reading.feeds.dates import feed_date

ATOM = "http://www.w3.org/2005/Atom"
MAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"


def rss(items: str, encoding: str = "utf-8", declared: bool = True, head: str = "") -> bytes:
    declaration = f'<?xml version="1.0" encoding="{encoding}"?>' if declared else ""
    text = f'{declaration}{head}<rss version="2.0"><channel><link>http://x.example/</link>{items}'
    return f"{text}</channel></rss>".encode(encoding)


def listed(data: bytes) -> list[tuple[str, str | None, str | None, str | None]]:
    return [(item.url, item.title, item.published, item.updated) for item in musnad.feeds(data)]


def links(data: bytes) -> list[str]:
    return [item.url for item in musnad.feeds(data)]


ITEM = (
    "<item><title>خبر عاجل</title><link>http://x.example/1</link>"
    "<pubDate>Wed, 09 Nov 2022 10:00:00 +0300</pubDate></item>"
)
FOUND = ("http://x.example/1", "خبر عاجل", "2022-11-09T10:00:00+03:00", None)


@pytest.mark.parametrize(
    "data",
    [
        rss(ITEM),
        rss(ITEM, "windows-1256"),
        rss(ITEM, "iso-8859-6"),
        rss(ITEM * 20, "windows-1256", declared=False),
        rss(ITEM, "utf-16"),
        rss(ITEM).replace(b"utf-8", b"windows-1256"),
        gzip.compress(rss(ITEM), mtime=0),
        b"\xef\xbb\xbf\n " + rss(ITEM),
    ],
)
def test_encodings(data: bytes) -> None:
    assert listed(data) == [FOUND]


def test_rss_1_and_0_9() -> None:
    rdf = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        '<channel rdf:about="http://x.example/"><title>x</title></channel>'
        '<item rdf:about="http://x.example/1"><title>خبر</title>'
        "<dc:date>2022-11-09T10:00+03:00</dc:date></item></rdf:RDF>"
    )
    assert listed(rdf.encode()) == [("http://x.example/1", "خبر", "2022-11-09T10:00+03:00", None)]
    old = (
        '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://my.netscape.com/rss-0.91.dtd">'
        '<rss version="0.91"><channel><item><title>caf&eacute;&nbsp;1</title>'
        "<link>http://x.example/1</link></item></channel></rss>"
    )
    assert listed(old.encode()) == [("http://x.example/1", "café 1", None, None)]


def test_atom() -> None:
    feed = (
        f'<feed xmlns="{ATOM}" xml:base="http://z.example/b/"><link href="/"/><entry>'
        '<title type="html">&lt;b&gt;خبر&lt;/b&gt; &amp;amp; آخر</title>'
        '<link rel="edit" href="e"/><link rel="alternate" href="p/1"/>'
        "<published>2022-11-09T10:00:00+03:00</published><updated>2022-11-09T08:00:00Z</updated>"
        '</entry><entry xml:base="c/"><link href="2"/></entry>'
        "<entry><id>http://z.example/3</id></entry></feed>"
    )
    assert listed(feed.encode()) == [
        (
            "http://z.example/b/p/1",
            "خبر & آخر",
            "2022-11-09T10:00:00+03:00",
            "2022-11-09T08:00:00+00:00",
        ),
        ("http://z.example/b/c/2", None, None, None),
        ("http://z.example/3", None, None, None),
    ]


def test_json_feed() -> None:
    items = [
        {"id": "1", "url": "/1", "title": "خبر", "date_published": "2022-11-09T10:00:00+03:00"},
        {"id": "http://x.example/2", "date_modified": "2022-11-09"},
        "no item",
        {"id": 3, "external_url": "http://y.example/3", "title": None},
    ]
    feed = {"version": "https://jsonfeed.org/version/1.1", "home_page_url": "http://x.example/",
            "items": items}  # fmt: skip
    assert listed(json.dumps(feed).replace("/", r"\/").encode()) == [
        ("http://x.example/1", "خبر", "2022-11-09T10:00:00+03:00", None),
        ("http://x.example/2", None, None, "2022-11-09"),
        ("http://y.example/3", None, None, None),
    ]


def test_news_sitemap() -> None:
    pages = (
        f'<urlset xmlns="{MAPS}" xmlns:news="{NEWS}"><url><loc> http://x.example/خبر </loc>'
        "<lastmod>2022-11-09T12:00:00+03:00</lastmod><news:news><news:title>خبر</news:title>"
        "<news:publication_date>2022-11-09</news:publication_date></news:news></url></urlset>"
    )
    address = "http://x.example/%D8%AE%D8%A8%D8%B1"
    assert listed(pages.encode()) == [(address, "خبر", "2022-11-09", "2022-11-09T12:00:00+03:00")]


def test_an_address_is_given_once_and_an_item_without_one_is_told() -> None:
    data = rss(ITEM + ITEM.replace("/1<", "/1#comments<") + "<item><title>x</title></item>"
               "<item><link>mailto:a@x.example</link></item><item><link>ftp://x/1</link></item>"
               "<item><guid>http://x.example/g</guid></item>"
               '<item><guid isPermaLink="false">http://x.example/h</guid></item>')  # fmt: skip
    with pytest.warns(musnad.MusnadWarning) as noticed:
        assert links(data) == ["http://x.example/1", "http://x.example/g"]
    told = [str(warning.message).partition(": ")[2][:20] for warning in noticed]
    assert told == ["an item without an a", "a relative address, ", "only http and https ",
                    "an item without an a"]  # fmt: skip


def test_relative_addresses_are_of_the_feed_or_its_channel(server: Any) -> None:
    item = "<item><link>1?a=1&amp;b=2</link></item>"
    assert links(rss(item)) == ["http://x.example/1?a=1&b=2"]
    server.pages["/f/rss"] = rss(item)
    found = [item.url for item in musnad.feeds(f"{server.url}/f/rss", allow_private=True)]
    assert found == [f"{server.url}/f/1?a=1&b=2"]


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ("<item><link>http://x.example/?a=1&b=2</link></item>", "http://x.example/?a=1&b=2"),
        ("<item><link><![CDATA[http://x.example/?a&b]]></link>&</item>", "http://x.example/?a&b"),
        ("<item><link>http://x.example/1</link></item>\x08<item><title>", "http://x.example/1"),
        ("<item><link>http://x.example/1</link></wrong></item>", "http://x.example/1"),
    ],
)
def test_broken_xml(items: str, expected: str) -> None:
    data = rss(items)[:-20] if items.endswith("<title>") else rss(items)
    assert next(musnad.feeds(data)).url == expected


BOMB = "<!DOCTYPE r [<!ENTITY a 'aaaaaaaaaa'>" + "".join(
    f"<!ENTITY {chr(98 + n)} '{('&' + chr(97 + n) + ';') * 10}'>" for n in range(9)
)


@pytest.mark.parametrize(
    "head",
    [
        f"{BOMB}]>",
        f"{BOMB}<!ENTITY z ']>'>]>",
        '<!DOCTYPE r [<!ENTITY j SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE r SYSTEM "http://127.0.0.1:1/x.dtd" [<!ENTITY % p SYSTEM "file:///x">%p;]>',
    ],
)
def test_entities_are_off(head: str) -> None:
    data = rss("<item><title>&j;</title><link>http://x.example/1</link></item>", head=head)
    with suppress(musnad.NotAFeed):
        for item in musnad.feeds(data):
            assert len(item.title or "") < 10


def test_deep_and_large_xml_is_refused_or_read_in_time() -> None:
    deep = b"<rss>" + b"<a>" * 100_000
    flood = b"<rss><channel>" + b"<![CDATA[" * 200_000
    for data in (deep, flood, b"<rss>" + b"&" * 1_000_000):
        with suppress(musnad.NotAFeed):
            assert links(data) == []


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no feed or sitemap"),
        ("نص".encode(), "no feed or sitemap"),
        (b"<html><body><p>x</p></body></html>", "no page that declares one"),
        (b"<rss", "no feed or sitemap"),
        (b'{"version": "https://jsonfeed.org/version/1"', "broken JSON"),
        (b'{"version": "https://jsonfeed.org/version/1"}', "without items"),
        (b"\0\1\2<", "no feed"),
    ],
)
def test_what_is_no_list(data: bytes, words: str) -> None:
    with pytest.raises(musnad.NotAFeed, match=words):
        links(data)
    with pytest.raises(musnad.UnreadableInput, match="100 times"):
        links(gzip.compress(b" " * 9_000_000, mtime=0))


def test_pages_and_indexes_are_followed_once(server: Any) -> None:
    def index(*names: str) -> bytes:
        rows = "".join(f"<sitemap><loc>{server.url}/{name}</loc></sitemap>" for name in names)
        return f'<sitemapindex xmlns="{MAPS}">{rows}</sitemapindex>'.encode()

    def pages(*names: str) -> bytes:
        rows = "".join(f"<url><loc>http://x.example/{name}</loc></url>" for name in names)
        return f'<urlset xmlns="{MAPS}">{rows}</urlset>'.encode()

    packed = gzip.compress(pages("2", "3"), mtime=0)
    server.pages |= {"/i": index("i", "a", "b.gz", "none", "deep"), "/a": pages("1", "2")}
    server.pages["/b.gz"] = lambda asked: asked.answer(200, packed, content_type="application/gzip")
    server.pages |= {"/deep": index("deeper"), "/deeper": index("deepest"), "/deepest": pages("9")}
    with musnad.Fetcher(allow_private=True, delay=0) as fetcher:
        with pytest.warns(musnad.MusnadWarning) as noticed:
            found = [item.url[-1] for item in musnad.feeds(f"{server.url}/i", fetcher=fetcher)]
        assert found == ["1", "2", "3"]
        assert [("404" in str(w.message), "3 levels" in str(w.message)) for w in noticed] == [
            (True, False),
            (False, True),
        ]
        server.pages["/"] = (
            b"<html><head><link rel='alternate' type='application/rss+xml' href='/rss'>"
            b"<link rel='alternate' hreflang='en' href='/en'><link rel='stylesheet' href='/s'>"
        )
        server.pages["/rss"] = rss(ITEM)
        (item,) = musnad.feeds(f"{server.url}/", fetcher=fetcher)
        assert item == FeedItem(url=FOUND[0], title=FOUND[1], published=FOUND[2], updated=None,
                                source=f"{server.url}/rss")  # fmt: skip
        with pytest.raises(musnad.FetchError, match="404"):
            list(musnad.feeds(f"{server.url}/none", fetcher=fetcher))


def test_the_number_of_lists_is_bounded(server: Any) -> None:
    rows = "".join(f"<sitemap><loc>{server.url}/{n}</loc></sitemap>" for n in range(60))
    server.pages["/i"] = f"<sitemapindex>{rows}</sitemapindex>".encode()
    server.pages |= {f"/{n}": b"<urlset></urlset>" for n in range(60)}
    with (
        musnad.Fetcher(allow_private=True, delay=0) as fetcher,
        pytest.warns(musnad.MusnadWarning, match="more than 50 lists"),
    ):
        assert list(musnad.feeds(f"{server.url}/i", fetcher=fetcher)) == []
    assert len(server.paths()) == 50


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("Wed, 9 Nov 2022 10:00:00 GMT", "2022-11-09T10:00:00+00:00"),
        ("Wed, 09 Nov 2022 10:00:00 AST", "2022-11-09T10:00:00"),
        ("Wed, 09 Nov 2022 10:00:00 +0300 (AST)", "2022-11-09T10:00:00+03:00"),
        ("Wed, 09 Nov 22 10:00 EST", "2022-11-09T10:00-05:00"),
        ("09 November 2022", "2022-11-09"),
        ("2022-11-09 10:00:00.1234567", "2022-11-09T10:00:00.123456"),
        ("2022-11-09T10:00:00+0300", "2022-11-09T10:00:00+03:00"),
        ("2022-11-09T25:00:00Z", "2022-11-09"),
        ("الأربعاء, 09 نوفمبر 2022 10:00:00 +0300", "2022-11-09T10:00+03:00"),
        ("9 تشرين الثاني 2022", "2022-11-09"),
        ("١٥ ربيع الآخر ١٤٤٤", "2022-11-09"),
        *[(words, None) for words in (
            "", "yesterday", "10:00", "Nov 2022", "2022", "1667988000", "09/11/2022", "2022-02-30",
            "31 Feb 2022", "1444-04-15", "9 Foo 2022", "نوفمبر 2022", "أمس", "a" * 9999, None)],
    ],
)  # fmt: skip
def test_dates(words: str | None, date: str | None) -> None:
    assert feed_date(words) == date


def run(*words: str) -> Any:
    return CliRunner().invoke(main, list(words))


def test_the_command_lists(server: Any, tmp_path: Path) -> None:
    server.pages["/rss"] = rss(ITEM + ITEM.replace("/1", "/2"))
    url = f"{server.url}/rss"
    found = run("feeds", url, "--allow-private")
    assert (found.exit_code, found.stderr) == (0, "")
    assert found.stdout == "".join(f"{FOUND[2]}  http://x.example/{n}\n" for n in (1, 2))
    file = tmp_path / "rss.xml"
    file.write_bytes(rss(ITEM))
    found = run("feeds", str(file), "missing", "--format", "jsonl", "--limit", "1")
    assert (found.exit_code, found.stderr) == (2, "missing: no such file or directory\n")
    assert json.loads(found.stdout) == dict(
        url=FOUND[0], title=FOUND[1], published=FOUND[2], updated=None, source=str(file)
    )
    found = run("feeds", url)
    assert (found.exit_code, found.stdout) == (2, "")
    assert "loopback" in found.stderr
    assert server.asked[-1][1]["user-agent"].startswith("musnad/")


def test_the_articles_behind_a_feed_are_read(server: Any, tmp_path: Path) -> None:
    article = "قال الوزير سالم حداد إن الجسر فتح أمس."
    items = "".join(
        f"<item><link>{server.url}/{n}</link><pubDate>2022-11-0{n}</pubDate></item>"
        for n in (1, 2, 3)
    )
    server.pages |= {
        "/rss": rss(items),
        "/1": f"{article} 1".encode(),
        "/3": f"{article} 3".encode(),
    }
    file = tmp_path / "feed.xml"
    file.write_bytes(rss(items))
    for source in (f"{server.url}/rss", str(file)):
        options = ("--allow-private", "--format", "jsonl", "--timeout", "9", "--user-agent", "x")
        found = run("read", source, *options)
        assert found.exit_code == 2
        assert found.stderr == f"{server.url}/2: HTTP 404 (not found)\n"
        documents = [json.loads(line)["document"] for line in found.stdout.splitlines()]
        assert [document["url"] for document in documents] == [f"{server.url}/{n}" for n in (1, 3)]
        assert [d["published"] for d in documents] == ["2022-11-01", "2022-11-03"]
        assert {d["published_from"] for d in documents} == {"metadata"}
    found = run("read", str(file), *options, "--limit", "1")
    assert "lists more than 1 articles" in found.stderr
    assert len(found.stdout.splitlines()) == 1


def test_a_feed_is_no_article(tmp_path: Path) -> None:
    with pytest.raises(musnad.InputError, match="an RSS feed"):
        musnad.read(rss(ITEM))
