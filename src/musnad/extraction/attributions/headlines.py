"""Headlines: ``X: …`` says who speaks without a verb."""

from musnad.extraction.attributions.subjects import looks_like_source
from musnad.grammar.phrases import is_verb, phrase_end
from musnad.grammar.relations import Relation
from musnad.grammar.tokens import COMMAS, Passage
from musnad.wordclasses import OPENER, TIME

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
    if any(is_verb(t) for t in tokens[start:colon]):
        return None
    end = phrase_end(passage, start, colon)
    if end != colon or not looks_like_source(passage, (start, colon)):
        return None
    relation = Relation(
        passage,
        "headline-colon",
        "state",
        (colon, colon + 1),
        (tokens[colon].start, tokens[colon].end),
    )
    relation.source = (start, colon)
    relation.content = [(colon + 1, len(tokens))]
    relation.frame, relation.resumes = "quote", colon
    first = tokens[colon + 1]
    close = passage.closes.get(colon + 1)
    relation.quoted = close + 1 >= len(tokens) if close is not None else not first.flags & OPENER
    return relation
