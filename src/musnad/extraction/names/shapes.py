"""Is a word one of ordinary Arabic, or can it only be a name?

A word is ordinary where the offline dictionary knows it with or without what may be joined to it
(proclitics, the article, endings of number and possession). What is left over is a name, a foreign
word, or a misspelling; the words around decide (``musnad.extraction.names.persons``).
"""

from musnad.dictionary import in_dictionary
from musnad.lexicon import lexicon
from musnad.tables import kept
from musnad.text import fold, strip_marks

FRONTS = (
    "وال",
    "فال",
    "بال",
    "كال",
    "ولل",
    "ال",
    "لل",
    "ول",
    "وب",
    "وس",
    "و",
    "ف",
    "ب",
    "ل",
    "س",
    "ك",
)
# endings and how many letters must be left before them
ENDS = {
    "تهما": 2, "تهم": 2, "تها": 2, "تنا": 2, "ته": 2, "هما": 3, "ها": 2, "هم": 2, "كم": 3, "نا": 4,
    "ات": 3, "ون": 4, "ين": 4, "وا": 3, "ان": 4, "تا": 4, "ية": 3, "يا": 4, "ه": 2, "ا": 4, "ت": 4,
    "ي": 3, "ة": 3, "ن": 4,
}  # fmt: skip
REPLACED = {"ت": "ة", "ته": "ة", "تها": "ة", "تهم": "ة", "تنا": "ة", "تهما": "ة", "ات": "ة"}
HAMZAS = {"ا": "أإ", "أ": "اإ", "إ": "اأ", "آ": "ا"}
VERBAL = ("است", "يست", "تست", "مست", "سي", "ست", "وي", "فت", "لي", "لت", "وت", "سن")


def _without_ends(word: str) -> bool:
    """Known when an ending is taken off, or a ta marbuta put back."""
    for size in (1, 2, 3, 4):
        end = word[-size:]
        if len(word) - size >= ENDS.get(end, len(word)):
            stem = word[:-size]
            if stem[-1] in "ئؤ":
                stem = stem[:-1] + "ء"  # إبقائهم: the hamza of إبقاء
            if in_dictionary(stem) or (end in REPLACED and in_dictionary(stem + "ة")):
                return True
    return False


def _spellings(word: str) -> tuple[str, ...]:
    """The word, and as a careful writer would spell its hamza and its last letter."""
    first = HAMZAS.get(word[0], "")
    last = (word[:-1] + "ى",) if word.endswith("ي") else ()
    return (word, *(hamza + word[1:] for hamza in first), *last)


def _known(word: str) -> bool:
    spellings = _spellings(word)
    return any(map(in_dictionary, spellings)) or any(map(_without_ends, spellings[:3]))


def ordinary(raw: str) -> bool:
    """``raw`` (as written) is a word of ordinary Arabic, with whatever is joined to it.

    >>> ordinary("ومعداتها"), ordinary("زخاروفسكي")
    (True, False)
    """
    word = strip_marks(raw)
    if not word or not "ء" <= word[0] <= "ي" or len(word) < 3 or _known(word):
        return True
    for front in filter(word.startswith, FRONTS):
        rest = word[len(front) :]
        fits = len(rest) >= 3
        if fits and (in_dictionary(rest) or (len(rest) >= 4 and _known(rest))):
            return True
    return word.endswith(("وه", "وا")) or (
        word.startswith(VERBAL) and word.endswith(("ون", "ها", "ه"))
    )


@kept(32768)
def foreign(raw: str) -> bool:
    """A word that no table of ours and no dictionary knows: it can only be a name.

    >>> foreign("زخاروفسكي"), foreign("الوزير")
    (True, False)
    """
    if ordinary(raw) or any(c.isdigit() for c in raw):
        return False
    return fold(raw) not in lexicon().cues
