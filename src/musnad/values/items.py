"""What the values layer returns: numbers, times and quantities, each with its span and rule.

``Number`` is public as it is.  ``TimeExpression`` and ``Amount`` are ``musnad.model.Time`` and
``Quantity`` with the words themselves beside the offsets, for use without a document.
"""

from decimal import Decimal
from typing import Literal

from msgspec import Struct

from musnad.model import Bound, Quantity, Time, TimeModifier, TimeType
from musnad.values.exact import Exact

NumberKind = Literal["cardinal", "ordinal", "fraction", "percent"]


class Number(Struct, frozen=True, kw_only=True):
    """A number in text. ``value`` is exact: int, Decimal, or Fraction where no decimal ends."""

    start: int
    end: int
    value: Exact
    kind: NumberKind
    text: str
    rule: str


class TimeExpression(Struct, frozen=True, kw_only=True):
    """A time expression (TIMEX3). ``interval`` is half-open, ISO 8601; ``value`` may be null."""

    start: int
    end: int
    type: TimeType
    value: str | None
    mod: TimeModifier | None
    interval: tuple[str, str] | None
    text: str
    rule: str

    def as_time(self) -> Time:
        """The same without the words, as it stands in an Analysis."""
        return Time(
            self.start,
            self.end,
            type=self.type,
            value=self.value,
            mod=self.mod,
            interval=self.interval,
            rule=self.rule,
        )


class Amount(Struct, frozen=True, kw_only=True):
    """An amount of something. Fractions without a finite decimal are written ``"1/3"``."""

    start: int
    end: int
    amount: int | Decimal | str | None
    amount_max: int | Decimal | str | None
    unit: str | None
    bound: Bound
    text: str
    rule: str

    def as_quantity(self) -> Quantity:
        """The same without the words, as it stands in an Analysis."""
        return Quantity(
            self.start,
            self.end,
            amount=_written(self.amount),
            amount_max=_written(self.amount_max),
            unit=self.unit,
            bound=self.bound,
            rule=self.rule,
        )


def _written(amount: int | Decimal | str | None) -> int | str | None:
    """Whole amounts as numbers, others as the exact string that the contract gives."""
    if isinstance(amount, Decimal):
        whole = amount == amount.to_integral_value()
        return int(amount) if whole else format(amount.normalize(), "f")
    return amount
