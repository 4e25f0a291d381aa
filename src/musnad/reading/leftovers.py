"""Which lines are leftovers of the page: buttons, link lists, tags, contact lines.

The phrases are data (``lang/ar/leftovers.toml``).  Only whole lines are leftovers; the same words
inside running text stay.
"""

import re
from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from musnad.tables import read_table
from musnad.text import fold_name

_WORDS = re.compile(r"[^\W\d_]+")
_CONTACT = re.compile(r"(?:^|\s)@\w{2,}|\w@(?:\s|$)|[\w.+-]{1,64}@[\w-]{1,64}\.\w|https?://\S")
_END_MARK = re.compile(r"^/{2,}\s*انتهى\s*/{2,}")
_AMOUNT = re.compile(r"[%٪$€£¥]")  # the only lines without letters that say anything
_FINAL = tuple('.؟!?…۔"”»:؛')
LONGEST_PHRASE = 120
LONGEST_LINK = 160


class _Phrases(Struct, frozen=True):
    line: frozenset[str]
    heading: frozenset[str]
    end: frozenset[str]
    label: frozenset[str]
    call: tuple[str, ...]
    message: tuple[str, ...]
    prefix: tuple[str, ...]


def mark_leftovers(lines: Sequence[str]) -> list[bool]:
    """For each line of an article, in order, whether it is a leftover.

    >>> mark_leftovers(["قال الوزير إن أخبار متعلقة بالحرب انتشرت.", "أخبار متعلقة", "مقتل ستة"])
    [False, True, True]
    """
    marks = [is_leftover(line) for line in lines]
    body = marks.index(False) if False in marks else len(lines)
    tail = _tail(lines)
    for at in range(body + 1, len(lines)):
        if not marks[at] or not opens_links(lines[at]):
            continue
        if at + 1 >= tail:
            marks[at:] = [True] * (len(lines) - at)
            break
        _mark_links(lines, marks, at + 1)
    return marks


def is_leftover(line: str) -> bool:
    """Whether the line, taken by itself, is no part of an article."""
    if len(line) > 200:
        return False
    words = _key(line)
    if not words:
        return not _AMOUNT.search(line)
    phrases = _phrases()
    if words in phrases.line or words in phrases.heading:
        return len(line) <= LONGEST_PHRASE
    if _END_MARK.match(line) or words.startswith(phrases.prefix):
        return True
    return _is_label(line, phrases) or _is_contact(line, words)


def opens_links(line: str) -> bool:
    """Whether a list of links follows this leftover."""
    return _key(line) in _phrases().heading


def ends_article(line: str) -> bool:
    """Whether what comes behind this leftover is by others: comments, reactions, a form."""
    return len(line) <= LONGEST_PHRASE and _key(line) in _phrases().end


def is_call(line: str) -> bool:
    """Whether a line of a page tells its reader to do something: ``احفظ هذه الصفحة``."""
    words = _key(line)
    return len(words.split()) <= 12 and words.startswith(_phrases().call)


def is_message(line: str) -> bool:
    """Whether a line is said by the page itself: a player, a consent box, a copyright notice."""
    words = _key(line)
    return len(line) <= 400 and any(phrase in words for phrase in _phrases().message)


def _tail(lines: Sequence[str]) -> int:
    """The index from which on there are only short lines without a final mark."""
    at = len(lines)
    while at and _is_short(lines[at - 1]):
        at -= 1
    return at


def _mark_links(lines: Sequence[str], marks: list[bool], at: int) -> None:
    """Behind a heading inside the article: the link texts, but not a subhead, which is shorter."""
    while at < len(lines) and _is_short(lines[at]) and len(lines[at].split()) >= 5:
        marks[at] = True
        at += 1


def _is_short(line: str) -> bool:
    return len(line) <= LONGEST_LINK and not line.endswith(_FINAL)


def _is_label(line: str, phrases: _Phrases) -> bool:
    head, colon, _ = line.partition(":")
    return bool(colon) and _key(head) in phrases.label


def _is_contact(line: str, words: str) -> bool:
    return len(words.split()) <= 6 and len(line) <= LONGEST_PHRASE and bool(_CONTACT.search(line))


def _key(line: str) -> str:
    return " ".join(_WORDS.findall(fold_name(line)))


@cache
def _phrases() -> _Phrases:
    kinds: dict[str, list[str]] = {
        "line": [],
        "heading": [],
        "end": [],
        "call": [],
        "message": [],
        "label": [],
        "prefix": [],
    }
    for group in read_table("leftovers.toml")["group"]:
        kinds[group["kind"]].extend(map(_key, group["phrases"]))
    return _Phrases(
        line=frozenset(kinds["line"]),
        heading=frozenset(kinds["heading"] + kinds["end"]),
        end=frozenset(kinds["end"]),
        call=tuple(f"{phrase} " for phrase in kinds["call"]),
        message=tuple(kinds["message"]),
        label=frozenset(kinds["label"]),
        prefix=tuple(phrase for phrase in kinds["prefix"] if phrase),
    )
