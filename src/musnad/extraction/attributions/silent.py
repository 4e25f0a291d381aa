"""Verbs of saying whose words are not given, for those who go on speaking behind them."""

from collections.abc import Iterator, Sequence

from musnad.extraction.attributions.subjects import after_verb
from musnad.grammar.relations import SILENT, Range, Relation
from musnad.grammar.tokens import Passage
from musnad.wordclasses import BODY, GIVEN, PREP, SPEAKER, TITLE


def find_silent(passage: Passage, relations: Sequence[Relation]) -> Iterator[Relation]:
    """Verbs of saying whose words are not given: what follows goes on with their subject.

    ``وتحدث الوزير عن المشروع … . وأضاف أن``. They serve coreference and are no attributions.
    """
    cues = {r.cue[0] for r in relations}
    contents = [span for r in relations for span in r.content]
    for start in passage.sentence_starts():
        if start in cues or any(a <= start < b for a, b in contents):
            continue
        subject = _subject(passage, start)
        if subject is not None:
            token = passage.tokens[start]
            relation = Relation(
                passage, "silent", "state", (start, start + 1), (token.head, token.end)
            )
            relation.source, relation.frame, relation.resumes = subject, SILENT, start
            yield relation


def _subject(passage: Passage, index: int) -> Range | None:
    """Who is the subject of a verb of saying at the head of a sentence."""
    token = passage.tokens[index]
    if not any(c.form.tense == "past" and c.form.person == 3 for c in token.cues):
        return None
    if token.flags & (PREP | SPEAKER) or passage.inside[index]:
        return None
    found = after_verb(passage, index + 1, passage.sentence_end(index), strict=True)
    if found is None or not passage.tokens[found[0]].flags & (TITLE | GIVEN | BODY):
        return None
    return found
