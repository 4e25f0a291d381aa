"""Characters that act instead of being seen are written out: ``⟦U+202E⟧``.

A text may hold terminal escapes, bidi overrides that turn a sentence round, or invisible letters in
a name.  A reader who must know who said what has to see them.
"""

import re
import unicodedata

# Format characters that are part of writing: the two joiners (Persian, emoji) and Arabic number
# signs.  They have a glyph or shape one, so they hide nothing.
_WRITTEN = frozenset("\u200c\u200d\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u08e2")
_BLANK = re.compile(r"[\t\n\v\f\r \x85\xa0\u2028\u2029]+")
_ACTS = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
# All of the categories above lie in these ranges; the search is the fast path of clean text.
_SUSPECT = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u08e2\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb\U000110bd-\U000e01ef]"
)


def visible(text: str) -> str:
    """``text`` with every control and format character spelled out; line breaks and tabs stay.

    >>> visible("قال\\u202eمصدر\\x1b[31m")
    'قال⟦U+202E⟧مصدر⟦U+001B⟧[31m'
    """
    return _SUSPECT.sub(_spell, text)


def one_line(text: str) -> str:
    """``visible`` text in one line: each run of white space becomes one blank.

    >>> one_line(" طهران \\n\\t موسكو ")
    'طهران موسكو'
    """
    return visible(_BLANK.sub(" ", text)).strip()


def _spell(match: re.Match[str]) -> str:
    char = match.group()
    if char in "\t\n" or char in _WRITTEN or unicodedata.category(char) not in _ACTS:
        return char
    return f"⟦U+{ord(char):04X}⟧"
