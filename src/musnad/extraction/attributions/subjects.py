"""The source of a verbal cue: behind the verb, before it, or implied."""

from musnad.dictionary import in_dictionary
from musnad.extraction.attributions.adverbials import before_time, skip_adverbs
from musnad.extraction.attributions.holders import holder
from musnad.grammar.phrases import phrase_end
from musnad.grammar.readings import (
    has_possessor,
    is_action,
    is_finite,
    is_lee,
    is_verb,
    match_known,
)
from musnad.grammar.relations import Range
from musnad.grammar.tokens import COMMAS, MARK, QUOTES, WORD, Passage, Token
from musnad.lexicon import lexicon
from musnad.wordclasses import (
    ADVERBIAL,
    AUDIENCE,
    AUXILIARY,
    BODY,
    COMP,
    DEFINITE,
    DEMONSTRATIVE,
    DOCUMENT,
    GIVEN,
    MAYBE_GIVEN,
    MEDIA_HEAD,
    NEGATION,
    NISBA,
    OCCASION,
    OPENER,
    PEOPLE,
    PLACE,
    PLURAL,
    PREP,
    PRONOUN,
    RELATIVE,
    SPEAKER,
    SUBORDINATOR,
    TIME,
    TITLE,
    TITLE_ADJECTIVE,
    VERB,
    Cue,
)

NOT_SUBJECT = PREP | ADVERBIAL | COMP | RELATIVE | NEGATION | DEMONSTRATIVE | SUBORDINATOR
BOUNDARY = COMP | AUXILIARY | SUBORDINATOR | RELATIVE
LOOK_BACK = 26
WEEKDAYS = frozenset({"الاحد", "الاثنين", "الثلاثاء", "الاربعاء", "الخميس", "الجمعة", "السبت"})
TANWIN = ("اً", "ًا")  # an accusative, no subject
TOLD_OF = frozenset({"عنه", "عنها", "عنهم", "له", "لها", "لهم", "فيه", "فيها", "به", "بها"})
CLAUSE_WORDS = frozenset({"حيث", "كما", "لكن", "بان", "هناك", "ثمة"})  # a subject may follow
# relative pronouns that cannot be the subject of a masculine, of a feminine verb
GENDERED = (frozenset({"التي"}), frozenset({"الذي", "الذين"}))


def starts_phrase(passage: Passage, index: int, limit: int) -> bool:
    """Can a source begin here?"""
    if index >= limit:
        return False
    token = passage.tokens[index]
    if token.kind == MARK:
        return token.text in QUOTES and index in passage.closes
    if token.kind != WORD:
        return True
    if token.flags & DEMONSTRATIVE and not token.clitic and index + 1 < limit:
        noun = passage.tokens[index + 1]  # هذه التقارير
        return bool(noun.flags & SPEAKER and noun.flags & DEFINITE and not noun.clitic)
    if token.base == "اول" and index + 1 < limit and passage.tokens[index + 1].base == "امس":
        return False
    if (is_verb(token) or is_finite(token)) and token.base.startswith("ي"):
        return False  # وقال يجب أن
    if token.clitic or (token.flags & NOT_SUBJECT and not token.flags & (SPEAKER | GIVEN)):
        return False
    if passage.raw(index).startswith("أمام"):  # in front of, not the imam
        return False
    if token.flags & TIME and token.flags & DEFINITE and token.base in WEEKDAYS:
        return False
    return not token.flags & TIME or bool(token.flags & (SPEAKER | GIVEN))


def looks_like_source(passage: Passage, span: Range) -> bool:
    """Somebody who can speak: a post, a body, a medium, a state, a person's name."""
    token = passage.tokens[span[0]]
    if _cannot_speak(token):
        return False
    if token.text in QUOTES and span[1] - span[0] > 2:
        token = passage.tokens[span[0] + 1]
        return not token.flags & (VERB | PREP)
    if token.flags & (SPEAKER | GIVEN | PRONOUN | PEOPLE):
        return True
    if match_known(passage.tokens, span[0]):
        return True
    if token.flags & NISBA and token.flags & DEFINITE and token.base.endswith(("ون", "ين")):
        return True
    if token.flags == DEFINITE and token.base.endswith("ون") and len(token.base) > 6:
        return True  # the nominative plural of people: القائمون على المشروع
    if token.flags & (OPENER | TIME | NISBA | VERB | PLACE):
        return bool(token.flags & PLACE) and span[1] - span[0] == 1
    if any(
        passage.tokens[k].flags & (TITLE | GIVEN)
        for k in range(span[0] + 1, min(span[1], span[0] + 6))
    ):
        return True
    return _bare_name(passage, span)


def _cannot_speak(token: Token) -> bool:
    """Numbers, what shows without saying, and actions: التغيير, تفجير."""
    if (token.text[:1].isdigit() and token.kind == WORD) or token.base in lexicon().speechless:
        return True
    if token.flags == DEFINITE:
        return is_action(token.base[2:])
    bare = not token.flags and token.kind == WORD
    stem = token.text.removesuffix("ي")  # استعدادي
    return bare and is_action(stem) and in_dictionary(stem)


def _bare_name(passage: Passage, span: Range) -> bool:
    """One to four words that no table knows: a person's name, often in the short form العطية."""
    tokens = passage.tokens[span[0] : span[1]]
    first = tokens[0]
    if not first.flags & DEFINITE and first.base.endswith("ة"):
        return False
    if is_lee(passage.tokens, span[1] - 1):
        tokens = tokens[:-1]
    return 0 < len(tokens) <= 4 and all(
        t.kind == WORD
        and not t.clitic
        and not t.flags & ~(DEFINITE | GIVEN | MAYBE_GIVEN | TITLE_ADJECTIVE)
        and not t.cues
        for t in tokens
    )


def after_verb(passage: Passage, index: int, limit: int, strict: bool) -> Range | None:
    """The source that follows the cue, up to the opener at ``limit``."""
    index += index < limit and passage.tokens[index].text in TOLD_OF
    start = skip_adverbs(passage, _skip_addressee(passage, index, limit), limit)
    if not starts_phrase(passage, start, limit) or _accusative(passage.tokens[start]):
        return None
    first = passage.tokens[start]
    if has_possessor(first) or first.written.endswith(TANWIN):
        return None  # أبدت إعجابها, أعلنت صحفيا
    end = phrase_end(passage, start, limit, strict)
    return (start, end) if end > start else None


def _skip_addressee(passage: Passage, index: int, limit: int) -> int:
    """``أكد لـ«الرياض» الشيخ …``: the medium spoken to may stand before the subject."""
    tokens = passage.tokens
    if index + 1 >= limit or tokens[index].kind != WORD:
        return index
    token = tokens[index]
    if token.text == "ل":
        close = passage.closes.get(index + 1)
        return close + 1 if close is not None and close < limit else index
    if not token.clitic.endswith("ل") or not token.flags & (MEDIA_HEAD | AUDIENCE):
        return index
    after = index + 1
    close = passage.closes.get(after)
    if close is not None and close < limit:
        return close + 1
    known = match_known(tokens, after) if token.flags & MEDIA_HEAD else None
    return known[0] if known is not None and known[0] <= limit else after


def _accusative(token: Token) -> bool:
    """A sound plural in ين is no subject: ``دعا المرشحين إلى`` has an implied one."""
    if not token.flags & DEFINITE or not token.base.endswith("ين"):
        return False
    return bool(token.flags & (PLURAL | NISBA)) or (
        not token.flags & ~DEFINITE and len(token.base) > 7
    )


def before_verb(
    passage: Passage, index: int, number: str, gender: str, relative: bool = False
) -> Range | None:
    """The subject that stands before its verb.

    Headlines, ``كانت الوزارة أعلنت``, clauses after أن.
    """
    tokens = passage.tokens
    start = passage.sentence_start(index)
    joined = tokens[index].clitic in ("و", "ف") or tokens[index - 1].text == "فقد"
    if joined and index and not relative:
        return _fronted(passage, start, index)  # else a subject cannot stand before و + verb
    end = index
    if end - 1 > start and end - 1 in passage.closes:
        end -= 1  # إيران "تهدد بشن هجوم"
    while end > start and (
        tokens[end - 1].text in COMMAS
        or tokens[end - 1].base in ("قد", "سبق", "ايضا", "لا", "لم", "لن")
        or tokens[end - 1].flags & AUXILIARY
    ):
        end -= 1
    end = before_time(passage, start, end)
    tries, best = 0, None
    bracketed = end < index and tokens[end].text in COMMAS
    for at in range(end - 1, max(start, end - LOOK_BACK) - 1, -1):
        if not _clause_starts(passage, at, start):
            continue
        tries += 1
        if (
            starts_subject(tokens[at])
            and phrase_end(passage, at, end) == end
            and agrees(tokens[at], number, gender)
        ):
            best = (at, end)
        elif bracketed and best is None:
            best = _with_aside(passage, at, end)
        if tries == 5:
            break
    if best is None or not looks_like_source(passage, best) or _common_noun(passage, best):
        return None
    return best


def _fronted(passage: Passage, start: int, index: int) -> Range | None:
    """``أما الوزير فقال``"""
    tokens = passage.tokens
    resumed = tokens[index].clitic == "ف" or tokens[index - 1].text == "فقد"
    if tokens[start].base != "اما" or not resumed or index - start > 2 * LOOK_BACK:
        return None
    stop = index - (tokens[index - 1].text == "فقد")
    while tokens[stop - 1].text in COMMAS:
        stop -= 1
    end = phrase_end(passage, start + 1, stop)
    aside = end == stop or (end < stop and tokens[end].text in COMMAS | {"("})
    named = end > start + 1 and starts_subject(tokens[start + 1])
    found = start + 1, end
    return found if aside and named and looks_like_source(passage, found) else None


def _with_aside(passage: Passage, at: int, end: int) -> Range | None:
    """``مصدرا مطلعا، طلب عدم الكشف، قال``: a clause between commas tells more of the source."""
    tokens = passage.tokens
    if not starts_subject(tokens[at]) or not tokens[at].flags & (SPEAKER | GIVEN):
        return None
    stop = phrase_end(passage, at, end)
    if stop + 1 >= end or tokens[stop].text not in COMMAS:
        return None
    first = tokens[stop + 1]
    clause = first.flags & (VERB | RELATIVE) or is_finite(first)
    return (at, stop) if clause else None


def _common_noun(passage: Passage, span: Range) -> bool:
    """An indefinite word of the dictionary before a verb is no name: طائرات حربية يعتقد أنها."""
    tokens = passage.tokens[span[0] : span[1]]
    named = any(t.flags & (GIVEN | TITLE | MAYBE_GIVEN) for t in tokens)
    return not tokens[0].flags and not named and in_dictionary(tokens[0].text)


def antecedent(
    passage: Passage, index: int, anybody: bool = False, number: str = "s"
) -> Range | None:
    """The phrase right before the verb.

    ``تصريحات من وزير الخارجية قال فيها``, ``المرصد الذي يؤكد``.
    """
    tokens, best = passage.tokens, None
    if index > 1 and tokens[index - 1].text in COMMAS and tokens[index].flags & NEGATION == 0:
        index -= 1
    for at in range(index - 1, max(passage.sentence_start(index), index - 10) - 1, -1):
        heads = tokens[at].flags & (SPEAKER if anybody else TITLE | BODY | DOCUMENT)
        if (
            heads
            and agrees(tokens[at], number, "")
            and (anybody or not tokens[at].flags & DEFINITE)
            and phrase_end(passage, at, index) == index
        ):
            best = (at, index)
        elif best is not None:
            break
    return best


def starts_subject(token: Token) -> bool:
    if token.kind == MARK:
        return token.text in QUOTES
    if (token.flags & (VERB | AUXILIARY) and not token.flags & (SPEAKER | GIVEN)) or (
        is_finite(token) and not token.flags & SPEAKER
    ):
        return False
    if token.clitic not in ("", "و", "ف") or (token.flags & OCCASION and not token.flags & SPEAKER):
        return False
    return not token.flags & (NOT_SUBJECT | TIME | AUDIENCE) or bool(
        token.flags & (SPEAKER | GIVEN)
    )


def _clause_starts(passage: Passage, at: int, start: int) -> bool:
    if at == start or (passage.tokens[at].clitic in ("و", "ف") and passage.tokens[at].kind == WORD):
        return True
    before = passage.tokens[at - 1]
    if at - 1 == start and before.base == "حتي":
        return True  # even he: حتى الوزير اعترف
    if before.kind == MARK:
        return (
            before.text in COMMAS
            or before.text in (":", "..", "...", "-", "–", ")")
            or before.text in QUOTES
        )
    return bool(before.flags & BOUNDARY) or before.base in CLAUSE_WORDS


def agrees(token: Token, number: str, gender: str) -> bool:
    """A singular verb before plural people would stand first.

    A plural verb needs a plural subject.
    """
    if (
        number in ("p", "d")
        and not token.flags & (PLURAL | DEFINITE | PEOPLE | TITLE)
        and token.kind == WORD
    ):
        return bool(token.flags & SPEAKER)
    if token.flags & TITLE and not token.flags & PLURAL and number == "p":
        return False
    return not (token.flags & (BODY | MEDIA_HEAD) and number == "p")


def _we(passage: Passage, index: int, opener_at: int) -> Range | None:
    """``أنا أندد``, ``ندعو نحن، قادة مصر``: the pronoun that names the first person."""
    tokens = passage.tokens
    if index and tokens[index - 1].flags & PRONOUN:
        return index - 1, index
    if index + 1 < opener_at and tokens[index + 1].flags & PRONOUN:
        end = phrase_end(passage, index + 1, opener_at)
        return index + 1, max(end, index + 2)
    return None


def source_of(
    passage: Passage, index: int, opener_at: int, cue: Cue, addressed: bool = False
) -> Range | None:
    """The source of the cue at ``index``, or ``None`` where no words name it.

    ``addressed``: the frame has an addressee, so that a phrase behind the verb may be that.
    """
    form = cue.form
    if form.tense == "noun":
        return holder(passage, index, opener_at)
    if form.tense == "participle":
        return None
    if form.person == 1:
        return _we(passage, index, opener_at)
    if addressed and index and passage.tokens[index - 1].flags & RELATIVE:
        return _ahead_of_verb(passage, index, opener_at, cue)  # الجوازات التي حثت الوافدين على
    if addressed and form.tense == "present":
        subject = before_verb(passage, index, form.number, form.gender)
        subject = subject or antecedent(passage, index, number=form.number)
        if subject is not None:
            return subject
    found = _behind_verb(passage, index, opener_at, cue, addressed)
    called = addressed and cue.verb.act == "demand"
    if called and found and passage.tokens[found[0]].base in lexicon().called_upon:
        found = None  # دعا المجتمع الدولي إلى: it is called upon
    if found is not None and looks_like_source(passage, found):
        return found
    return _ahead_of_verb(passage, index, opener_at, cue) or found


def _behind_verb(
    passage: Passage, index: int, opener_at: int, cue: Cue, addressed: bool
) -> Range | None:
    form = cue.form
    if form.object:
        found = after_verb(passage, index + 1, opener_at, strict=not addressed)
        return found if found is not None and looks_like_source(passage, found) else None
    if form.number != "s":
        return None  # a verb in the plural stands behind its subject
    return after_verb(passage, index + 1, opener_at, strict=addressed)


def _ahead_of_verb(passage: Passage, index: int, opener_at: int, cue: Cue) -> Range | None:
    form = cue.form
    subject = before_verb(passage, index, form.number, form.gender)
    if subject is not None:
        return subject
    if index and passage.tokens[index - 1].flags & RELATIVE:
        if passage.tokens[index - 1].base in GENDERED[form.gender == "f"]:
            return None  # الدول التي قال إنها: he said it, not the states
        end = index - 1
        while end > 0 and passage.tokens[end - 1].text in COMMAS:
            end -= 1
        nearest = antecedent(passage, end, anybody=True, number=form.number)
        if nearest and passage.tokens[nearest[0]].flags & DOCUMENT and end - nearest[0] > 2:
            inner = passage.tokens[nearest[0] + 1]  # تصريحات | وزير الخارجية الذي قال
            if inner.flags & (TITLE | GIVEN) and not inner.clitic:
                nearest = nearest[0] + 1, nearest[1]
        return nearest or before_verb(passage, end, form.number, form.gender, relative=True)
    back = index + 1 < opener_at and passage.tokens[index + 1].base in ("فيها", "فيه")
    return antecedent(passage, index) if back else None
