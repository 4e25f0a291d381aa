"""Noun phrases of any kind, as roles of events are: counted, in construct, with adjectives.

``musnad.grammar.phrases`` walks the names of sources; here stand also things, places and numbers,
and where a subject and an object follow each other the phrase must end between them.
"""

import re

from musnad.dictionary import in_dictionary
from musnad.extraction.events.triggers import Found, opening_words, phrases, trigger_of, words
from musnad.grammar.readings import is_verb, looks_nisba
from musnad.grammar.tokens import MARK, NUMBER, QUOTES, WORD, Passage, Token
from musnad.lexicon import lexicon
from musnad.tables import kept
from musnad.wordclasses import (
    ADVERBIAL,
    ANONYMOUS,
    BODY,
    COMP,
    DEFINITE,
    DEMONSTRATIVE,
    GIVEN,
    GROUP,
    MAYBE_GIVEN,
    MEDIA_HEAD,
    NEGATION,
    NISBA,
    PARTICLE,
    PEOPLE,
    PLACE,
    PLURAL,
    PREP,
    PRONOUN,
    RELATIVE,
    STATE,
    SUBORDINATOR,
    TIME,
    TITLE,
    TITLE_ADJECTIVE,
    UNLESS_NAMED,
)

HARD = RELATIVE | COMP | NEGATION | PRONOUN | SUBORDINATOR | DEMONSTRATIVE | TIME | PREP | ADVERBIAL
NAMED = STATE | PEOPLE | GIVEN | PARTICLE | PLACE
SOMEONE = TITLE | ANONYMOUS | UNLESS_NAMED | GROUP | BODY | STATE | PEOPLE | MEDIA_HEAD | GIVEN
KEEPS = TITLE | STATE | GIVEN | BODY | GROUP | PEOPLE | PLACE
TANWIN = ("اً", "ًا", "ٍ")
FUSED = ("بال", "كال", "فال")
OTHER = frozenset({"اخر", "اخري", "اخرون", "اخرين", "اخرا"})
SAME = frozenset({"نفسه", "نفسها", "ذاته", "ذاتها", "انفسهم"})
ELATIVE = re.compile("الا[^ء]{3}")
LONGEST = 24
OWNED = frozenset(
    {"التابع", "التابعة", "تابعة", "تابع", "التابعين", "الموالية", "موالية", "المواليه", "تابعين"}
)


def definite(token: Token) -> bool:
    return bool(token.flags & DEFINITE)


def proper(token: Token) -> bool:
    """A name of somebody or some place, known or of no dictionary."""
    if token.flags & NAMED:
        if token.flags & PLACE and token.base.removeprefix("ال") in words("places", "heads"):
            return False
        return not token.flags & DEFINITE or bool(token.flags & (STATE | PEOPLE | PLACE))
    if token.flags or token.cues or len(token.text) < 2:
        return False
    plain = token.written[len(token.clitic) :] if token.clitic else token.text
    return not (in_dictionary(plain) or in_dictionary(token.base)) or named_alone(token.base)


@kept(20_000)
def named_alone(base: str) -> bool:
    """A word that alone is the name of a body or outlet: داعش."""
    return any(not known.weak for _, known in lexicon().pairs.get((base, ""), ()))


def found_at(token: Token) -> Found | None:
    """The readings of a token as a trigger."""
    return trigger_of(token.text, token.base, token.clitic) if token.kind == WORD else None


@kept()
def _verbs() -> dict[str, bool]:
    """Which spellings are finite verbs, as far as they were met."""
    return {}


def finite(token: Token) -> bool:
    """A finite verb, one of ours or any other."""
    if token.kind != WORD:
        return False
    known = _verbs().get(token.written)
    if known is None:
        known = _verbs()[token.written] = _is_finite(token)
    return known


def _is_finite(token: Token) -> bool:
    if is_verb(token):
        return True
    if token.flags & (TITLE | NISBA | GIVEN | STATE):
        return False
    found = trigger_of(token.text, token.base, token.clitic)
    return found is not None and all(r.kind != "noun" for r in found.readings)


def blocked(token: Token) -> bool:
    """What no noun phrase holds."""
    flags = token.flags
    return bool(flags & HARD) and not flags & KEEPS


def accusative(token: Token) -> bool:
    """An indefinite accusative by its spelling: جنديا، هجومًا."""
    if token.written.endswith(TANWIN):
        return True
    base = token.base
    return (
        len(base) > 3
        and base.endswith("ا")
        and in_dictionary(base[:-1])
        and not token.flags & STATE
    )


def adjective(token: Token) -> bool:
    """An indefinite adjective by form or list."""
    if token.flags & (NISBA | TITLE_ADJECTIVE) or token.base in OTHER:
        return True
    base = token.base
    stem = base[:-1] if base.endswith(("ا", "ة")) else base
    return len(stem) > (2 if base.endswith("ة") else 3) and stem.endswith("ي") and looks_nisba(stem)


def with_pronoun(token: Token) -> bool:
    """نظيره، علاقاتها: a known noun with a pronoun."""
    base = token.base
    stem = next((base[: -len(p)] for p in ("هما", "ها", "هم", "ه") if base.endswith(p)), "")
    if len(stem) < 3 or token.flags & (GIVEN | STATE) or definite(token):
        return False
    return in_dictionary(stem) or (stem.endswith("ت") and in_dictionary(stem[:-1] + "ة"))


def quantified(passage: Passage, at: int, limit: int) -> int:
    """The index behind numbers and words that count at ``at``, itself where none stand."""
    tokens, begin = passage.tokens, at
    numerals, counters = words("numbers", "numerals"), words("numbers", "quantifiers")
    bounds = opening_words("numbers", "bounds")
    while at < limit:
        token = tokens[at]
        for bound in phrases("numbers", "bounds") if token.base in bounds else ():
            if (token.base, *(t.text for t in tokens[at + 1 : at + len(bound)])) == bound:
                at += len(bound)
                break
        else:
            if token.kind == NUMBER or (token.base in numerals and token.clitic in ("", "و")):
                at += 1
            elif token.base in counters and (at == begin or not token.clitic):
                at += 1
                if at < limit and tokens[at].base == "من" and tokens[at].kind == WORD:
                    at += 1
            else:
                break
            continue
    return at


class Walk:
    """The state of a walk through a noun phrase."""

    __slots__ = (
        "begin", "closed", "counted", "described", "head", "limit", "named", "owned", "passage",
        "tokens", "whole",
    )  # fmt: skip

    def __init__(self, passage: Passage, at: int, limit: int) -> None:
        self.passage, self.tokens = passage, passage.tokens
        self.begin, self.limit = at, min(limit, at + LONGEST)
        self.head: Token | None = None
        self.closed = self.described = self.named = self.counted = self.owned = self.whole = False

    def end(self) -> int:
        at = self._opening(self.begin)
        if at is None:
            return self.begin
        while at < self.limit:
            step = self._step(at)
            if not step:
                break
            at += step
        return at

    def _opening(self, at: int) -> int | None:
        """The index behind the head, ``None`` where no phrase begins."""
        tokens = self.tokens
        start = quantified(self.passage, at, self.limit)
        self.counted = start > at
        if start < self.limit and tokens[start].flags & DEMONSTRATIVE and start + 1 < self.limit:
            start += 1
        if start >= self.limit or not self._heads(tokens[start], start):
            return start if self.counted and start > at else None
        if tokens[start].text in QUOTES:
            close = self.passage.closes.get(start)
            self.closed = True
            return None if close is None or close - start > 7 or close >= self.limit else close + 1
        self._take(tokens[start])
        return start + 1

    def _heads(self, token: Token, at: int) -> bool:
        if token.kind == MARK:
            return token.text in QUOTES
        if token.kind != WORD or blocked(token):
            return False
        if at > self.begin and token.clitic and not self.counted:
            return False
        return not finite(token) or self.counted

    def _take(self, token: Token) -> None:
        if self.head is None:
            self.head = token
            self.whole = not definite(token) and (
                (adjective(token) and not token.flags & (TITLE | BODY))
                or (token.base.endswith(("ون", "ان", "ين")) and len(token.base) > 4)
            )
        if (
            definite(token)
            or proper(token)
            or (token.base.endswith(("ها", "هم")) and len(token.base) > 5)
        ):
            self.closed = True
        if proper(token):
            self.named = True

    def _step(self, at: int) -> int:
        token = self.tokens[at]
        if token.kind == MARK:
            return self._mark(at, token)
        if token.kind == NUMBER:
            return 0
        if token.base == "من" and token.text == "من":
            return self._part(at)
        post = token.flags & TITLE_ADJECTIVE and self.tokens[at - 1].flags & (TITLE | BODY)
        if blocked(token) and not post:
            return 0
        if not token.clitic and self._fused(token):
            return 0  # إيران | بالرد، روسيا | بأكثر من
        if token.clitic:
            return self._joined(at, token)
        return self._word(token, self.tokens[at - 1])

    def _fused(self, token: Token) -> bool:
        """A preposition that was not split off: the word is short, or counts."""
        word = token.text
        if word[:1] not in "بل" or in_dictionary(word):
            return False
        return word[:3] in FUSED or word[1:] in words("numbers", "quantifiers")

    def _mark(self, at: int, token: Token) -> int:
        close = self.passage.closes.get(at)
        if token.text in QUOTES:
            short = close is not None and close - at <= 7 and close < self.limit
            if not short or close is None:
                return 0
            self.closed = True
            return close + 1 - at
        if token.text == "(":
            for end in range(at + 1, min(at + 7, self.limit)):
                if self.tokens[end].text == ")":
                    return end + 1 - at
        if token.text in ("-", "/") and at + 1 < self.limit:
            before, after = self.tokens[at - 1], self.tokens[at + 1]
            if before.end == token.start and token.end == after.start:
                return 2
        return 0

    def _part(self, at: int) -> int:
        """ثلاثة من عناصر الشرطة، مقاتلين من تنظيم داعش."""
        after = self.tokens[at + 1] if at + 1 < self.limit else None
        if after is None or after.kind != WORD or blocked(after) or finite(after):
            return 0
        last = self.tokens[at - 1]
        several = last.flags & PLURAL or last.base.endswith(("ون", "ين", "ات")) or self.counted
        if self.closed or not several or after.base in ("قبل", "جانب", "خلال", "اجل", "طرف"):
            return 0
        self._take(after)
        return 2

    def _joined(self, at: int, token: Token) -> int:
        clitic = token.clitic
        if clitic == "و":
            return self._coordinated(token)
        if clitic.endswith("ل") and clitic in ("ل", "ولل", "لل"):
            known = definite(token) or proper(token) or bool(token.flags & (BODY | GROUP))
            fits = (not self.closed or self.owned) and known
            if fits and not (self.head and self.head.flags & TITLE and self.named):
                self._take(token)
                self.owned = False
                return 1
        return 0

    def _coordinated(self, token: Token) -> int:
        if finite(token) or blocked(token) or self.head is None:
            return 0
        found = trigger_of(token.text, token.base, token.clitic)
        if (
            found is not None
            and not token.flags & SOMEONE
            and "weak" not in found.readings[0].row.flags
        ):
            return 0
        if not self.closed and definite(token):
            return 0
        self.described = False
        self.closed = definite(token) or proper(token)
        return 1

    def _word(self, token: Token, last: Token) -> int:
        if self.closed and with_pronoun(token):
            return 0  # وزير الخارجية | نظيره
        after = self._after_closed if self.closed else self._after_open
        if not after(token, last):
            return 0
        if token.base in OWNED:
            self.owned = True
        self._take(token)
        return 1

    def _after_closed(self, token: Token, last: Token) -> bool:
        head = self.head
        titled = head is not None and bool(head.flags & (TITLE | UNLESS_NAMED) or proper(head))
        if definite(token):
            if token.flags & (TITLE | BODY | GROUP) and not token.flags & (NISBA | TITLE_ADJECTIVE):
                chief = token.base == "الرئيس" and not last.flags & (TITLE | BODY | STATE)
                return bool(token.flags & TITLE and last.flags & TITLE) or chief
            if (
                head is last
                and head.flags & TITLE
                and token.flags == DEFINITE
                and not head.flags & PLURAL
            ):
                return True  # الإمام الصدر
            named = self.named and titled and proper(last) and not last.flags & (STATE | PEOPLE)
            return adjective(token) or self._agrees(token, last) or named
        if token.base in OWNED:
            return True
        if proper(token) or (token.flags & MAYBE_GIVEN and titled):
            return (titled or proper(last)) and not token.flags & (STATE | PLACE | PEOPLE)
        called = titled and proper(last) and not last.flags & (STATE | PLACE | PEOPLE)
        if called and token.flags & TITLE and self.named:
            return True  # إبراهيم رئيسي
        return token.base in SAME

    def _agrees(self, token: Token, last: Token) -> bool:
        """An adjective that agrees: القوات المسلحة، الرجال المسلحين."""
        if token.flags & ~DEFINITE:
            return False
        base, before = token.base, last.base
        if base.endswith("ة"):
            several = self.head is not None and self.head.base.endswith(("ات", "ائل", "ود"))
            return before.endswith(("ة", "ات", "اء")) or (several and base.startswith("الم"))
        if ELATIVE.fullmatch(base) and not last.flags & (STATE | PEOPLE):
            return True
        return base.endswith(("ين", "ون")) and before.endswith(("ين", "ون"))

    def _after_open(self, token: Token, last: Token) -> bool:
        if definite(token) and self.whole and last is self.head and last.base.endswith("ن"):
            return False  # محتجون | الطريق
        if definite(token) or proper(token):
            post = self.head is not None and bool(self.head.flags & TITLE)
            called = post and proper(token) and not token.flags & (STATE | PLACE)
            return not self.described or called
        if token.base in OWNED:
            self.described = True
            return True
        if finite(token):
            return False
        if adjective(token):
            self.described = not (token.flags & TITLE_ADJECTIVE and last.flags & TITLE)
            return True
        if accusative(token):
            same = accusative(last) or (self.counted and not self.described)
            self.described = self.described or accusative(last)
            return same
        if self.whole and last is self.head:
            self.described = True
            return token.base[-2:] == last.base[-2:] and token.base.endswith(("ون", "ين"))
        if token.base.endswith("ة") and last.base.endswith(("ة", "ات")) and token.flags == 0:
            self.described = True
            return True
        return not self.described


def noun_phrase(passage: Passage, at: int, limit: int) -> int:
    """The index behind the noun phrase that begins at ``at``, itself where none begins."""
    return Walk(passage, at, limit).end() if at < limit else at
