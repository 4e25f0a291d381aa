"""Lines that name who wrote an item: ``كتب: فلان``, ``بقلم الدكتورة فلانة``, ``إعداد: فلان``."""

import re
from collections.abc import Iterator

from msgspec import Struct

# who wrote it, and who only worked on it
_WRITING = (
    "نص|كتب|كتبت|كتبه|كتبها|كتبا|كتبوا|بقلم|إعداد|اعداد|أعد|أعده|أعدها|أعدته|أعد التقرير|"
    "أعدت التقرير|تقرير|تحقيق|حوار|حاوره|حاورها|حاورته|حاورتها|حاورهم|أجرى الحوار|أجرت الحوار|"
    "أجرى المقابلة|متابعة|تغطية|تغطية صحفية|رصد|مقال|المحرر|محرر"
)
_HELPING = "تصوير|عدسة|ترجمة|ترجمه|تحرير|مراجعة|تدقيق|مونتاج|إشراف|رسم|رسوم|جرافيك|إخراج"
_LINE = re.compile(
    rf"[(\[]?\s*(?P<work>{_WRITING}|{_HELPING})"
    rf"(?P<more>(?:\s+و(?:{_WRITING}|{_HELPING}))?)"
    r"(?P<mark>\s*[:/|]\s*|\s+[-–—]+\s*|\s+)(?P<names>(?:[^:.()\[\]\n]|(?<=[دأم])\.){4,90}?)\s*[:)\].]?\s*",
)
_SHARED = re.compile(
    r"[(\[]?\s*(?:ساهم|ساهمت|ساهما|شارك|شاركت|شاركا)\s+في\s+(?:إعداد\s+)?"
    r"(?:التقرير|التغطية|هذا التقرير)(?:\s+من\s+\S+)?\s*:?\s+"
    r"(?P<names>[^:()\[\]\n]{4,90}?)\s*[)\].]?\s*"
)
_WHERE = re.compile(r"\s+(?:في|من)\s+\S+(?:\s+\S+)?$")
_LATIN = re.compile(r"(?:By|Written by)\s+(?P<names>[A-Z][\w'-]+(?:\s+[A-Z][\w'-]+){1,3})")
_SPLIT = re.compile(r"\s*[،,؛;]\s*|\s+و\s*(?=\S+\s+\S)|\s+[-–—&]\s+")
_WRITTEN = re.compile(rf"^(?:{_WRITING}|By)\s*[:/]?\s+")
_TITLE = re.compile(r"^(?:د|أ|م|أ\.د)\.?$|^(?:ال)?(?:دكتور|دكتورة|أستاذ|أستاذة|مهندس|مهندسة)$")
_HELPED = re.compile(rf"(?:{_HELPING})\s")
_ALSO_NOUNS = frozenset({"تقرير", "تحقيق", "حوار", "متابعة", "تغطية", "رصد", "مقال"})
_FOR = re.compile(r"\s+(?:للنشرة|لـ|لموقع|لصحيفة)\b.*$|^صحفية\s+(?=\S+\s+\S)")
_NAME = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?")
_NO_NAME = frozenset(
    {
        "في", "من", "عن", "على", "إلى", "الى", "أن", "إن", "ان", "ما", "لا", "هل", "كيف", "لماذا",
        "ماذا", "بعد", "قبل", "مع", "ضد", "بين", "حول", "خلال", "هذا", "هذه", "بلا",
    }
)  # fmt: skip


class Named(Struct, frozen=True):
    """A person in the line: where the name begins, and whether it is an author."""

    at: int
    name: str
    author: bool


def writers_line(line: str) -> tuple[Named, ...]:
    """Those named by a line that does nothing else; empty for any other line.

    >>> [named.name for named in writers_line("كتبت: منى السيد وأحمد فتحي")]
    ['منى السيد', 'أحمد فتحي']
    >>> writers_line("تقرير أممي يحذر من المجاعة"), writers_line("كتب التاريخ سطراً جديداً")
    ((), ())
    """
    if latin := _LATIN.fullmatch(line.strip()):
        return (Named(line.index(latin["names"]), latin["names"], True),)
    if shared := _SHARED.fullmatch(line):
        found = [
            (at, _WHERE.sub("", name)) for at, name in _names(shared["names"], shared.start(1))
        ]
        fine = found and all(is_person(name, 4) for _, name in found)
        return tuple(Named(at, name, True) for at, name in found) if fine else ()
    match = _LINE.fullmatch(line)
    if match is None:
        return ()
    marked = not match["mark"].isspace()
    if not marked and match["work"] != "بقلم" and not line.startswith(("(", "[")):
        return ()
    found = list(_names(match["names"], match.start("names")))
    names = [(at, name) for at, name in found if not _HELPED.match(name)]
    longest = 3 if not marked or match["work"] in _ALSO_NOUNS else 5
    if not names or not all(is_person(name, longest) for _, name in names):
        return ()
    helping = re.fullmatch(_HELPING, match["work"]) and not re.search(_WRITING, match["more"])
    return tuple(Named(at, name, not helping) for at, name in names)


def persons_in(words: str) -> list[str]:
    """The persons that a field for authors names; nothing where it names something else.

    >>> persons_in("سلمى حداد وليلى عيسى"), persons_in("(أبوظبي - البيان)"), persons_in("admin")
    (['سلمى حداد', 'ليلى عيسى'], [], [])
    """
    line = _WRITTEN.sub("", words)
    names = [name for _, name in _names(line, 0)]
    return names if names and all(map(is_person, names)) else []


def _names(words: str, start: int) -> Iterator[tuple[int, str]]:
    at = 0
    for cut in [*_SPLIT.finditer(words), None]:
        end = cut.start() if cut else len(words)
        name = _FOR.sub("", words[at:end].strip())
        if name:
            yield start + words.index(name, at), name
        at = cut.end() if cut else end


def is_person(name: str, longest: int = 5) -> bool:
    """Whether words can be the name of a person: two to five, none of them of a sentence."""
    tokens = [token for token in name.split() if not _TITLE.match(token)]
    return 2 <= len(tokens) <= longest and all(
        _NAME.fullmatch(token) and token not in _NO_NAME for token in tokens
    )
