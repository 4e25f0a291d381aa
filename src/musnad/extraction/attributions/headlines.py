"""Headlines: ``X: …`` says who speaks without a verb."""

from musnad.dictionary import in_dictionary
from musnad.extraction.attributions.subjects import looks_like_source
from musnad.grammar.phrases import phrase_end
from musnad.grammar.readings import is_verb
from musnad.grammar.relations import Relation
from musnad.grammar.tokens import COMMAS, Passage, Token
from musnad.grammar.trace import missed
from musnad.lexicon import lexicon
from musnad.wordclasses import DEFINITE, OPENER, STATE, TIME

LONGEST_NAME = 9


def match_headline(passage: Passage) -> Relation | None:
    """The attribution of a headline with a colon, or ``None``."""
    tokens = passage.tokens
    colon = next((k for k, t in enumerate(tokens[: LONGEST_NAME + 12]) if t.text == ":"), None)
    if colon is None or colon + 1 >= len(tokens):
        return None
    start = next(
        (
            k + 1
            for k in range(colon - 1, -1, -1)
            if tokens[k].text in ("..", "...", "|", "-") or tokens[k].text in COMMAS
        ),
        0,
    )
    if colon - start > LONGEST_NAME or colon == start or tokens[start].flags & (OPENER | TIME):
        return None
    if any(is_verb(t) for t in tokens[start:colon]) or tokens[start].base in lexicon().labels:
        return None
    end = phrase_end(passage, start, colon)
    if tokens[start].flags & STATE and end == start + 1 and _is_topic(tokens[colon + 1]):
        return missed(passage, colon, ":", "source", "a place, and what happens there")
    told = _told(passage, end, colon)
    if (end != colon and told is None) or not looks_like_source(passage, (start, end)):
        return missed(passage, colon, ":", "source", "nobody who can speak stands before the colon")
    relation = Relation(
        passage,
        "headline-colon",
        "state",
        (colon, colon + 1),
        (tokens[colon].start, tokens[colon].end),
    )
    relation.source, relation.addressee = (start, end), told
    relation.content = [(colon + 1, len(tokens))]
    relation.frame, relation.resumes = "quote", colon
    first = tokens[colon + 1]
    close = passage.closes.get(colon + 1)
    relation.quoted = close + 1 >= len(tokens) if close is not None else not first.flags & OPENER
    return relation


def _is_topic(token: Token) -> bool:
    """``السعودية: دعوات``: what follows is a bare noun in the plural."""
    bare = token.base.endswith("ات") and not token.flags & DEFINITE
    return bare and in_dictionary(token.text)


def _told(passage: Passage, at: int, colon: int) -> tuple[int, int] | None:
    """``X لـ«الصحيفة»:``: the medium to which it was said."""
    tokens = passage.tokens
    if at >= colon or not (tokens[at].text == "ل" or tokens[at].clitic.endswith("ل")):
        return None
    start = at + 1 if tokens[at].text == "ل" else at
    return (start, colon) if start < colon else None
