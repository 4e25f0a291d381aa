"""One row per deal or delivery, for spreadsheets (RFC 4180, UTF-8)."""

from collections.abc import Iterable, Iterator

from musnad.export.cells import line, places, words
from musnad.model import Analysis, Transfer

COLUMNS = (
    *("document_id", "transfer_id", "published", "outlet", "rule", "modality", "trigger"),
    *("parties", "supplier", "recipient", "item", "designation", "designated", "ordered"),
    *("delivered", "value", "currency", "exchange", "order_time", "order_value"),
    *("delivery_time", "delivery_value", "attribution", "trigger_span"),
)


def as_transfer_rows(analyses: Iterable[Analysis]) -> Iterator[str]:
    """A header, then a row for each transfer; several spans are parted by `` … ``."""
    yield line(COLUMNS)
    for analysis in analyses:
        for transfer in analysis.transfers:
            yield line(_cells(analysis, transfer))


def _cells(analysis: Analysis, one: Transfer) -> tuple[str | None, ...]:
    document = analysis.document
    return (
        document.id,
        one.id,
        document.published,
        document.publisher,
        one.rule,
        one.modality,
        words(document, one.trigger),
        words(document, *one.parties),
        words(document, one.supplier),
        words(document, one.recipient),
        words(document, one.item),
        words(document, one.designation),
        words(document, one.designated),
        words(document, one.ordered),
        words(document, one.delivered),
        words(document, one.value),
        one.value.currency if one.value else None,
        words(document, *one.exchange),
        words(document, one.order_time),
        one.order_time.value if one.order_time else None,
        words(document, one.delivery_time),
        one.delivery_time.value if one.delivery_time else None,
        one.attribution,
        places(one.trigger),
    )
