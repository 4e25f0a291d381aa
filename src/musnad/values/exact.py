"""Exact numbers: what a value can be, and its simplest form."""

from decimal import Decimal
from fractions import Fraction

Rational = int | Fraction
Exact = int | Decimal | Fraction
_PRECISE = 10**18  # beyond this denominator a fraction stays one


def exact(value: Exact) -> Exact:
    """Whole numbers as int, finite decimals as Decimal, the rest as Fraction.

    >>> exact(Fraction(5, 2)), exact(Fraction(1, 3)), exact(Decimal("4.0"))
    (Decimal('2.5'), Fraction(1, 3), 4)
    """
    if isinstance(value, int):
        return value
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else value
    if value.denominator == 1:
        return value.numerator
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest == 1 and value.denominator <= _PRECISE:
        return Decimal(value.numerator) / Decimal(value.denominator)
    return value
