"""What a token can be read as: a known name, a verb, a noun with a pronoun."""

import re
from collections.abc import Sequence

from musnad.dictionary import in_dictionary
from musnad.grammar.tokens import WORD, Token
from musnad.lexicon import lexicon
from musnad.wordclasses import (
    AUXILIARY,
    BODY,
    DEFINITE,
    GIVEN,
    HONORIFIC,
    MAYBE_GIVEN,
    NISBA,
    NOT_VERB,
    OPENER,
    PARTICLE,
    PLACE,
    PREP,
    SPEAKER,
    STATE,
    TIME,
    TITLE,
    TITLE_ADJECTIVE,
    VERB,
    Known,
)

ATTENTION = frozenset({"الانتباه", "النظر", "الانظار"})
# ألقى الوزير | كلمة, كتب الرئيس | مقالا
DELIVERED = frozenset({"كلمة", "خطابا", "بيانا", "تصريحا", "مقالا", "محاضرة", "تغريدة", "رسالة"})
HEARTY = frozenset({"خالص", "جزيل", "بالغ", "عظيم", "وافر"})  # قدم المدير | خالص شكره
PRONOUNS = ("ه", "ها", "هم")
POSSESSIVE = ("ها", "هم", "هما", "ته", "اته", "ده", "مه", "ره", "قه")
SPEECH = ("حديث", "كلام", "تصريح", "كلمت", "مداخلت", "خطاب", "مؤتمر", "بيان", "لقاء")
# Forms II to X and the commonest of form I, folded: تجميد، إيقاف، تقاعس، مشاركة، متانة، حصول
ACTION = re.compile(
    r"ت..ي.|ت..ية|ا..ا.|ا.ت.ا.|ان..ا.|است..ا.|است...?ة|ا..?ا.ة|ت.ا..|م.ا..ة|..ا.ة|..و.ة|..و."
)
POSSESSED = re.compile(r"ت..ي.|ا..ا.|ا.ت.ا.|ان..ا.|است..ا.?|ت.ا..|ت...|م.ا..")
NOUN = SPEAKER | NISBA | GIVEN | PARTICLE | PLACE | TITLE_ADJECTIVE | NOT_VERB


def stays_unnamed(tokens: Sequence[Token], at: int) -> bool:
    """``مصدر | طلب عدم الكشف عن هويته``: the clause that says why there is no name."""
    words = lexicon()
    asks = tokens[at].base in words.unnamed_asked
    return asks and any(t.base in words.identity for t in tokens[at + 1 : at + 7])


def match_known(tokens: Sequence[Token], index: int) -> tuple[int, Known] | None:
    """The longest known name at ``index`` and the index behind it.

    Stops inside abbreviations (``أ.ف.ب``) are passed over.
    """
    first = tokens[index].base
    words_known = lexicon()
    if first not in words_known.phrases:
        return None
    second = index + 1
    while second < len(tokens) and tokens[second].text in (".", "-"):
        second += 1
    follower = tokens[second].text if second < len(tokens) else ""
    longer = words_known.pairs.get((first, follower), ()) if follower else ()
    for words, known in (*longer, *words_known.pairs.get((first, ""), ())):
        at, left = index + 1, 1
        while left < len(words) and at < len(tokens):
            if tokens[at].text == words[left]:
                left += 1
            elif tokens[at].text not in (".", "-"):
                break
            at += 1
        if left == len(words):
            return at, known
    return None


def is_finite(token: Token) -> bool:
    """A reporting verb in a finite form, read without context."""
    return any(cue.form.tense in ("past", "present", "jussive") for cue in token.cues)


def is_verb(token: Token) -> bool:
    """A finite verb of any kind that is not also a noun of ours."""
    if token.kind != WORD or token.flags & (NOUN | PREP | TIME | OPENER):
        return False
    return bool(token.flags & (VERB | AUXILIARY)) or is_finite(token)


def has_possessor(token: Token) -> bool:
    """مسؤوليتها، استعداده: a noun that carries the source as a pronoun is what is spoken of."""
    if token.flags & ~(OPENER | DEFINITE | TIME | VERB) or token.clitic:
        return False
    base = token.base
    if base.startswith("ال"):
        return False
    verb = token.flags & VERB  # تبرعه may be both
    if (
        not verb
        and len(base) > 4
        and base.endswith(("ها", "هم", "هما", "ته", "اته", "ده", "مه", "ره", "قه"))
    ):
        return True
    # تبرعه، عزله: of a verbal noun; التعاونيه is a misspelt ة
    stem = base[:-2] if base.endswith("ته") else base[:-1]
    return base.endswith("ه") and POSSESSED.fullmatch(stem) is not None


def is_action(stem: str) -> bool:
    """Has a word without its article the form of a verbal noun (II to X): تغيير، اقتراح."""
    return len(stem) > 3 and POSSESSED.fullmatch(stem) is not None


def opens_action(tokens: Sequence[Token], at: int) -> bool:
    """A verbal noun, or any bare noun in construct behind a definite word: what is spoken of.

    ``أكد الوزير | متانة العلاقات``, ``ثمن الشيخ | جهود الدولة``.
    """
    token = tokens[at]
    if token.flags & ~OPENER or token.clitic or at + 1 >= len(tokens) or len(token.base) < 3:
        return False
    if not (token.base.startswith("ا") or in_dictionary(token.text)):
        return False
    construct = tokens[at + 1].flags & (DEFINITE | STATE) and not tokens[at + 1].clitic
    if construct and tokens[at - 1].flags & DEFINITE:
        return True
    if construct and token.base.endswith("ية"):
        return True  # جاهزية القاعات
    governs = construct or tokens[at + 1].flags & PREP or tokens[at + 1].clitic in ("ب", "ل")
    return bool(governs) and ACTION.fullmatch(token.base) is not None


def short_noun(token: Token, preposition: str) -> bool:
    """بسوء, بمنحها: short nouns and those with a pronoun keep their preposition (لبن is a word)."""
    word = token.text
    if (
        word == "لكرة"
        or not word.startswith(preposition)
        or token.flags
        or token.cues
        or in_dictionary(word)
    ):
        return False
    rest = word[1:]
    stem = next((rest[: -len(p)] for p in ("ها", "هم", "ه") if rest.endswith(p)), rest)
    short = len(rest) == 3 or stem is not rest
    return short and len(stem) > 2 and in_dictionary(stem)


def possessed(token: Token) -> bool:
    """في ارقامها: a noun with the pronoun of the source is an adverbial of its own."""
    ends = token.base.endswith(("ها", "هم", "ه")) and len(token.base) > 4
    return ends and not token.flags & (SPEAKER | STATE)


def is_said(token: Token, before: int) -> bool:
    """What a verb of saying governs, and no part of its subject.

    ``اختتم المدير | حديثه``, ``لفت الوزير | الانتباه``, ``قال المدير | متحدثا``. ``before``: the
    classes of the word before.
    """
    if token.base.endswith("ا") and any(c.form.tense == "participle" for c in token.cues):
        return True
    if token.base in HEARTY and before & (TITLE | DEFINITE | GIVEN):
        return True
    if token.base in DELIVERED and before & (TITLE | DEFINITE | GIVEN | STATE | BODY):
        return True
    if token.base in ATTENTION:
        return bool(before & DEFINITE) or not before & (TITLE | BODY)
    return token.base.endswith(PRONOUNS) and token.base.rstrip("اهم").startswith(SPEECH)


def is_named_verb(tokens: Sequence[Token], at: int) -> bool:
    """السيد بارك بيونج: behind an honorific, before a word that only a name can be."""
    if not at or at + 1 >= len(tokens) or not tokens[at].cues:
        return False
    title, after = tokens[at - 1].flags, tokens[at + 1]
    honoured = title & HONORIFIC and title & DEFINITE
    unknown = after.kind == WORD and not after.flags and not in_dictionary(after.text)
    return bool(honoured) and unknown and not tokens[at].clitic


def is_lee(tokens: Sequence[Token], at: int) -> bool:
    """``لي`` behind a word that no dictionary knows is a name, Lee, and not "to me"."""
    if tokens[at].text != "لي" or not at:
        return False
    before = tokens[at - 1]
    unknown = not before.flags & ~(GIVEN | MAYBE_GIVEN) and not before.cues and not before.clitic
    return before.kind == WORD and unknown and not in_dictionary(before.text)


def looks_nisba(stem: str) -> bool:
    """A word in ي that is rather an adjective (ديموقراطي) than a noun (نادي).

    >>> looks_nisba("طبي"), looks_nisba("أراضي")
    (True, False)
    """
    return stem.endswith("ي") and (len(stem) > 5 or in_dictionary(stem + "ة"))
