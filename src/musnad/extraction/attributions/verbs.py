"""Verbs, participles and verbal nouns as cues: each frame is tried until its slots are filled."""

from collections.abc import Sequence

from musnad.dictionary import in_dictionary
from musnad.extraction.attributions.frames import (
    OPINIONS,
    clause_limit,
    fill_asked,
    fill_bare,
    fill_headline_act,
    fill_opened,
    fill_pair,
    fill_quote_before,
    fill_targeted,
)
from musnad.extraction.attributions.holders import holder, is_done
from musnad.extraction.attributions.namings import fill_naming
from musnad.extraction.attributions.objects import fill_nominal
from musnad.extraction.attributions.openers import Opener, find_opener
from musnad.extraction.attributions.pointing import fill_pointing
from musnad.extraction.attributions.relatives import fill_relative
from musnad.extraction.attributions.relays import match_relay
from musnad.grammar.phrases import phrase_end
from musnad.grammar.readings import has_possessor, is_finite, is_named_verb, is_verb
from musnad.grammar.relations import Relation
from musnad.grammar.tokens import MARK, NUMBER, WORD, Passage, Token
from musnad.grammar.trace import missed
from musnad.lexicon import lexicon
from musnad.wordclasses import (
    ADVERBIAL,
    AUXILIARY,
    COMP,
    DEMONSTRATIVE,
    GIVEN,
    NEGATION,
    OPENER,
    PLACE,
    PREP,
    PRONOUN,
    RELATIVE,
    SPEAKER,
    TITLE,
    Cue,
)

GOVERNORS = frozenset({"في", "من", "عن", "الي", "علي", "خلال", "بعد", "قبل"})
# تعتزم توجيه الدعوة، من شأنها الدعوة إلى، يجدر التنويه بأن
UNDONE = frozenset({"توجيه", "شانها", "شانه", "يجدر", "تجدر", "جدير", "الجدير", "ضرورة", "عدم"})
WANTED = frozenset({"ضرورة", "اهمية", "وجوب", "بضرورة", "باهمية", "محاولة", "سبيل", "اجل", "بهدف"})
BARE = frozenset({"قال", "أضاف", "أردف", "استطرد", "أفاد"})


def match_verb(passage: Passage, text: str, index: int) -> Relation | None:
    """The attribution that the verb form at ``index`` builds, or ``None``."""
    readings = [cue for cue in _likeliest(passage, index) if _possible(passage, index, cue)]
    for cue in readings:
        relation = _match(passage, text, index, cue)
        if relation is not None:
            return relation
    return None


def _likeliest(passage: Passage, index: int) -> Sequence[Cue]:
    """أعتقد with its hamza is "I think" before it is a past, which has none (اعتقد)."""
    token = passage.tokens[index]
    after = passage.tokens[index + 1].flags if index + 1 < len(passage.tokens) else 0
    if not token.cues or passage.text[token.head] != "أ" or not after & COMP:
        return token.cues
    return sorted(token.cues, key=lambda c: not (c.form.person == 1 and c.verb.lemma[0] == "ا"))


def _possible(passage: Passage, index: int, cue: Cue) -> bool:
    """May the word at ``index`` be this form of this verb, and one that reports?"""
    by_form = {"participle": _participle_unfit, "noun": _noun_unfit}
    unfit = by_form.get(cue.form.tense, _finite_unfit)(passage, index, cue)
    if unfit:
        missed(passage, index, cue.verb.lemma, "form", unfit)
    return not unfit


def _participle_unfit(passage: Passage, index: int, cue: Cue) -> str:
    return "" if _participle_reports(passage, index, cue) else "a participle that describes"


def _noun_unfit(passage: Passage, index: int, cue: Cue) -> str:
    """A verbal noun reports where somebody holds it: قوله, دعوة الوزير."""
    if index and passage.tokens[index - 1].flags & NEGATION:
        return "a verbal noun behind a negation"
    if cue.verb.lemma == "قال":
        return ""
    before = passage.tokens[index - 1] if index else None
    bare = passage.tokens[index].base.startswith("ال") and not cue.form.object
    if bare and before is not None and (before.base in UNDONE or before.base in ("الي", "علي")):
        return "an act that is not said to be done"
    if index and cue.form.object and passage.tokens[index - 1].base in WANTED:
        return "what is to be done to them: ضرورة تحذيرهم"
    if passage.tokens[index].clitic not in ("", "ب", "و", "ل", "وب"):
        return "a verbal noun behind a proclitic that governs no report"
    held = not cue.verb.weak or is_done(passage, index)
    held = held or holder(passage, index, len(passage.tokens)) is not None
    return "" if held else "a verbal noun that nobody holds"


def _finite_unfit(passage: Passage, index: int, cue: Cue) -> str:
    token, tense = passage.tokens[index], cue.form.tense
    before = passage.tokens[index - 1] if index else None
    if before is not None and tense == "past" and not token.clitic and _governs_noun(before):
        return "a verb stands right before: this is its object"
    if _of_a_thing(passage, index, cue):
        return "a thing is its subject"
    if _is_ordinary(passage, index, cue) or _is_unsaid(passage, index):
        return "here an ordinary word, or what is not to be said"
    quoted = passage.inside[index] or cue.form.person != 1
    if cue.form.person == 1 and tense == "present" and _commands(passage, index):
        return "an imperative"
    if not quoted and not _somebody_speaks(passage, index, tense):
        return "a first person outside of any quotation"
    # لطلب is a noun, ليطلب a verb
    if token.clitic not in ("", "و", "ف", "س", "وس", "فس", "" if tense == "past" else "ل"):
        return "no verb begins with this proclitic"
    if before is not None and before.flags & PREP and before.base in GOVERNORS:
        return "a noun behind a preposition"
    denied = tense == "jussive" and not _denies(before)
    return "a negation before it" if denied or _negated(before, cue) else ""


def _commands(passage: Passage, index: int) -> bool:
    """واعلم أن: without its hamza it is a command, where the text writes hamzas."""
    token = passage.tokens[index]
    raw = passage.text[token.head : token.end]
    return raw.startswith("ا") and "أ" in passage.text[passage.block.start : token.start]


def _denies(before: Token | None) -> bool:
    return before is not None and bool(before.flags & NEGATION)


def _negated(before: Token | None, cue: Cue) -> bool:
    """لم يشر إلى is no word of his; لا يعتقد أن and لم يستبعد are."""
    if before is None:
        return False
    if before.base in ("لم", "لن") and cue.verb.act == "state" and cue.verb.lemma not in OPINIONS:
        return True
    if before.base in ("لم", "لن") and cue.verb.act in ("accuse", "condemn", "praise", "demand"):
        return True
    return before.base in ("لم", "لن", "لا") and cue.verb.act != "decline" and cue.verb.weak


def _is_ordinary(passage: Passage, index: int, cue: Cue) -> bool:
    """هنا is here, يجب must, يبلغ followed by a number amounts to."""
    token = passage.tokens[index]
    if token.flags & PLACE and not token.clitic:
        return True
    if is_named_verb(passage.tokens, index):
        return True
    if token.base == "توجه" or (cue.verb.lemma == "زاد" and cue.form.tense == "present"):
        return True  # توجه الدولة, تزيد الملفات
    if token.base == "هنا" or (token.base in ("يجب", "تجب") and not _unanswered(passage, index)):
        return True
    after = passage.tokens[index + 1] if index + 1 < len(passage.tokens) else None
    if after is None or cue.verb.lemma != "أبلغ" or cue.form.object:
        return False
    return after.kind == NUMBER or after.base == "من"


def _of_a_thing(passage: Passage, index: int, cue: Cue) -> bool:
    """أمر يدعو إلى, الأمر الذي دعا إلى."""
    if cue.form.person != 3 or not index:
        return False
    at = index - 1
    if passage.tokens[at].flags & RELATIVE and at:
        at -= 1
        return passage.tokens[at].base in lexicon().speechless
    return passage.tokens[at].base in ("امر", "شيء", "سبب") and cue.form.tense == "present"


def _unanswered(passage: Passage, index: int) -> bool:
    """لم يجب is he did not answer; لا يجب is what need not be."""
    return index > 0 and passage.tokens[index - 1].base == "لم"


def _is_unsaid(passage: Passage, index: int) -> bool:
    """عدم ذكر اسمه, طلب عدم الكشف عن هويته: what is not to be said."""
    tokens = passage.tokens
    if index > 0 and tokens[index - 1].base == "عدم":
        return True
    asked = tokens[index].base in lexicon().unnamed_asked
    return asked and any(t.base in lexicon().identity for t in tokens[index + 1 : index + 7])


def _somebody_speaks(passage: Passage, index: int, tense: str) -> bool:
    """Without quotation marks a first person needs a speaker earlier in the sentence."""
    if tense == "past" or passage.tokens[index].flags & GIVEN:
        return False
    return any(is_finite(t) for t in passage.tokens[passage.sentence_start(index) : index])


def _governs_noun(token: Token) -> bool:
    """A verb right before: what follows is its object (``ترفض وصف``), unless it is an auxiliary."""
    if token.text == "فقد":
        return False
    return token.kind == WORD and is_verb(token) and not token.flags & AUXILIARY


def _participle_reports(passage: Passage, index: int, cue: Cue) -> bool:
    token = passage.tokens[index]
    if token.clitic not in ("", "و") or (token.flags & ADVERBIAL and cue.verb.lemma != "قال"):
        return False
    if token.base.endswith("ات"):
        return False  # مقترحات: a noun
    before = passage.tokens[index - 1] if index else None
    if before is None or before.kind == MARK:
        return index - 1 not in passage.closes
    if token.clitic == "و" or before.cues:
        return True
    if before.flags & AUXILIARY:
        return False  # كان متهما بـ is a state, no report
    if token.text.endswith("ين"):  # ستفحم منتقدين: the critics
        return not before.flags & PREP and not is_verb(before)
    if token.text.endswith("ة") and not before.flags and in_dictionary(before.text):
        return False  # احتمالات مؤكدة
    return token.text.endswith(("ا", "ة"))


def _match(passage: Passage, text: str, index: int, cue: Cue) -> Relation | None:
    limit = clause_limit(passage, index)
    frames = cue.verb.frames
    if cue.verb.relay:
        return match_relay(passage, text, index, cue, limit)
    paired = _paired(passage, index, limit)
    if paired is not None and any(f.kind in ("noun", "nothing") for f in frames):
        return fill_pair(passage, text, index, cue, paired, limit)
    said = _named(passage, text, index, cue, limit)
    if said is not None:
        return said
    opener = find_opener(passage, index + 1, limit, frames)
    if opener is None:
        relation = _unopened(passage, text, index, cue, limit)
        if relation is not None:
            return relation
    elif opener.frame.target:
        return fill_targeted(passage, text, index, cue, opener)
    elif not _object_first(passage, index, cue, opener):
        relation = fill_opened(passage, text, index, cue, opener, limit)
        if relation is not None:
            return relation
    return _without_opener(passage, text, index, cue, limit)


def _named(passage: Passage, text: str, index: int, cue: Cue, limit: int) -> Relation | None:
    """What stands before a relative pronoun, and the name that somebody gives."""
    if any(f.kind == "naming" for f in cue.verb.frames):
        relation = fill_naming(passage, text, index, cue, limit)
        if relation is not None:
            return relation
    pointing = fill_pointing(passage, text, index, cue, limit)
    return pointing or fill_relative(passage, text, index, cue, limit)


def _unopened(passage: Passage, text: str, index: int, cue: Cue, limit: int) -> Relation | None:
    """Words given bare, or in a quotation before the verb."""
    if _speaks_barely(passage, index, cue, limit):
        return fill_bare(passage, text, index, cue, limit)
    if index > 1 and index - 2 in passage.opens:
        return fill_quote_before(passage, text, index, cue, limit)
    return None


def _without_opener(
    passage: Passage, text: str, index: int, cue: Cue, limit: int
) -> Relation | None:
    """A bare object, something asked of somebody, an act without words."""
    frames = cue.verb.frames
    bare = next(
        (
            f
            for f in frames
            if f.kind == "noun" and not f.preposition and not f.target and not f.word
        ),
        None,
    )
    if bare is not None and not bare.addressee:
        return fill_nominal(passage, text, index, cue, limit)
    asked = next((f for f in frames if f.addressee_preposition), None)
    if asked is not None:
        return fill_asked(passage, text, index, cue, asked, limit)
    if any(f.kind == "nothing" for f in frames) and passage.block.kind in ("title", "subhead"):
        return fill_headline_act(passage, text, index, cue)
    return missed(passage, index, cue.verb.lemma, "opener", "nothing opens its content")


def _speaks_barely(passage: Passage, index: int, cue: Cue, limit: int) -> bool:
    """``وأضاف بدأنا منذ …``: words without mark or complementiser, at the head of a sentence."""
    at_head = passage.tokens[index].clitic in ("و", "ف") or index == passage.sentence_start(index)
    if cue.verb.lemma not in BARE or not at_head or cue.form.person != 3 or index + 2 >= limit:
        return False
    if cue.form.tense not in ("past", "present") or cue.form.object:
        return False
    after = passage.tokens[index + 1]
    if after.kind != WORD or after.clitic not in ("", "س", "و"):
        return False
    said = after.flags & (PRONOUN | DEMONSTRATIVE | NEGATION) or is_verb(after)
    return bool(said) and not after.flags & (TITLE | SPEAKER)


def _paired(passage: Passage, index: int, limit: int) -> int | None:
    """The second verb of a pair that shares subject and object: ``ترحب وتدعم``."""
    if index + 1 >= limit:
        return None
    token = passage.tokens[index + 1]
    paired = token.kind == WORD and token.clitic == "و" and (is_verb(token) or is_finite(token))
    return index + 1 if paired and not token.flags & AUXILIARY else None


def _object_first(passage: Passage, index: int, cue: Cue, opener: Opener) -> bool:
    """A nearer bare object: ``أعلنت الوزارة فرض عقوبات بسبب "…"``, ``أكد الوزير حرصه على``."""
    bare = any(
        f.kind == "noun" and not f.preposition and not f.target and not f.word
        for f in cue.verb.frames
    )
    governed = opener.frame.kind == "noun" and bool(opener.frame.preposition)
    if not bare or opener.colon or cue.form.tense != "past":
        return False
    said = any(t.base in ("قائلا", "قائلة", "قائلين") for t in passage.tokens[index : opener.at])
    if not governed and opener.at not in passage.closes and not said:
        return False
    end = phrase_end(passage, index + 1, opener.at, strict=True)
    if end >= opener.at:
        return False
    return bool(passage.tokens[end].flags & OPENER) or has_possessor(passage.tokens[end])
