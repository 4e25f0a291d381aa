"""A noun phrase as a description: kind, post, personal name, country, gender and number."""

from collections.abc import Sequence
from functools import lru_cache

from musnad.extraction.names.titles import may_name, split_title
from musnad.grammar.phrases import phrase_end
from musnad.grammar.readings import looks_nisba, match_known
from musnad.grammar.relations import Description, Range
from musnad.grammar.tokens import COMMAS, MARK, NUMBER, QUOTES, WORD, Passage, Token, is_initial
from musnad.lexicon import lexicon
from musnad.text import fold_name
from musnad.wordclasses import (
    ANONYMOUS,
    BODY,
    DEFINITE,
    DEMONSTRATIVE,
    DOCUMENT,
    FEMININE,
    GIVEN,
    GROUP,
    MAYBE_GIVEN,
    MEDIA_HEAD,
    NISBA,
    PEOPLE,
    PLACE,
    PLURAL,
    PRONOUN,
    STATE,
    TITLE,
    UNLESS_NAMED,
    Known,
)

SAME = frozenset({"نفسه", "نفسها", "ذاته", "ذاتها", "انفسهم", "عينه"})
MEDIA_PLURALS = frozenset({"وسائل", "صحف", "مواقع", "وكالات", "قنوات", "شبكات", "مجلات", "تقارير"})
STATE_BODIES = frozenset({"حكومة", "سلطات", "دول", "دولة", "السلطات", "الحكومة"})
ISSUED = frozenset(
    {"بيان", "بلاغ", "تصريح", "رسالة", "مذكرة", "تغريدة", "نص", "تعميم", "خطاب", "احصائية", "تقرير"}
)
# by whom they were made only where a body or state follows: بيانات الوزارة, not بيانات التحميل
FIGURES = frozenset(
    {"احصائيات", "بيانات", "تقارير", "ارقام", "توقعات", "دراسة", "دراسات", "استطلاع", "تصريحات"}
)


@lru_cache(maxsize=8192)
def name_words(text: str) -> frozenset[str]:
    """The folded words of a name without article, for comparison."""
    words = (
        fold_name(text)
        .replace('"', " ")
        .replace("«", " ")
        .replace("»", " ")
        .replace("،", " ")
        .replace("“", " ")
        .replace("”", " ")
        .split()
    )
    return frozenset(w.removeprefix("ال") if len(w) > 4 else w for w in words)


def describe(text: str, passage: Passage, span: Range) -> Description:
    """What ``span`` (token indexes) says of the one it names."""
    begin, end = _unwrapped(passage, span)
    tokens = passage.tokens[begin:end]
    first = tokens[0]
    start = first.head if first.clitic else first.start
    name = _with_article(first, text[start : tokens[-1].end])
    found = Description("unknown", name, (start, tokens[-1].end), head=_head(first))
    found.words = name_words(name)
    found.country = next((t.country for t in tokens if t.country), None)
    found.gender, found.number = _agreement(first)
    found.definite = bool(first.flags & DEFINITE) or first.base.startswith("ال")
    found.generic = found.definite and all(t.text in SAME for t in tokens[1:])
    _classify(found, text, passage, (begin, end))
    return found


def _unwrapped(passage: Passage, span: Range) -> Range:
    begin, end = span
    if passage.closes.get(begin) == end - 1 and end - begin > 2:
        return begin + 1, end - 1
    if passage.tokens[begin].flags & DEMONSTRATIVE and end - begin > 1:
        return begin + 1, end
    return begin, end


def _with_article(first: Token, name: str) -> str:
    """للبعثة hides the article's alif: the name is البعثة."""
    return (
        "ال" + name[1:]
        if first.clitic.endswith("ل") and first.base.startswith("ال") and not name.startswith("ا")
        else name
    )


def _head(token: Token) -> str:
    return token.base.removeprefix("ال") if len(token.base) > 4 else token.base


def _agreement(token: Token) -> tuple[str, str]:
    flags = token.flags
    if _head(token) in MEDIA_PLURALS:
        return "f", "p"
    if flags & ANONYMOUS and flags & PLURAL and not token.base.endswith(("ون", "ين", "ود")):
        return "f", "p"
    if flags & (STATE | PEOPLE) or token.kind != WORD:
        return "", "p" if flags & PEOPLE else "s"
    feminine = flags & FEMININE or token.base.endswith("ة")
    if token.flags & DEFINITE and token.base.endswith(("ون", "ين")) and not flags & TITLE:
        return "m", "p"
    return ("f" if feminine else "m"), ("p" if flags & PLURAL else "s")


def _classify(found: Description, text: str, passage: Passage, span: Range) -> None:
    tokens = passage.tokens[span[0] : span[1]]
    first = tokens[0]
    if first.kind == NUMBER or first.base in (
        "ثلاثة",
        "اربعة",
        "خمسة",
        "ثلاث",
        "اربع",
        "خمس",
        "عدة",
        "احد",
        "احدى",
        "احدي",
        "بعض",
        "عدد",
    ):
        _counted(found, tokens)
        return
    if first.flags & PRONOUN and len(tokens) > 2:
        inner = describe(text, passage, (span[0] + (2 if tokens[1].text in COMMAS else 1), span[1]))
        found.kind, found.words, found.post, found.name = (
            inner.kind,
            inner.words,
            inner.post,
            inner.name,
        )
        return
    if _coordinated(found, text, passage, span):
        return
    known = match_known(passage.tokens, span[0])
    if known is not None and known[0] <= span[1] and _whole(known, span, passage):
        _from_known(found, known[1])
        if tokens[-1].text == ")" and known[0] < span[1]:
            last = passage.tokens[known[0] - 1].end  # without (WHO)
            found.name = found.name[: last - found.span[0]]
            found.words = name_words(found.name)
        return
    _by_head(found, text, passage, span, first)


def _counted(found: Description, tokens: Sequence[Token]) -> None:
    found.number = "s" if tokens[0].base in ("احد", "احدي") else "p"
    rest = next((t for t in tokens[1:] if t.kind == WORD), tokens[0])
    if rest.flags & MEDIA_HEAD or rest.base == "وسائل":
        found.kind = "media"
    elif rest.flags & GROUP and not rest.flags & UNLESS_NAMED and found.number == "p":
        found.kind = "group"
    else:
        found.kind = "anonymous"


def _whole(known: tuple[int, Known], span: Range, passage: Passage) -> bool:
    """The known name is the phrase, up to adjectives behind it."""
    if known[1].weak and known[1].kind != "state" and not passage.inside[span[0]]:
        return False
    rest = passage.tokens[known[0] : span[1]]
    if rest and rest[0].text == "(" and rest[-1].text == ")":
        return True  # منظمة الصحة العالمية (WHO)
    return all((t.flags & (NISBA | DEFINITE) and not t.clitic) or t.kind == MARK for t in rest)


def _from_known(found: Description, known: Known) -> None:
    found.kind = known.kind if known.kind in ("state", "media", "organization") else "organization"
    found.entity, found.country = known.id, known.country or found.country
    found.generic = False
    if found.kind == "state":
        found.gender = ""


def _coordinated(found: Description, text: str, passage: Passage, span: Range) -> bool:
    """كييف والغرب: members that are each a state of their own."""
    tokens = passage.tokens
    joints = [k for k in range(span[0] + 1, span[1]) if tokens[k].clitic == "و"]
    if not joints:
        return False
    parts = [*zip([span[0], *joints], [*joints, span[1]], strict=True)]
    known = [match_known(tokens, part[0]) for part in parts]
    if not all(
        k is not None and k[1].kind == "state" and k[0] == part[1]
        for k, part in zip(known, parts, strict=True)
    ):
        return False
    found.kind, found.number, found.country = "state", "p", None
    found.members = tuple(describe(text, passage, part) for part in parts)
    return True


def _by_head(found: Description, text: str, passage: Passage, span: Range, first: Token) -> None:
    flags = first.flags
    if first.text in QUOTES and span[0] in passage.closes:
        flags = passage.tokens[span[0] + 1].flags
    if flags & ANONYMOUS:
        found.kind = "anonymous"
    elif flags & MEDIA_HEAD or found.head in ("اعلام", "وسائل", "صحافة"):
        found.kind = "media"
        _media_identity(found, passage, span)
    elif flags & DOCUMENT and not flags & TITLE:
        _document(found, text, passage, span)
    elif (
        flags & (TITLE | GIVEN)
        or is_initial(first)
        or (
            any(
                t.flags & (TITLE | GIVEN | UNLESS_NAMED)
                for t in passage.tokens[span[0] + 1 : span[1]]
            )
            and not flags & (BODY | GROUP | STATE | PEOPLE)
        )
    ):
        _person(found, text, passage, span)
    elif flags & BODY:
        found.kind = "state" if found.head in STATE_BODIES else "organization"
    elif flags & PEOPLE or (flags & NISBA and found.definite):
        found.kind = "state"
    elif flags & (GROUP | UNLESS_NAMED):
        found.kind = "group" if flags & GROUP else "anonymous"
    elif flags & (STATE | PLACE):
        found.kind = "state" if flags & STATE else "organization"
    else:
        _unlisted(found, passage, span)


def _media_identity(found: Description, passage: Passage, span: Range) -> None:
    for at in range(span[0], span[1]):
        known = match_known(passage.tokens, at)
        if known is not None and known[1].kind == "media" and known[0] <= span[1]:
            found.entity, found.country = known[1].id, known[1].country
            return


def _document(found: Description, text: str, passage: Passage, span: Range) -> None:
    found.kind = "document"
    if found.head not in ISSUED | FIGURES or span[1] - span[0] < 2:
        return
    tokens = passage.tokens
    at = span[0] + 1
    while at < span[1] and (
        tokens[at].base in ("صادر", "صدر", "عن", "مشترك", "رسمي")
        or tokens[at].base in lexicon().issuing
        or tokens[at].text in COMMAS
    ):
        at += 1
    if at < span[1] and passage.closes.get(at, span[1]) < span[1]:
        found.issuer = describe(text, passage, (at, passage.closes[at] + 1))  # إحصائية "يونامي"
        return
    direct = tokens[span[0]].flags & DEFINITE == 0
    if (
        at < span[1]
        and direct
        and (tokens[at].clitic in ("", "ل") and tokens[at].kind == WORD)
        and not tokens[at].flags & NISBA
        and _makes(tokens, at, found.head in FIGURES)
    ):
        if found.head == "تقرير" and (tokens[at].base == "في" or at > span[0] + 1):
            return
        found.issuer = describe(text, passage, (at, span[1]))


def _makes(tokens: Sequence[Token], at: int, figures: bool) -> bool:
    """بيان الوزارة, بيان لقوة المهام, بيانات البنك; not تقرير اقتصادي, بيانات التحميل."""
    token = tokens[at]
    if figures:
        return bool(token.flags & (BODY | STATE | GIVEN | PEOPLE)) and not looks_nisba(token.base)
    return bool(token.flags & DEFINITE) or not looks_nisba(token.base)


def _person(found: Description, text: str, passage: Passage, span: Range) -> None:
    tokens = passage.tokens
    title, name, tail = split_title(passage, span)
    if name and tokens[span[0]].flags & PLURAL and not _given(tokens[slice(*name)]):
        title, name = span, None  # أعضاء الجهاز الفني
    if title and tail and all(is_initial(t) or t.kind == MARK for t in tokens[slice(*title)]):
        title = None  # د. سامر حداد مدير المستشفى
    found.title = (
        _words(text, tokens, title) if title else (_words(text, tokens, tail) if tail else None)
    )
    found.post = name_words(found.title or "")
    if title and tail:  # الأمير جلوي بن عبدالعزيز أمير منطقة نجران
        found.post |= name_words(_words(text, tokens, tail))
    if name:
        found.kind = "person"
        found.name = _words(text, tokens, name)
        found.words = name_words(found.name)
        found.name_span = (tokens[name[0]].start, tokens[name[1] - 1].end)
        found.generic = False
        found.gender = _gender(found.gender, tokens[span[0]], tokens[tail[0]] if tail else None)
        return
    first = tokens[span[0]]
    found.post = found.words
    if first.flags & PLURAL:
        construct = len(found.words) > 1 and tokens[span[0] + 1].flags & (DEFINITE | STATE)
        unnamed = first.flags & UNLESS_NAMED or not construct
        found.kind = "anonymous" if unnamed and not found.definite else "official"
    elif not found.definite and (first.flags & UNLESS_NAMED or _vague(tokens[span[0] : span[1]])):
        found.kind = "anonymous"
    else:
        found.kind = "official"


def _given(tokens: Sequence[Token]) -> bool:
    return any(t.flags & (GIVEN | MAYBE_GIVEN) for t in tokens)


def _vague(tokens: Sequence[Token]) -> bool:
    """باحث اجتماعي, وزير سابق: a post of nobody in particular."""
    return not any(t.flags & (DEFINITE | STATE | PLACE | BODY) for t in tokens[1:])


def _gender(gender: str, first: Token, post: Token | None) -> str:
    """Of a name that no table knows: the gender of the post behind it, or none."""
    if gender == "f" or first.flags & (TITLE | GIVEN | DEFINITE):
        return gender
    return "f" if post is not None and post.flags & FEMININE else ""


def _words(text: str, tokens: Sequence[Token], span: Range) -> str:
    first = tokens[span[0]]
    return text[first.head if first.clitic else first.start : tokens[span[1] - 1].end]


def _unlisted(found: Description, passage: Passage, span: Range) -> None:
    """A name that no table knows: a person where it is short, in words without function."""
    tokens = passage.tokens[span[0] : span[1]]
    plain = all(t.kind == WORD and not t.clitic for t in tokens)
    if plain and not any(may_name(passage, k) for k in range(*span)):
        found.kind = "unknown"
    elif (
        plain
        and len(tokens) <= 5
        and not any(t.base.endswith("ة") and t.flags & DEFINITE for t in tokens)
    ):
        found.kind = "person"
        found.name_span = found.span
        found.generic = False
        if not found.name.startswith("ال"):
            found.gender = ""
    elif phrase_end(passage, span[0], span[1]) == span[1]:
        found.kind = "organization"
