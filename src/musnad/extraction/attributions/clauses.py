"""Of whom the clause before a verb without subject speaks: ``اعتقلت الشرطة … وقالت``."""

from musnad.extraction.attributions.subjects import LOOK_BACK, after_verb, looks_like_source
from musnad.grammar.phrases import phrase_end
from musnad.grammar.readings import is_finite
from musnad.grammar.relations import Range
from musnad.grammar.tokens import COMMAS, WORD, Passage
from musnad.wordclasses import DEFINITE, GIVEN, HONORIFIC, PREP, SPEAKER, TITLE, VERB


def clause_subject(passage: Passage, index: int, participle: bool = False) -> Range | None:
    """The subject of the verb before; ``None`` behind another cue.

    In front of a participle (``ودافع مورينيو عن الحارس قائلا``) any name may be one.
    """
    tokens = passage.tokens
    start = passage.sentence_start(index)
    for at in range(index - 1, max(start, index - LOOK_BACK - 14) - 1, -1):
        token = tokens[at]
        if token.cues and is_finite(token) and not token.flags & (VERB | TITLE | PREP):
            return None
        opens = at == start or token.clitic in ("و", "ف") or tokens[at - 1].text in COMMAS
        if token.kind != WORD or not token.flags & VERB or not opens:
            continue
        found = after_verb(passage, at + 1, index, strict=True)
        if found is None:
            continue
        named = participle and looks_like_source(passage, found)
        if named or tokens[found[0]].flags & (SPEAKER | GIVEN):
            return found
    return _only_person(passage, start, index) if tokens[index].clitic == "و" else None


def _only_person(passage: Passage, start: int, index: int) -> Range | None:
    """The one person of whom it speaks so far: ``ووافقتها الفنانة ابتسام عبدالله … وقالت``."""
    tokens, found = passage.tokens, None
    at = max(start, index - LOOK_BACK - 14)
    while at < index:
        token = tokens[at]
        if token.cues and is_finite(token) and not token.flags & (TITLE | PREP):
            return None
        head = token.flags & (HONORIFIC | TITLE) and token.flags & DEFINITE and not token.clitic
        if not head:
            at += 1
            continue
        end = phrase_end(passage, at, index, strict=True)
        named = any(t.flags & GIVEN for t in tokens[at + 1 : end])
        governed = at > start and tokens[at - 1].flags & PREP
        if named and (found is not None or governed):
            return None
        found = (at, end) if named else found
        at = max(end, at + 1)
    return found
