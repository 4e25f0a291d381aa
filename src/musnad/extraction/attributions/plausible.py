"""Is it somebody's word at all? Weak cues need their frame filled closely, by one who can speak."""

from musnad.dictionary import in_dictionary
from musnad.extraction.attributions.holders import is_done
from musnad.extraction.attributions.openers import Opener
from musnad.extraction.attributions.subjects import looks_like_source
from musnad.grammar.readings import ACTION, is_finite, is_said
from musnad.grammar.relations import Range
from musnad.grammar.tokens import COMMAS, MARK, WORD, Passage
from musnad.wordclasses import (
    ADVERBIAL,
    AUXILIARY,
    BODY,
    COMP,
    DEFINITE,
    DOCUMENT,
    FEMININE,
    GROUP,
    MEDIA_HEAD,
    NISBA,
    OCCASION,
    PLURAL,
    PREP,
    RELATIVE,
    SUBORDINATOR,
    TIME,
    TITLE,
    VERB,
    Cue,
)

SHADDA = "\u0651"
IDLE = ADVERBIAL | PREP | TIME | OCCASION | MEDIA_HEAD


def plausible(passage: Passage, index: int, cue: Cue, opener: Opener, source: Range | None) -> bool:
    """Does the filled frame read as somebody's word?"""
    verb = cue.verb
    if cue.form.tense == "noun" and any(map(is_finite, passage.tokens[index + 1 : opener.at])):
        return False  # توقعات البنك أشارت إلى أن
    if _reads_otherwise(passage, index, cue, opener, source):
        return False
    if verb.subject == "document":
        return source is not None
    if verb.subject == "media":
        return source is not None and source[1] == opener.at and _is_medium(passage, source)
    if passage.tokens[index].flags & PREP and SHADDA not in passage.raw(index):
        return _homograph_speaks(passage, index, opener, source)
    if source is None:
        return _implied_speaks(passage, index, cue, opener)
    marked = opener.frame.kind in ("that", "quote") and not opener.colon
    if (
        verb.weak
        and marked
        and not opener.frame.addressee
        and _wanders(passage, max(source[1], index + 1), opener)
    ):
        return False
    if opener.frame.kind == "noun" and not _object_fits(passage, index, cue, opener, source):
        return False
    if verb.weak or opener.frame.kind == "noun":
        return looks_like_source(passage, source)
    return True


def _reads_otherwise(
    passage: Passage, index: int, cue: Cue, opener: Opener, source: Range | None
) -> bool:
    """اطلع على: he read it himself. يعد: it is considered, far more often than he promises."""
    if cue.verb.lemma == "أطلع":
        return not passage.raw(index).startswith("أ")
    if cue.verb.lemma in CARRIED and source is not None:
        return bool(passage.tokens[source[0]].flags & DOCUMENT)  # مسح نشرت نتائجه أن
    if cue.verb.lemma == "أبلغ" and cue.form.tense == "present" and opener.frame.kind == "noun":
        return True  # يبلغ المعدل 5 بالمائة
    if _other_gender(passage, cue, source):
        return True
    if cue.verb.lemma == "افترض" and source is None:
        return True  # he was to come: يفترض أن يحضر
    if passage.tokens[index].base in ("تبين", "تقرر"):
        return source is None  # it turned out, it was decided
    named = source is not None and not cue.verb.subject
    if cue.verb.weak and source is not None and named and _nobody(passage, source):
        return True
    if cue.verb.lemma == "وعد" and cue.form.tense == "present" and not cue.form.object:
        return opener.frame.kind != "that" or opener.frame.preposition != "ب"
    return False


CARRIED = frozenset({"نشر", "بث", "أذاع", "تناقل"})  # documents are carried and do not carry


def _nobody(passage: Passage, source: Range) -> bool:
    """``يزيد احتمالات أن``, ``يجد الحلول``: bare words of the dictionary, no name."""
    tokens = passage.tokens[source[0] : source[1]]
    token = tokens[0]
    if token.kind != WORD or token.country or any(t.flags & ~(DEFINITE | NISBA) for t in tokens):
        return False
    if token.flags & DEFINITE:
        stem = token.base[2:]
        thing = stem.endswith("ات") or ACTION.fullmatch(stem) is not None
        return thing and in_dictionary(stem)
    return len(tokens) == 1 and in_dictionary(token.text)


def _other_gender(passage: Passage, cue: Cue, source: Range | None) -> bool:
    """``توجه الرئيس بصوته`` is no form of وجه, which would be feminine."""
    if source is None or not cue.verb.weak or cue.form.gender != "f" or cue.form.number != "s":
        return False
    token = passage.tokens[source[0]]
    masculine = token.flags & TITLE and not token.flags & (FEMININE | PLURAL | GROUP | BODY)
    return bool(masculine) and not token.base.endswith("ة")


def _homograph_speaks(passage: Passage, index: int, opener: Opener, source: Range | None) -> bool:
    """بين is a preposition unless a source and أن follow at once, عبر unless a source and عن."""
    if source is None:  # وبين أن, وبين في حديثه أن
        after = passage.tokens[index + 1 : index + 3]
        told = len(after) == 2 and after[0].base == "في" and is_said(after[1], 0)
        return (opener.at == index + 1 or told) and passage.tokens[index].clitic in ("و", "ف")
    told_of = source[1] < opener.at and bool(passage.tokens[source[1]].flags & RELATIVE)
    named = (source[1] == opener.at or told_of) and looks_like_source(passage, source)
    opens = passage.tokens[index].clitic in ("و", "ف") or index == passage.sentence_start(index)
    opens = opens or passage.tokens[index - 1].text in COMMAS
    governed = opener.frame.kind == "noun" and bool(opener.frame.preposition)
    return (opener.frame.kind == "that" or governed) and named and opens


# with a thing for their subject they are no words: ما يشير إلى، هذا الأمر يؤكد أن
POINTING = frozenset({"أشار", "أكد", "كشف", "بين", "دل", "عكس", "أظهر", "أوحى", "أثبت", "أوضح"})


def _points(passage: Passage, index: int, cue: Cue) -> bool:
    if cue.verb.lemma not in POINTING or cue.form.tense != "present" or not index:
        return False
    before = passage.tokens[index - 1]
    return before.base in ("ما", "مما") or not _clause_opens(passage, index)


def _implied_speaks(passage: Passage, index: int, cue: Cue, opener: Opener) -> bool:
    if _points(passage, index, cue):
        return False
    if cue.form.tense in ("participle", "noun"):
        return _participle_fits(passage, index, cue, opener)
    gap = opener.at - index
    if not cue.verb.weak:
        return gap <= 25
    if cue.verb.lemma == "عد":
        return gap == 1
    nominal = opener.frame.kind == "noun" and not opener.frame.word
    if nominal or cue.form.object or not _clause_opens(passage, index):
        return False
    far = any(
        t.kind == WORD and not t.flags & (PREP | TIME) and not t.clitic
        for t in passage.tokens[index + 1 : opener.at]
    )
    return gap <= 25 and not (far and opener.frame.kind != "that" and gap > 8)


def _object_fits(passage: Passage, index: int, cue: Cue, opener: Opener, source: Range) -> bool:
    said = passage.tokens[opener.content].base.removeprefix("ال")
    if cue.verb.objects and not said.startswith(tuple(cue.verb.objects)):
        return False  # يدلون بأصواتهم
    return not cue.verb.weak or _reaches(passage, index, opener, source)


def _reaches(passage: Passage, index: int, opener: Opener, source: Range) -> bool:
    """Does the preposition belong to the verb, and not to what stands between the two?"""
    if source[1] <= index:
        return not _governs_another(passage, index, opener)
    between = passage.tokens[source[1] : opener.at]
    told = next((t for t in between if t.text not in COMMAS), None)
    if told is not None and told.flags & RELATIVE and len(between) <= 8:
        return True  # كشف الوزير الذي يزور المدينة عن
    return not any(t.flags & (VERB | COMP) and not t.flags & PREP for t in between)


def _governs_another(passage: Passage, index: int, opener: Opener) -> bool:
    """``المعوقات تعترض مسيرتهم … على``: an object of its own stands before the preposition."""
    if opener.frame.kind != "noun" or opener.frame.addressee or opener.frame.word:
        return False
    between = passage.tokens[index + 1 : opener.at]
    if between and between[0].flags & (PREP | ADVERBIAL):
        return False  # كشف في تغريدة على تويتر عن
    plain = (t for t in between if t.kind == WORD and not t.clitic)
    return any(not t.flags & (PREP | TIME | ADVERBIAL) for t in plain)


def _is_medium(passage: Passage, source: Range) -> bool:
    """``علمت «الوطن» أن``: a paper speaks of its own knowledge."""
    token = passage.tokens[source[0]]
    return bool(token.flags & MEDIA_HEAD) or source[0] in passage.closes


def _clause_opens(passage: Passage, index: int) -> bool:
    """A weak cue with an implied subject must at least begin its clause."""
    if passage.tokens[index].clitic or index == passage.sentence_start(index):
        return True
    before = passage.tokens[index - 1]
    return before.kind == MARK or bool(before.flags & (RELATIVE | AUXILIARY | SUBORDINATOR | COMP))


def _participle_fits(passage: Passage, index: int, cue: Cue, opener: Opener) -> bool:
    """مشيرا إلى أن; without a comma before it a weak one needs its opener at once."""
    gap = opener.at - index
    comma = index > 0 and passage.tokens[index - 1].kind == MARK
    if cue.verb.weak and not comma and not passage.tokens[index].clitic:
        told = cue.form.tense == "noun" and opener.frame.addressee and is_done(passage, index)
        return gap == 1 or (told and gap <= 10)  # تم إبلاغ الرئيس بكل شيء
    if opener.frame.kind == "noun":
        bare = cue.form.tense == "noun" and passage.tokens[index].base.startswith("ال")
        return gap <= (2 if bare else 10 if opener.frame.addressee else 6)
    if cue.form.tense == "noun":
        return gap <= (2 if passage.tokens[index].base.startswith("ال") else 6)
    return gap <= 12


def _wanders(passage: Passage, start: int, opener: Opener) -> bool:
    """Something else stands before the opener of a cue that is also an ordinary word."""
    between = passage.tokens[start : opener.at]
    if any(t.text in COMMAS for t in between):
        return False
    plain = [t for t in between if len(t.text) > 2 and t.kind == WORD]
    plain = [t for t in plain if not t.clitic and not t.flags & IDLE]
    plain = [t for t in plain if t.flags or in_dictionary(t.text)]  # others are names
    return len(between) > 5 or len(plain) > (1 if opener.frame.kind == "that" else 0)
