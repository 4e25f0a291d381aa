"""Items with phrases, numbers and paired month names joined into one item each."""

from musnad.values.numerals import Reader
from musnad.values.scan import Items
from musnad.values.words import RELATIVES, Word

_MONTHS = "Mm"
_JOINTS = {"علي", "من"}  # واحد على ثلاثة


def join(items: Items) -> Items:
    """The same text with fewer items: what belongs together has become one."""
    joined = Items(items.text)
    reader = Reader(items)
    at = 0
    for hot in [index for index, word in enumerate(items.words) if word.hot]:
        if hot >= at:
            _copy(joined, items, at, hot)
            at = _join_at(items, reader, joined, hot)
    _copy(joined, items, at, len(items.words))
    joined.seal()
    return joined


def _join_at(items: Items, reader: Reader, joined: Items, at: int) -> int:
    """Read what begins at an item that can join others, and say where it ends."""
    word = items.words[at]
    phrase = _phrase(items, at, word) if word.phrases else None
    if phrase is not None:
        return _take(items, joined, at, phrase)
    if word.cls == "ا":
        return _article(items, reader, joined, at)
    if word.numbers is not None and _designation(items, at):
        return _take(items, joined, at, (Word(word.key, "x"), at + 1))
    if word.num is not None and _plain_digits(reader, at, word):
        joined.numbers.append(len(joined.words))
        return _take(items, joined, at, (word, at + 1))
    found = reader.read(at) if _may_count(items, reader, at, word) else None
    if found is not None:
        joined.numbers.append(len(joined.words))
        return _take(items, joined, at, found)
    if word.key == "قد" and items.keys[at + 1][:1] == "ي":  # قد before a present tense
        word = Word("قد", "_")
    elif word.key in RELATIVES and items.keys[at + 1][:1] not in ("ي", "ت", "س", "ن"):
        word = Word(word.key, "R")  # التي انطلقت: what follows has happened
    return _take(items, joined, at, (word, at + 1))


def _take(items: Items, joined: Items, at: int, found: tuple[Word, int]) -> int:
    _add(joined, items.start[at], items.end[found[1] - 1], found[0])
    return found[1]


def _copy(joined: Items, items: Items, start: int, end: int) -> None:
    joined.start += items.start[start:end]
    joined.end += items.end[start:end]
    joined.words += items.words[start:end]


def _plain_digits(reader: Reader, at: int, word: Word) -> bool:
    """Digits that nothing behind them can join: the number is there already."""
    if word.numbers is None or word.num is None or word.num.role != "digits":
        return False
    if at + 1 >= reader.count:
        return True
    after = reader.words[at + 1]
    if after.num is not None:
        return after.num.role == "digits" and len(after.key) != 3 and "." not in after.key
    if after.cls == "w":
        return reader.role(at + 2) != "fraction"
    return after.key not in _JOINTS


def _may_count(items: Items, reader: Reader, at: int, word: Word) -> bool:
    """A word without a numeral of its own starts a number only as أحد before عشر."""
    if word.cls in "Mm":
        return False
    if word.num is None:
        return reader.role(at + 1) == "unit" or reader.joined(at + 1)
    if word.cls == "D":
        return _is_ten(reader, at + 1)  # الأحد عشر
    return not (word.cls == "h" and at and items.words[at - 1].cls in "JNO")  # 3 صفر


def _is_ten(reader: Reader, at: int) -> bool:
    num = reader.num(at)
    return num is not None and num.value == 10


def _designation(items: Items, at: int) -> bool:
    """``كوفيد-19``, ``F16``, ``إف ــ 16``, ``Boeing 737``: digits that belong to a name."""
    words = items.words
    if not words[at].key[:1].isdigit():
        return False
    after = at + 1 < len(words) and items.glued(at + 1) and words[at + 1].cls == "l"
    if after and words[at + 1].num is None and not words[at + 1].code:
        return True
    if at == 0:
        return False
    before = words[at - 1]
    if before.cls == "-" and at > 1 and words[at - 2].cls in "xl":
        tatweel = items.end[at - 1] - items.start[at - 1] > 1  # إف ــ 16
        return tatweel or (items.glued(at) and items.glued(at - 1))
    return before.cls == "l" and items.glued(at)


def _phrase(items: Items, at: int, word: Word) -> tuple[Word, int] | None:
    for tail, meaning in word.phrases:
        end = at + 1 + len(tail)
        if tuple(items.keys[at + 1 : end]) == tail:
            return meaning, end
    return None


def _article(items: Items, reader: Reader, joined: Items, at: int) -> int:
    """``الـ24``: the article makes the number definite; what is fused before it is cut off."""
    counts = at + 1 < len(items.words) and items.words[at + 1].num is not None
    found = reader.read(at + 1) if counts else None
    head = items.words[at].key
    if found is None:
        return _take(items, joined, at, (items.words[at], at + 1))
    start = items.start[at]
    if head != "ال":
        cut = start + max(items.text[start : items.end[at]].find("ا" if head != "لل" else "ل"), 1)
        _add(joined, start, cut, Word(head[0], "w" if head[0] in "وف" else "p"))
        start = cut
    made = found[0]
    definite = Word(made.key, made.cls, made.value, made.code, al=True, num=made.num)
    definite.numbers, definite.rule = made.numbers, "definite_digits"
    joined.numbers.append(len(joined.words))
    _add(joined, start, items.end[found[1] - 1], definite)
    return found[1]


def _add(joined: Items, start: int, end: int, word: Word) -> None:
    """Append, merging a month with the other name of the same month before it."""
    joined.append(start, end, word)
    words = joined.words
    if word.cls in _MONTHS and len(words) > 1:
        back = 2 if words[-2].cls in _MONTHS else 3
        between = words[-2].cls if back == 3 else "/"
        paired = len(words) >= back and words[-back].cls in _MONTHS and between in "/-("
        if paired and words[-back].value == word.value:
            _merge(joined, back)
    elif word.cls == ")" and len(words) > 1 and words[-2].cls in _MONTHS and words[-2].code == "(":
        joined.end[-2] = end
        for part in (joined.start, joined.end, joined.words):
            part.pop()


def _merge(joined: Items, back: int) -> None:
    first = joined.words[-back]
    bracket = back == 3 and joined.words[-2].cls == "("
    pair = Word(first.key, "M", first.value, "(" if bracket else "pair")
    start, end = joined.start[-back], joined.end[-1]
    for part in (joined.start, joined.end, joined.words):
        del part[-back:]
    joined.append(start, end, pair)
