"""The text of pages that scripts build: JSON-LD bodies and the data of the application.

Nothing of a page is run: only what can be read as JSON counts.
"""

import re
from collections.abc import Iterator
from typing import Any

from musnad.reading.pages.metadata import Metadata, loose_json
from musnad.reading.pages.tree import parse, read_tree

_ASSIGNED = re.compile(r"(?:window\.|self\.)?[\w$.\[\]\"']{2,60}\s*=\s*(?=[{\[])")
_ARABIC = re.compile("[\u0621-\u064a]")
_BODY_KEYS = re.compile(
    r"body|content|text|html|story|article|paragraph|description|details|value|blocks?|model|data|p$",
    re.IGNORECASE,
)
_LONGEST = 4_000_000


def find_embedded(root: Any, metadata: Metadata) -> list[str] | None:
    """The paragraphs of the longest body that the page's data hold; null where there is none."""
    best = split_body(metadata.article_body) if metadata.article_body else []
    for value in _data(root):
        for candidate in _bodies(value):
            if sum(map(len, candidate)) > 1.2 * sum(map(len, best)):
                best = candidate
    return best or None


def split_body(body: str) -> list[str]:
    """A body as paragraphs, whether it is HTML or plain text.

    >>> split_body("<p>قال الوزير.</p><p>وأضاف.</p>")
    ['قال الوزير.', 'وأضاف.']
    """
    if "<" in body and re.search(r"</?(?:p|div|br|span|h\d|li)\b", body, re.IGNORECASE):
        root = parse(f"<html><body><div>{body}</div></body></html>")
        pieces = read_tree(root).pieces if root is not None else []
        return [piece.text for piece in pieces if not piece.junk and piece.linked < 0.8]
    return [line for raw in re.split(r"[\r\n]+", body) if (line := " ".join(raw.split()))]


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
    import json

    try:
        return json.JSONDecoder(strict=False).raw_decode(text)[0]
    except (ValueError, RecursionError):
        return None


def _bodies(value: Any) -> Iterator[list[str]]:
    """Every text in the data that may be an article: a long string, or a list of paragraphs."""
    stack: list[tuple[Any, int]] = [(value, 0)]
    while stack:
        item, depth = stack.pop()
        if depth > 40:
            continue
        if isinstance(item, dict):
            for key, inner in item.items():
                if isinstance(inner, str):
                    if len(inner) >= 200 and _BODY_KEYS.search(key) and _is_text(inner):
                        yield split_body(inner)
                else:
                    stack.append((inner, depth + 1))
        elif isinstance(item, list):
            paragraphs = [text for part in item if (text := _paragraph(part))]
            if len(paragraphs) >= 2 and sum(map(len, paragraphs)) >= 200:
                yield [line for text in paragraphs for line in split_body(text)]
            stack += [(part, depth + 1) for part in item]


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
    letters = len(_ARABIC.findall(value[:2000]))
    return letters > 20 and " " in value
