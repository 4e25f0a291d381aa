"""``نقلت X عن Y قوله إن Z``: one who passes on the words of another."""

from musnad.extraction.attributions.frames import draft
from musnad.extraction.attributions.openers import find_opener
from musnad.extraction.attributions.subjects import looks_like_source, source_of
from musnad.grammar.phrases import phrase_end
from musnad.grammar.relations import Relation
from musnad.grammar.tokens import Passage
from musnad.grammar.trace import missed
from musnad.wordclasses import COMP, Cue, Frame

NOBODY = "nobody whose words are passed on follows عن"


def match_relay(passage: Passage, text: str, index: int, cue: Cue, limit: int) -> Relation | None:
    """نقلت X عن Y (قوله) إن Z: the outer attribution; its content runs from Y to the end."""
    tokens = passage.tokens
    if cue.form.tense != "past" and cue.form.tense != "present" and cue.form.tense != "participle":
        return None
    if any(t.flags & COMP for t in tokens[index + 1 : index + 12]) and not any(
        t.base == "عن" for t in tokens[index + 1 : index + 12]
    ):
        return missed(passage, index, cue.verb.lemma, "source", NOBODY)
    about = next(
        (k for k in range(index + 1, min(limit, index + 30)) if tokens[k].base == "عن"), None
    )
    if about is None or about + 1 >= limit:
        return missed(passage, index, cue.verb.lemma, "source", NOBODY)
    frames = (Frame("that"), Frame("quote"))
    opener = find_opener(passage, about + 1, limit, frames)
    if opener is None or opener.at == about + 1:
        return missed(passage, index, cue.verb.lemma, "opener", "neither أن nor quotation follows")
    noun = _noun_cue(passage, about + 2, opener.at)
    if not looks_like_source(passage, (about + 1, noun or opener.at)):
        return missed(passage, index, cue.verb.lemma, "source", NOBODY)
    relation = draft(passage, text, index, cue, "relay")
    relation.source = source_of(passage, index, about, cue)
    relation.content = [(about + 1, limit)]
    relation.frame = "relay"
    return relation


def match_relayed(passage: Passage, text: str, outer: Relation) -> Relation | None:
    """The inner attribution of a relay: cue قوله, or عن where no noun stands."""
    tokens = passage.tokens
    start, limit = outer.content[0]
    opener = find_opener(passage, start, limit, (Frame("that"), Frame("quote")))
    if opener is None:
        return None
    end = phrase_end(passage, start, opener.at)
    noun = _noun_cue(passage, start + 1, opener.at)
    cue_at = noun if noun is not None else start - 1
    relation = Relation(
        passage, "relayed", "state", (cue_at, cue_at + 1), (tokens[cue_at].head, tokens[cue_at].end)
    )
    if noun is not None:
        act = next(c.verb.act for c in tokens[noun].cues if c.form.tense == "noun")
        relation.act = act
    relation.source = (start, min(end, noun) if noun is not None else end) if end > start else None
    relation.content = [(opener.content, limit)]
    relation.quoted = opener.colon or opener.at in passage.closes
    relation.resumes = cue_at
    relation.parent = outer
    return relation


def _noun_cue(passage: Passage, start: int, end: int) -> int | None:
    """The verbal noun that carries the relayed words: قوله، تأكيده."""
    tokens = passage.tokens
    return next(
        (k for k in range(start, end) if any(c.form.tense == "noun" for c in tokens[k].cues)), None
    )
