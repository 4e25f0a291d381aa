"""What opens a content: a complementiser, a quotation, a colon, a governed preposition.

The opener is looked for behind the cue, in the cue's own clause; what stands between cue and
opener is the source with its adverbials and the addressee.
"""

from typing import NamedTuple

from musnad.grammar.readings import is_finite, is_verb, short_noun
from musnad.grammar.tokens import COMMAS, OPEN_QUOTES, WORD, Passage, Token
from musnad.wordclasses import (
    ADVERBIAL,
    ANONYMOUS,
    ASKING,
    AUDIENCE,
    BODY,
    COMP,
    DOCUMENT,
    GIVEN,
    MEDIA_HEAD,
    OCCASION,
    OPENER,
    PREP,
    RELATIVE,
    STATE,
    TIME,
    TITLE,
    Frame,
)

REACH = 60
OPENS = COMP | ASKING | PREP
# أن behind these belongs to them: قبل أن، دون أن، إلى أن
GOVERNED_ELSEWHERE = frozenset(
    [
        "قبل",
        "بعد",
        "دون",
        "غير",
        "منذ",
        "الا",
        "الي",
        "علي",
        "عن",
        "من",
        "رغم",
        "برغم",
        "حتي",
        "لولا",
        "كما",
        "بما",
    ]
)
# ب that makes an adverb or a compound preposition, never a governed object
ADVERBS = frozenset(
    [
        "بشكل",
        "بشدة",
        "بقوة",
        "بعد",
        "بدوره",
        "بدورها",
        "بدورهم",
        "بحضور",
        "بمناسبة",
        "بين",
        "بينما",
        "بعدما",
        "بلا",
        "بالقول",
        "بوضوح",
        "بصورة",
        "بسبب",
        "بحسب",
        "بشان",
        "باسم",
        "بعنوان",
        "برفقة",
        "برئاسة",
        "بهدف",
        "بغية",
        "بخصوص",
        "بذات",
        "بنفس",
        "بقوله",
        "بقولها",
    ]
)
TURNS = frozenset({"بدوره", "بدورها", "بدورهم"})
FUSED = {"مما": "من", "عما": "عن"}


class Opener(NamedTuple):
    """``at``: the opening token; ``content``: the first token of the content."""

    frame: Frame
    at: int
    content: int
    colon: bool = False


def is_complementiser(token: Token) -> bool:
    return bool(token.flags & COMP) and token.clitic in ("", "ف", "ب", "ل", "و")


def is_label(passage: Passage, index: int, end: int) -> bool:
    """A quotation that only marks a name.

    One or two words, or a few with the real opener behind them.
    """
    close = passage.closes.get(index)
    if close is None:
        return False
    opens = passage.tokens[index + 1] if index + 1 < close else None
    if opens is not None and is_complementiser(opens):
        return False  # قال "انه ليس بطلا"
    words = sum(t.kind == WORD for t in passage.tokens[index + 1 : min(close, index + 12)])
    before = passage.tokens[index - 1] if index else None
    if words <= 2 or (
        before is not None and before.clitic == "" and before.text in ("ال", "ل", "ب")
    ):
        return True
    if before is not None and _takes_name(before, words):
        return True
    titled = before is not None and before.flags & DOCUMENT  # في تقرير «آفاق الاقتصاد» إن
    return words <= (12 if titled else 6) and _opened_later(passage, close + 1, end)


def _takes_name(before: Token, words: int) -> bool:
    """لشبكة «سكاي نيوز»، في «مجلس شورى كويتا»."""
    if before.flags & MEDIA_HEAD or before.text in ("في", "من", "لدى"):
        return words <= 6
    told = before.flags & AUDIENCE and before.clitic.endswith("ل")  # للصحفيين «…»
    return bool(before.flags & (BODY | TITLE)) and words <= 4 and not told


def _opened_later(passage: Passage, start: int, end: int) -> bool:
    for token in passage.tokens[start : min(end, start + 16)]:
        if token.cues and is_finite(token):
            return False
        if is_complementiser(token) or token.text == ":":
            return True
    return False


def find_opener(
    passage: Passage, index: int, limit: int, frames: tuple[Frame, ...]
) -> Opener | None:
    """The first opener behind ``index`` that one of ``frames`` allows, or ``None``."""
    tokens, at = passage.tokens, index
    relative = waiting = False  # a cue inside a relative clause has a content of its own
    end = min(limit, index + REACH)
    worded = any(frame.word for frame in frames)
    hidden = any(frame.preposition in ("ب", "ل") for frame in frames)
    while at < end:
        token = tokens[at]
        found = _open_here(passage, at, end, frames) if worded or _may_open(token, hidden) else None
        elsewhere = relative and tokens[at - 1].text not in COMMAS
        if found is not None and elsewhere and found.frame.kind != "quote":
            found = None
        if found is not None and not _inside_source(passage, index, end, found, frames):
            return found
        if at in passage.closes:
            close = passage.closes[at]
            if close - at > 8:
                return None
            at = close + 1
            continue
        relative = relative or (waiting and bool(token.cues) and is_finite(token))
        waiting = waiting or bool(token.flags & RELATIVE)
        if at > index and _next_clause(passage, at, waiting):
            return None
        at += 1
    return None


def _inside_source(
    passage: Passage, index: int, end: int, found: Opener, frames: tuple[Frame, ...]
) -> bool:
    """``المشرف على الجناح … أن``: a preposition of the post, where a complementiser comes later."""
    tokens = passage.tokens
    head = tokens[index]
    posted = head.flags & (TITLE | BODY | ANONYMOUS | DOCUMENT) and found.at - index <= 4
    if found.frame.kind != "noun" or not found.frame.preposition or not posted:
        return False
    if found.frame.target or tokens[found.content].flags & OPENER:
        return False
    if not any(f.kind == "that" for f in frames):
        return False
    for at in range(found.content + 1, min(end, found.at + 25)):
        token = tokens[at]
        if token.text in COMMAS or (token.cues and is_finite(token)):
            return False
        if is_complementiser(token):
            return not tokens[at - 1].flags & (OPENER | PREP)
    return False


def _leads_through(passage: Passage, at: int) -> bool:
    """``أعلن الوزير، عبر حسابه، أن``: the preposition, where no ``عن`` makes it the verb."""
    token = passage.tokens[at]
    if not token.flags & ADVERBIAL or token.clitic or not token.cues:
        return False
    for after in passage.tokens[at + 1 : at + 7]:
        if after.text in COMMAS or is_complementiser(after):
            return True
        if after.base == "عن" and token.base == "عبر":
            return False
    return True


def _next_clause(passage: Passage, at: int, relative: bool) -> bool:
    """Another cue takes over before this one found its content."""
    token = passage.tokens[at]
    if _leads_through(passage, at):
        return False
    if not token.cues:
        joined = token.clitic == "و" and passage.tokens[at - 1].text in COMMAS
        return joined and not relative and is_verb(token)
    participle = any(cue.form.tense == "participle" for cue in token.cues)
    before = passage.tokens[at - 1]
    if token.clitic == "و" and token.base in ("قال", "قالت", "اضاف", "اضافت", "قالوا"):
        return True
    if is_finite(token) and before.base in ("حيث", "اذ"):
        return not relative  # ختم حديثه …، حيث قال
    after = passage.tokens[at + 1] if at + 1 < len(passage.tokens) else token
    if before.text in COMMAS and after.base == "عدم":
        return False  # طالبا عدم الكشف عن اسمه
    if before.text in COMMAS and is_finite(token) and not token.flags & (TITLE | OCCASION):
        return not relative
    if participle and before.text in COMMAS:
        return token.text not in ("قائلا", "قائلة", "قائلين")
    return (
        is_finite(token)
        and token.clitic in ("و", "ف")
        and not relative
        and not token.flags & (TITLE | OCCASION)
    )


def _may_open(token: Token, hidden: bool) -> bool:
    """Most words open nothing that is no fixed word: they are neither preposition nor أن."""
    short = len(token.text) < 3 or (hidden and token.text[0] in "بل")  # ب, بسوء
    return short or token.kind != WORD or bool(token.clitic or token.flags & OPENS)


def _open_here(passage: Passage, at: int, end: int, frames: tuple[Frame, ...]) -> Opener | None:
    token = passage.tokens[at]
    if token.kind == WORD:
        return _word_opens(passage, at, end, frames)
    if token.text == ":" or (at in passage.closes and not is_label(passage, at, end)):
        return _quote_opens(passage, at, end, frames)
    return None


def _quote_opens(passage: Passage, at: int, end: int, frames: tuple[Frame, ...]) -> Opener | None:
    tokens = passage.tokens
    frame = next((f for f in frames if f.kind == "quote"), None)
    colon = tokens[at].text == ":"
    if colon:
        after = at + 1
        if after >= len(tokens):
            return None
        that = next((f for f in frames if f.kind == "that"), None)
        if that and is_complementiser(tokens[after]) and after + 1 < len(tokens):
            return Opener(
                that if frame is None else frame,
                at,
                after + 1,
                colon=passage.raw(after).startswith("إ"),
            )
        if frame is None and that is not None and after in passage.closes:
            return Opener(that, at, after, colon=True)
        return Opener(frame, at, after, colon=True) if frame else None
    if frame is None and not (tokens[at].text in OPEN_QUOTES or tokens[at].text == '"'):
        return None
    bare = next(
        (
            f
            for f in frames
            if f.kind == "noun" and not f.preposition and not f.target and not f.word
        ),
        None,
    )
    chosen = frame or bare
    return Opener(chosen, at, at) if chosen else None


def _word_opens(passage: Passage, at: int, end: int, frames: tuple[Frame, ...]) -> Opener | None:
    """The content of the first frame that the word at ``at`` opens."""
    for frame in frames:
        content = OPENING[frame.kind](passage, at, end, frame) if frame.kind in OPENING else None
        if content is not None:
            return Opener(frame, at, content)
    return None


def _that_opens(passage: Passage, at: int, end: int, frame: Frame) -> int | None:
    tokens = passage.tokens
    if at + 1 >= end:
        return None
    if is_complementiser(tokens[at]):
        before = tokens[at - 1].base if at else ""
        if frame.preposition == "ب":
            joined = tokens[at].base.startswith("ب") or tokens[at].clitic.endswith("ب")
            return at + 1 if joined or before == "ب" else None
        if not frame.preposition:
            return at + 1 if before not in GOVERNED_ELSEWHERE else None
        return at + 1 if before == frame.preposition else None
    governs = tokens[at].base == frame.preposition and tokens[at].flags & PREP
    return at + 2 if frame.preposition and governs and is_complementiser(tokens[at + 1]) else None


def _noun_opens(passage: Passage, at: int, end: int, frame: Frame) -> int | None:
    tokens = passage.tokens
    after = tokens[at + 1] if at + 1 < end else None
    if at and tokens[at - 1].flags & GIVEN and tokens[at].text.startswith("با"):
        return None  # a family name from Hadramaut: بدر باسلمة
    if frame.preposition == "ب" and tokens[at].text in TURNS and at and tokens[at - 1].cues:
        return at  # أشاد بدورها: her part, not "in her turn"
    if not frame.word:
        opens = frame.preposition and not frame.addressee_preposition
        return _preposition_opens(tokens[at], after, frame.preposition, at) if opens else None
    if after is None or tokens[at].base.removeprefix("ال") != frame.word.removeprefix("ال"):
        return None
    if not frame.preposition:
        return at + 1
    behind = tokens[at + 2] if at + 2 < end else None
    if frame.preposition == "ل" == after.clitic:
        return at + 1  # قدم شكره لوكيل المحافظة
    return _preposition_opens(after, behind, frame.preposition, at + 1)


def _asking_opens(passage: Passage, at: int, end: int, frame: Frame) -> int | None:
    """An indirect question: its first word belongs to it (``تساءل عما إذا``)."""
    return at if passage.tokens[at].flags & ASKING else None


OPENING = {"that": _that_opens, "noun": _noun_opens, "asking": _asking_opens}


def _preposition_opens(token: Token, after: Token | None, preposition: str, at: int) -> int | None:
    """Where the content starts behind a governed preposition.

    Or ``None`` where it is another one.
    """
    if preposition in ("ب", "ل"):
        if preposition == "ل" and token.flags & (TITLE | BODY | STATE):
            return None
        if token.clitic.endswith(preposition) and token.text not in ADVERBS:
            return None if token.flags & (ADVERBIAL | TIME) else at
        if token.text in (preposition, preposition + "ـ") and after is not None:
            return at + 1
        return at if short_noun(token, preposition) else None
    if after is None:
        return None
    if FUSED.get(token.text) == preposition and (is_finite(after) or is_verb(after)):
        return at  # حذر مما وصفه بالعدوان
    wanted = token.base == preposition and token.flags & PREP and not token.flags & COMP
    return at + 1 if wanted and _governs(preposition, after) else None


def _governs(preposition: str, after: Token) -> bool:
    """A noun, and the preposition no part of an adverbial: عن طريق، من جهته."""
    if is_complementiser(after):
        return False
    if preposition == "في" and after.flags & (OCCASION | TIME):
        return False
    if preposition == "عن" and after.base in ("طريق", "بعد", "كثب"):
        return False  # عن طريق is a preposition of its own
    if preposition == "من" and after.base.startswith(("جهت", "جانب", "ناحي", "خلال")):
        return False
    return not (after.flags & PREP and after.text in ("خلال", "قبل", "بعد"))
