"""Who is sure of what, without a verb: ``أنا مقتنع بأن``, ``الشعوب على يقين أن``, ``ثقته بأن``."""

from musnad.extraction.attributions.frames import clause_limit
from musnad.extraction.attributions.openers import is_complementiser
from musnad.extraction.attributions.subjects import before_verb, looks_like_source
from musnad.grammar.relations import Relation
from musnad.grammar.tokens import Passage
from musnad.grammar.trace import missed
from musnad.lexicon import lexicon
from musnad.wordclasses import PRONOUN

MINE = frozenset({"لكني", "لكنني", "اني", "انني", "لكننا", "اننا", "باني", "بانني", "كنت", "لست"})


def match_conviction(passage: Passage, index: int) -> Relation | None:
    """The attribution of a state of mind at ``index``, or ``None``."""
    tokens = passage.tokens
    found = lexicon().convictions.get(tokens[index].base)
    if found is None or tokens[index].clitic not in ("", "و"):
        return None
    for words, gender, number in found:
        end = index + len(words)
        if tuple(t.text for t in tokens[index + 1 : end]) != words[1:] or end + 1 >= len(tokens):
            continue
        opened = end + (tokens[end].base in ("من", "علي"))
        if opened + 1 >= len(tokens) or not is_complementiser(tokens[opened]):
            return missed(passage, index, " ".join(words), "opener", "no أن follows")
        relation = Relation(
            passage, "conviction", "state", (index, end), (tokens[index].head, tokens[end - 1].end)
        )
        relation.gender, relation.number, relation.resumes = gender, number, index
        relation.content = [(opened + 1, clause_limit(passage, index))]
        relation.frame = "that"
        before = tokens[index - 1] if index else None
        if before is not None and before.flags & PRONOUN and before.base in ("انا", "نحن"):
            relation.source, relation.person = (index - 1, index), 1
        elif before is not None and before.base in MINE:
            relation.person = 1
        else:
            relation.source = before_verb(passage, index, number, gender)
        if relation.source is not None and not looks_like_source(passage, relation.source):
            relation.source = None
        return relation
    return None
