"""Verbs, participles and verbal nouns as cues: each frame is tried until its slots are filled."""

from musnad.extraction.attributions.openers import Opener, find_opener
from musnad.extraction.attributions.subjects import (
    after_verb,
    antecedent,
    before_verb,
    looks_like_source,
    skip_adverbs,
)
from musnad.grammar.phrases import is_finite, is_verb, match_known, phrase_end
from musnad.grammar.relations import Range, Relation
from musnad.grammar.tokens import COMMAS, MARK, NUMBER, STOPS, WORD, Passage, Token
from musnad.lexicon import (
    ADVERBIAL, AUDIENCE, AUXILIARY, BODY, COMP, GIVEN, MEDIA_HEAD, NEGATION, OPENER, PLACE, PREP, PRONOUN, RELATIVE, SPEAKER, TIME, Cue, Frame, lexicon,
)  # fmt: skip
from musnad.text import MARKS

DAMMA, SHADDA = "\u064f", "\u0651"


def match_verb(passage: Passage, text: str, index: int) -> Relation | None:
    """The attribution that the verb form at ``index`` builds, or ``None``."""
    token = passage.tokens[index]
    readings = [cue for cue in token.cues if _possible(passage, index, cue)]
    for cue in readings:
        relation = _match(passage, text, index, cue)
        if relation is not None:
            return relation
    return None


def _possible(passage: Passage, index: int, cue: Cue) -> bool:
    tense = cue.form.tense
    token = passage.tokens[index]
    if tense == "participle":
        return _participle_reports(passage, index, cue)
    before = passage.tokens[index - 1] if index else None
    if before is not None and tense == "past" and not token.clitic and _governs_noun(before):
        return False
    if tense == "noun" and before is not None and before.flags & NEGATION:
        return False
    if tense == "noun":
        return token.clitic in ("", "ب", "و", "ل", "وب") and not cue.verb.weak or cue.verb.lemma == "قال"
    if token.flags & PLACE and not token.clitic or before_is_refusal(passage, index):
        return False
    if cue.form.person == 1 and not passage.inside[index] and not _somebody_speaks(passage, index, tense):
        return False
    if token.clitic not in ("", "و", "ف", "س", "وس", "فس", "ل"):
        return False
    if before is not None and before.flags & PREP and before.base in ("في", "من", "عن", "الي", "علي", "خلال", "بعد", "قبل"):
        return False
    if tense == "jussive":
        return before is not None and bool(before.flags & NEGATION)
    return not (before is not None and before.base in ("لم", "لن", "لا") and cue.verb.act != "decline") or cue.verb.weak is False


def before_is_refusal(passage: Passage, index: int) -> bool:
    """عدم ذكر اسمه: what is not to be said."""
    return index > 0 and passage.tokens[index - 1].base == "عدم"


def _somebody_speaks(passage: Passage, index: int, tense: str) -> bool:
    """Without quotation marks a first person needs a speaker earlier in the sentence."""
    if tense == "past" or passage.tokens[index].flags & GIVEN:
        return False
    return any(is_finite(t) for t in passage.tokens[passage.sentence_start(index) : index])


def _governs_noun(token: Token) -> bool:
    """A verb right before: what follows is its object (``ترفض وصف``), unless it is an auxiliary."""
    return token.kind == WORD and is_verb(token) and not token.flags & AUXILIARY


def _participle_reports(passage: Passage, index: int, cue: Cue) -> bool:
    token = passage.tokens[index]
    if token.clitic not in ("", "و") or token.flags & ADVERBIAL and cue.verb.lemma != "قال":
        return False
    before = passage.tokens[index - 1] if index else None
    if before is None or before.kind == MARK:
        return True
    if token.clitic == "و" or before.cues:
        return True
    return token.text.endswith("ا") and not cue.verb.weak


def _match(passage: Passage, text: str, index: int, cue: Cue) -> Relation | None:
    limit = _limit(passage, index)
    frames = cue.verb.frames
    if cue.verb.relay:
        return _relay(passage, text, index, cue, limit)
    paired = _paired(passage, index, limit)
    if paired is not None:
        return _pair(passage, text, index, cue, paired, limit)
    opener = find_opener(passage, index + 1, limit, frames)
    if opener is not None and opener.frame.target:
        return _targeted(passage, text, index, cue, opener)
    if opener is not None and not _object_first(passage, index, cue, opener):
        relation = _opened(passage, text, index, cue, opener, limit)
        if relation is not None:
            return relation
    bare = next((f for f in frames if f.kind == "noun" and not f.preposition and not f.target and not f.word), None)
    if bare is not None and not bare.addressee:
        return _nominal(passage, text, index, cue, limit)
    asked = next((f for f in frames if f.addressee_preposition), None)
    if asked is not None:
        return _asked(passage, text, index, cue, asked, limit)
    if any(f.kind == "nothing" for f in frames) and passage.block.kind in ("title", "subhead"):
        return _wordless(passage, text, index, cue)
    return None


def _paired(passage: Passage, index: int, limit: int) -> int | None:
    """The second verb of a pair that shares subject and object: ``ترحب وتدعم``."""
    if index + 1 >= limit:
        return None
    token = passage.tokens[index + 1]
    paired = token.kind == WORD and token.clitic == "و" and (is_verb(token) or is_finite(token))
    return index + 1 if paired and not token.flags & AUXILIARY else None


def _pair(passage: Passage, text: str, index: int, cue: Cue, last: int, limit: int) -> Relation | None:
    form = cue.form
    if form.tense not in ("past", "present"):
        return None
    source = None if form.person == 1 else before_verb(passage, index, form.number, form.gender)
    relation = _draft(passage, text, index, cue, "paired-object")
    relation.source, relation.frame = source, "noun"
    start = last + 1
    closing = start < len(passage.tokens) and passage.tokens[start].kind == MARK
    if start >= limit or closing:
        relation.frame, relation.rule = "nothing", "paired-act"
        return relation if source is not None and passage.block.kind in ("title", "subhead") else None
    if source is None and form.person == 3 or passage.tokens[start].flags & PREP and not passage.tokens[start].flags & OPENER:
        return None
    relation.cue_span = (relation.cue_span[0], passage.tokens[last].end)
    relation.content = [(start, limit)]
    return relation


def _asked(passage: Passage, text: str, index: int, cue: Cue, frame: Frame, limit: int) -> Relation | None:
    """طلب S من A C: what is asked of somebody."""
    tokens = passage.tokens
    at = next((k for k in range(index + 1, min(limit, index + 12)) if tokens[k].base == frame.addressee_preposition), None)
    if at is None or at + 1 >= limit:
        return None
    end = phrase_end(passage, at + 1, limit, strict=True)
    source = _source(passage, index, at, cue)
    if end == at + 1 or end >= limit or source is None or not looks_like_source(passage, source):
        return None
    if tokens[end].kind != WORD or tokens[end].flags & PREP and not tokens[end].flags & OPENER or not looks_like_source(passage, (at + 1, end)):
        return None
    relation = _draft(passage, text, index, cue, "asked-of")
    relation.source, relation.addressee, relation.frame = source, (at + 1, end), "noun"
    relation.content = [(end, limit)]
    return relation


def _object_first(passage: Passage, index: int, cue: Cue, opener: Opener) -> bool:
    """A quotation far behind is inside a nominal content: ``أعلنت الوزارة فرض عقوبات بسبب "…"``."""
    bare = any(f.kind == "noun" and not f.preposition and not f.target and not f.word for f in cue.verb.frames)
    if not bare or opener.colon or opener.at not in passage.closes or cue.form.tense != "past":
        return False
    end = phrase_end(passage, index + 1, opener.at, strict=True)
    return end < opener.at and bool(passage.tokens[end].flags & OPENER)


def _limit(passage: Passage, index: int) -> int:
    """The end of the clause that may belong to the cue: its sentence, and its own quotation."""
    limit = passage.sentence_end(index)
    if passage.inside[index]:
        for start, end in passage.closes.items():
            if start < index < end < limit:
                limit = end
        stop = next((k for k in range(index + 1, limit) if passage.tokens[k].text in STOPS), limit)
        limit = max(stop, index + 1)
    return limit


def _draft(passage: Passage, text: str, index: int, cue: Cue, rule: str) -> Relation:
    token = passage.tokens[index]
    form = cue.form
    end = token.end
    kind = {"participle": "participle-", "noun": "noun-"}.get(form.tense, "")
    relation = Relation(passage, kind + rule, cue.verb.act, (index, index + 1), (token.head, end))
    relation.gender, relation.number, relation.person = form.gender, form.number, form.person
    relation.resumes = index
    relation.impersonal = form.tense in ("past", "present") and _passive(text, token)
    relation.dependent = form.tense in ("participle", "noun")
    return relation


def _passive(text: str, token: Token) -> bool:
    """A damma on the first letter marks the passive: ذُكر، يُعتقد."""
    raw = text[token.head : token.head + 3]
    return len(raw) > 2 and raw[1] == DAMMA and raw[1] in MARKS


def _we(passage: Passage, index: int, opener_at: int) -> Range | None:
    """``أنا أندد``, ``ندعو نحن، قادة مصر``: the pronoun that names the first person."""
    tokens = passage.tokens
    if index and tokens[index - 1].flags & PRONOUN:
        return index - 1, index
    if index + 1 < opener_at and tokens[index + 1].flags & PRONOUN:
        end = phrase_end(passage, index + 1, opener_at)
        return index + 1, max(end, index + 2)
    return None


def _source(passage: Passage, index: int, opener_at: int, cue: Cue, opener_addressed: bool = False) -> Range | None:
    form = cue.form
    if form.tense == "participle" or form.tense == "noun":
        return None
    if form.person == 1:
        return _we(passage, index, opener_at)
    if opener_addressed and form.tense == "present":
        subject = before_verb(passage, index, form.number, form.gender) or antecedent(passage, index)
        if subject is not None:
            return subject
    if form.number == "s" and not form.object:
        found = after_verb(passage, index + 1, opener_at, strict=opener_addressed)
        if found is not None:
            return found
    if form.object:
        found = after_verb(passage, index + 1, opener_at, strict=True)
        if found is not None and looks_like_source(passage, found):
            return found
    subject = before_verb(passage, index, form.number, form.gender)
    if subject is None and index and passage.tokens[index - 1].flags & RELATIVE:
        return antecedent(passage, index - 1, anybody=True, number=form.number)
    if subject is None and passage.tokens[index + 1].base in ("فيها", "فيه") and index + 1 < opener_at:
        return antecedent(passage, index)
    return subject


def _opened(passage: Passage, text: str, index: int, cue: Cue, opener: Opener, limit: int) -> Relation | None:
    source = _source(passage, index, opener.at, cue, opener.frame.addressee)
    if not _reasonable(passage, index, cue, opener, source):
        return None
    if cue.verb.weak and _passive(text, passage.tokens[index]) and cue.form.tense != "participle" and opener.at != index + 1:
        return None
    kind = {"that": "that", "quote": "colon" if opener.colon else "quote", "noun": "object", "word": "word"}[opener.frame.kind]
    side = "implied" if source is None else ("subject-verb" if source[1] <= index else "verb-subject")
    rule = kind if cue.form.tense in ("participle", "noun") else f"{side}-{kind}"
    relation = _draft(passage, text, index, cue, rule)
    relation.source = source
    relation.frame = opener.frame.kind
    relation.quoted = opener.colon or opener.at in passage.closes
    if opener.frame.preposition and passage.tokens[opener.at].base == opener.frame.preposition and opener.at == index + 1:
        relation.cue_span = (relation.cue_span[0], passage.tokens[opener.at].end)
    relation.content = [(opener.content, limit)]
    begin = source[1] if source and source[0] > index else index + 1
    relation.addressee = _addressee(passage, begin, opener, source, index)
    relation.act = _feeling(passage, cue, opener) or relation.act
    if _offstage(passage, relation):
        return None
    return relation


def _offstage(passage: Passage, relation: Relation) -> bool:
    """A first person outside quotation marks is no speaker of the paper's text."""
    inside = passage.inside[relation.cue[0]]
    return relation.person == 1 and not inside and relation.rule.startswith("implied") and False


def _reasonable(passage: Passage, index: int, cue: Cue, opener: Opener, source: Range | None) -> bool:
    """Weak cues need their frame filled closely, and somebody who can speak."""
    verb = cue.verb
    if verb.subject == "document":
        return source is not None
    if passage.tokens[index].flags & PREP and SHADDA not in passage.raw(index):
        named = source is not None and source[1] == opener.at and looks_like_source(passage, source)
        opens = passage.tokens[index].clitic in ("و", "ف") or index == passage.sentence_start(index)
        return opener.frame.kind == "that" and named and opens
    gap = opener.at - index
    if verb.weak and source is not None and source[0] > index and opener.frame.kind == "that" and _wanders(passage, source[1], opener.at):
        return False
    if source is None:
        if cue.form.tense in ("participle", "noun"):
            return gap <= (12 if opener.frame.kind != "noun" else 3)
        if verb.weak and (opener.frame.kind == "noun" or cue.form.object):
            return False
        far = any(t.kind == WORD and not t.flags & (PREP | TIME) and not t.clitic for t in passage.tokens[index + 1 : opener.at])
        return gap <= 25 and not (far and verb.weak and opener.frame.kind != "that" and gap > 8)
    if verb.weak or opener.frame.kind == "noun":
        return looks_like_source(passage, source)
    return True


def _wanders(passage: Passage, start: int, end: int) -> bool:
    """Too much stands between source and complementiser for a cue that is also an ordinary word."""
    between = passage.tokens[start:end]
    return len(between) > 5 and not any(t.text in COMMAS for t in between)


def _feeling(passage: Passage, cue: Cue, opener: Opener) -> str | None:
    if cue.verb.lemma not in ("أعرب", "عبر", "أبدى"):
        return None
    return feeling_act(passage, opener.content)


def feeling_act(passage: Passage, content: int) -> str | None:
    """The act named by a feeling: أعرب عن قلقه is condemn, عن ترحيبه praise."""
    tokens = passage.tokens
    if content >= len(tokens):
        return None
    base = tokens[content].base
    for act, words in feelings().items():
        if any(base.removeprefix("ال").startswith(word) for word in words):
            return act
    return None


def feelings() -> dict[str, tuple[str, ...]]:
    return lexicon().feelings


def _addressee(passage: Passage, begin: int, opener: Opener, source: Range | None, index: int) -> Range | None:
    tokens = passage.tokens
    if opener.frame.addressee and opener.at > begin:
        start = begin
        if source is None and index + 1 < opener.at:
            start = index + 1
        if opener.frame.addressee_preposition and tokens[start].base == opener.frame.addressee_preposition:
            start += 1
        end = phrase_end(passage, start, opener.at)
        if end > start and looks_like_source(passage, (start, end)):
            return start, end
    for at in range(begin, opener.at):
        token = tokens[at]
        if token.kind != WORD:
            continue
        spoken_to = token.clitic.endswith("ل") and (token.flags & (MEDIA_HEAD | AUDIENCE) or _medium(passage, at))
        if spoken_to or at and tokens[at - 1].base in ("مع", "ل", "لـ") and (token.flags & MEDIA_HEAD or _medium(passage, at)):
            end = phrase_end(passage, at, opener.at)
            return at, max(end, at + 1)
        if token.text in ("ل", "لـ") and at + 1 < opener.at:
            close = passage.closes.get(at + 1)
            end = close + 1 if close is not None else phrase_end(passage, at + 1, opener.at)
            return (at + 1, end) if end > at + 1 else None
    return None


def _medium(passage: Passage, at: int) -> bool:
    found = match_known(passage.tokens, at)
    return found is not None and found[1].kind == "media"


def _targeted(passage: Passage, text: str, index: int, cue: Cue, opener: Opener) -> Relation | None:
    """اتهم S T بـC: the target stands in the content, which runs on from it."""
    limit = _limit(passage, index)
    form = cue.form
    if form.object or form.tense == "noun":
        source = _source(passage, index, opener.at, cue)
        content = opener.content
    else:
        source = None if form.tense == "participle" else before_verb(passage, index, form.number, form.gender)
        content = skip_adverbs(passage, index + 1, opener.at)
        if source is None and form.tense != "participle" and form.number == "s":
            source = after_verb(passage, index + 1, opener.at, strict=True)
            content = source[1] if source else content
        content = _skip_commas(passage, content, opener.at)
    if source is None and cue.verb.weak or source is not None and not looks_like_source(passage, source):
        return None
    relation = _draft(passage, text, index, cue, "target")
    relation.source, relation.frame = source, "noun"
    relation.content = [(content, limit)]
    return relation


def _skip_commas(passage: Passage, at: int, limit: int) -> int:
    """Over a parenthetic time between commas: ``، الثلاثاء، ``."""
    tokens = passage.tokens
    while at < limit and (tokens[at].text in COMMAS or tokens[at].flags & TIME and tokens[at].kind == WORD):
        at += 1
    return at


def _nominal(passage: Passage, text: str, index: int, cue: Cue, limit: int) -> Relation | None:
    """A nominal object without a mark of its own: نفت روسيا استخدام معدات."""
    form = cue.form
    tokens = passage.tokens
    if form.tense == "noun" or cue.verb.noun_only and form.tense == "participle" and cue.verb.weak:
        return None
    source = before_verb(passage, index, form.number, form.gender) if form.tense != "participle" and form.person == 3 else None
    if source is None and form.tense == "present":
        source = antecedent(passage, index)
    start = skip_adverbs(passage, index + 1, limit)
    if source is None and form.tense != "participle" and form.number == "s" and form.person == 3:
        if start < limit and (not tokens[start].flags & OPENER or tokens[start].flags & BODY):
            source = after_verb(passage, start, limit, strict=True)
            if source is not None and not looks_like_source(passage, source):
                return None
            start = source[1] if source else start
    start = _skip_commas(passage, skip_adverbs(passage, start, limit), limit)
    if start >= limit or not _object_starts(passage, start, cue, source, index):
        return None
    side = "implied" if source is None else ("subject-verb" if source[1] <= index else "verb-subject")
    relation = _draft(passage, text, index, cue, "object" if relation_is_dependent(cue) else f"{side}-object")
    relation.source, relation.frame = source, "noun"
    relation.content = [(start, limit)]
    relation.act = feeling_act(passage, start) or relation.act if cue.verb.lemma == "أبدى" else relation.act
    return relation


def relation_is_dependent(cue: Cue) -> bool:
    return cue.form.tense in ("participle", "noun")


def _object_starts(passage: Passage, start: int, cue: Cue, source: Range | None, index: int) -> bool:
    token = passage.tokens[start]
    if token.kind == NUMBER or start in passage.closes:
        return source is not None or start in passage.closes
    if token.kind != WORD or token.text in STOPS or token.clitic not in ("",):
        return False
    if token.flags & PREP and not token.flags & OPENER or token.flags & RELATIVE:
        return False
    if cue.form.tense == "participle":
        return True
    if source is None and cue.form.person == 3:
        strong = token.flags & OPENER and not token.flags & SPEAKER
        at_start = index == passage.sentence_start(index) or passage.tokens[index].clitic in ("و", "ف") or cue.form.tense == "participle"
        return bool(strong and at_start) and not (cue.verb.weak and cue.form.tense != "participle")
    return True


def _wordless(passage: Passage, text: str, index: int, cue: Cue) -> Relation | None:
    """A headline that names an act and no content: نتنياهو يتوعّد."""
    source = before_verb(passage, index, cue.form.number, cue.form.gender)
    if source is None or index + 1 != len(passage.tokens):
        return None
    relation = _draft(passage, text, index, cue, "headline-act")
    relation.source, relation.frame = source, "nothing"
    return relation


def _relay(passage: Passage, text: str, index: int, cue: Cue, limit: int) -> Relation | None:
    """نقلت X عن Y (قوله) إن Z: the outer attribution; its content runs from Y to the end."""
    tokens = passage.tokens
    if cue.form.tense != "past" and cue.form.tense != "present" and cue.form.tense != "participle":
        return None
    if any(t.flags & COMP for t in tokens[index + 1 : index + 12]) and not any(t.base == "عن" for t in tokens[index + 1 : index + 12]):
        return None
    about = next((k for k in range(index + 1, min(limit, index + 30)) if tokens[k].base == "عن"), None)
    if about is None or about + 1 >= limit:
        return None
    frames = (Frame("that"), Frame("quote"))
    opener = find_opener(passage, about + 1, limit, frames)
    if opener is None or opener.at == about + 1 or not looks_like_source(passage, (about + 1, opener.at)):
        return None
    relation = _draft(passage, text, index, cue, "relay")
    relation.source = _source(passage, index, about, cue)
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
    noun = next((k for k in range(start + 1, opener.at) if any(c.form.tense == "noun" for c in tokens[k].cues)), None)
    cue_at = noun if noun is not None else start - 1
    relation = Relation(passage, "relayed", "state", (cue_at, cue_at + 1), (tokens[cue_at].head, tokens[cue_at].end))
    if noun is not None:
        act = next(c.verb.act for c in tokens[noun].cues if c.form.tense == "noun")
        relation.act = act
    relation.source = (start, min(end, noun) if noun is not None else end) if end > start else None
    relation.content = [(opener.content, limit)]
    relation.quoted = opener.colon or opener.at in passage.closes
    relation.resumes = cue_at
    relation.parent = outer
    return relation
