"""Runs of digits with separators between them: one look at what each can mean.

A run is a number (thousands and decimals in any of the three digit sets), a date, a clock time, a
range, a fraction, or none of these; what cannot be decided alone keeps both readings.
"""

import re
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from musnad.values.exact import Exact, exact
from musnad.values.words import Numeral, Word

BIDI = "\u200c-\u200f\u202a-\u202e\u2066-\u2069\ufeff"
DIGIT = "0-9٠-٩۰-۹"
RUN = (
    rf"(?:(?<![^\s(\[«\"“:])[-+−](?=[{DIGIT}.٫]))?"
    rf"(?:[{DIGIT}]+|(?<![{DIGIT}])[.٫][{DIGIT}]+)"
    rf"(?:[{BIDI}]*[.,،٬٫:/\-–—−'][{BIDI}]*[{DIGIT}]+)*"
)
_PLAIN = str.maketrans(
    "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٬٫–—−،'",
    "0123456789" * 2 + "Td---CT",
    "\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff",
)
_LONGEST = 18  # digits; more is a code, no count
_GROUPED = re.compile(r"\d{1,3}(?:([T,C.])\d{3})(?:\1\d{3})*(?:([.d,C])(\d+))?")
_DECIMAL = re.compile(r"(\d*)[.d,C](\d+)")
_THREE = re.compile(r"(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})")
_TWO = re.compile(r"(\d{1,4})([-/])(\d{1,4})")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?")

Piece = tuple[int, int, Word]


def number(value: Exact, key: str, role: str = "digits") -> Word:
    """A word that is a number read from digits."""
    value = exact(value)
    whole = isinstance(value, int)
    rational = value if isinstance(value, int) else Fraction(value)
    word = Word(key, "N" if whole else "n", num=Numeral(role, rational))
    word.numbers = value
    if isinstance(value, int):
        word.value = value
    return word


@lru_cache(20_000)
def readings(raw: str) -> tuple[Piece, ...]:
    """The pieces of a run of digits, as offsets within it and the word each is."""
    plain = raw.translate(_PLAIN)
    sign = plain[:1] if plain[:1] in "+-" else ""
    body = plain[len(sign) :]
    if len(raw) > 3 * _LONGEST or sum(map(str.isdigit, body)) > _LONGEST:
        return ((0, len(raw), Word(plain, "x")),)
    value = _value(body)
    if value is not None:
        value = -value if sign == "-" else value
        return ((0, len(raw), number(value, plain)),)
    if sign and _TWO.fullmatch(body) and "/" in body:
        top, below = body.split("/")
        if int(below):
            ratio = (
                Fraction(-int(top), int(below)) if sign == "-" else Fraction(int(top), int(below))
            )
            return ((0, len(raw), _ratio(ratio, plain)),)
    return _complex(raw, plain) if not sign else ((0, len(raw), Word(plain, "x")),)


def _value(body: str) -> Exact | None:
    """Thousands and decimals; None where the separators do not form one number."""
    if body.isdigit():
        return int(body)
    if match := _GROUPED.fullmatch(body):
        thousands, point, decimals = match.group(1, 2, 3)
        dots = thousands == "." and (decimals is not None or body.count(".") == 1)
        # 3.750 is a decimal; 30.000 and 1.250.000 are thousands; 1,250 always is.
        if not dots or (body.endswith("000") and decimals is None and not body.startswith("0")):
            head = body if decimals is None else body[: -len(decimals) - 1]
            if point == thousands:
                return None
            whole = re.sub(r"\D", "", head)
            return int(whole) if decimals is None else Decimal(f"{whole}.{decimals}")
    if match := _DECIMAL.fullmatch(body):
        return Decimal(f"{match[1] or '0'}.{match[2]}")
    return None


def _ratio(value: Fraction, key: str) -> Word:
    word = Word(key, "F", num=Numeral("ratio", value))
    word.numbers = value
    return word


def _complex(raw: str, plain: str) -> tuple[Piece, ...]:
    """Dates, clock times, ranges, fractions; anything else is an opaque word."""
    if match := _CLOCK.fullmatch(plain):
        hour, minute, second = (int(part or 0) for part in match.groups())
        if hour < 25 and minute < 60 and second < 60:
            return ((0, len(raw), Word(plain, "t", hour * 3600 + minute * 60 + second)),)
    if _THREE.fullmatch(plain):
        return ((0, len(raw), Word(plain, "G", code=plain)),)
    if match := _TWO.fullmatch(plain):
        return _pair(raw, plain, match[1], match[2], match[3])
    return ((0, len(raw), Word(plain, "x")),)


def _pair(raw: str, plain: str, left: str, mark: str, right: str) -> tuple[Piece, ...]:
    if mark == "/":
        years = len(left) == len(right) == 4  # 2015/2016
        ratio = None
        if int(right) and not years:
            ratio = Numeral("ratio", Fraction(int(left), int(right)))
        return ((0, len(raw), Word(plain, "G", code=plain, num=ratio)),)
    cut = next(i for i, char in enumerate(raw) if char in "-–—−")
    if not right.startswith("0") and (int(left) < int(right) or len(left) == len(right) == 4):
        last = number(int(right), right)
        return (
            (0, len(raw[:cut].rstrip("\u200f\u200e")), number(int(left), left)),
            (cut, cut + 1, Word("-", "-")),
            (len(raw) - len(right), len(raw), last),
        )
    return ((0, len(raw), Word(plain, "x")),)  # 3-1 is a score
