"""Who a noun phrase names: somebody, a state or force, an armed one, or only a thing."""

from musnad.extraction.events.nominals import SOMEONE, proper, quantified
from musnad.extraction.events.triggers import words
from musnad.grammar.tokens import QUOTES, WORD, Passage, Token
from musnad.lexicon import lexicon
from musnad.wordclasses import BODY, GIVEN, GROUP, MAYBE_GIVEN, PEOPLE, STATE


def head_of(passage: Passage, begin: int, end: int) -> Token | None:
    """The first noun of a phrase behind its numbers."""
    at = quantified(passage, begin, end)
    while at < end and passage.tokens[at].kind != WORD:
        at += 1
    return passage.tokens[at] if at < end else None


def someone(passage: Passage, span: tuple[int, int]) -> bool:
    """Does the phrase name somebody: persons, bodies, states, forces?"""
    head = head_of(passage, *span)
    if head is None:
        return True  # a number alone
    if head.flags & (SOMEONE | GIVEN | MAYBE_GIVEN) or proper(head):
        return True
    stem = head.base.removeprefix("ال")
    if stem.endswith("ي") and lexicon().classify(stem + "ن") & SOMEONE:
        return True  # مسؤولي المجموعة
    return (
        stem in words("someone", "people")
        or stem.endswith(("ون", "يين"))
        or (passage.tokens[span[0]].text in QUOTES)
    )


def acting(passage: Passage, span: tuple[int, int]) -> bool:
    """A state, a body, a people or a force: one that attacks rather than one attacked."""
    head = head_of(passage, *span)
    known = head is not None and head.flags & (STATE | BODY | PEOPLE | GROUP)
    return bool(known) or armed(passage, span)


def armed(passage: Passage, span: tuple[int, int]) -> bool:
    """Does the phrase name an armed force or a crowd?"""
    listed = words("someone", "armed")
    return any(t.base.removeprefix("ال") in listed for t in passage.tokens[span[0] : span[1]])
