"""Names of persons: where one begins and where it ends.

One begins at a given name, at a kunya (أبو …), before بن, behind a post (رئيس النقابة هولم), or
where a word that only a name can be follows a verb of saying or another such word. It goes on
through name words, particles and one family name with the article, and ends at everything else.
"""

from musnad.dictionary import in_dictionary
from musnad.extraction.names.gazetteer import (
    FAMILY,
    FOREIGN_GIVEN,
    INSIDE,
    KUNYA,
    OPENS,
    PART,
    PLAIN,
    POST,
    SURE_FAMILY,
    SURE_GIVEN,
)
from musnad.extraction.names.sight import KIN, RENAMED, SON, TAKEN, Sight
from musnad.grammar.readings import is_lee
from musnad.grammar.tokens import QUOTES, WORD
from musnad.wordclasses import (
    COMP,
    DEFINITE,
    FUNCTION,
    GIVEN,
    MAYBE_GIVEN,
    NISBA,
    PARTICLE,
    PEOPLE,
    PLACE,
    STATE,
    TIME,
    TITLE,
    TITLE_ADJECTIVE,
    VERB,
)

LONGEST = 12
CALLED = frozenset({"سمي", "يدعي", "تدعي", "اسمه", "اسمها", "المدعو", "المدعوة", "واسمه", "واسمها"})
NEVER = frozenset({"باسم", "بلسان"})
INDEFINITE_ENDS = ("ة", "ات", "ا", "ها", "هم", "ه", "ين", "ون", "نا")
WESTERN = NISBA | PLACE  # جون كندي، جاك لندن
PERSONAL = PART | KUNYA | SURE_GIVEN | SURE_FAMILY
NAME_CLASSES = GIVEN | MAYBE_GIVEN | PARTICLE


def name_word(sight: Sight, at: int) -> bool:
    """A word that names of persons are made of."""
    if not sight.is_word(at) or sight.bits[at] & PLAIN:
        return False
    flags = sight.tokens[at].flags
    if sight.bits[at] & SURE_GIVEN:
        return True
    if sight.bits[at] & PART:
        post = flags & (TITLE | TITLE_ADJECTIVE) and sight.definite(at)
        return not flags & (FUNCTION | TIME) and not post
    return sight.foreign(at)


def begins(sight: Sight, at: int, post: bool, after_person: bool) -> bool:
    """A personal name begins at ``at``. ``post``: a complete post stands before it."""
    token, bits = sight.tokens[at], sight.bits[at]
    personal = bits & PERSONAL or sight.foreign(at) or sight.words[at] in KIN
    if not personal and not _son_follows(sight, at):
        return False
    if bits & PLAIN or token.base in NEVER or token.text[:1].isascii():
        return False
    if token.flags & FUNCTION and not bits & (PART | KUNYA | OPENS | SURE_GIVEN):
        return False
    if _kunya(sight, at) or _son_follows(sight, at) or bits & SURE_GIVEN:
        return True
    if bits & SURE_FAMILY and _stands_alone(sight, at, post):
        return True
    if sight.definite(at) and token.flags & (NISBA | TITLE_ADJECTIVE | TITLE):
        # الوزير سالم: a post, though الوزير is a family name too
        return not token.flags & TITLE and bool(bits & PART) and _full(sight, at) and not post
    return _listed(sight, at, post, after_person) or _unknown(sight, at, post, after_person)


def _stands_alone(sight: Sight, at: int, post: bool) -> bool:
    """A family name of the news alone; one with the article only where nothing clashes."""
    if not sight.definite(at):
        return True
    return post or not sight.tokens[at].flags & (NISBA | TITLE | TITLE_ADJECTIVE | TIME)


def _listed(sight: Sight, at: int, post: bool, after_person: bool) -> bool:
    """A given or family name that is also a word."""
    flags = sight.tokens[at].flags
    if not sight.bits[at] & PART or flags & (TIME | STATE | PEOPLE):
        return False
    if sight.bits[at] & POST and flags & TITLE:
        return False
    if flags & TAKEN or sight.tokens[at].cues:
        return _full(sight, at) and not sight.verb(at)
    spoken = _spoken(sight, at) and sight.words[at] != "علي"
    return post or after_person or spoken or _full(sight, at)


def _unknown(sight: Sight, at: int, post: bool, after_person: bool) -> bool:
    """A word that only a name can be."""
    if sight.tokens[at].flags & TITLE or not sight.foreign(at):
        return False
    if sight.definite(at) and sight.words[at].endswith(("ية", "ات", "ين", "ون", "ائم", "ائن")):
        return False
    if post or after_person or _called(sight, at):
        return True
    return _spoken(sight, at) or _does(sight, at) or _pair(sight, at)


def _called(sight: Sight, at: int) -> bool:
    """``رجل يدعى هولم``, ``الذي سُمي "هولم"``: said to be somebody's name."""
    before = at - 1
    if before > 0 and sight.tokens[before].text in QUOTES:
        before -= 1
    return before >= 0 and sight.tokens[before].base in CALLED


def _does(sight: Sight, at: int) -> bool:
    """زار هولم …, أن هولم سيزور: the subject of any verb."""
    if sight.joined(at) or sight.definite(at) or not at:
        return False
    before = sight.tokens[at - 1]
    if sight.verb(at - 1) and not before.base.endswith("ت") and not before.base.startswith("ت"):
        return True
    subject = before.flags & COMP or before.base in ("كان", "ان")
    return bool(subject) and (sight.verb(at + 1) or sight.cue(at + 1))


def _kunya(sight: Sight, at: int) -> bool:
    """أبو بكر، ابن الأبار, عبد الحفيظ."""
    word, after = sight.words[at], at + 1
    if not sight.is_word(after) or sight.joined(after) or sight.verb(after):
        return False
    flags = sight.tokens[after].flags
    if flags & (FUNCTION | TIME):
        return False
    if sight.bits[at] & KUNYA:
        return True
    if word in KIN:
        return sight.definite(after) or name_word(sight, after)
    return False


def _son_follows(sight: Sight, at: int) -> bool:
    after = at + 1
    if not sight.is_word(after + 1) or sight.tokens[after].text not in SON:
        return False
    return not sight.tokens[at].flags & (FUNCTION | TIME | TITLE) or bool(sight.bits[at] & PART)


def _spoken(sight: Sight, at: int) -> bool:
    """A verb of saying governs the word: وتوقع فارس أن."""
    if sight.joined(at):
        return False
    if not sight.cue(at - 1):
        return False
    if sight.definite(at) and not sight.foreign(at) and not sight.bits[at] & FAMILY:
        return False
    feminine = any(c.form.gender == "f" for c in sight.tokens[at - 1].cues)
    return not feminine or sight.bits[at] & PART != 0


def _full(sight: Sight, at: int) -> bool:
    """A name that is also a word counts where more of a name follows: أمين الجميل."""
    after = at + 1
    if not sight.is_word(after) or sight.joined(after):
        return False
    if not sight.bits[at] & PART or sight.cue(at) or sight.verb(at):
        return False
    if (
        sight.bits[after] & (SURE_GIVEN | FAMILY | OPENS)
        and not sight.tokens[after].flags & FUNCTION
    ):
        return True
    ali = sight.words[at] == "علي" and not sight.foreign(after)
    return name_word(sight, after) and not sight.tokens[after].cues and not ali


def _pair(sight: Sight, at: int) -> bool:
    """Two words that only names can be: خافيير سولانا."""
    after = at + 1
    if sight.locative(at) or not sight.is_word(after) or sight.joined(after):
        return False
    if sight.tokens[at].text[:1].isascii():
        return False
    return sight.foreign(after) or bool(sight.bits[after] & SURE_GIVEN)


def end_of(sight: Sight, begin: int) -> int:
    """The index behind the name that begins at ``begin``."""
    at, limit = begin + 1, min(begin + LONGEST, sight.size)
    if sight.bits[begin] & (KUNYA | OPENS) and not sight.bits[begin] & SURE_GIVEN and at < limit:
        at += 1
    while at < limit:
        step = _step(sight, begin, at)
        if not step:
            break
        at += step
    while at - 1 > begin and sight.bits[at - 1] & OPENS and not sight.bits[at - 1] & PART:
        at -= 1
    return at


def _step(sight: Sight, begin: int, at: int) -> int:
    """How many tokens from ``at`` go on with the name."""
    token = sight.tokens[at]
    if token.kind != WORD:
        joined = token.text in ("-", "–") and name_word(sight, at + 1) and not sight.joined(at + 1)
        return 2 if joined and sight.foreign(at + 1) else 0
    if token.text == "لي" and is_lee(sight.tokens, at):
        return 1
    if sight.joined(at):
        return 0
    bits = sight.bits[at]
    if bits & (OPENS | KUNYA) and sight.is_word(at + 1) and not sight.joined(at + 1):
        return _opened(sight, at)
    if bits & INSIDE:
        return _inside(sight, at)
    if token.flags & FUNCTION:
        return 0
    if name_word(sight, at):
        last = not token.flags & TITLE or bits & FAMILY or _bounded(sight, at + 1)
        return int(not sight.cue(at) and bool(last))
    if sight.is_word(at + 1) and sight.tokens[at + 1].text in SON:
        return 1
    if bits & PART and token.flags & TIME:
        return int(_bounded(sight, at + 1))  # رمضان closes a name
    return int(_family(sight, begin, at))


def _inside(sight: Sight, at: int) -> int:
    """الله, الدين, الثالث (عشر) behind the first word of a name."""
    if sight.tokens[at].flags & FUNCTION or sight.tokens[at - 1].flags & TITLE:
        return 0
    ten = sight.is_word(at + 1) and sight.tokens[at + 1].text == "عشر"
    return 2 if ten else 1


def _opened(sight: Sight, at: int) -> int:
    """Particle and what it opens: بن أبي طالب is three words."""
    if not _opens(sight, at):
        return 0
    return 3 if sight.bits[at + 1] & KUNYA and sight.is_word(at + 2) else 2


def _opens(sight: Sight, at: int) -> bool:
    word, after = sight.tokens[at].text, sight.tokens[at + 1]
    if word in SON or sight.bits[at] & KUNYA or word in ("عبد", "ال"):
        return not after.flags & (FUNCTION | TIME)
    return name_word(sight, at + 1) or bool(sight.bits[at + 1] & OPENS)


def _family(sight: Sight, begin: int, at: int) -> bool:
    """A family name that is also a word: one, right behind a given name."""
    token, before = sight.tokens[at], sight.bits[at - 1]
    if sight.bits[at] & FAMILY and before & (PART | SURE_GIVEN) and not before & SURE_FAMILY:
        return not token.flags & TITLE or not sight.definite(at) or _bounded(sight, at + 1)
    if token.cues or sight.verb(at) or token.flags & TITLE_ADJECTIVE or len(token.base) < 3:
        return False
    if sight.definite(at):
        return _definite_family(sight, begin, at)
    if sight.foreign(at - 1) and token.flags & NISBA and _bounded(sight, at + 1):
        return at == begin + 1
    if not before & (PART | SURE_GIVEN) or before & SURE_FAMILY:
        return False
    return _plain_family(sight, begin, at)


def _plain_family(sight: Sight, begin: int, at: int) -> bool:
    """A word without article: behind a western given name, or where nothing depends on it."""
    token = sight.tokens[at]
    western = bool(sight.bits[at - 1] & FOREIGN_GIVEN)
    loose = token.flags & ~(NAME_CLASSES | DEFINITE | VERB | (WESTERN if western else 0))
    if loose:
        return False
    listed = not sight.is_word(at + 1) or sight.joined(at + 1)
    governed = begin and (sight.verb(begin - 1) or sight.cue(begin - 1))
    if western:
        accusative = token.base.endswith("ا") and in_dictionary(token.base[:-1])
        return not accusative and not token.base.endswith(INDEFINITE_ENDS[:2] + INDEFINITE_ENDS[3:])
    if token.base.endswith(("ة", "ين")) and listed and not governed:
        return at == begin + 1
    return at == begin + 1 and not token.base.endswith(INDEFINITE_ENDS) and _bounded(sight, at + 1)


def _definite_family(sight: Sight, begin: int, at: int) -> bool:
    token, before = sight.tokens[at], sight.bits[at - 1]
    if token.flags & (TAKEN & ~NISBA) or before & SURE_FAMILY:
        return False
    son = any(t.text in SON for t in sight.tokens[begin:at])
    if token.base.endswith(("ات", "ين", "ون")) or (token.base.endswith("ة") and not son):
        return False
    if token.base.endswith("ي") and (son or sight.definite(at - 1)):
        return True
    if sight.definite(at - 1) or not before & (PART | SURE_GIVEN | OPENS | KUNYA):
        return False
    governed = begin and not before & OPENS and (sight.verb(begin - 1) or sight.cue(begin - 1))
    return not governed or token.base.endswith("ي") or sight.foreign(at)


def _bounded(sight: Sight, at: int) -> bool:
    """Nothing that could be governed by the word before: a mark, a verb, a function word."""
    if not sight.is_word(at) or sight.joined(at):
        return True
    if sight.words[at].removeprefix("ال") in RENAMED:
        return True
    return (
        bool(sight.tokens[at].flags & (FUNCTION | TITLE | TIME)) or sight.verb(at) or sight.cue(at)
    )
