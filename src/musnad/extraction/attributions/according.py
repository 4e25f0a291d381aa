"""``بحسب X`` and its kin: a source behind a preposition, before, behind or inside its content."""

from musnad.dictionary import in_dictionary
from musnad.extraction.attributions.openers import is_complementiser
from musnad.extraction.attributions.subjects import looks_like_source
from musnad.grammar.phrases import phrase_end
from musnad.grammar.readings import is_finite, looks_nisba, match_known
from musnad.grammar.relations import Relation
from musnad.grammar.tokens import COMMAS, STOPS, WORD, Passage, Token
from musnad.grammar.trace import missed
from musnad.lexicon import lexicon
from musnad.wordclasses import (
    ANONYMOUS,
    DEFINITE,
    DOCUMENT,
    GIVEN,
    OPENER,
    PREP,
    RELATIVE,
    TIME,
    TITLE,
    UNLESS_NAMED,
    Cue,
)

LONGEST = 1200  # texts without a full stop must stay linear
CARRIERS = frozenset({"نشر", "نقل", "بث", "أورد", "أذاع", "تناقل"})
CLOSERS = STOPS | COMMAS | {")"}


def match_according(passage: Passage, index: int) -> Relation | None:
    """The attribution that a phrase of according at ``index`` builds, or ``None``."""
    token = passage.tokens[index]
    if token.kind != WORD or token.clitic not in ("", "و", "ف"):
        return None
    for words, relative in lexicon().according.get(token.base, ()):
        end = _matches(passage, index, words)
        if end is None:
            continue
        if (
            words[0] == "علي"
            and words[1] == "ما"
            and index
            and passage.tokens[index - 1].text not in COMMAS
        ):
            continue
        relation = (
            _relative(passage, index, end) if relative else _plain(passage, index, end, words)
        )
        if relation is not None:
            return relation
    return None


def _matches(passage: Passage, index: int, words: tuple[str, ...]) -> int | None:
    """The index behind the words; a last ل is the proclitic of the next token."""
    tokens = passage.tokens
    at = index
    for number, word in enumerate(words):
        if at >= len(tokens):
            return None
        if word == "ل" and number == len(words) - 1:
            return (
                at if tokens[at].clitic.endswith("ل") or tokens[at].text in ("ل", "لما") else None
            )
        spelled = tokens[at].base if at == index else tokens[at].text
        if spelled != word and not (number == len(words) - 1 and _with_pronoun(spelled, word)):
            return None
        at += 1
    return at


def _with_pronoun(spelled: str, word: str) -> bool:
    """قوله for قول: the speaker is the one of the sentence."""
    return word in lexicon().according_nouns and spelled in (
        word + "ه",
        word + "ها",
        word + "هم",
        word + "هما",
    )


def _plain(passage: Passage, index: int, end: int, words: tuple[str, ...]) -> Relation | None:
    tokens = passage.tokens
    limit = min(passage.sentence_end(index), index + LONGEST)
    last = tokens[end - 1]
    if last.text in lexicon().pronoun_nouns and last.text != words[-1]:
        return _own(passage, index, end)
    if end < limit and tokens[end].text in lexicon().pronoun_nouns:
        return _own(passage, index, end + 1)
    start = end + 1 if end < limit and tokens[end].text == "ل" else end
    if start >= limit:
        return None
    stop = phrase_end(passage, start, limit)
    if stop <= start or _measures(passage, start) or not _can_speak(passage, start, stop):
        return missed(passage, index, " ".join(words), "source", "nobody who can speak follows")
    stop = _with_clause(passage, start, stop, limit)
    cue_end = tokens[end].head if words[-1] == "ل" and end == start else tokens[start - 1].end
    relation = Relation(passage, "according", "state", (index, end), (tokens[index].head, cue_end))
    relation.source = (start, stop)
    return _place(passage, relation, stop, limit)


def _with_clause(passage: Passage, start: int, stop: int, limit: int) -> int:
    """An unnamed source may be told apart by a clause: ``ثلاثة مسؤولين اطلعوا على المناقشات``."""
    tokens = passage.tokens
    unnamed = any(t.flags & (ANONYMOUS | UNLESS_NAMED) for t in tokens[start : start + 2])
    if not unnamed or stop >= limit or tokens[stop].kind != WORD or is_complementiser(tokens[stop]):
        return stop
    comma = next((k for k in range(stop, min(limit, stop + 8)) if tokens[k].text in COMMAS), None)
    return comma if comma is not None else stop


def carried_by(passage: Passage, relation: Relation) -> Relation | None:
    """``بحسب بيان نقلته وكالة X``.

    The medium that carried the document is one more, outer source.
    """
    if relation.source is None or not relation.rule.startswith("according"):
        return None
    tokens = passage.tokens
    start, stop = relation.source
    if not tokens[start].flags & DOCUMENT:
        return None
    limit = passage.sentence_end(start)
    at = next((k for k in range(start + 1, min(stop + 2, limit)) if _carries(tokens[k])), None)
    if at is None:
        return None
    end = phrase_end(passage, at + 1, limit)
    if end == at + 1:
        return None
    outer = Relation(passage, "carried", "state", (at, at + 1), (tokens[at].head, tokens[at].end))
    outer.source = (at + 1, end)
    last = at - 1 if tokens[at - 1].flags & RELATIVE else at
    relation.source = (start, last)
    outer.content = (
        [(relation.content[0][0], last)] if relation.trailing else [_behind(passage, end, limit)]
    )
    if not relation.trailing:
        relation.content = list(outer.content)
    outer.trailing, outer.resumes = relation.trailing, relation.resumes
    relation.parent = outer
    return outer


def _carries(token: Token) -> bool:
    return any(cue.form.object and cue.verb.lemma in CARRIERS for cue in token.cues)


def _behind(passage: Passage, at: int, limit: int) -> tuple[int, int]:
    tokens = passage.tokens
    while at < limit and (
        tokens[at].text in COMMAS or tokens[at].flags & TIME or is_complementiser(tokens[at])
    ):
        at += 1
    return at, limit


def _can_speak(passage: Passage, start: int, stop: int) -> bool:
    token = passage.tokens[start]
    if not token.flags & ~DEFINITE and not token.country and _is_word(passage, start, stop):
        return False
    return looks_like_source(passage, (start, stop)) or (
        token.clitic.endswith("ل") and bool(token.base.startswith("ال"))
    )


def _is_word(passage: Passage, start: int, stop: int) -> bool:
    """حسب الفئة العمرية, وفق منهجين: a word of the dictionary that names nobody."""
    token = passage.tokens[start]
    if any(t.flags & (TITLE | GIVEN) for t in passage.tokens[start:stop]) or token.kind != WORD:
        return False
    if match_known(passage.tokens, start) is not None:
        return False
    if token.flags & DEFINITE:
        return in_dictionary(token.base[2:]) and not looks_nisba(token.base[2:])
    stem = next((token.text[: -len(p)] for p in ("ها", "هم", "ه") if token.text.endswith(p)), "")
    stems = (token.text, stem, stem[:-1] + "ة" if stem.endswith("ت") else "")
    return any(len(each) > 2 and in_dictionary(each) for each in stems)


def _measures(passage: Passage, start: int) -> bool:
    base = passage.tokens[start].base.removeprefix("ال")
    stem = next((base[: -len(p)] for p in ("ها", "هم", "ه") if base.endswith(p)), base)
    return base in lexicon().measures or stem in lexicon().measures


def _relative(passage: Passage, index: int, end: int) -> Relation | None:
    """حسب ما ذكر X، كما قال X: the verb belongs to the cue; with كما it is the cue alone."""
    tokens = passage.tokens
    limit = min(passage.sentence_end(index), index + LONGEST)
    if end >= limit or not is_finite(tokens[end]):
        return None
    start = end + 1 + (end + 1 < limit and tokens[end + 1].text in ("عنه", "عنها", "عنهم"))
    stop = phrase_end(passage, start, limit)
    if stop > start and tokens[start].clitic.startswith("و"):
        stop = start  # حسبما يقول وعوقب
    only_verb = tokens[index].base in ("كما", "مثلما")
    if only_verb and (
        stop == start
        or is_complementiser(tokens[start])
        or index == passage.sentence_start(index)
        or _has_opener(passage, stop, limit)
        or not _closes(passage, stop, limit)
    ):
        reason = "no aside: it opens the sentence or has a content of its own"
        return missed(passage, index, tokens[index].base, "content", reason)
    cue = next((c for c in tokens[end].cues if _says(c, only_verb)), None)
    if cue and only_verb and cue.verb.weak and not _can_speak(passage, start, stop):
        return missed(passage, index, cue.verb.lemma, "source", "nobody who can speak follows")
    if cue is None:  # كما نعلم; كما ألقى الوزير كلمة
        return missed(passage, index, tokens[index].base, "cue", "no verb of saying follows")
    first = tokens[end] if only_verb else tokens[index]
    relation = Relation(
        passage, "according-verb", cue.verb.act, (index, end + 1), (first.head, tokens[end].end)
    )
    relation.gender, relation.number = cue.form.gender, cue.form.number
    relation.source = (start, stop) if stop > start else None
    return _place(passage, relation, max(stop, start), limit)


def _says(cue: Cue, bare: bool) -> bool:
    """A verb that can have أن or a quotation behind it, of somebody else than the narrator.

    Behind كما it is one that needs no preposition for that: no كما ذهب، كما انتهى.
    """
    frames = [f for f in cue.verb.frames if f.kind in ("that", "quote")]
    speaks = any(not (bare and frame.preposition) for frame in frames)
    speaks = speaks or (bare and bool(cue.form.object))  # كما تصفه لوسي
    return cue.form.person == 3 and (speaks or cue.verb.relay or cue.verb.lemma in CARRIERS)


def _closes(passage: Passage, stop: int, limit: int) -> bool:
    """The verb has no object of its own: كما قال الوزير أمس, not كما وعد الوزير بالعمل."""
    token = passage.tokens[stop] if stop < limit else None
    if token is None or token.kind != WORD:
        return True
    governed = token.clitic == "ب" or token.base in ("علي", "عن", "الي")
    return not governed and not token.flags & OPENER


def _has_opener(passage: Passage, start: int, limit: int) -> bool:
    for token in passage.tokens[start : min(start + 8, limit)]:
        if token.text == ")":
            return False  # (كما قال الوزير) إن
        if is_complementiser(token) or token.text == ":":
            return True
    return False


def _own(passage: Passage, index: int, end: int) -> Relation | None:
    """على حد قوله، بحسب زعمها: a second cue of the speaker of the sentence."""
    tokens = passage.tokens
    relation = Relation(
        passage, "according-own", "state", (index, end), (tokens[index].head, tokens[end - 1].end)
    )
    start = passage.sentence_start(index)
    begin = _quotation_before(passage, index)
    relation.content = [(begin if begin is not None else start, index)]
    relation.resumes, relation.dependent = index, True
    relation.frame = "own"
    return relation


def _quotation_before(passage: Passage, index: int) -> int | None:
    at = index - 1
    while at > 0 and passage.tokens[at].text in COMMAS:
        at -= 1
    return passage.opens.get(at)


def _place(passage: Passage, relation: Relation, stop: int, limit: int) -> Relation | None:
    """Where the content is.

    Behind a leading phrase, before a trailing one, on both sides of an inner one.
    """
    tokens = passage.tokens
    index = relation.cue[0]
    begin = max(passage.sentence_start(index), index - LONGEST)
    relation.resumes = index
    if (
        index == begin
        or (tokens[index].clitic == "و" and tokens[index - 1].text in COMMAS)
        or _only_openers(passage, begin, index)
    ):
        at = _behind(passage, stop, limit)[0]
        if at >= limit:
            return _over_sentence_before(passage, relation, begin)
        relation.rule += "-leading"
        relation.content = [(at, limit)]
        return relation
    relation.trailing = True
    rest = next((k for k in range(stop, limit) if tokens[k].kind == WORD), None)
    inner = (
        rest is not None
        and stop < limit
        and tokens[stop].text not in CLOSERS
        and not tokens[stop].flags & RELATIVE
    )
    between = (
        rest is not None
        and stop < limit
        and tokens[stop].text in COMMAS
        and tokens[index - 1].text in COMMAS
    )
    if (
        (inner and tokens[stop].flags & PREP)
        or (inner and is_complementiser(tokens[stop]))
        or (between and not tokens[rest or 0].clitic and not tokens[rest or 0].cues)
    ):
        relation.rule += "-inside"
        relation.content = [(begin, index), (stop, limit)]
    else:
        relation.rule += "-trailing"
        relation.content = [(begin, index)]
    return relation


def _over_sentence_before(passage: Passage, relation: Relation, begin: int) -> Relation | None:
    """``… . بحسب وكالة X.``: a source that a full stop has cut off from its sentence."""
    before = begin - 1
    while before >= 0 and passage.tokens[before].text in STOPS:
        before -= 1
    if before < 0:
        return None
    relation.trailing = True
    relation.rule += "-trailing"
    relation.content = [(passage.sentence_start(before), before + 1)]
    return relation


def _only_openers(passage: Passage, begin: int, index: int) -> bool:
    """Nothing but an adverbial before.

    «وفي وقت سابق، بحسب …» counts as leading only when very short.
    """
    return index - begin <= 1 and passage.tokens[begin].kind != WORD
