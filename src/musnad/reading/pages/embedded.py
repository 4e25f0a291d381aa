"""The text of pages that scripts build: JSON-LD bodies and the data of the application.

Nothing of a page is run: only what can be read as JSON counts.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from musnad.reading.pages.metadata import Metadata, Stamp, loose_json, names_of, one_line
from musnad.reading.pages.tree import parse, read_tree

_ASSIGNED = re.compile(r"(?:window\.|self\.)?[\w$.\[\]\"']{2,60}\s*=\s*(?=[{\[])")
_ARABIC = re.compile("[\u0621-\u064a]")
_BODY_KEYS = re.compile(
    r"body|content|text|html|story|article|paragraph|description|details|value|blocks?|model|data|p$",
    re.IGNORECASE,
)
_TITLE_KEYS = ("headline", "title", "name", "heading")
_AUTHOR_KEYS = ("author", "authors", "byline", "writer", "creator", "contributors")
_PUBLISHED = re.compile(r"(?:date|first|time)?_?(?:publi|created|posted)", re.IGNORECASE)
_UPDATED = re.compile(r"(?:date|last|time)?_?(?:updat|modif|edited)", re.IGNORECASE)
_LONGEST = 4_000_000


class Embedded(Struct):
    """A body in the data of a page, and what the object around it says of it."""

    lines: list[str]
    kinds: list[str]
    title: str | None = None
    authors: list[str] = []
    stamps: list[Stamp] = []

    @property
    def size(self) -> int:
        return sum(map(len, self.lines))


def find_embedded(root: Any, metadata: Metadata) -> Embedded | None:
    """The longest body that the page's data hold; null where there is none."""
    best = Embedded([], [])
    if metadata.article_body:
        best = _embedded(split_body(metadata.article_body), {})
    for value in _data(root):
        for lines, holder in _bodies(value):
            if sum(len(line) for line, _ in lines) > 1.2 * best.size:
                best = _embedded(lines, holder)
    return best if best.lines else None


def _embedded(lines: list[tuple[str, str]], holder: dict[str, Any]) -> Embedded:
    title = next((w for key in _TITLE_KEYS if (w := one_line(holder.get(key)))), None)
    authors = next((n for key in _AUTHOR_KEYS if (n := names_of(holder.get(key)))), [])
    stamps = []
    for role, pattern in (("published", _PUBLISHED), ("updated", _UPDATED)):
        for key, value in holder.items():
            if pattern.match(key) and isinstance(value, str | int) and not isinstance(value, bool):
                stamps.append(Stamp(role, str(value), f"data {key}"[:60]))  # type: ignore[arg-type]
    return Embedded(
        [line for line, _ in lines], [kind for _, kind in lines], title, authors, stamps
    )


def split_body(body: str) -> list[tuple[str, str]]:
    """A body as lines with their kinds, whether it is HTML or plain text.

    >>> split_body("<p>قال الوزير.</p><ul><li>وأضاف.</li></ul>")
    [('قال الوزير.', ''), ('وأضاف.', 'list')]
    """
    if "<" in body and re.search(r"</?(?:p|div|br|span|h\d|li)\b", body, re.IGNORECASE):
        root = parse(f"<html><body><div>{body}</div></body></html>")
        if root is None:
            return []
        tree = read_tree(root)
        return [
            (piece.text, tree.kind(piece))
            for piece in tree.pieces
            if not piece.junk and piece.linked < 0.8
        ]
    return [(line, "") for raw in re.split(r"[\r\n]+", body) if (line := " ".join(raw.split()))]


def _data(root: Any) -> Iterator[Any]:
    """The values of scripts that hold data: JSON by type, or assigned to a name."""
    for script in root.iter("script"):
        kind = (script.get("type") or "").lower()
        text = "".join(script.itertext()).strip()
        if not 200 <= len(text) <= _LONGEST or not _has_arabic(text):
            continue
        if "json" in kind and "ld+json" not in kind:
            yield loose_json(text)
        elif not kind or "javascript" in kind:
            start = _ASSIGNED.search(text[:2000])
            if start:
                yield _first_value(text[start.end() :])


def _has_arabic(text: str) -> bool:
    return "\\u06" in text or bool(_ARABIC.search(text))


def _first_value(text: str) -> Any:
    """The JSON value at the beginning of a script, whatever follows it."""
    try:
        return json.JSONDecoder(strict=False).raw_decode(text)[0]
    except (ValueError, RecursionError):
        return None


def _bodies(value: Any) -> Iterator[tuple[list[tuple[str, str]], dict[str, Any]]]:
    """Every text in the data that may be an article: a long string, or a list of paragraphs."""
    stack: list[tuple[Any, int, dict[str, Any]]] = [(value, 0, {})]
    while stack:
        item, depth, holder = stack.pop()
        if depth > 40:
            continue
        if isinstance(item, dict):
            holder = item if any(key in item for key in _TITLE_KEYS) else holder
            for key, inner in item.items():
                if isinstance(inner, str):
                    if len(inner) >= 200 and _BODY_KEYS.search(key) and _is_text(inner):
                        yield split_body(inner), holder
                else:
                    stack.append((inner, depth + 1, holder))
        elif isinstance(item, list):
            paragraphs = [text for part in item if (text := _paragraph(part))]
            if len(paragraphs) >= 2 and sum(map(len, paragraphs)) >= 200:
                yield [line for text in paragraphs for line in split_body(text)], holder
            stack += [(part, depth + 1, holder) for part in item]


def _paragraph(part: Any) -> str | None:
    """The one text in a list's member: itself, or the longest that its data hold."""
    if isinstance(part, str):
        return part if _is_text(part) else None
    if not isinstance(part, dict) or "url" in part or "href" in part or "slug" in part:
        return None
    texts = list(_strings(part))
    return max(texts, key=len, default=None)


def _strings(part: dict[str, Any], depth: int = 0) -> Iterator[str]:
    for key, inner in part.items():
        if isinstance(inner, str):
            if _BODY_KEYS.search(key) and _is_text(inner):
                yield inner
        elif isinstance(inner, dict) and depth < 4:
            yield from _strings(inner, depth + 1)
        elif isinstance(inner, list) and depth < 4:
            for member in inner[:50]:
                if isinstance(member, dict):
                    yield from _strings(member, depth + 1)


def _is_text(value: str) -> bool:
    return len(_ARABIC.findall(value[:2000])) > 4 and " " in value
