"""Clauses around a trigger: where they begin and end, what is adverbial, who is in front."""

from bisect import bisect_left, bisect_right
from functools import cached_property
from operator import attrgetter

from musnad.extraction.events.context import Context
from musnad.extraction.events.nominals import blocked, finite, noun_phrase
from musnad.extraction.events.spotting import Spot
from musnad.extraction.events.triggers import phrases, words
from musnad.grammar.relations import Range
from musnad.grammar.tokens import COMMAS, MARK, NUMBER, WORD, Passage, Token
from musnad.model import Time
from musnad.tables import kept
from musnad.text import fold
from musnad.wordclasses import (
    ADVERBIAL,
    AUXILIARY,
    COMP,
    NEGATION,
    PREP,
    PRONOUN,
    RELATIVE,
    SUBORDINATOR,
    TIME,
)

REACH = 45
SEES = 8  # how far a walk through a phrase looks ahead: a limit behind that is none
BASE, TEXT = attrgetter("base"), attrgetter("text")
SECONDS = frozenset(
    {"قد", "لقد", "سوف", "لم", "لن", "لا", "ايضا", "كذلك", "ما", "كان", "كانت", "كانوا"}
)
ALONE = frozenset(
    map(
        fold,
        (
            "بعدها",
            "قبلها",
            "حينها",
            "وقتها",
            "عندها",
            "بعده",
            "كذلك",
            "أيضا",
            "مجددا",
            "مؤخرا",
            "فورا",
            "ذاته",
            "ذاتها",
            "نفسه",
            "نفسها",
            "أخرى",
            "متصل",
            "آخر",
            "متصلة",
            "منفصل",
            "عاجل",
            "عبثا",
        ),
    )
)
SIDES = frozenset(
    map(
        fold,
        (
            "شمال",
            "جنوب",
            "شرق",
            "غرب",
            "شمالي",
            "جنوبي",
            "شرقي",
            "غربي",
            "فور",
            "قرب",
            "وسط",
            "بعيد",
            "قبيل",
        ),
    )
)


@kept()
def about() -> frozenset[str]:
    """Words in front of a number that say how exact it is."""
    return frozenset(p[0] for p in phrases("numbers", "bounds") if len(p) == 1)


def _counts(token: Token) -> bool:
    base = token.base
    numbers = words("numbers", "numerals"), words("numbers", "quantifiers")
    return token.kind == NUMBER or any(base in known for known in numbers)


class Scene:
    """One passage with its times: what all steps of reading an event share.

    ``timed``: the tokens of time expressions; ``verbs``: the finite ones, in order.
    """

    def __init__(self, passage: Passage, spotted: list[tuple[int, Spot]], context: Context) -> None:
        self.passage, self.tokens, self.context = passage, passage.tokens, context
        self.taken: set[int] = set()  # words that belong to a trigger already found
        self.verbs = [k for k, spot in spotted if spot.verb]
        self.timed = self._times()
        self._openings = [k for k, spot in spotted if spot.opens]  # a clause begins behind these
        self._endings = self._ends([k for k, spot in spotted if spot.ends])
        self._phrases: dict[int, Range] = {}
        self._clauses: dict[int, Range] = {}

    @cached_property
    def words(self) -> frozenset[str]:
        """All words, with and without proclitic."""
        return frozenset((*map(BASE, self.tokens), *map(TEXT, self.tokens)))

    def _times(self) -> dict[int, Time]:
        block = self.passage.block
        times = self.context.times.within(block.start, block.end)
        heads = [t.head for t in self.tokens] if times else []
        found: dict[int, Time] = {}
        for time in times:
            for index in range(bisect_left(heads, time.start), bisect_left(heads, time.end)):
                found[index] = time
        return found

    def _ends(self, found: list[int]) -> list[int]:
        """The tokens in front of which a clause ends, in order."""
        quoted = [k for k, end in self.passage.closes.items() if end - k > 8]
        return sorted({*found, *quoted}) if quoted else found

    def verb_from(self, at: int) -> int:
        """The first finite verb at ``at`` or behind it; the end of the passage where none is."""
        found = bisect_left(self.verbs, at)
        return self.verbs[found] if found < len(self.verbs) else len(self.tokens)

    def verb_before(self, index: int) -> int:
        """The last finite verb in front of ``index``, -1 where none is."""
        found = bisect_left(self.verbs, index)
        return self.verbs[found - 1] if found else -1

    def phrase(self, at: int, limit: int) -> int:
        """The index behind the noun phrase at ``at``; no phrase runs into a time."""
        known = self._phrases.get(at)
        if known is not None and (known[1] == limit or known[0] + SEES < min(known[1], limit)):
            return known[0]
        end = noun_phrase(self.passage, at, limit)
        for index in range(at, end if self.timed else at):
            time = self.timed.get(index)
            if time is not None and time.type != "DURATION":
                end = index
                break
        end = self._trim(at, end)
        self._phrases[at] = end, limit
        return end

    def _trim(self, at: int, end: int) -> int:
        while (
            end > at
            and self.tokens[end - 1].kind == MARK
            and self.tokens[end - 1].text in ("-", "/", *COMMAS)
        ):
            end -= 1
        return end

    def clause(self, index: int) -> Range:
        """The clause of a token: from the link that opens it to the next one."""
        found = self._clauses.get(index)
        if found is None:
            found = self._clauses[index] = (self._begin(index), self._end(index))
        return found

    def _begin(self, index: int) -> int:
        first = max(self.passage.sentence_start(index), index - REACH)
        at = bisect_left(self._openings, index) - 1
        opened = self._openings[at] + 1 if at >= 0 else 0
        return max(first, opened, self.passage.within[index] + 1)

    def _end(self, index: int) -> int:
        last = min(self.passage.sentence_end(index), index + REACH)
        within = self.passage.within[index]
        close = self.passage.closes.get(within, last) if within >= 0 else last
        at = bisect_right(self._endings, index)
        ended = self._endings[at] if at < len(self._endings) else last
        return min(last, close, ended)

    def skip(self, at: int, limit: int) -> int:
        """The index behind times, places and asides at ``at``; itself where none stand."""
        while at < limit:
            step = self._aside(at, limit)
            if not step:
                return at
            at += step
        return at

    def _aside(self, at: int, limit: int) -> int:
        token = self.tokens[at]
        if token.kind == MARK:
            return self._bracketed(at, limit, token)
        if at in self.timed or token.base in ALONE:
            return 1
        if at + 1 < limit and token.base in about() and _counts(self.tokens[at + 1]):
            return 0  # نحو مائة متظاهر
        if token.base in SIDES and not token.clitic:
            return max(self.phrase(at, limit) - at, 1)
        if token.base in SECONDS or token.flags & AUXILIARY:
            return 1
        if (
            token.kind == WORD
            and token.flags & PREP
            and not token.flags & (COMP | RELATIVE | SUBORDINATOR)
        ):
            end = self.phrase(at + 1, limit) if at + 1 < limit else at + 1
            if end == at + 1 and at + 1 not in self.timed:
                return 1 if token.flags & ADVERBIAL else 0
            return end - at
        if token.flags & (ADVERBIAL | TIME) and not token.flags & (COMP | RELATIVE):
            return 1
        if token.clitic in ("ب", "ل", "ك") and not finite(token):
            return max(self.phrase(at, limit) - at, 1)
        return 0

    def _bracketed(self, at: int, limit: int, token: Token) -> int:
        if token.text in COMMAS or token.text in ("-", "–"):
            return 1
        if token.text == "(":
            for end in range(at + 1, min(at + 8, limit)):
                if self.tokens[end].text == ")":
                    return end + 1 - at
        return 0

    def fronted(self, begin: int, index: int) -> Range | None:
        """The noun phrase in front of the verb at ``index`` that is its subject."""
        at = self._opened(begin, index)
        for _ in range(3):
            if at >= index:
                return None
            end = self.phrase(at, index)
            if end == at:
                return None
            after = self._behind(end, index)
            if after == index:
                return at, end
            if after < index and self.tokens[after - 1].text in COMMAS:
                more = self.phrase(after, index)
                if more > after and self._behind(more, index) == index:
                    return at, end
            at = self._opened(after, index)
        return None

    def _opened(self, at: int, index: int) -> int:
        """Behind the openings of a clause: times, places, ``من جهته``."""
        while at < index:
            token = self.tokens[at]
            step = self._aside(at, index)
            if (
                not step
                and token.kind == WORD
                and (token.flags & (PRONOUN | NEGATION) or token.base in ("اما", "ان"))
            ):
                step = 1
            if not step:
                return at
            at += step
        return at

    def _behind(self, at: int, index: int) -> int:
        """Behind what may stand between subject and verb: times, places, a relative clause."""
        at = self.skip(at, index)
        if at < index and self.tokens[at].flags & RELATIVE:
            for end in range(at + 1, index):
                if self.tokens[end].text in COMMAS:
                    return self.skip(end + 1, index)
        return at

    def antecedent(self, begin: int, index: int) -> Range | None:
        """The longest noun phrase that ends right at ``index``."""
        first = max(begin, index - 10)
        for at in range(first, index):
            token = self.tokens[at]
            if token.kind == MARK or blocked(token) or (finite(token) and token.clitic != "ب"):
                continue
            if at > first and self._continues(at):
                continue
            if self.phrase(at, index) == index:
                return at, index
        return None

    def _continues(self, at: int) -> bool:
        """A phrase begins behind a verb, a preposition or a mark, or with a proclitic."""
        before, token = self.tokens[at - 1], self.tokens[at]
        opens = (
            before.kind == MARK
            or blocked(before)
            or finite(before)
            or token.clitic in ("ب", "ل", "و", "ف")
        )
        return not opens
