"""Names of bodies: a head noun with what closes it.

``وزارة الاقتصاد والتجارة``, ``المحكمة العليا الأميركية``, ``شركة «…»``, ``جامعة بيونغ يانغ``,
``المعهد الوطني لرصد الزلازل``. A head with a common noun only is no name (``شركات السيارات``).
"""

from musnad.extraction.names.gazetteer import (
    BARE,
    BODY_ADJECTIVE,
    BODY_HEAD,
    JOINING,
    MINISTRY,
    NATIONAL,
    OUTSIDE,
    PART,
    PROPER_HEAD,
    SLIGHT,
    STARTS_BODY,
    STARTS_PLACE,
    SURE_GIVEN,
    found_body,
    found_places,
)
from musnad.extraction.names.shapes import ordinary
from musnad.extraction.names.sight import Name, Sight
from musnad.grammar.readings import match_known
from musnad.grammar.tokens import QUOTES, WORD
from musnad.wordclasses import (
    ADVERBIAL,
    BODY,
    FUNCTION,
    MEDIA_HEAD,
    NISBA,
    OCCASION,
    PEOPLE,
    TIME,
    TITLE,
    TITLE_ADJECTIVE,
)

LONGEST = 9
QUOTED = 7
NEVER = FUNCTION | TIME | ADVERBIAL | OCCASION


def find_body(sight: Sight, at: int) -> Name | None:
    """The body whose head noun stands at ``at``."""
    if sight.bits[at] & STARTS_BODY:
        count = found_body(sight.keys(at), sight.table)
        if count:
            return sight.name(at, sight.behind(at, count), "organization")
    if not sight.bits[at] & BODY_HEAD or not sight.is_word(at) or in_post(sight, at):
        return None
    if at + 1 >= sight.size:
        return sight.name(at, at + 1, "organization") if sight.bits[at] & BARE else None
    begin, end = at, (_definite(sight, at) if sight.definite(at) else _construct(sight, at))
    if not end:
        return None
    if sight.bits[at] & OUTSIDE and not sight.definite(at) and sight.tokens[at + 1].text in QUOTES:
        begin, end = at + 2, end - 1
        known = match_known(sight.tokens, begin)
        if known is not None and known[0] == end and known[1].kind in ("media", "organization"):
            entry = known[1]
            return sight.name(begin, end, entry.kind, entity=entry.id, country=entry.country)
    kind = "media" if sight.tokens[at].flags & MEDIA_HEAD and _medium(sight, at) else "organization"
    country = next((t.country for t in sight.tokens[at:end] if t.country), None)
    return sight.name(begin, end, kind, country=country)


def in_post(sight: Sight, at: int) -> bool:
    """وزير الخارجية is a post, السياسة الخارجية an adjective: no ministry."""
    if not sight.bits[at] & MINISTRY or not at or sight.joined(at):
        return False
    before = sight.tokens[at - 1]
    return bool(before.flags & (TITLE | BODY)) or sight.definite(at - 1)


def _medium(sight: Sight, at: int) -> bool:
    return sight.words[at] not in ("وكالة", "شبكة", "منصة", "موقع", "بوابة")


def _definite(sight: Sight, at: int) -> int:
    """الجامعة العربية، المحكمة العليا، الإذاعة الإسرائيلية العامة."""
    bits, end = sight.bits[at], _adjectives(sight, at + 1)
    if end == at + 1:
        return end if bits & BARE else 0
    if bits & NATIONAL:
        return _purpose(sight, end)
    more = any(sight.bits[k] & BODY_ADJECTIVE for k in range(at + 1, end))
    return _purpose(sight, end) if more else 0


def _adjectives(sight: Sight, at: int) -> int:
    """Behind the definite adjectives that close a name."""
    while at < sight.size and sight.definite(at) and not sight.joined(at):
        if not (sight.bits[at] & BODY_ADJECTIVE or sight.tokens[at].flags & NISBA):
            break
        at += 1
    return at


def _purpose(sight: Sight, at: int, named: bool = True) -> int:
    """لرصد الزلازل، للصليب الأحمر، للملكية الفكرية: what the body is for."""
    if at >= sight.size or not sight.is_word(at) or not sight.joined(at):
        return at
    token = sight.tokens[at]
    if token.clitic != "ل" or token.flags & (NEVER | TITLE | PEOPLE):
        return at
    if sight.definite(at):
        return _aim(sight, at)
    masdar = at + 1 < sight.size and sight.definite(at + 1) and not sight.joined(at + 1)
    return _and(sight, _adjectives(sight, at + 2)) if masdar and named else at


def _aim(sight: Sight, at: int) -> int:
    """للملكية الفكرية, للتنسيق في الكوارث, للجان السياحية للمقاطعات الفرنسية."""
    end = _closing(sight, at + 1)
    if end + 1 < sight.size and sight.tokens[end].text == "في" and sight.definite(end + 1):
        return end + 2 if not sight.tokens[end + 1].flags & NEVER else end
    if sight.is_word(end) and sight.tokens[end].text.startswith("لل"):
        return _closing(sight, end + 1)
    return _and(sight, end)


def _construct(sight: Sight, head: int) -> int:
    """A head in construct with a name, a quotation or a definite complement."""
    at = head + 1
    token = sight.tokens[at]
    if token.text in QUOTES:
        close = sight.passage.closes.get(at)
        return close + 1 if close is not None and close - at <= QUOTED and close < sight.size else 0
    if token.kind != WORD or sight.joined(at):
        return 0
    if sight.bits[head] & OUTSIDE and _named_alone(sight, at):
        return 0
    end = _proper(sight, at)
    if end:
        return end if not sight.bits[head] & MINISTRY else 0
    if sight.bits[head] & PROPER_HEAD:
        return 0
    return _complements(sight, head, at)


def _named_alone(sight: Sight, at: int) -> bool:
    """صحيفة | الحياة: the name is known without its head."""
    known = match_known(sight.tokens, at)
    return known is not None and known[1].kind in ("media", "organization")


def _complements(sight: Sight, head: int, at: int) -> int:
    """Common nouns in construct up to a definite one, with its adjectives."""
    limit = min(head + LONGEST, sight.size)
    while at < limit and sight.is_word(at) and not sight.joined(at):
        token = sight.tokens[at]
        if token.flags & NEVER or sight.verb(at):
            return 0
        if sight.definite(at):
            end = _and_more(sight, head, _closing(sight, at + 1))
            if sight.bits[head] & SLIGHT and end == head + 2:
                return 0
            return _purpose(sight, end, named=False)
        end = _proper(sight, at) if at > head + 1 else 0
        if end:
            return end
        if at - head > 3:
            return 0
        at += 1
    return 0


def _closing(sight: Sight, at: int) -> int:
    """Adjectives of the complement and of the head: الملكية الفكرية, الدولي."""
    while at < sight.size and sight.definite(at) and not sight.joined(at):
        token = sight.tokens[at]
        fits = token.flags & (NISBA | TITLE_ADJECTIVE) or sight.bits[at] & BODY_ADJECTIVE
        if token.flags & (TIME | TITLE) or not (fits or token.base.endswith(("ية", "ي"))):
            break
        at += 1
    return at


def _and_more(sight: Sight, head: int, at: int) -> int:
    return _and(sight, at) if sight.bits[head] & JOINING else at


def _and(sight: Sight, at: int) -> int:
    """والتجارة: a second complement, definite and no name of its own."""
    while at < sight.size and sight.is_word(at) and sight.joined(at):
        token = sight.tokens[at]
        if (
            token.text[0] != "و"
            or not sight.definite(at)
            or token.flags & (NEVER | TITLE | PEOPLE | NISBA)
        ):
            break
        town = sight.bits[at] & STARTS_PLACE and not ordinary(sight.raw(at))
        if match_known(sight.tokens, at) or town or sight.bits[at] & BODY_HEAD:
            break
        at = _closing(sight, at + 1)
    return at


def _proper(sight: Sight, at: int) -> int:
    """The index behind a proper name at ``at``: a state, place, person or foreign words; else 0."""
    known = match_known(sight.tokens, at)
    if known is not None and not known[1].weak:
        return known[0]
    if sight.bits[at] & STARTS_PLACE:
        place = found_places(sight.keys(at), sight.table)
        if place is not None and not place.weak:
            return sight.behind(at, len(place.words))
    if sight.tokens[at].flags & TITLE and sight.is_word(at + 1) and sight.bits[at + 1] & PART:
        return at + 2
    return _foreign_end(sight, at)


def _foreign_end(sight: Sight, at: int) -> int:
    """Words that only names can be, one after another."""
    end = at
    while end < min(at + 6, sight.size) and sight.is_word(end):
        if end > at and sight.joined(end):
            break
        latin = sight.tokens[end].text[:1].isascii()
        if not (latin or sight.foreign(end) or sight.bits[end] & SURE_GIVEN):
            break
        end += 1
    return end if end > at else 0
