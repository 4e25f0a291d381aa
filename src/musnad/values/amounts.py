"""Quantities in joined items: an amount, what it counts, and the words that bound it."""

import re
from decimal import Decimal
from fractions import Fraction

from musnad.model import Bound
from musnad.values.counting import is_label, is_year
from musnad.values.exact import Exact
from musnad.values.items import Amount
from musnad.values.scan import Items
from musnad.values.units import adjectives, duals, measures, stop_words, waw_nouns
from musnad.values.words import Word

_BOUNDS: dict[str, Bound] = {"~": "about", ">": "at_least", "<": "at_most"}
_NO_UNIT = set("\n.,:-/()w") | {""}  # class letters behind a number that count nothing
_ADJECTIVES = ("ية", "كبري", "عظمي", "يين")
_VAGUE = re.compile("[ψφf]|x(?=f)")
_REACHES = {"بلغ", "بلغت", "يبلغ", "تبلغ", "عددهم", "عددها"}
Unit = tuple[str | None, int, str]


class Counter:
    """Reads the quantities of one text; ``taken`` are the items that times have claimed."""

    def __init__(self, items: Items, taken: list[bool]) -> None:
        self.items, self.words, self.taken = items, items.words, taken
        self.classes = items.classes
        self.count = len(items.words)
        self.measures = measures()
        self.stops, self.partitive = stop_words(), stop_words("partitive")
        self.no_head, self.among = stop_words("no_head"), stop_words("among")
        self.number_of, self.heads = (
            stop_words("number_of"),
            (stop_words("feminine_heads"), stop_words("masculine_heads")),
        )
        self.money: tuple[str, int] | None = None
        self.head = 0  # the noun before its numeral that was found last

    def read(self) -> list[Amount]:
        """All quantities, in order."""
        found: list[Amount] = []
        done = 0
        for at in self._places():
            if at < done or self.taken[at]:
                continue
            made = self._at(at, self.words[at])
            if made is not None and (not found or made[0].start >= found[-1].end):
                done = made[1]
                found.append(made[0])
        return found

    def _places(self) -> list[int]:
        """Where a quantity can begin: numbers, vague counts, a noun before عدة, duals."""
        twos = duals()
        places = {match.start() for match in _VAGUE.finditer(self.classes)}
        places.update(self.items.numbers)
        places.update([at for at, key in enumerate(self.items.keys) if key in twos])
        return sorted(places)

    def _at(self, at: int, word: Word) -> tuple[Amount, int] | None:
        if word.numbers is not None:
            return self.numbered(at, word)
        if word.cls in "ψφf":
            return self.vague(at, word)
        if word.cls != "x":
            return None
        return self.dual(at) if word.key in duals() else self.some_after(at)

    # ----- with a number
    def numbered(self, at: int, word: Word) -> tuple[Amount, int] | None:
        if at + 1 < self.count and self._cannot_count(at):
            return None
        low, value, high, end = self._range(at, word)
        if word.cls == "O" and word.rule not in ("ordinal_tens", "definite_digits", "ordinal_teen"):
            return None
        if not self._counts(at, word):
            return None
        low, end, closed = self._bracketed(low, end)
        unit = self._unit(at, end, word, value)
        if unit is None:
            return None
        name, stop, rule = unit
        first = self._noun_start(low, rule)
        if rule == "bare" and closed:
            first, stop = at, at + 1
        return self._made(first, stop, value, high, name, rule)

    def _cannot_count(self, at: int) -> bool:
        """Digits among digits and signs are codes, addresses, scores."""
        if self.words[at + 1].numbers is not None:
            return True
        around = self.classes[at - 1 : at + 2 : 2]
        if around == "ww":  # 3 و5 و7
            return True
        if around == "xx" and self.items.glued(at) and self.items.glued(at + 1):  # ب5ج
            return True
        return self.classes[at + 1] in ":/t" and not (
            at and self.words[at - 1].key in self.measures.signs
        )

    def _counts(self, at: int, word: Word) -> bool:
        if is_label(self.items, at) or is_year(self.items, at):
            return False
        key = word.key
        if key[:1] == "0" and len(key) > 1 and key.isdigit():
            return False
        return word.cls != "G" or word.numbers is not None

    def _range(self, at: int, word: Word) -> tuple[int, Exact, Exact | None, int]:
        """``5-7``, ``من 5 إلى 7``, ``بين 10 و15``: the lower end, the upper, and where it ends."""
        value = word.numbers
        assert value is not None
        before = self.classes[at - 1] if at else ""
        after = self.classes[at + 1 : at + 3]
        joint = (
            after[:1] == "-"
            or (before == "o" and after[:1] == "u")
            or (before == "j" and after[:1] == "w")
        )
        if joint and at + 2 < self.count and self.words[at + 2].numbers is not None:
            high = self.words[at + 2].numbers
            if high is not None and high > value and not self.taken[at + 2]:
                low = at - 1 if before in "oj" and before and after[0] != "-" else at
                return low, value, high, at + 3
        return at, value, None, at + 1

    def _bracketed(self, low: int, end: int) -> tuple[int, int, bool]:
        """«1400» قذيفة, ( 501 ) معلم"""
        if low and end < self.count and self.classes[low - 1] + self.classes[end] in ('""', "()"):
            return low - 1, end + 1, True
        return low, end, False

    # ----- what is counted
    def _unit(self, at: int, end: int, word: Word, value: Exact) -> Unit | None:
        if self.classes[end : end + 1] == "%":
            return "%", end + 1, "percent"
        follower = self.classes[end : end + 1]
        measured = None
        if follower not in _NO_UNIT:
            measured = self.measures.measure(self.items, end)
        if measured:
            self._remember(measured[0], end)
            return measured[0], measured[1], "measure"
        sign = self.measures.signs.get(self.words[at - 1].key) if at else None
        if sign:
            return sign, end, "sign_before"
        before = self._before(at, word)
        if before is not None:
            self.head = self._head(at - 1)
            return self._text(self.head), end, "noun_before"
        after = None if follower in _NO_UNIT else self._after(at, end, word, value)
        return after or self._elided(at, end, word)

    def _before(self, at: int, word: Word) -> str | None:
        """القادة الثلاثة, انتحاريين اثنين: the noun stands before its numeral."""
        if at == 0 or self.words[at - 1].cls != "x" or self.taken[at - 1]:
            return None
        noun = self.words[at - 1]
        text = self._text(at - 1)
        if word.value == 1:  # المرة الواحدة
            return None
        owned = noun.key.endswith(("ها", "هم", "نا")) and noun.key not in self.stops
        if word.al and word.cls in "NO" and (noun.key.startswith("ال") or owned):
            nth = word.rule == "definite_digits" and noun.key.endswith("ة")  # الذكرى، النسخة الـ9
            return text if word.rule != "ordinal_tens" and not nth else None
        if word.al and word.cls == "F":
            return text if not noun.key.startswith("ال") and noun.key not in self.stops else None
        if word.value == 2 and word.key.startswith("اثن") and noun.key.endswith(("ين", "ان")):
            return text
        return None

    def _head(self, at: int) -> int:
        """الدول الصناعية الكبرى السبع: over its adjectives to the noun."""
        key = self.words[at + 1].key
        heads = self.heads[key.endswith("ة")]  # أعضاء المجلس الخمسة عشر, but قادة الدول الثلاث
        if at and not key[:1].isdigit() and self.words[at - 1].key in heads:
            return at - 1
        for back in (at, at - 1):
            adjective = self.words[back].key.endswith(_ADJECTIVES)
            if not adjective or back < 1 or self.classes[back - 1] != "x" or self.taken[back - 1]:
                return back
            if not self.words[back - 1].key.startswith("ال"):
                return back
        return at - 2

    def _noun_start(self, low: int, rule: str) -> int:
        if rule == "noun_before":
            return self.head
        return low - 1 if rule == "sign_before" else low

    def _after(self, at: int, end: int, word: Word, value: Exact) -> Unit | None:
        if end >= self.count:
            return None
        follower = self.words[end]
        if follower.key in self.partitive:
            return None, end + 1, "some_of_them"
        if follower.cls == "o":
            return self._of(at, end + 1, word)
        if follower.cls == "x" and self._is_noun(end, word, value):
            return self._text(end), end + 1, "counted_noun"
        return None

    def _of(self, at: int, end: int, word: Word) -> Unit | None:
        """27 من منتسبي; ستا من ثماني غارات takes the noun of the second number."""
        if end >= self.count or self.taken[end]:
            return None
        if self.words[end].key == "اصل" and end + 1 < self.count:
            end += 1  # 15 من أصل 20 مسيرة
        head = self.words[end]
        if word.numbers == 1:  # واحد من أهم
            return None
        if head.numbers is not None and (end > at + 2 or not word.key[:1].isdigit()):
            noun = end + 1
            if (
                noun < self.count
                and self.words[noun].cls == "x"
                and self._is_noun(noun, head, head.numbers)
            ):
                return self._text(noun), at + 1, "some_of_number"
            return None
        if head.cls != "x" or head.key in self.no_head or head.key in self.stops:
            return None
        measured = self.measures.measure(self.items, end)
        if measured:
            return measured[0], measured[1], "counted_of"
        return self._text(end), end + 1, "counted_of"

    def _is_noun(self, at: int, word: Word, value: Exact) -> bool:
        """Unknown words after a number are what it counts, unless they look like anything else."""
        key = self.words[at].key
        if key in self.stops or key.endswith("وا") or key.startswith("لل") or len(key) < 2:
            return False
        definite = self.words[at].al and key.startswith("ال")
        if word.cls == "O" and not key.endswith(("ا", "ة")):  # العشرين شخصا
            return False
        if word.cls == "F":
            return definite and key != "النهايي"
        if key.startswith("و") and not key.startswith(waw_nouns()):
            return False
        return not definite or word.al

    def _elided(self, at: int, end: int, word: Word) -> Unit | None:
        """200 مليون يورو … 140 مليونا; بينهم ثمانية"""
        if self.money and word.rule in ("words", "scaled_digits") and word.value >= 1000:
            code, place = self.money
            if at - place < 25 and "\n" not in self.classes[place:at]:
                return code, end, "elided_unit"
        if at and self.words[at - 1].key in self.among and word.cls == "N":
            return None, end, "bare"
        return self._number_of(at, end, word)

    def _number_of(self, at: int, end: int, word: Word) -> Unit | None:
        """عدد القتلى إلى 435: the noun stands behind عدد, earlier in the clause."""
        if word.cls != "N" or not at or self.classes[end : end + 1] in ("-", "/", ":", "l"):
            return None
        before = self.words[at - 1]
        if before.cls not in "u~><" and before.key not in _REACHES and not self._is_counter(at - 2):
            return None
        for back in range(at - 1, max(-1, at - 12), -1):
            if self.classes[back] in "\n.;" or (
                back < at - 1 and self.words[back].numbers is not None
            ):
                return None
            if self._is_counter(back):
                noun = back + 1
                named = self.words[noun].cls == "x" and noun < at and self.words[noun].al
                return self._text(noun) if named else None, end, "number_of"
        return None

    def _is_counter(self, at: int) -> bool:
        return at >= 0 and self.words[at].key.removeprefix("ال") in self.number_of

    def _remember(self, unit: str, at: int) -> None:
        if len(unit) == 3 and unit.isupper():
            self.money = (unit, at)

    # ----- without a number
    def vague(self, at: int, word: Word) -> tuple[Amount, int] | None:
        """عشرات القتلى, آلاف من الأشخاص, العديد من, عدد صغير من"""
        if word.cls == "f" and word.key not in ("عدة", "بضع", "بضعة"):
            return None
        end = self._vague_words(at, word)
        if self.classes[end : end + 1] == "o":
            end += 1
        elif word.cls == "φ" or word.key.removeprefix("ال") == "عديد":
            return None
        if not self._is_head(end):
            return None
        measured = self.measures.measure(self.items, end)
        unit, stop = measured if measured else (self._text(end), end + 1)
        rule = "vague_mass" if word.cls == "φ" else "vague_count"
        of_them = self.words[end].key in self.partitive
        return self._made(at, stop, None, None, None if of_them else unit, rule)

    def _vague_words(self, at: int, word: Word) -> int:
        """Where the words of the amount end: عشرات الآلاف, عدة آلاف, عدد كبير."""
        end, most = at + 1, at + (3 if word.cls == "ψ" else 2)
        while end < most and word.cls in "fψ" and self.classes[end : end + 1] == "ψ":
            end += 1
        if word.cls == "φ" and end < self.count and self.words[end].key in adjectives():
            end += 1
        return end + 1 if self.classes[end : end + 2] == '"o' else end

    def _is_head(self, at: int) -> bool:
        """A noun that can be counted, and no function word or superlative."""
        if at >= self.count or self.taken[at] or self.words[at].cls != "x":
            return False
        return self.words[at].key not in self.stops and self.words[at].key not in self.no_head

    def some_after(self, at: int) -> tuple[Amount, int] | None:
        """أهدافا عدة"""
        word = self.words[at]
        few = self.words[at + 1].key if at + 1 < self.count else ""
        if word.cls != "x" or few not in ("عدة", "عديدة") or word.key in self.stops:
            return None
        if not word.key.endswith(("ا", "ات")) and self.classes[at + 2 : at + 3] == "x":
            return None
        return self._made(at, at + 2, None, None, self._text(at), "vague_count")

    def dual(self, at: int) -> tuple[Amount, int] | None:
        end = at + 1
        if (
            end < self.count
            and self.words[end].value == 2
            and self.words[end].key.startswith("اثن")
        ):
            return None
        return self._made(at, end, 2, None, self._text(at), "dual")

    # ----- the quantity itself
    def _made(
        self,
        first: int,
        end: int,
        value: Exact | None,
        high: Exact | None,
        unit: str | None,
        rule: str,
    ) -> tuple[Amount, int]:
        bound: Bound = "vague" if value is None else "exact"
        if first and self.classes[first - 1] in _BOUNDS and value is not None:
            bound, first = _BOUNDS[self.classes[first - 1]], first - 1
        if end < self.count and self.classes[end] in _BOUNDS and self.words[end].code == "after":
            bound, end = _BOUNDS[self.classes[end]], end + 1
        start, stop = self.items.start[first], self.items.end[end - 1]
        amount = Amount(
            start=start,
            end=stop,
            amount=_plain(value),
            amount_max=_plain(high),
            unit=unit,
            bound=bound,
            text=self.items.text[start:stop],
            rule=rule,
        )
        return amount, end

    def _text(self, at: int) -> str:
        return self.items.text[self.items.start[at] : self.items.end[at]]


def _plain(value: Exact | None) -> int | Decimal | str | None:
    """Fractions that no decimal ends are written out, as the contract has no type for them."""
    return f"{value.numerator}/{value.denominator}" if isinstance(value, Fraction) else value
