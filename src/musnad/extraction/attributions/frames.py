"""The frames of a verbal cue.

Each fills its slots for source, addressee and content, or gives nothing.
"""

from musnad.extraction.attributions.addressees import addressee_of
from musnad.extraction.attributions.adverbials import skip_adverbs
from musnad.extraction.attributions.clauses import clause_subject
from musnad.extraction.attributions.feelings import feeling_of
from musnad.extraction.attributions.holders import is_done
from musnad.extraction.attributions.openers import ADVERBS, Opener
from musnad.extraction.attributions.plausible import plausible
from musnad.extraction.attributions.subjects import (
    after_verb,
    before_verb,
    looks_like_source,
    source_of,
)
from musnad.grammar.phrases import phrase_end
from musnad.grammar.relations import Range, Relation
from musnad.grammar.tokens import COMMAS, MARK, STOPS, WORD, Passage, Token
from musnad.grammar.trace import missed
from musnad.text import MARKS
from musnad.wordclasses import COMP, OPENER, PREP, TIME, Cue, Frame

# Longer than any sentence of a newspaper; texts without a full stop must stay linear.
OPINIONS = frozenset({"توقع", "اعتقد", "رجح", "ظن", "افترض", "استبعد", "اشتبه"})
LONGEST_CONTENT = 1200
DAMMA = "\u064f"
NO_SPEAKER = "the noun there names none who can speak, or the content is not close by"
NOBODY = "no noun names one who can speak, or the content is not close by"


def fill_pair(
    passage: Passage, text: str, index: int, cue: Cue, last: int, limit: int
) -> Relation | None:
    form = cue.form
    if form.tense not in ("past", "present"):
        return missed(passage, index, cue.verb.lemma, "form", "its pair shares no object")
    source = None if form.person == 1 else before_verb(passage, index, form.number, form.gender)
    relation = draft(passage, text, index, cue, "paired-object")
    relation.source, relation.frame = source, "noun"
    start = last + 1
    closing = start < len(passage.tokens) and passage.tokens[start].kind == MARK
    if start >= limit or closing:
        relation.frame, relation.rule = "nothing", "paired-act"
        if source is not None and passage.block.kind in ("title", "subhead"):
            return relation
        return missed(passage, index, cue.verb.lemma, "content", "nothing follows the two verbs")
    if source is None and form.person == 3:
        return missed(passage, index, cue.verb.lemma, "source", "nobody stands before them")
    if passage.tokens[start].flags & PREP and not passage.tokens[start].flags & OPENER:
        return missed(passage, index, cue.verb.lemma, "content", "no object follows")
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
        return missed(passage, index, cue.verb.lemma, "opener", "nobody who is asked follows")
    own = tokens[at - 1].base == frame.addressee_preposition
    end = phrase_end(passage, at, limit, strict=True)
    source = source_of(passage, index, at - 1 if own else at, cue)
    if source is None or not looks_like_source(passage, source):
        return missed(passage, index, cue.verb.lemma, "source", "nobody who can ask stands by it")
    if end == at or (own and not looks_like_source(passage, (at, end))):
        return missed(passage, index, cue.verb.lemma, "addressee", "nobody who is asked follows")
    object_opens = end < limit and tokens[end].kind == WORD
    if not object_opens or (tokens[end].flags & PREP and not tokens[end].flags & OPENER):
        return missed(passage, index, cue.verb.lemma, "content", "nothing that is asked follows")
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
        return missed(passage, index, cue.verb.lemma, "source", unlikely(source))
    if (
        cue.verb.weak
        and _passive(text, passage.tokens[index])
        and cue.form.tense != "participle"
        and opener.at != index + 1
    ):
        return missed(passage, index, cue.verb.lemma, "opener", "a passive needs it at once")
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
    relation.addressee = addressee_of(passage, begin, opener, source, index, cue)
    relation.act = feeling_of(passage, cue, opener) or relation.act
    return relation


def unlikely(source: Range | None) -> str:
    """Why what stands in the place of the source is none."""
    return NO_SPEAKER if source else NOBODY


def _subject_before(passage: Passage, index: int, cue: Cue, source: Range | None) -> Range | None:
    implied = source is None and cue.form.person != 1 and cue.form.tense != "noun"
    participle = cue.form.tense == "participle"
    return clause_subject(passage, index, participle) if implied else None


def fill_targeted(
    passage: Passage, text: str, index: int, cue: Cue, opener: Opener
) -> Relation | None:
    """اتهم S T بـC: the target stands in the content, which runs on from it."""
    limit = clause_limit(passage, index)
    form = cue.form
    unowned = form.tense == "noun" and passage.tokens[index].base.startswith("ال")
    if unowned and opener.at > index + 1:
        return missed(passage, index, cue.verb.lemma, "opener", "not at once: الاتهامات متعلقة بـ")
    if _passive(text, passage.tokens[index]):  # قُدر عدد البيوت بـ
        source, content = None, index + 1
    elif form.object or form.tense == "noun":
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
    unsure = unsure and not _passive(text, passage.tokens[index])
    if unsure or (source is not None and not looks_like_source(passage, source)):
        return missed(passage, index, cue.verb.lemma, "source", unlikely(source))
    relation = draft(passage, text, index, cue, "target")
    relation.source, relation.frame = source, "noun"
    relation.content = [(content, limit)]
    return relation


def skip_commas(passage: Passage, at: int, limit: int) -> int:
    """Over a parenthetic time between commas: ``، الثلاثاء، ``."""
    tokens = passage.tokens
    while at < limit:
        timed = tokens[at].flags & TIME and tokens[at].kind == WORD
        if timed or tokens[at].text in COMMAS:
            at += 1
        elif at + 2 < limit and tokens[at].text == "(" and tokens[at + 1].flags & TIME:
            close = next((k for k in range(at, min(at + 6, limit)) if tokens[k].text == ")"), at)
            at = close + 1  # اليوم (الجمعة)
        else:
            break
    return at


def fill_headline_act(passage: Passage, text: str, index: int, cue: Cue) -> Relation | None:
    """A headline that names an act and no content: نتنياهو يتوعّد."""
    source = before_verb(passage, index, cue.form.number, cue.form.gender)
    if source is None or index + 1 != len(passage.tokens):
        return missed(passage, index, cue.verb.lemma, "content", "neither words nor headline's end")
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
    form, name = cue.form, cue.verb.lemma
    if tokens[index - 1].text not in COMMAS or tokens[index].clitic or form.number != "s":
        return missed(passage, index, name, "opener", "a quotation ends before it, not as its own")
    if form.tense not in ("past", "present") or form.person != 3:
        return missed(passage, index, name, "form", "behind a quotation a finite verb is wanted")
    source = after_verb(passage, index + 1, limit, strict=False)
    if source is None or not looks_like_source(passage, source):
        return missed(passage, index, name, "source", "nobody who can speak follows")
    relation = draft(passage, text, index, cue, "quote-verb-subject")
    relation.source, relation.frame = source, "quote"
    relation.quoted, relation.resumes = True, passage.opens[index - 2]
    relation.content = [(passage.opens[index - 2], index - 1)]
    return relation
