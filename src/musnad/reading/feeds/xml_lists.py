"""RSS 0.9x, 1.0 and 2.0, Atom, sitemaps and their indexes.

Read with lxml alone: entities, external DTDs and the network are off.  ``fastfeedparser`` was tried
and guesses dates (``10:00`` is today, 29 February becomes the 28th), forgets offsets and
``xml:base``, and loses the ``&`` of addresses in broken XML.
"""

import re
from html.entities import html5
from typing import Any
from urllib.parse import urljoin

from lxml import etree

from musnad.reading.feeds.dates import feed_date
from musnad.reading.feeds.listings import Row, Rows, plain_title

_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']""")
_DECLARATION = re.compile(r"^\s*<\?xml.*?\?>", re.DOTALL)
_DOCTYPE = re.compile(r"<!DOCTYPE[^\[<>]*(?:\[[^\]]*\]\s*)?>")
_LOOSE = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|&(?:(?P<name>[A-Za-z][A-Za-z0-9]{1,31});|(?!\#\w{1,8};))",
    re.DOTALL,
)
_XML_NAMES = frozenset({"amp", "lt", "gt", "quot", "apos"})
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_PROLOG = 64 * 1024
_DATES = ("pubdate", "published", "issued", "date", "created", "publication_date")
_UPDATES = ("updated", "modified", "lastmod")


class BrokenList(Exception):  # noqa: N818  (never leaves this package)
    """XML or JSON that cannot be read even with patience."""


def read_xml(data: bytes, address: str | None, charset: str | None) -> Rows:
    """The rows of any XML list, in its order. Raises ``BrokenList``."""
    root = _parse(decode(data, charset))
    kind = _name(root)
    base = _base(root, address)
    if kind in ("urlset", "sitemapindex"):
        return (_page(each, base) for each in root if _name(each) in ("url", "sitemap"))
    if kind == "feed":
        return (_entry(each, base) for each in root if _name(each) == "entry")
    channel = next((each for each in root if _name(each) == "channel"), root)
    if base is None:
        base = _link(channel, None)
    holders = [root] if channel is root else [root, channel]
    return (
        _item(each, _base(holder, base)) for holder in holders for each in holder
        if _name(each) == "item"
    )  # fmt: skip


def decode(data: bytes, charset: str | None) -> str:
    """Byte order mark, UTF-8 where it is valid, the file's own word, the server's, the look of it.

    >>> decode('<?xml version="1.0" encoding="windows-1256"?><a>خبر'.encode("cp1256"), None)[-6:]
    '<a>خبر'
    """
    marks = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
    for mark, encoding in marks.items():
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    declared = _DECLARED.match(data[:1024])
    own = declared[1].decode() if declared else "utf-8"
    for name in ("utf-8", own, charset or own, _look):
        try:
            return data.decode(name(data) if callable(name) else name)
        except (UnicodeError, LookupError):
            continue
    return data.decode("utf-8", "replace")


def _look(data: bytes) -> str:
    from resiliparse.parse.encoding import detect_encoding

    return str(detect_encoding(data[:_PROLOG]))


def _parse(text: str) -> Any:
    """Strictly; where that fails, once more with loose ``&`` and HTML's names mended."""
    text = _DECLARATION.sub("", text, count=1).lstrip("\ufeff \t\r\n")
    at = text.find("<!DOCTYPE", 0, _PROLOG)
    if at >= 0 and (doctype := _DOCTYPE.match(text, at)):
        text = text[:at] + text[doctype.end() :]
    root = _tree(text, recover=False)
    if root is None:
        root = _tree(_CONTROL.sub("", _LOOSE.sub(_mend, text)), recover=True)
    if root is None:
        raise BrokenList("broken XML")
    return root


def _tree(text: str, recover: bool) -> Any:
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False,
        huge_tree=False, recover=recover, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None


def _mend(found: re.Match[str]) -> str:
    if found[0].startswith("<"):
        return found[0]
    name = found["name"]
    if name in _XML_NAMES:
        return found[0]
    if name and (letters := html5.get(f"{name};")):
        return "".join(f"&#{ord(letter)};" for letter in letters)
    return f"&amp;{found[0][1:]}"


def _name(element: Any) -> str:
    """The tag without its namespace and in lower case; RSS has had a dozen of them."""
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2].lower() if isinstance(tag, str) else ""


def _base(element: Any, outer: str | None) -> str | None:
    inner = element.get(_BASE)
    if not inner:
        return outer
    try:
        return urljoin(outer or "", str(inner))
    except ValueError:
        return outer


def _words(element: Any) -> str:
    return "".join(element.itertext())


def _children(element: Any) -> dict[str, Any]:
    """The first child of each name."""
    found: dict[str, Any] = {}
    for child in element:
        found.setdefault(_name(child), child)
    return found


def _first(children: dict[str, Any], names: tuple[str, ...]) -> str | None:
    dates = (feed_date(_words(children[name])) for name in names if name in children)
    return next((date for date in dates if date), None)


def _link(element: Any, base: str | None) -> str | None:
    """The page that an item stands for: ``alternate``, or a link without ``rel``."""
    for child in element:
        if _name(child) == "link":
            relation = (child.get("rel") or "alternate").lower()
            link = (child.get("href") or _words(child)).strip()
            if link and relation == "alternate":
                return (
                    urljoin(_base(child, base) or "", str(link)) if child.get("href") else str(link)
                )
    return None


def _item(element: Any, base: str | None) -> Row:
    children = _children(element)
    base = _base(element, base)
    link = _link(element, base)
    guid = children.get("guid")
    if link is None and guid is not None and (guid.get("isPermaLink") or "true") != "false":
        link = _words(guid).strip() if "://" in _words(guid) else None
    return _row(children, link or element.get(_ABOUT), base)


def _entry(element: Any, base: str | None) -> Row:
    children = _children(element)
    base = _base(element, base)
    link = _link(element, base)
    if link is None and "id" in children and _words(children["id"]).strip().startswith("http"):
        link = _words(children["id"]).strip()
    return _row(children, link, base)


def _row(children: dict[str, Any], link: str | None, base: str | None) -> Row:
    title = children.get("title")
    return Row(
        link=link,
        base=base,
        title=plain_title(_words(title)) if title is not None else None,
        published=_first(children, _DATES),
        updated=_first(children, _UPDATES),
    )


def _page(element: Any, base: str | None) -> Row:
    """A page of a sitemap, with what the news extension says of it, or a further sitemap."""
    children = _children(element)
    news = _children(children["news"]) if "news" in children else {}
    title = news.get("title")
    return Row(
        link=_words(children["loc"]) if "loc" in children else None,
        base=base,
        title=plain_title(_words(title)) if title is not None else None,
        published=_first(news, _DATES),
        updated=_first(children, _UPDATES),
        leads_on=_name(element) == "sitemap",
    )
