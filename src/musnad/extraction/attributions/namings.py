"""What somebody calls a thing: ``ما سماه الرئيس «الفوضى الخلاقة»``, ``كما أطلق عليها البعض``."""

from musnad.extraction.attributions.frames import draft
from musnad.extraction.attributions.subjects import after_verb, before_verb, looks_like_source
from musnad.grammar.relations import Relation
from musnad.grammar.tokens import Passage
from musnad.grammar.trace import missed
from musnad.wordclasses import Cue

CALLED = frozenset({"عليه", "عليها", "عليهم", "عليهما"})
REFLEXIVE = frozenset({"نفسه", "نفسها", "أنفسهم", "انفسهم"})
LONGEST = 6  # words of a name that no marks close


def fill_naming(passage: Passage, text: str, index: int, cue: Cue, limit: int) -> Relation | None:
    """سماه S C, أطلق S على نفسه C: the name is the content, in quotation marks or before a stop."""
    tokens, form = passage.tokens, cue.form
    if not form.object and cue.verb.lemma != "أطلق":
        return missed(passage, index, cue.verb.lemma, "form", "the passive: what it is called")
    at = index + 1 if form.object else _behind_called(passage, index + 1, limit)
    if at is None:
        return missed(passage, index, cue.verb.lemma, "opener", "no thing that is named")
    if form.person != 3:
        return missed(passage, index, cue.verb.lemma, "form", "the narrator's own name for it")
    name = next((k for k in range(at, min(limit, at + 12)) if k in passage.closes), None)
    if name is None:
        return missed(passage, index, cue.verb.lemma, "content", "no name in quotation marks")
    source = after_verb(passage, at, name, strict=False)
    if source is not None and (source[1] != name or not looks_like_source(passage, source)):
        return missed(passage, index, cue.verb.lemma, "source", "nobody who names stands there")
    if source is None and name != at:
        return missed(passage, index, cue.verb.lemma, "content", "the name does not follow")
    relation = draft(passage, text, index, cue, "naming")
    relation.source = source or before_verb(passage, index, form.number, form.gender)
    relation.content, relation.frame = [(name, passage.closes[name] + 1)], "quote"
    relation.quoted = True
    end = tokens[at - 1].end
    relation.cue_span = (relation.cue_span[0], end)
    return relation


def _behind_called(passage: Passage, at: int, limit: int) -> int | None:
    """The index behind عليه, على نفسه."""
    tokens = passage.tokens
    if at < limit and tokens[at].text in CALLED:
        return at + 1
    own = at + 1 < limit and tokens[at].base == "علي" and tokens[at + 1].text in REFLEXIVE
    return at + 2 if own else None
