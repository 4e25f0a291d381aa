"""Credits: ``طهران«الأيام» رويترز:``, ``نيويورك (أ ف ب) -``, ``(وكالات)``, ``سبق- وكالات:``.

A credit line is cut at dashes, colons, commas, slashes, brackets and quotation marks; each segment
is an agency, an outlet, a place, or unknown.  Unknown segments make a person or nothing.  What is
no credit for certain is left in the text.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from musnad.reading.media import Name, find_name
from musnad.reading.writers import writers_line

LONGEST = 110  # no credit line is longer; keeps every search here bounded
_CUT = re.compile(
    r"(?P<quoted>[«\"“„{](?P<inner>[^«»\"“”„{}\n]{1,60})[»\"”}])"
    r"|(?P<mark>--+|[-–—:|/\\،,؛;+•()\[\]]|\.\.+|ـ+(?=[\s«\"(]|$)|\sمن\s)"
)
_DATE = re.compile(r"\s+(?:في\s+)?[0-9٠-٩]{1,2}(?:\s|/|$).*$", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?")
# What a byline of a person or an unknown town never holds.
_SENTENCE = frozenset(
    {
        "أن", "إن", "ان", "قال", "وقال", "قالت", "أكد", "أعلن", "في", "على", "إلى", "الى", "هل",
        "لا", "ما", "لم", "لن", "كيف", "ماذا", "من", "عن", "هو", "هي", "تقول", "يقول", "هذا", "هذه",
    }
)  # fmt: skip
_EDITORS = re.compile(
    r"^[(\[]?\s*(?:إعداد|اعداد|تغطية|ترجمة|تحرير|شارك في|كتب[ت]?)\b[^.]*[)\]]?\s*$"
)
_DAY = re.compile(r"[0-9٠-٩]{1,2}(?:\s+[^\W\d_]+(?:[\s/]+[^\W\d_]+)?)?(?:\s+[0-9٠-٩]{4})?")
_COPIED = re.compile(r"نقلا?(?:ً|ًا|اً)?\s+عن\s+(?:وكالة\s+|صحيفة\s+|موقع\s+|قناة\s+)?")
# what stands before the name of a medium that was copied from, or that did the work
_WORK = re.compile(
    r"نقلا?(?:ً|ًا|اً)?\s+عن(?:\s+(?:وكالة|صحيفة|موقع|قناة|شبكة))?|ترجمة(?:\s+وتحرير)?|تحرير|إعداد"
)
_END = re.compile(r"[:\-–—ـ/|.\s]*")
_STOP = re.compile(r":|\.(?=\s)|--+|[\s»\")][-–—ـ]|[-–—ـ](?=\s)|/|\)")
_TAIL = re.compile(
    r"[(\[]([^()\[\]\n]{2,40})[)\]]\s*[.]?$|(?<=[.»\"])\s*[-–—]\s*([^.\n()«»]{2,30})$"
)


class Part(Struct, frozen=True):
    """One segment of a credit with its offsets. ``known`` is null for unknown words."""

    words: str
    start: int
    end: int
    known: Name | None
    quoted: bool = False
    mark: str = ""

    @property
    def role(self) -> str:
        """What it counts as; words in quotation marks are an unknown outlet."""
        if self.known is not None:
            return self.known.role
        return "outlet" if self.quoted and is_name(self.words) else "unknown"

    @property
    def certain(self) -> bool:
        """It can hardly be anything but a name in a credit line."""
        known = self.known
        return known is not None and known.role != "country" and (self.quoted or not known.weak)


class Credit(Struct, frozen=True):
    """A credit as it stands in the text: ``text[start:end]`` with its end mark."""

    start: int
    end: int
    parts: tuple[Part, ...]

    def of(self, role: str) -> list[Part]:
        return [part for part in self.parts if part.role == role]

    @property
    def place(self) -> Part | None:
        """The one town, if there is just one."""
        places = self.of("place")
        return places[0] if len(places) == 1 else None

    @property
    def media(self) -> list[Part]:
        """Agencies and outlets, if at least one part of the credit is known for certain."""
        if not any(part.certain for part in self.parts):
            return []
        return [part for part in self.parts if part.role in ("agency", "outlet")]


def cut_credit(text: str, start: int = 0, end: int | None = None) -> Credit:
    """Cut ``text[start:end]`` into the segments of a credit, known and unknown."""
    end = len(text) if end is None else end
    parts: list[Part] = []
    at, mark = start, ""
    for cut in _CUT.finditer(text, start, end):
        parts.extend(_segment(text, at, cut.start(), mark))
        if cut["quoted"]:
            parts.append(_part(text, *cut.span("inner"), "«", quoted=True))
            mark = ""
        else:
            mark = cut["mark"].strip() if cut["mark"] != "-" else "-"
        at = cut.end()
    parts.extend(_segment(text, at, end, mark))
    return Credit(start, end, tuple(part for part in parts if part.role != "neutral"))


def find_line_credit(text: str, start: int, end: int, head: bool) -> Credit | None:
    """The credit that fills the whole line, if it is one. ``head``: it stands before the article.

    >>> text = "طهران«الأيام» رويترز:"
    >>> [(part.role, part.words) for part in find_line_credit(text, 0, len(text), True).parts]
    [('place', 'طهران'), ('outlet', 'الأيام'), ('agency', 'رويترز')]
    """
    if end - start > LONGEST:
        return None
    if writers := writers_line(text[start:end]):
        named = ((w.name, start + w.at) for w in writers if w.author)
        return Credit(start, end, tuple(Part(n, at, at + len(n), None) for n, at in named))
    credit = cut_credit(text, start, end)
    if not head:
        return credit if credit.media and not _odd(credit) else None
    if credit.media and credit.parts:
        return credit if _persons_fit(credit) else None
    return credit if _is_bare_place(credit) else None


def find_prefix_credit(text: str, start: int, end: int) -> Credit | None:
    """The credit in front of a paragraph, without the words of the paragraph itself.

    >>> text = "دبي، الإمارات العربية المتحدة (CNN)-- أعلن الجيش الأردني"
    >>> credit = find_prefix_credit(text, 0, len(text))
    >>> text[credit.start:credit.end], text[credit.place.start:credit.place.end]
    ('دبي، الإمارات العربية المتحدة (CNN)--', 'دبي')
    """
    window = min(end, start + LONGEST)
    best = None
    for stop in _STOP.finditer(text, start, window):
        closing = stop.end() if stop[0] == ")" else stop.start() + (stop[0][0] in '"»)')
        credit = cut_credit(text, start, closing)
        tail = _END.match(text, stop.end(), end)
        after = tail.end() if tail else stop.end()
        if after < end and _opens_paragraph(credit, text, start, closing, after):
            stop_end = after - (len(text[start:after]) - len(text[start:after].rstrip()))
            best = Credit(start, stop_end, credit.parts)
    return best


def find_tail_credit(text: str, start: int, end: int) -> Credit | None:
    """The agency credited behind the last words: ``… . (رويترز)``, ``… . - واس``."""
    tail = _TAIL.search(text, max(start, end - 50), end)
    if tail is None or tail.start() == start:
        return None
    credit = cut_credit(text, tail.start(), end)
    if not credit.of("agency") or _odd(credit):
        return None
    at = tail.start() + len(tail[0]) - len(tail[0].lstrip())
    return Credit(at, end, credit.parts)


def is_editors_line(line: str) -> bool:
    """``(إعداد … للنشرة العربية - تحرير …)``: the people who worked on it, not the article."""
    return len(line) <= 200 and bool(_EDITORS.match(line))


def person_names(credit: Credit) -> tuple[str, ...]:
    """The authors named in a byline; none where a name could as well be a town.

    >>> person_names(cut_credit("عرعر - سامي الحارثي")), person_names(cut_credit("رأس تنورة - واس"))
    (('سامي الحارثي',), ())
    """
    unknown = credit.of("unknown")
    listed = all(part.mark in ("", "،", ",", "/", "؛") for part in unknown)
    if not credit.of("place") and not (listed and len(unknown) == len(credit.parts)):
        return ()
    names = [name for part in unknown for name in _split_persons(part.words)]
    return tuple(dict.fromkeys(names))


def _segment(text: str, start: int, end: int, mark: str) -> Iterator[Part]:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    words = words.strip()
    if not words or _DAY.fullmatch(words):
        return
    dated = _DATE.search(words)
    if dated and dated.start():
        words = words[: dated.start()]
    part = _part(text, start, start + len(words), mark)
    yield from [part] if part.known else _split_known(text, part)


def _part(text: str, start: int, end: int, mark: str, quoted: bool = False) -> Part:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    words = words.strip()
    if _WORK.fullmatch(words):
        return Part(words, start, start + len(words), Name("neutral"), quoted, mark)
    if copied := _COPIED.match(words):  # نقلا عن وكالة رويترز
        named = find_name(words[copied.end() :])
        if named is not None and named.role in ("agency", "outlet"):
            start, words = start + copied.end(), words[copied.end() :]
    return Part(words, start, start + len(words), find_name(words, quoted), quoted, mark)


def _split_known(text: str, part: Part) -> list[Part]:
    """``القاهرة أ ش أ``, ``رويترز وأ ف ب``: two names with nothing between them."""
    for gap in re.finditer(r"\s+و?", part.words):
        left = _part(text, part.start, part.start + gap.start(), part.mark)
        right = _part(text, part.start + gap.end(), part.end, part.mark)
        if left.known and right.known and right.words:
            return [left, right]
    return [part]


def _odd(credit: Credit) -> bool:
    return bool(credit.of("unknown"))


def _persons_fit(credit: Credit) -> bool:
    """Unknown words beside a known name are people or towns, not a headline after a colon."""
    return all(
        is_name(part.words) and part.mark != ":" and len(credit.of("unknown")) <= 2
        for part in credit.of("unknown")
    )


def is_name(words: str) -> bool:
    tokens = words.split()
    return 1 <= len(tokens) <= 4 and all(
        _WORD.fullmatch(token) and token not in _SENTENCE for token in tokens
    )


def _is_bare_place(credit: Credit) -> bool:
    return credit.place is not None and all(
        part.role in ("place", "country") for part in credit.parts
    )


def _opens_paragraph(credit: Credit, text: str, start: int, closing: int, after: int) -> bool:
    mark = text[closing:after]
    if not credit.media:
        # A town alone: "طهران - قال …"; with a colon it may be a state that speaks.
        return _is_bare_place(credit) and ":" not in mark and any(c in mark for c in "-–—")
    bracketed = text[closing - 1 : closing] in ')»"”'
    unknown = credit.of("unknown")
    if unknown:
        return _is_unknown_town(credit) or (":" in mark and _persons_fit(credit))
    if len(credit.parts) > 1 or bracketed:
        return True
    return credit.parts[0].role == "agency" and not credit.parts[0].words.startswith("وكالة")


def _is_unknown_town(credit: Credit) -> bool:
    first, *rest = credit.parts
    return (
        bool(rest)
        and all(part.known for part in rest)
        and is_name(first.words)
        and (len(first.words.split()) == 1 and len(first.words) > 2)
    )


def _split_persons(words: str) -> list[str]:
    names = [name.strip() for name in re.split(r"\s+و\s*(?=\S+\s+\S)", words)]
    fit = all(2 <= len(name.split()) <= 5 and _is_name_like(name) for name in names)
    if len(names) > 1 and fit:
        return names
    return [words] if 2 <= len(words.split()) <= 5 and _is_name_like(words) else []


def _is_name_like(words: str) -> bool:
    return all(_WORD.fullmatch(token) and token not in _SENTENCE for token in words.split())
