"""Numbers in words and digits: a descent over items, and the items with numbers joined.

A number is a sum of terms with falling scale, joined by ``و``: ``مليون و234 ألفا وخمسمئة وسبعة
وستون``.  A term is a group below a thousand, or digits, and the scales that multiply it.
"""

from fractions import Fraction
from functools import lru_cache

from musnad.values.exact import Rational, exact
from musnad.values.scan import Items
from musnad.values.words import Numeral, Word, fold, table

Found = tuple[Word, int]
_AMBIGUOUS_FIFTHS = {5, 7, 9, 10}
_OPEN_ENDED = '\n;.,)"'
_LONGEST = 18  # digits with blanks between thousands


class Reader:
    """Reads the number that starts at an item, if one does."""

    def __init__(self, items: Items) -> None:
        self.items = items
        self.words = items.words
        self.count = len(items.words)
        self.codes = 0  # before this item stands a row of codes, no number with blanks

    def num(self, at: int) -> Numeral | None:
        return self.words[at].num if at < self.count else None

    def role(self, at: int) -> str:
        word = self.words[at] if at < self.count else None
        return word.num.role if word is not None and word.num is not None else ""

    def joined(self, at: int) -> bool:
        """``و`` stands here, fused or alone."""
        return at < self.count and self.words[at].cls == "w" and self.words[at].key == "و"

    def read(self, at: int) -> Found | None:
        """The number at this item as a word of class N, n, O or F, and where it ends."""
        role = self.role(at)
        if role == "minus":
            found = self.cardinal(at + 1)
            if found is None or found[0].numbers is None:
                return None
            return _word(-Fraction(found[0].numbers), "negative"), found[1]
        return self.ordinal(at) or self.fraction(at) or self.cardinal(at)

    # ----- ordinals
    def ordinal(self, at: int) -> Found | None:
        word, num = self.words[at], self.num(at)
        if num is None:
            return self._spelled_teen(at)
        if num.role == "ordinal":
            return self._ordinal(at, int(num.value), word)
        if num.role == "unit" and word.al and num.value == 1:
            compound = self._ordinal_tens(at, 1)
            return compound or self._teen_ordinal(at, 1)
        if num.role == "ten" and word.al:
            return _word(int(num.value), "ordinal_tens", "O", word), at + 1
        return self._spelled_teen(at)

    def _ordinal(self, at: int, value: int, word: Word) -> Found | None:
        if word.cls in "UC" and at and self.words[at - 1].cls in "Nn":
            return None  # 30 ثانية
        return (
            self._teen_ordinal(at, value)
            or self._ordinal_tens(at, value)
            or (_word(value, "ordinal", "O", word), at + 1)
        )

    def _spelled_teen(self, at: int) -> Found | None:
        """الحادي عشر, الاثنى عشر, الحادي والعشرون: words that are ordinal only in company."""
        value = _TEEN_ORDINALS.get(self.words[at].key)
        if value is None:
            return None
        return self._teen_ordinal(at, value) or self._ordinal_tens(at, value)

    def _teen_ordinal(self, at: int, value: int) -> Found | None:
        if value < 10 and self._ten_follows(at):
            return _word(10 + value, "ordinal_teen", "O", self.words[at]), at + 2
        return None

    def _ten_follows(self, at: int) -> bool:
        """عشر or عشرة directly behind."""
        after = self.num(at + 1)
        if after is None or after.role != "unit" or after.value != 10:
            return False
        return not self.words[at + 1].al

    def _ordinal_tens(self, at: int, value: int) -> Found | None:
        if value < 10 and self.words[at].al and self.joined(at + 1):
            tens = self.num(at + 2)
            if tens and tens.role == "ten" and self.words[at + 2].al:
                return _word(
                    value + int(tens.value), "ordinal_compound", "O", self.words[at]
                ), at + 3
        return None

    # ----- fractions
    def fraction(self, at: int) -> Found | None:
        num = self.num(at)
        if num is None:
            return None
        price = self.words[at].key == "الثمن" or (
            self.words[at].key == "ثمن" and not self._ends(at + 1)
        )
        if price:
            return None
        if num.role == "fraction":
            return self._part_of(at + 1, Fraction(num.value), self.words[at])
        if num.role == "ratio":
            return _ratio_word(num.value, self.words[at]), at + 1
        if num.role in ("unit", "digits") and isinstance(num.value, int):
            return self._parts(at, num.value) or self._small_fraction(at, num.value)
        return None

    def _parts(self, at: int, top: int) -> Found | None:
        """ثلاثة أرباع"""
        below = self.num(at + 1)
        if below and below.role == "parts" and top < 10:
            return self._part_of(at + 2, Fraction(top, int(below.value)), self.words[at + 1])
        return None

    def _small_fraction(self, at: int, value: int) -> Found | None:
        """خمس الساعة; واحد على ثلاثة; واحد من عشرين"""
        word = self.words[at]
        if value in _AMBIGUOUS_FIFTHS and word.key in _FIFTHS and self._fifth(at):
            found = self._fifth_of_number(at, Fraction(1, value))
            return found or (_word(Fraction(1, value), "fraction", "F", word), at + 1)
        if value == 1 and at + 2 < self.count and self.words[at + 1].key in ("علي", "من"):
            whole = self.cardinal(at + 2)
            if whole and whole[0].value > 1 and self._ends(whole[1]):
                return _word(Fraction(1, whole[0].value), "one_in", "F"), whole[1]
        return None

    def _ends(self, at: int) -> bool:
        """Nothing counted follows: the end, or punctuation."""
        return at >= self.count or self.words[at].cls in _OPEN_ENDED

    def _fifth(self, at: int) -> bool:
        """خمس is a fifth where nothing counted follows: a definite singular, or the end."""
        if self.words[at].al or (at and self.words[at - 1].cls == "w"):
            return False
        if at + 1 >= self.count:
            return True
        after = self.words[at + 1]
        if after.num is not None:
            return after.al and after.num.role == "ten"
        plural = after.key.endswith(("ات", "ون", "ين")) or after.cls in "PUb"
        return after.cls == "\n" or (after.key.startswith("ال") and not plural)

    def _fifth_of_number(self, at: int, part: Fraction) -> Found | None:
        whole = self.num(at + 1)
        if whole and whole.role == "ten" and self.words[at + 1].al:
            return _word(part * Fraction(whole.value), "part_of_number"), at + 2
        return None

    def _part_of(self, at: int, part: Fraction, word: Word) -> Found:
        """نصف مليون, ربع المليار, نصف دستة multiply; otherwise the fraction stands alone."""
        scale = self.num(at)
        hundred = scale is not None and scale.role == "hundred" and scale.value == 100
        if scale and not scale.plural and (hundred or scale.role in ("scale", "dozen")):
            return _word(part * Fraction(scale.value), "part_of_scale"), at + 1
        return _word(part, "fraction", "F", word), at

    # ----- cardinals
    def cardinal(self, at: int) -> Found | None:
        """The longest sum of falling terms."""
        first = self._term(at)
        if first is None:
            return None
        total, scale, end = first
        last_scale, digits = scale, self.role(at) == "digits"
        while self.joined(end) and self.role(end + 1) != "zero":
            following = self._term(end + 1)
            if following is None or not _falls(following, last_scale, digits):
                break
            if self.role(end + 1) == "digits" and last_scale < 1000:
                break
            total, last_scale, end = total + following[0], following[1], following[2]
        total, end = self._tail(total, last_scale, end, at)
        return _word(total, self._rule(at, end), word=self.words[at]), end

    def _rule(self, at: int, end: int) -> str:
        if all(self.role(index) in ("digits", "ratio") for index in range(at, end)):
            return "digits"
        if end == at + 1:
            return "word"
        return "scaled_digits" if self.role(at) == "digits" else "words"

    def _term(self, at: int) -> tuple[Rational, int, int] | None:
        """Value, scale (1 where there is none), and end."""
        base = self._base(at)
        if base is None:
            return None
        value, scale, end = base
        while True:
            num = self.num(end)
            if num is None or num.role not in ("scale", "dozen"):
                break
            if num.role == "dozen":
                return value * 12, 12, end + 1
            if scale > 1 and int(num.value) <= scale and end > at:
                break
            value, scale, end = value * num.value, scale * int(num.value), end + 1
        return value, scale, end

    def _base(self, at: int) -> tuple[Rational, int, int] | None:
        num = self.num(at)
        if num is None:
            return self._odd_teen(at)
        if num.role == "digits":
            return self._digits(at, num.value)
        if num.role in ("unit", "ten", "hundred", "teen", "zero"):
            return self._below_thousand(at)
        if num.role == "dual_scale":
            return 2 * num.value, int(num.value), at + 1
        if num.role == "scale" and not num.plural:
            return (2 * num.value, int(num.value), at + 1) if self._construct(at) else (1, 1, at)
        if num.role == "dozen" and not num.plural:
            return 12, 12, at + 1
        return None

    def _construct(self, at: int) -> bool:
        """ألفا جندي, without tanwin and before a noun, is the short dual: two thousand."""
        if at + 1 >= self.count or self.words[at].key not in short_duals():
            return False
        tanwin = "ً" in self.items.text[self.items.start[at] : self.items.end[at]]
        after = self.words[at + 1]
        return not tanwin and after.cls == "x" and after.num is None and not after.al

    def _digits(self, at: int, value: Rational) -> tuple[Rational, int, int] | None:
        """Digits, with blanks between thousands, a fraction behind, or فاصلة."""
        end, text = at + 1, self.words[at].key
        if at >= self.codes and text.isdigit() and len(text) <= 3 and text[0] != "0":
            while self._group(end):
                end += 1
            if 3 * (end - at) > _LONGEST:
                self.codes, end = end, at + 1
            text = "".join([word.key for word in self.words[at:end]])
            if end > at + 1:
                value = int(text) if text.isdigit() else Fraction(text)
        after = self.num(end)
        if end == at + 1 and after:
            if after.role == "ratio" and Fraction(after.value) < 1:
                return value + after.value, 1, end + 1
            if after.role == "hundred" and after.value == 100:
                return value * 100, 1, end + 1
        return value, 1, end

    def _group(self, at: int) -> bool:
        """Three digits after a blank, and no more digits behind them."""
        if at >= self.count or self.role(at) != "digits" or self.items.glued(at):
            return False
        key = self.words[at].key
        if self.items.start[at] - self.items.end[at - 1] != 1:
            return False
        return (len(key) == 3 and key.isdigit()) or (
            len(key) > 3 and key[3] == "." and key[:3].isdigit()
        )

    def _below_thousand(self, at: int) -> tuple[Rational, int, int] | None:
        hundreds, end = self._hundreds(at)
        if hundreds:
            if self.joined(end):
                rest = self._below_hundred(end + 1)
                if rest:
                    return hundreds + rest[0], 1, rest[1]
            return hundreds, 1, end
        small = self._below_hundred(at)
        return (small[0], 1, small[1]) if small else None

    def _hundreds(self, at: int) -> tuple[int, int]:
        num = self.num(at)
        if num and num.role == "hundred":
            return int(num.value), at + 1
        after = self.num(at + 1)
        multiplied = after is not None and after.role == "hundred" and after.value == 100
        if num and num.role == "unit" and 3 <= num.value <= 9 and multiplied:
            return int(num.value) * 100, at + 2
        return 0, at

    def _below_hundred(self, at: int) -> tuple[int, int] | None:
        num = self.num(at)
        if num is None or num.role not in ("unit", "ten", "teen", "zero"):
            odd = self._odd_teen(at)
            return (int(odd[0]), odd[2]) if odd else None
        value = int(num.value)
        if num.role != "unit":
            return value, at + 1
        if value < 10 and self._ten_follows(at):
            return 10 + value, at + 2
        if value < 10 and self.joined(at + 1):
            tens = self.num(at + 2)
            if tens and tens.role == "ten" and self.words[at + 2].al == self.words[at].al:
                return value + int(tens.value), at + 3
        return value, at + 1

    def _odd_teen(self, at: int) -> tuple[Rational, int, int] | None:
        """أحد عشر, اثنتا عشرة: words that are numbers only before عشر."""
        value = _TEEN_UNITS.get(self.words[at].key) if at < self.count else None
        after = self.num(at + 1)
        if value and after and after.role == "unit" and after.value == 10:
            return 10 + value, 1, at + 2
        return None

    def _tail(self, total: Rational, scale: int, end: int, at: int) -> tuple[Rational, int]:
        """مليون ونصف المليون; خمسة وربع; 1 فاصلة 1; ثلاثة وعشرون خمس"""
        if self.joined(end):
            part = self.num(end + 1)
            if part and part.role == "fraction" and not self.words[end + 1].al and scale != 12:
                return self._and_a_part(total, scale, end + 2, Fraction(part.value))
        if self.role(end) == "point":
            decimals = self._base(end + 1)
            if decimals and isinstance(total, int) and isinstance(decimals[0], int):
                return Fraction(f"{total}.{decimals[0]}"), decimals[2]
        part = self.num(end)
        fifth = part is not None and part.role == "unit" and self.words[end].key in _FIFTHS
        if part and fifth and total > 10 and self._ends(end + 1):
            return Fraction(total) / Fraction(part.value), end + 1
        return total, end

    def _and_a_part(
        self, total: Rational, scale: int, end: int, part: Fraction
    ) -> tuple[Rational, int]:
        if scale < 1000:
            return Fraction(total) + part, end
        again = self.num(end)
        if again and again.role == "scale" and again.value == scale:
            end += 1
        return Fraction(total) + part * scale, end


@lru_cache
def short_duals() -> frozenset[str]:
    """Folded scales whose accusative is also the dual before its noun."""
    return frozenset(fold(word) for word in table("numerals")["dual_or_singular"]["words"])


_FIFTHS = {"خمس", "سبع", "تسع", "عشر"}
_TEEN_UNITS = {
    "احد": 1, "احدي": 1, "حدي": 1, "اثنا": 2, "اثني": 2, "اثنتا": 2, "اثنتي": 2,
}  # fmt: skip
_TEEN_ORDINALS = {
    "الحادي": 1, "حادي": 1, "الحادية": 1, "الاحد": 1, "الاحدي": 1, "الاثنا": 2, "الاثني": 2,
    "الاثنتا": 2, "الاثنتي": 2,
}  # fmt: skip


def _falls(term: tuple[Rational, int, int], last_scale: int, digits: bool) -> bool:
    """The next term must be smaller than the scale before it; digits alone take no sum."""
    value, scale, _ = term
    if last_scale == 1:
        return False
    return scale < last_scale and value < last_scale and not (digits and last_scale == 1)


def _word(value: Rational, rule: str, cls: str = "", word: Word | None = None) -> Word:
    """A number as an item of its own."""
    number = exact(value)
    made = Word(word.key if word else "", cls or ("N" if isinstance(number, int) else "n"))
    made.numbers, made.rule = number, rule
    made.value = number if isinstance(number, int) else 0
    made.al = bool(word and word.al)
    made.num = word.num if word else None
    return made


def _ratio_word(value: Rational, word: Word) -> Word:
    """``22/04`` in digits: a fraction that may also be a date."""
    made = _word(value, "ratio", word.cls, word)
    made.code, made.value = word.code, 0
    return made
