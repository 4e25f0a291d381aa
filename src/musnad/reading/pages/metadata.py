"""What a page says of itself: meta elements, JSON-LD, microdata, links.

Sources: OpenGraph (ogp.me), schema.org NewsArticle and its kin, HTML Living Standard.
"""

import json
import re
from collections.abc import Iterator
from typing import Any, Literal

from msgspec import Struct

ARTICLE_TYPES = frozenset(
    {
        "Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle",
        "OpinionNewsArticle", "BlogPosting", "LiveBlogPosting", "BackgroundNewsArticle",
        "ReviewNewsArticle", "AskPublicNewsArticle", "Report", "TechArticle", "ScholarlyArticle",
        "SocialMediaPosting",
    }
)  # fmt: skip
_LOOSE_END = re.compile(r",\s*(?=[}\]])")
_TAGS = re.compile(r"<[^<>]{0,1000}>")
_WRAPPED = re.compile(r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[)|(?://\s*)?(?:-->|\]\]>)\s*$")
_PUBLISHED = (
    "article:published_time", "datepublished", "og:article:published_time", "pubdate", "date",
    "publishdate", "publish-date", "publish_date", "publication_date", "dc.date.issued", "dc.date",
    "dcterms.created", "dc.date.created", "dcterms.date", "sailthru.date", "parsely-pub-date",
    "article.published", "published_at", "cxenseparse:recs:publishtime", "datecreated", "news_date",
    "article_date_original", "displaydate", "og:pubdate", "originalpublicationdate",
)  # fmt: skip
_UPDATED = (
    "article:modified_time", "og:updated_time", "datemodified", "last-modified", "lastmod",
    "dc.date.modified", "dcterms.modified", "article.updated", "updated_at", "revised",
)  # fmt: skip
_TITLES = ("og:title", "twitter:title", "headline", "dc.title", "sailthru.title", "parsely-title")
_SITES = ("og:site_name", "application-name", "publisher", "dc.publisher", "article:publisher")
_AUTHORS = ("author", "article:author", "dc.creator", "sailthru.author", "parsely-author", "byl")

Role = Literal["published", "updated"]


class Stamp(Struct, frozen=True):
    """A date as some place of the page has it; ``place`` names that place."""

    role: Role
    value: str
    place: str


class Metadata(Struct):
    """All of it, in the order of trust."""

    titles: list[str]
    site: str | None
    authors: list[str]
    stamps: list[Stamp]
    url: str | None
    kind: str | None
    types: frozenset[str]
    article_body: str | None
    paid: bool
    headings: list[str]
    page_title: str | None


def read_metadata(root: Any) -> Metadata:
    """The metadata of a parsed page; never raises for what it holds."""
    metas = dict(_metas(root))
    nodes = [node for data in json_blocks(root) for node in _nodes(data)]
    articles = [node for node in nodes if _types(node) & ARTICLE_TYPES]
    article = max(articles, key=_weight, default={})
    page_title = _element_text(root, ".//title")
    titles = [one_line(article.get("headline")), *[metas.get(name) for name in _TITLES]]
    url = _link(root, "canonical") or metas.get("og:url")
    return Metadata(
        titles=_unique([*titles, page_title]),
        site=_site(article, nodes, metas),
        authors=_authors(article, metas, root),
        stamps=_stamps(article, metas, root),
        url=url if url and url.startswith(("http://", "https://")) else None,
        kind=metas.get("og:type"),
        types=frozenset(kind for node in nodes for kind in _types(node)),
        article_body=_long_text(article),
        paid=_is_paid(article, metas),
        headings=_unique([one_line(article.get("headline"))]),
        page_title=page_title,
    )


def json_blocks(root: Any) -> Iterator[Any]:
    """The values of all ``application/ld+json`` scripts that can be read as JSON."""
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            value = loose_json("".join(script.itertext()))
            if value is not None:
                yield value


def loose_json(text: str) -> Any:
    """JSON as pages have it: in comment marks, with line breaks in strings and loose commas."""
    text = _WRAPPED.sub("", _WRAPPED.sub("", text.strip(), count=1)).strip().rstrip(";")
    for candidate in (text, _LOOSE_END.sub("", text)):
        try:
            return json.loads(candidate, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > 6:
        return
    if isinstance(value, list):
        for item in value[:200]:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, dict):
        if "@type" in value:
            yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "hasPart"):
            yield from _nodes(value.get(key), depth + 1)


def _types(node: dict[str, Any]) -> frozenset[str]:
    kinds = node.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return frozenset(str(kind).rpartition("/")[2] for kind in listed if isinstance(kind, str))


def _weight(node: dict[str, Any]) -> int:
    body = node.get("articleBody")
    return sum(key in node for key in ("headline", "datePublished", "author")) + (
        10 if isinstance(body, str) and body else 0
    )


def _metas(root: Any) -> Iterator[tuple[str, str]]:
    """Name and content of the meta elements; the first of a name counts."""
    seen = set()
    for meta in root.iter("meta"):
        content = (meta.get("content") or "").strip()
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = (meta.get(key) or "").lower()
            if name and content and name not in seen:
                seen.add(name)
                yield name, content[:2000]


def one_line(value: Any) -> str | None:
    """One line of text, without tags."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value")
    if not isinstance(value, str):
        return None
    return " ".join(_TAGS.sub(" ", value).split()) or None


def names_of(value: Any) -> list[str]:
    """The names of one or several persons or bodies."""
    listed = value if isinstance(value, list) else [value]
    return [name for item in listed[:20] if (name := one_line(item))]


def _site(
    article: dict[str, Any], nodes: list[dict[str, Any]], metas: dict[str, str]
) -> str | None:
    named = one_line(article.get("publisher"))
    if named and not named.startswith("http"):
        return named
    for name in _SITES:
        if metas.get(name) and not metas[name].startswith("http"):
            return metas[name]
    for node in nodes:
        if _types(node) & {"NewsMediaOrganization", "WebSite"} and one_line(node.get("name")):
            return one_line(node.get("name"))
    return None


def _authors(article: dict[str, Any], metas: dict[str, str], root: Any) -> list[str]:
    found = names_of(article.get("author")) or names_of(article.get("creator"))
    found = found or [metas[name] for name in _AUTHORS if name in metas][:1]
    found = found or [
        " ".join("".join(element.itertext()).split())
        for element in root.xpath("(//*[@rel='author']|//*[@itemprop='author'])[position()<5]")
    ]
    return [
        name for name in dict.fromkeys(found) if not name.startswith("http") and len(name) <= 100
    ]


def _stamps(article: dict[str, Any], metas: dict[str, str], root: Any) -> list[Stamp]:
    found: list[Stamp] = []
    keys: tuple[tuple[str, Role], ...] = (
        ("datePublished", "published"), ("dateCreated", "published"), ("dateModified", "updated"),
    )  # fmt: skip
    for key, role in keys:
        if value := one_line(article.get(key)):
            found.append(Stamp(role, value, f"JSON-LD {key}"))
    for names, role in ((_PUBLISHED, "published"), (_UPDATED, "updated")):
        found += [Stamp(role, metas[name], f"meta {name}") for name in names if name in metas]
    marked = root.xpath("//*[@itemprop='datePublished' or @itemprop='dateModified'][position()<5]")
    for element in marked:
        value = element.get("datetime") or element.get("content") or ""
        role = "published" if element.get("itemprop") == "datePublished" else "updated"
        if value and element.tag != "meta":
            found.append(Stamp(role, value.strip(), f"itemprop {element.get('itemprop')}"))
    return found


def _long_text(article: dict[str, Any]) -> str | None:
    value = article.get("articleBody")
    return value if isinstance(value, str) and len(value) >= 100 else None


def _is_paid(article: dict[str, Any], metas: dict[str, str]) -> bool:
    free = article.get("isAccessibleForFree")
    tier = metas.get("article:content_tier", "").lower()
    return str(free).lower() in ("false", "http://schema.org/false") or tier in (
        "locked",
        "metered",
    )


def _link(root: Any, rel: str) -> str | None:
    for link in root.iter("link"):
        if (link.get("rel") or "").lower() == rel and link.get("href"):
            return str(link.get("href")).strip()
    return None


def _element_text(root: Any, path: str) -> str | None:
    element = root.find(path)
    return " ".join("".join(element.itertext()).split()) or None if element is not None else None


def _unique(values: list[str | None]) -> list[str]:
    return list(dict.fromkeys(value for value in values if value))
