"""What a relative clause says of its antecedent: ``الدعم الذي وعدت به الدولة``."""

from musnad.extraction.attributions.frames import draft
from musnad.extraction.attributions.subjects import after_verb, looks_like_source
from musnad.grammar.phrases import phrase_end
from musnad.grammar.relations import Range, Relation
from musnad.grammar.tokens import COMMAS, WORD, Passage
from musnad.grammar.trace import missed
from musnad.wordclasses import (
    COMP,
    DEFINITE,
    DOCUMENT,
    OCCASION,
    PREP,
    RELATIVE,
    SPEAKER,
    TIME,
    VERB,
    Cue,
)

REACH = 9  # words of an antecedent
# the pronoun that stands for the antecedent behind the verb: طالب بها، دعا إليه
RETURNING = {
    "ب": ("به", "بها", "بهم", "بهما"),
    "عن": ("عنه", "عنها", "عنهم"),
    "الي": ("اليه", "اليها", "اليهم"),
    "علي": ("عليه", "عليها", "عليهم"),
    "من": ("منه", "منها", "منهم"),
}


def fill_relative(passage: Passage, text: str, index: int, cue: Cue, limit: int) -> Relation | None:
    """``الإجراءات التي يطالب بها الدائنون``: what is said stands before the relative pronoun."""
    tokens = passage.tokens
    if not index or not tokens[index - 1].flags & RELATIVE or cue.form.person != 3:
        return None
    start = _behind_return(passage, index, cue, limit)
    if start is None:
        return None
    source = after_verb(passage, start, limit, strict=True)
    if source is None or not looks_like_source(passage, source):
        return missed(passage, index, cue.verb.lemma, "source", "nobody who can speak follows")
    content = _antecedent(passage, index - 1)
    said = content and passage.tokens[content[0]].flags & (DOCUMENT | OCCASION)
    if content is None or (said and cue.verb.act == "state"):  # التصريحات التي أدلى بها
        return missed(passage, index, cue.verb.lemma, "content", "no noun before the relative")
    relation = draft(passage, text, index, cue, "relative-object")
    relation.source, relation.content, relation.frame = source, [content], "noun"
    relation.trailing = True
    after = tokens[source[1]] if source[1] < limit else None
    if cue.verb.lemma == "اعتبر" and after is not None and not after.flags & PREP:
        relation.content, relation.trailing = [(source[1], limit)], False  # منظمة إرهابية
    return relation


def _behind_return(passage: Passage, index: int, cue: Cue, limit: int) -> int | None:
    """The index behind the verb and the pronoun that returns to the antecedent."""
    nominal = [f for f in cue.verb.frames if f.kind == "noun" and not f.target and not f.word]
    if cue.verb.objects or cue.verb.lemma == "أبدى":
        return None  # الأسئلة التي يطرحها, الاهتمام الذي أبداه
    if cue.form.object:
        bare = any(not f.preposition and not f.addressee for f in nominal)
        return index + 1 if bare else None
    after = passage.tokens[index + 1].text if index + 1 < limit else ""
    returns = any(after in RETURNING.get(frame.preposition, ()) for frame in nominal)
    return index + 2 if returns else None


def _antecedent(passage: Passage, end: int) -> Range | None:
    """The noun phrase that ends before the relative pronoun at ``end``."""
    tokens, best, ends = passage.tokens, None, {end}
    while end > 0 and tokens[end - 1].text in COMMAS:
        end -= 1
    for at in range(end - 1, max(passage.sentence_start(end), end - REACH) - 1, -1):
        token = tokens[at]
        if token.kind != WORD or token.flags & (PREP | COMP | TIME | VERB) or token.cues:
            break
        if token.clitic == "ل":
            ends.add(at)  # الإجراءات المثيرة للجدل
            continue
        if phrase_end(passage, at, end, strict=True) in ends:
            best = at, end
        if token.clitic:
            break
    if best is None:
        return None
    first = tokens[best[0] - 1] if best[0] else None
    if first and first.flags & DEFINITE and not first.flags & SPEAKER and not first.clitic:
        best = best[0] - 1, end  # الإجراءات | المثيرة للجدل
    return best
