"""The frames of a verbal cue.

Each fills its slots for source, addressee and content, or gives nothing.
"""

from musnad.extraction.attributions.addressees import addressee_of
from musnad.extraction.attributions.feelings import feeling_act, feeling_of
from musnad.extraction.attributions.holders import holder, is_done
from musnad.extraction.attributions.openers import ADVERBS, Opener
from musnad.extraction.attributions.plausible import plausible
from musnad.extraction.attributions.subjects import (
    after_verb,
    antecedent,
    before_verb,
    clause_subject,
    looks_like_source,
    skip_adverbs,
    source_of,
)
from musnad.grammar.phrases import phrase_end
from musnad.grammar.readings import has_possessor
from musnad.grammar.relations import Range, Relation
from musnad.grammar.tokens import COMMAS, MARK, NUMBER, STOPS, WORD, Passage, Token
from musnad.text import MARKS
from musnad.wordclasses import (
    BODY,
    COMP,
    DOCUMENT,
    OPENER,
    PREP,
    RELATIVE,
    SPEAKER,
    TIME,
    VERB,
    Cue,
    Frame,
)

# Longer than any sentence of a newspaper; texts without a full stop must stay linear.
OPINIONS = frozenset({"توقع", "اعتقد", "رجح", "ظن", "افترض", "استبعد"})
LONGEST_CONTENT = 1200
DAMMA = "\u064f"


def fill_pair(
    passage: Passage, text: str, index: int, cue: Cue, last: int, limit: int
) -> Relation | None:
    form = cue.form
    if form.tense not in ("past", "present"):
        return None
    source = None if form.person == 1 else before_verb(passage, index, form.number, form.gender)
    relation = draft(passage, text, index, cue, "paired-object")
    relation.source, relation.frame = source, "noun"
    start = last + 1
    closing = start < len(passage.tokens) and passage.tokens[start].kind == MARK
    if start >= limit or closing:
        relation.frame, relation.rule = "nothing", "paired-act"
        return (
            relation if source is not None and passage.block.kind in ("title", "subhead") else None
        )
    if (source is None and form.person == 3) or (
        passage.tokens[start].flags & PREP and not passage.tokens[start].flags & OPENER
    ):
        return None
    relation.cue = (index, last + 1)
    relation.cue_span = (relation.cue_span[0], passage.tokens[last].end)
    relation.content = [(start, limit)]
    return relation


def fill_asked(
    passage: Passage, text: str, index: int, cue: Cue, frame: Frame, limit: int
) -> Relation | None:
    """طلب S من A C, أهاب S بـA C: what is asked of somebody."""
    tokens = passage.tokens
    at = _asked_at(passage, index + 1, min(limit, index + 12), frame.addressee_preposition)
    if at is None or at >= limit:
        return None
    own = tokens[at - 1].base == frame.addressee_preposition
    end = phrase_end(passage, at, limit, strict=True)
    source = source_of(passage, index, at - 1 if own else at, cue)
    if end == at or end >= limit or source is None or not looks_like_source(passage, source):
        return None
    if (
        tokens[end].kind != WORD
        or (tokens[end].flags & PREP and not tokens[end].flags & OPENER)
        or (own and not looks_like_source(passage, (at, end)))
    ):
        return None
    relation = draft(passage, text, index, cue, "asked-of")
    relation.source, relation.addressee, relation.frame = source, (at, end), "noun"
    relation.content = [(end, limit)]
    return relation


def _asked_at(passage: Passage, begin: int, end: int, preposition: str) -> int | None:
    """Where the one who is asked begins: behind the preposition, or with it (``بالمواطنين``)."""
    for k in range(begin, end):
        token = passage.tokens[k]
        if token.base == preposition:
            return k + 1
        ordinary = token.text in ADVERBS or token.base == "اسم"
        if preposition == "ب" == token.clitic and not ordinary:
            return k
    return None


def clause_limit(passage: Passage, index: int) -> int:
    """The end of the clause that may belong to the cue: its sentence, and its own quotation."""
    tokens = passage.tokens
    limit = min(passage.sentence_end(index), index + LONGEST_CONTENT)
    if passage.inside[index]:
        limit = min(limit, passage.closes[passage.within[index]])
        stops = (k for k in range(index + 1, limit) if tokens[k].text in STOPS)
        limit = max(next(stops, limit), index + 1)
    return limit


def draft(passage: Passage, text: str, index: int, cue: Cue, rule: str) -> Relation:
    token = passage.tokens[index]
    form = cue.form
    end = token.end
    kind = {"participle": "participle-", "noun": "noun-"}.get(form.tense, "")
    relation = Relation(passage, kind + rule, cue.verb.act, (index, index + 1), (token.head, end))
    relation.gender, relation.number, relation.person = form.gender, form.number, form.person
    relation.resumes = index
    finite = form.tense in ("past", "present")
    undone = form.tense == "noun" and is_done(passage, index)
    nobody = finite and (_passive(text, token) or _nobody(passage, index, cue))
    relation.impersonal = undone or nobody
    relation.dependent = form.tense in ("participle", "noun")
    relation.owned = form.tense == "noun" and bool(form.object)
    return relation


def _nobody(passage: Passage, index: int, cue: Cue) -> bool:
    """``ويتوقع أن``, written without vowels, is the passive where no subject stands by."""
    after = passage.tokens[index + 1] if index + 1 < len(passage.tokens) else None
    present = cue.form.tense == "present" and cue.form.gender == "m" and cue.form.number == "s"
    return present and cue.verb.lemma in OPINIONS and after is not None and bool(after.flags & COMP)


def _passive(text: str, token: Token) -> bool:
    """A damma on the first letter marks the passive: ذُكر، يُعتقد."""
    raw = text[token.head : token.head + 3]
    return len(raw) > 2 and raw[1] == DAMMA and raw[1] in MARKS


def fill_opened(
    passage: Passage, text: str, index: int, cue: Cue, opener: Opener, limit: int
) -> Relation | None:
    asked = opener.frame.addressee_preposition
    joined = _asked_at(passage, index + 1, opener.at, asked) if asked == "ب" else None
    source = source_of(passage, index, joined or opener.at, cue, opener.frame.addressee)
    if not plausible(passage, index, cue, opener, source):
        return None
    if (
        cue.verb.weak
        and _passive(text, passage.tokens[index])
        and cue.form.tense != "participle"
        and opener.at != index + 1
    ):
        return None
    kind = {
        "that": "that",
        "quote": "colon" if opener.colon else "quote",
        "noun": "object",
        "word": "word",
        "asking": "question",
    }[opener.frame.kind]
    side = (
        "implied" if source is None else ("subject-verb" if source[1] <= index else "verb-subject")
    )
    rule = kind if cue.form.tense in ("participle", "noun") else f"{side}-{kind}"
    relation = draft(passage, text, index, cue, rule)
    relation.source = source
    relation.subject = _subject_before(passage, index, cue, source)
    relation.frame = opener.frame.kind
    relation.quoted = opener.colon or opener.at in passage.closes
    if (
        opener.frame.preposition
        and passage.tokens[opener.at].base == opener.frame.preposition
        and opener.at == index + 1
    ):
        relation.cue_span = (relation.cue_span[0], passage.tokens[opener.at].end)
    relation.content = [(opener.content, limit)]
    begin = source[1] if source and source[0] > index else index + 1
    relation.addressee = addressee_of(passage, begin, opener, source, index)
    relation.act = feeling_of(passage, cue, opener) or relation.act
    return relation


def _subject_before(passage: Passage, index: int, cue: Cue, source: Range | None) -> Range | None:
    implied = source is None and cue.form.person != 1 and cue.form.tense != "noun"
    return clause_subject(passage, index) if implied else None


def fill_targeted(
    passage: Passage, text: str, index: int, cue: Cue, opener: Opener
) -> Relation | None:
    """اتهم S T بـC: the target stands in the content, which runs on from it."""
    limit = clause_limit(passage, index)
    form = cue.form
    if form.object or form.tense == "noun":
        source = source_of(passage, index, opener.at, cue)
        content = opener.content
    else:
        source = (
            None
            if form.tense == "participle"
            else before_verb(passage, index, form.number, form.gender)
        )
        content = skip_adverbs(passage, index + 1, opener.at)
        if source is None and form.tense != "participle" and form.number == "s":
            source = after_verb(passage, index + 1, opener.at, strict=True)
            content = source[1] if source else content
        content = skip_commas(passage, content, opener.at)
    unsure = source is None and cue.verb.weak and form.tense != "participle"
    if unsure or (source is not None and not looks_like_source(passage, source)):
        return None
    relation = draft(passage, text, index, cue, "target")
    relation.source, relation.frame = source, "noun"
    relation.content = [(content, limit)]
    return relation


def skip_commas(passage: Passage, at: int, limit: int) -> int:
    """Over a parenthetic time between commas: ``، الثلاثاء، ``."""
    tokens = passage.tokens
    while at < limit and (
        tokens[at].text in COMMAS or (tokens[at].flags & TIME and tokens[at].kind == WORD)
    ):
        at += 1
    return at


def fill_nominal(passage: Passage, text: str, index: int, cue: Cue, limit: int) -> Relation | None:
    """A nominal object without a mark of its own: نفت روسيا استخدام معدات."""
    form = cue.form
    tokens = passage.tokens
    after = tokens[index + 1] if index + 1 < limit else None
    if after is not None and after.flags & COMP and after.base != "ما":
        return None  # أن follows at once: no object
    if form.tense == "noun":
        return _fill_held(passage, text, index, cue, limit)
    if (form.object and not cue.verb.relay) or (
        cue.verb.noun_only and form.tense == "participle" and cue.verb.weak
    ):
        return None
    source = (
        before_verb(passage, index, form.number, form.gender)
        if form.tense != "participle" and form.person == 3
        else None
    )
    if source is None and form.tense == "present":
        source = antecedent(passage, index, number=form.number)
    start = skip_adverbs(passage, index + 1, limit)
    may_follow = form.tense != "participle" and form.number == "s" and form.person == 3
    may_follow = may_follow and source is None and start < limit
    if may_follow and (not tokens[start].flags & OPENER or tokens[start].flags & BODY):
        source = after_verb(passage, start, limit, strict=True)
        if source is not None and not looks_like_source(passage, source):
            return None
        start = source[1] if source else start
    if start < limit and tokens[start].base in ("فيه", "فيها"):
        start += 1  # بيانا أكدت فيه سلامة الطائرة
    if cue.verb.subject == "document" and (source is None or not _shows(passage, source)):
        return None
    start = skip_commas(passage, skip_adverbs(passage, start, limit), limit)
    start = _past_adverbial(passage, start, limit) if source is not None else start
    if start >= limit or not _object_starts(passage, start, cue, source, index):
        return None
    side = (
        "implied" if source is None else ("subject-verb" if source[1] <= index else "verb-subject")
    )
    relation = draft(passage, text, index, cue, "object" if is_dependent(cue) else f"{side}-object")
    relation.source, relation.frame = source, "noun"
    relation.content = [(start, limit)]
    relation.act = (
        feeling_act(passage, start) or relation.act if cue.verb.lemma == "أبدى" else relation.act
    )
    return relation


def _fill_held(passage: Passage, text: str, index: int, cue: Cue, limit: int) -> Relation | None:
    """A verbal noun with its holder and its object: إعلان الجيش عزله, إدانة المجلس للهجوم."""
    source = holder(passage, index, limit)
    if source is None or source[1] >= limit:
        return None
    token = passage.tokens[source[1]]
    opens = token.flags & OPENER and not token.clitic
    governed = token.clitic == "ل" and cue.verb.act in ("condemn", "praise", "accuse", "deny")
    if token.kind != WORD or not (opens or governed or has_possessor(token)):
        return None
    relation = draft(passage, text, index, cue, "object")
    relation.source, relation.frame = source, "noun"
    relation.content = [(source[1], limit)]
    return relation


def _shows(passage: Passage, source: Range) -> bool:
    """A document, or one who can speak; تظهر مشاهد القتل is no statement."""
    return bool(passage.tokens[source[0]].flags & (DOCUMENT | SPEAKER))


def _past_adverbial(passage: Passage, start: int, limit: int) -> int:
    """``أكد الفريق بالمستشفى | حاجة …``: a short phrase with its preposition before the object."""
    tokens = passage.tokens
    first = tokens[start] if start < limit else None
    if first is None or not (first.flags & PREP or first.clitic in ("ب", "ل")):
        return start
    for at in range(start + 1, min(start + 5, limit)):
        token = tokens[at]
        if token.kind != WORD or token.cues or token.flags & (COMP | RELATIVE | VERB):
            return start
        if token.flags & OPENER and not token.clitic:
            return at
    return start


def is_dependent(cue: Cue) -> bool:
    return cue.form.tense in ("participle", "noun")


def _object_starts(
    passage: Passage, start: int, cue: Cue, source: Range | None, index: int
) -> bool:
    token = passage.tokens[start]
    if cue.verb.objects and token.base.removeprefix("ال") not in cue.verb.objects:
        return False
    if token.kind == NUMBER or start in passage.closes:
        return source is not None or start in passage.closes
    if token.kind != WORD or token.text in STOPS or token.clitic not in ("",):
        return False
    if (token.flags & PREP and not token.flags & OPENER) or token.flags & RELATIVE:
        return False
    if cue.form.tense == "participle":
        return True
    if source is None and cue.form.person == 3:
        strong = token.flags & OPENER and not token.flags & SPEAKER
        at_start = (
            index == passage.sentence_start(index)
            or passage.tokens[index].clitic in ("و", "ف")
            or bool(passage.tokens[index - 1].flags & DOCUMENT)
        )
        return bool(strong and at_start) and not (cue.verb.weak and cue.form.tense != "participle")
    return True


def fill_headline_act(passage: Passage, text: str, index: int, cue: Cue) -> Relation | None:
    """A headline that names an act and no content: نتنياهو يتوعّد."""
    source = before_verb(passage, index, cue.form.number, cue.form.gender)
    if source is None or index + 1 != len(passage.tokens):
        return None
    relation = draft(passage, text, index, cue, "headline-act")
    relation.source, relation.frame = source, "nothing"
    return relation


def fill_bare(passage: Passage, text: str, index: int, cue: Cue, limit: int) -> Relation:
    """The rest of the sentence as the speaker's own words."""
    relation = draft(passage, text, index, cue, "implied-bare")
    relation.content = [(index + 1, limit)]
    return relation


def fill_quote_before(
    passage: Passage, text: str, index: int, cue: Cue, limit: int
) -> Relation | None:
    """``"لن نتراجع"، قال الرئيس``: the quotation stands before its verb."""
    tokens = passage.tokens
    if tokens[index - 1].text not in COMMAS or tokens[index].clitic or cue.form.number != "s":
        return None
    if cue.form.tense not in ("past", "present") or cue.form.person != 3:
        return None
    source = after_verb(passage, index + 1, limit, strict=False)
    if source is None or not looks_like_source(passage, source):
        return None
    relation = draft(passage, text, index, cue, "quote-verb-subject")
    relation.source, relation.frame = source, "quote"
    relation.quoted, relation.resumes = True, passage.opens[index - 2]
    relation.content = [(passage.opens[index - 2], index - 1)]
    return relation
