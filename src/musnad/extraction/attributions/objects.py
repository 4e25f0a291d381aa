"""A nominal object as what was expressed: ``نفت روسيا استخدام معدات``, ``إعلان الجيش عزله``."""

from musnad.dictionary import in_dictionary
from musnad.extraction.attributions.addressees import told
from musnad.extraction.attributions.adverbials import skip_adverbs
from musnad.extraction.attributions.feelings import feeling_act
from musnad.extraction.attributions.frames import draft, skip_commas, unlikely
from musnad.extraction.attributions.holders import holder
from musnad.extraction.attributions.plausible import SHADDA
from musnad.extraction.attributions.subjects import (
    after_verb,
    antecedent,
    before_verb,
    looks_like_source,
)
from musnad.grammar.readings import has_possessor, opens_action
from musnad.grammar.relations import Range, Relation
from musnad.grammar.tokens import NUMBER, STOPS, WORD, Passage
from musnad.grammar.trace import missed
from musnad.wordclasses import (
    BODY,
    COMP,
    DEFINITE,
    DOCUMENT,
    GIVEN,
    NISBA,
    OPENER,
    PEOPLE,
    PREP,
    PRONOUN,
    RELATIVE,
    SPEAKER,
    TITLE,
    VERB,
    Cue,
)

# what something is held to be, never what somebody holds: تعتبر الأولى من نوعها
RANKS = frozenset(
    {"اولي", "اول", "ثانية", "ثاني", "ثالثة", "ثالث", "اكبر", "اهم", "افضل", "ابرز", "اكثر", "اقل"}
    | {"احد", "احدي", "واحدة", "واحدا", "واحد", "بمثابة", "من", "الاكبر", "الاهم", "الافضل"}
)
BACK = frozenset({"فيه", "فيها"})  # بيانا أكدت فيه, في الوقت الذي أعلنت فيه


def fill_nominal(passage: Passage, text: str, index: int, cue: Cue, limit: int) -> Relation | None:
    """A nominal object without a mark of its own: نفت روسيا استخدام معدات."""
    form = cue.form
    tokens = passage.tokens
    after = tokens[index + 1] if index + 1 < limit else None
    name = cue.verb.lemma
    if after is not None and after.flags & COMP and after.base != "ما":
        return missed(passage, index, name, "content", "أن follows at once: no object")
    if name == "عد" and (SHADDA not in passage.raw(index) or form.tense == "present"):
        return missed(passage, index, name, "form", "without its shadda an ordinary word")
    if form.tense == "noun":
        return _fill_held(passage, text, index, cue, limit)
    held = after is not None and has_possessor(after)  # مبديا سعادته
    plain = cue.verb.noun_only and form.tense == "participle" and cue.verb.weak
    if (form.object and not cue.verb.relay) or (plain and not held):
        return missed(passage, index, name, "form", "this form takes no object")
    source, start = _nominal_source(passage, index, cue, limit)
    if source is not None and source[0] > index and not looks_like_source(passage, source):
        return missed(passage, index, name, "source", unlikely(source))
    if start < limit and tokens[start].base in BACK:
        start += 1  # بيانا أكدت فيه سلامة الطائرة
    if cue.verb.subject == "document" and (source is None or not _shows(passage, source)):
        return missed(passage, index, name, "source", "only a document or a speaker can show")
    at = _object_at(passage, index, cue, source, start, limit)
    if at is None and source is not None and _thanked(passage, index, cue, source):
        at, source = source[0], None
    if at is None:
        return None
    side = (
        "implied" if source is None else ("subject-verb" if source[1] <= index else "verb-subject")
    )
    relation = draft(passage, text, index, cue, "object" if is_dependent(cue) else f"{side}-object")
    relation.source, relation.frame = source, "noun"
    relation.content = [(at, limit)]
    relation.addressee = told(passage, index + 1, at)
    relation.act = (
        feeling_act(passage, at) or relation.act if cue.verb.lemma == "أبدى" else relation.act
    )
    return relation


def _nominal_source(passage: Passage, index: int, cue: Cue, limit: int) -> tuple[Range | None, int]:
    """Whose word it is, and where to look for the object."""
    form, tokens, source = cue.form, passage.tokens, None
    if form.tense != "participle" and form.person == 3:
        source = before_verb(passage, index, form.number, form.gender)
    if source is None and form.tense == "present":
        source = antecedent(passage, index, number=form.number)
    behind = index + 2 if index + 1 < limit and tokens[index + 1].base in BACK else index + 1
    start = skip_adverbs(passage, behind, limit)
    may_follow = form.tense != "participle" and form.number == "s" and form.person == 3
    may_follow = may_follow and source is None and start < limit
    may_follow = may_follow and not _opens_object(passage, start)
    if may_follow and (not tokens[start].flags & OPENER or tokens[start].flags & BODY):
        source = after_verb(passage, start, limit, strict=True)
        start = source[1] if source else start
    return source, start


def _opens_object(passage: Passage, start: int) -> bool:
    """``وتتوقع | هبوط الإيرادات``: a bare noun of the dictionary in construct is the object."""
    token = passage.tokens[start]
    if token.flags or token.clitic or token.kind != WORD or start + 1 >= len(passage.tokens):
        return False
    after = passage.tokens[start + 1]
    if not after.flags and in_dictionary(after.text) and start + 2 < len(passage.tokens):
        after = passage.tokens[start + 2]  # هبوط إيرادات الطاقة
    construct = after.flags & DEFINITE and not after.clitic and not after.flags & (NISBA | TITLE)
    return bool(construct) and in_dictionary(token.text)


def _thanked(passage: Passage, index: int, cue: Cue, found: Range) -> bool:
    """``كما شكر مدير السجن لتعاونه``: with nothing but the reason behind it, he is the object."""
    tokens = passage.tokens
    if cue.verb.act not in ("praise", "condemn") or found[0] <= index or found[1] >= len(tokens):
        return False
    reason = tokens[found[1]].clitic == "ل" or tokens[found[1]].base == "علي"
    goes_on = tokens[index].clitic in ("و", "ف") or tokens[index - 1].base == "كما"
    return bool(index and reason and goes_on)


def _object_at(
    passage: Passage, index: int, cue: Cue, source: Range | None, start: int, limit: int
) -> int | None:
    """Where the object begins behind the subject and its adverbials."""
    name = cue.verb.lemma
    start = skip_commas(passage, skip_adverbs(passage, start, limit), limit)
    start = _past_adverbial(passage, start, limit) if source is not None else start
    if start >= limit or not _object_starts(passage, start, cue, source, index):
        missed(passage, index, name, "content", "no noun for what is said follows")
        return None
    if _is_held_to_be(passage, start, cue, source):
        missed(passage, index, name, "form", "the passive: it is held to be so")
        return None
    return start


def _fill_held(passage: Passage, text: str, index: int, cue: Cue, limit: int) -> Relation | None:
    """A verbal noun with its holder and its object: إعلان الجيش عزله, إدانة المجلس للهجوم."""
    source = holder(passage, index, limit)
    if source is None or source[1] >= limit:
        return missed(passage, index, cue.verb.lemma, "source", "nobody holds the verbal noun")
    token = passage.tokens[source[1]]
    opens = token.flags & OPENER and not token.clitic
    governed = token.clitic == "ل" and cue.verb.act in ("condemn", "praise", "accuse", "deny")
    if token.kind != WORD or not (opens or governed or has_possessor(token)):
        return missed(passage, index, cue.verb.lemma, "content", "no object follows its holder")
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


def _is_held_to_be(passage: Passage, start: int, cue: Cue, source: Range | None) -> bool:
    """``تعتبر الشركة الأكبر``, ``النتيجة تعتبر مؤشرا``: the passive, with nobody who holds it so.

    In the present only somebody who stands before the verb, or many, can hold it.
    """
    if cue.verb.lemma != "اعتبر" or cue.form.tense != "present" or cue.form.person == 1:
        return False
    before = source is not None and source[1] <= start and source[0] < start
    if source is None or not before or passage.tokens[start].base.removeprefix("ال") in RANKS:
        return cue.form.number != "p"
    head = passage.tokens[source[0]]
    holds = head.flags & (SPEAKER | GIVEN | PEOPLE | PRONOUN) and not head.flags & DOCUMENT
    follows = any(t.cues and cue in t.cues for t in passage.tokens[source[1] : start])
    return not (holds and follows)


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
        before = passage.tokens[index - 1] if index else None
        if before is not None and before.flags & COMP and before.base.endswith(("ه", "ها", "هم")):
            return bool(strong) or opens_action(
                passage.tokens, start
            )  # مؤكدة أنها تخشى انتشار المرض
        return bool(strong and at_start) and not (cue.verb.weak and cue.form.tense != "participle")
    return True
