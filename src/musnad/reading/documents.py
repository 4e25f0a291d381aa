"""What the metadata say and what the text shows, put together into one Document."""

import hashlib
import re

from msgspec import UNSET, Struct, UnsetType

from musnad.model import Agency, Dateline, Document, PageDate, Provenance, PublishedFrom
from musnad.reading.blocks import Layout
from musnad.reading.dateline import Credit, Part, cut_credit, person_names
from musnad.reading.language import guess_language
from musnad.reading.media import find_name, name_key

_SURROGATE = re.compile("[\ud800-\udfff]")


class Given(Struct, frozen=True, kw_only=True):
    """What is known of a document besides its text."""

    id: str
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    byline: str | None = None
    authors: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    published: str | None = None
    published_from: PublishedFrom | None = None
    updated: str | None = None
    dates: tuple[PageDate, ...] | UnsetType = UNSET


def build_document(given: Given, text: str, layout: Layout) -> Document:
    """Metadata win over the byline, the byline over what the text credits."""
    line = cut_credit(given.byline) if given.byline else None
    publisher = given.publisher or _outlet(([line] if line else []) + [*layout.head, *layout.foot])
    return Document(
        id=given.id,
        url=given.url,
        title=given.title,
        text=text,
        language=guess_language(text),
        publisher=publisher,
        byline=given.byline or _byline(text, layout),
        authors=given.authors or _authors(line, layout),
        published=given.published,
        published_from=given.published_from,
        updated=given.updated,
        agencies=_agencies(given, line, layout, publisher),
        dateline=_dateline(layout),
        blocks=layout.blocks,
        dates=given.dates,
    )


def replace_surrogates(text: str) -> tuple[str, tuple[str, ...]]:
    """Lone surrogates cannot be written out again: U+FFFD, one for one, and a notice."""
    if text.isascii() or not _SURROGATE.search(text):
        return text, ()
    text, count = _SURROGATE.subn("\ufffd", text)
    return text, (f"{count} lone surrogate(s) replaced by U+FFFD",)


def digest(text: str) -> str:
    """The id of a document that has none."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


def _outlet(credits: list[Credit]) -> str | None:
    for credit in credits:
        for part in credit.of("outlet"):
            return part.words
    return None


def _byline(text: str, layout: Layout) -> str | None:
    for credit in layout.head:
        return text[credit.start : credit.end].rstrip(" :-–—/|ـ") or None
    return None


def _authors(line: Credit | None, layout: Layout) -> tuple[str, ...]:
    for credit in [*([line] if line else []), *layout.head, *layout.foot]:
        if names := person_names(credit):
            return names
    return ()


def _agencies(
    given: Given, line: Credit | None, layout: Layout, publisher: str | None
) -> tuple[Agency, ...]:
    """The first place that credits any: metadata, byline, the lines of the text."""
    named = [_named(words) for words in given.agencies]
    seen = _credits(layout.head, "byline") + _credits(layout.foot, "text")
    bylined = [_agency(part, "byline") for part in line.of("agency")] if line else []
    found = _unique(named or bylined or seen, publisher)
    return tuple(_located(agency, seen) for agency in found)


def _credits(credits: tuple[Credit, ...], place: Provenance) -> list[Agency]:
    return [
        _agency(part, place, part.start, part.end)
        for credit in credits
        for part in credit.of("agency")
    ]


def _named(words: str) -> Agency:
    known = find_name(words)
    entity = known.entity if known and known.role == "agency" else None
    return Agency(name=words, from_="metadata", entity=entity or UNSET)


def _agency(
    part: Part, place: Provenance, start: int | None = None, end: int | None = None
) -> Agency:
    known = part.known
    generic = known is not None and known.entity is None and known.name  # وكالات
    return Agency(
        name=generic or part.words,
        from_=place,
        entity=(known.entity if known else None) or UNSET,
        start=UNSET if start is None else start,
        end=UNSET if end is None else end,
    )


def _same(agency: Agency) -> str:
    return agency.entity if isinstance(agency.entity, str) else name_key(agency.name)


def _unique(agencies: list[Agency], publisher: str | None) -> list[Agency]:
    """Each once; the outlet itself is no agency in its own paper."""
    own = {name_key(publisher)} if publisher else set()
    known = find_name(publisher) if publisher else None
    if known and known.entity:
        own.add(known.entity)
    kept: dict[str, Agency] = {}
    for agency in agencies:
        if _same(agency) not in own:
            kept.setdefault(_same(agency), agency)
    return list(kept.values())


def _located(agency: Agency, seen: list[Agency]) -> Agency:
    """An agency of the metadata that the text credits as well is shown there."""
    for other in seen:
        if agency.start is UNSET and _same(agency) == _same(other):
            return Agency(agency.name, agency.from_, agency.entity, other.start, other.end)
    return agency


def _dateline(layout: Layout) -> Dateline | None:
    for credit in layout.head:
        if place := credit.place:
            return Dateline(start=place.start, end=place.end, place=place.words)
    return None
