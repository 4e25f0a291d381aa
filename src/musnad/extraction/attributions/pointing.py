"""What was said stands in the sentence before: ``أوضح ذلك الوزير``, ``صرح بذلك المتحدث``."""

from musnad.extraction.attributions.frames import draft
from musnad.extraction.attributions.subjects import after_verb, looks_like_source
from musnad.grammar.relations import Relation
from musnad.grammar.tokens import STOPS, Passage
from musnad.grammar.trace import missed
from musnad.wordclasses import Cue

THAT = frozenset({"ذلك", "بذلك"})
SAYING = frozenset({"أوضح", "أكد", "صرح", "ذكر", "أعلن", "قال", "كشف", "بين", "أفاد", "أبان"})


def fill_pointing(passage: Passage, text: str, index: int, cue: Cue, limit: int) -> Relation | None:
    """The sentence before as content, where the object is no more than ذلك."""
    tokens, form = passage.tokens, cue.form
    start = passage.sentence_start(index)
    if (
        cue.verb.lemma not in SAYING
        or form.tense != "past"
        or form.person != 3
        or index + 2 >= limit
        or not start
    ):
        return None
    if tokens[index + 1].text not in THAT or passage.inside[index]:
        return None
    source = after_verb(passage, index + 2, limit, strict=False)
    if source is None or not looks_like_source(passage, source):
        return missed(passage, index, cue.verb.lemma, "source", "nobody who can speak follows ذلك")
    before = start - 1
    while before > 0 and tokens[before].text in STOPS:
        before -= 1
    relation = draft(passage, text, index, cue, "pointing")
    relation.source, relation.frame, relation.trailing = source, "noun", True
    relation.content = [(passage.sentence_start(before), before + 1)]
    return relation
