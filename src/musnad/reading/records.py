"""Records (a mapping, or one JSON object a line) to Documents.

Keys that count: ``text`` (with ``title``) or ``full``; ``id``, ``url``, ``published``, ``updated``,
``publisher``, ``byline``, ``author``/``authors``, ``agency``/``agencies``.  All others are ignored.
"""

import json
from collections.abc import Mapping
from typing import Any, NoReturn

import msgspec

from musnad.errors import BadRecord
from musnad.model import Block, Document
from musnad.reading.blocks import lay_out, split_lines
from musnad.reading.documents import Given, build_document, digest, replace_surrogates
from musnad.reading.entries import Settings
from musnad.reading.plain import lay_out_plain
from musnad.reading.published import check_published

_KINDS = {dict: "an object", list: "a list", str: "text", bool: "a truth value", type(None): "null"}


class _Fields:
    """The fields of one record, checked; what is dropped is noted."""

    def __init__(self, record: Mapping[str, Any], source: str, place: str) -> None:
        self.record, self.source, self.place = record, source, place
        self.notices: list[str] = []

    def refuse(self, reason: str) -> NoReturn:
        raise BadRecord(self.source, self.place, reason)

    def words(self, key: str) -> str | None:
        """An optional string; anything else is dropped with a notice, blanks count as none."""
        value = self.record.get(key)
        if value is None:
            return None
        if not isinstance(value, str):
            self.notices.append(f"{key} is {kind_of(value)}, left out")
            return None
        return self.clean(value).strip() or None

    def several(self, *keys: str) -> tuple[str, ...]:
        """Strings given as one string or a list of strings."""
        found: list[str] = []
        for key in keys:
            value = self.record.get(key)
            for item in value if isinstance(value, list | tuple) else [value]:
                if isinstance(item, Mapping):
                    item = item.get("name")
                if isinstance(item, str) and item.strip():
                    found.append(self.clean(item).strip())
                elif item not in (None, ""):
                    self.notices.append(f"{key} holds {kind_of(item)}, left out")
        return tuple(dict.fromkeys(found))

    def clean(self, value: str) -> str:
        value, notices = replace_surrogates(value)
        self.notices.extend(notices)
        return value

    def text(self, key: str) -> str:
        value = self.record.get(key)
        if not isinstance(value, str):
            missing = key not in self.record
            self.refuse(f"no {key}" if missing else f"{key} is {kind_of(value)}, not a string")
        return self.clean(value)

    def identity(self, text: str) -> str:
        value = self.record.get("id")
        if isinstance(value, str) and value.strip():
            return self.clean(value)
        if isinstance(value, int | float) and not isinstance(value, bool):
            self.notices.append(f"id is the number {value}, taken as a string")
            return str(value)
        if value is not None and not isinstance(value, str):
            self.notices.append(f"id is {kind_of(value)}, the digest of the text is used")
        return digest(text)


def read_record(
    record: Mapping[str, Any], settings: Settings, source: str, place: str = ""
) -> tuple[Document, tuple[str, ...]]:
    """One record as a document, with notices of what was dropped.

    Raises ``BadRecord`` where ``text`` (or ``full``) is missing, no string, or empty.
    """
    fields = _Fields(record, source, place)
    if "full" in record:
        text = fields.text("full").removeprefix("\ufeff")
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        layout, title = lay_out_plain(text, settings)
    else:
        text, body, title_block = _titled(fields)
        title = text[title_block.start : title_block.end] if title_block else None
        layout = lay_out(text, body, title_block, headline=False)
    if not text.strip():
        fields.refuse("empty, no text in it")
    published, origin = _published(fields, settings)
    given = Given(
        id=fields.identity(text),
        url=fields.words("url"),
        title=title,
        publisher=fields.words("publisher") or settings.publisher,
        byline=fields.words("byline"),
        authors=fields.several("author", "authors"),
        agencies=fields.several("agency", "agencies"),
        published=published,
        published_from=origin,
        updated=_date(fields, "updated", settings),
    )
    return build_document(given, text, layout), tuple(dict.fromkeys(fields.notices))


def parse_record(line: str, source: str, place: str) -> Mapping[str, Any]:
    """The mapping on one line of JSON; ``BadRecord`` for anything else."""
    try:
        value = msgspec.json.decode(line)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        value = _parse_slowly(line, source, place)
    if not isinstance(value, dict):
        raise BadRecord(source, place, f"{kind_of(value)}, not a record; one object a line")
    return value


def _parse_slowly(line: str, source: str, place: str) -> Any:
    """The standard parser says more clearly what is wrong, and reads lone surrogates."""

    def refuse(constant: str) -> NoReturn:
        raise BadRecord(source, place, f"{constant} is not JSON")

    try:
        return json.loads(line, parse_constant=refuse)
    except json.JSONDecodeError as error:
        reason = f"broken JSON: {error.msg} at column {error.colno}"
    except RecursionError:
        reason = "nested too deep to be a record"
    except ValueError as error:  # an integer of thousands of digits
        reason = f"broken JSON: {str(error).split(';')[0]}"
    raise BadRecord(source, place, reason)


def kind_of(value: object) -> str:
    """A JSON value in words, for messages."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        words = str(value) if abs(value) < 1e30 else "out of range"
        return f"the number {words}"
    return _KINDS.get(type(value), f"of type {type(value).__name__}")


def _titled(fields: _Fields) -> tuple[str, int, Block | None]:
    """``title + "\\n" + text`` to the letter, where the text begins, and the title's block."""
    text = fields.text("text")
    value = fields.record.get("title")
    if value is not None and not isinstance(value, str):
        fields.notices.append(f"title is {kind_of(value)}, left out")
    if not isinstance(value, str) or not value:
        return text, 0, None
    # One blank for one character: offsets into the record's own title stay right.
    title = fields.clean(value).replace("\n", " ").replace("\r", " ")
    lines = split_lines(title)
    block = Block(start=lines[0].start, end=lines[-1].end, kind="title") if lines else None
    return f"{title}\n{text}", len(title) + 1, block


def _published(fields: _Fields, settings: Settings) -> tuple[str | None, Any]:
    found = _date(fields, "published", settings)
    if found:
        return found, "record"
    return settings.published, "option" if settings.published else None


def _date(fields: _Fields, key: str, settings: Settings) -> str | None:
    value, reason = check_published(fields.record.get(key), settings.latest)
    if reason:
        fields.notices.append(reason.replace("published", key, 1))
    return value
