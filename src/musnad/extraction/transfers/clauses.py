"""Triggers of transfers and the words that each may govern."""

from collections.abc import Iterator
from typing import NamedTuple

from musnad.conjugation import finite_forms
from musnad.grammar.tokens import COMMAS, Passage, Token
from musnad.model import (
    Analysis,
)
from musnad.tables import kept, read_table
from musnad.text import fold

REACH = 45
BACK = 6
BREAKS = frozenset({"؛", ";", ":"})


class Words(NamedTuple):
    """The table by use; ``triggers``: folded spelling -> rule."""

    triggers: dict[str, str]
    future: dict[str, str]  # سيسلم, ستسلم: never the past of تسلم
    goods: frozenset[str]
    qualifiers: frozenset[str]
    marks: dict[str, frozenset[str]]


@kept()
def vocabulary() -> Words:
    """The words of ``transfers.toml``, built at first use."""
    table = read_table("transfers.toml")
    triggers: dict[str, str] = {}
    future: dict[str, str] = {}
    for rule, verbs in sorted(table["verbs"].items(), reverse=True):
        for verb in verbs:
            for form in finite_forms(*verb.split()):
                if form.person == 3:
                    triggers.setdefault(fold(form.spelling), rule)
                    if form.tense == "present":
                        future[fold(form.spelling)] = rule
    for rule, nouns in table["nouns"].items():
        triggers.update((fold(noun), rule) for noun in nouns)
    heads = frozenset(map(fold, table["goods"]["heads"]))
    goods = heads | {"ال" + head for head in heads} | {head + "ا" for head in heads}
    own = frozenset(map(fold, table["goods"]["qualifiers"]))
    marks = {name: frozenset(map(fold, words)) for name, words in table["marks"].items()}
    return Words(triggers, future, goods, own | {"ال" + word for word in own}, marks)


class Clause(NamedTuple):
    """A trigger at token ``at`` and what it may govern: tokens up to ``end``."""

    passage: Passage
    at: int
    end: int
    rule: str
    analysis: Analysis

    @property
    def tokens(self) -> list[Token]:
        return self.passage.tokens

    @property
    def near(self) -> tuple[int, int]:
        """The offsets behind the trigger."""
        return self.tokens[self.at].end, self.tokens[self.end - 1].end


def clauses_of(passage: Passage, analysis: Analysis) -> Iterator[Clause]:
    """Every trigger with what it governs: one look-up a token."""
    triggers = vocabulary().triggers
    for index, token in enumerate(passage.tokens):
        rule = triggers.get(token.base)
        if rule is None:
            continue
        if "س" in token.clitic:
            rule = vocabulary().future.get(token.base, rule)
        end = limit = min(passage.sentence_end(index), index + REACH)
        for at in range(index + 1, limit):
            if passage.tokens[at].base in triggers or _breaks(passage, at):
                end = at
                break
        if end > index + 1:
            yield Clause(passage, index, end, rule, analysis)


def _breaks(passage: Passage, at: int) -> bool:
    """A mark that ends the clause; a comma does so in front of a verb of speech (موضحا أن)."""
    text, after = passage.tokens[at].text, passage.tokens[at + 1 : at + 2]
    return text in BREAKS or (text in COMMAS and bool(after) and bool(after[0].cues))
