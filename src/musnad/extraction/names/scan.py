"""One pass over a passage that finds every name in it.

At each word the readings are tried in this order: a known name, a body by its head noun, a place, a
person. A post is remembered until it is complete, since the name of its holder may follow.
"""

from musnad.extraction.names.bodies import find_body, in_post
from musnad.extraction.names.gazetteer import (
    AGREEMENT,
    BODY_HEAD,
    INNER_HEAD,
    MINISTRY,
    OPENS,
    OUTER_HEAD,
    PART,
    POST,
    STARTS_BODY,
    SURE_FAMILY,
    SURE_GIVEN,
)
from musnad.extraction.names.persons import begins, end_of, name_word
from musnad.extraction.names.places import find_place
from musnad.extraction.names.roles import acts
from musnad.extraction.names.sight import NO_WORD, Name, Sight
from musnad.grammar.readings import match_known
from musnad.grammar.tokens import COMMAS, DASHES, QUOTES, Passage
from musnad.text import fold
from musnad.wordclasses import (
    COMP,
    DEFINITE,
    DEMONSTRATIVE,
    HONORIFIC,
    MEDIA_HEAD,
    NEGATION,
    NISBA,
    PREP,
    PRONOUN,
    RELATIVE,
    SUBORDINATOR,
    TIME,
    TITLE,
    Known,
)

CLOSES_POST = COMP | RELATIVE | PRONOUN | DEMONSTRATIVE | SUBORDINATOR | NEGATION | TIME
LONGEST_POST = 14
IN_POSTS = frozenset({"باسم", "بلسان", "لدي", "في", "من", "علي"})


class Post:
    """A post that is being read: ``begin`` its first token, ``closed`` when a name may follow."""

    def __init__(self) -> None:
        self.begin, self.closed = -1, False

    def open(self, at: int, closed: bool) -> None:
        if self.begin < 0 or at - self.begin > LONGEST_POST:
            self.begin = at
        self.closed = closed

    def drop(self) -> None:
        self.begin, self.closed = -1, False


def scan(passage: Passage) -> list[Name]:
    """All names of a passage, in order and without overlap."""
    return Scan(Sight(passage)).run()


class Scan:
    """The pass over one passage."""

    def __init__(self, sight: Sight) -> None:
        self.sight, self.tokens = sight, sight.tokens
        self.found: list[Name] = []
        self.post = Post()

    def run(self) -> list[Name]:
        at, post, forms = 0, self.post, [*self.sight.forms, NO_WORD]  # each has one behind it
        while at < self.sight.size:
            form, name = forms[at], None
            if form.begins or forms[at + 1].son:
                name = self._name(at) if form.word else None
            elif form.listed:
                name = self._known(at)
            if name is None:
                if form.post or post.begin >= 0:
                    self._pass(at)
                at += 1
                continue
            self.found.append(name)
            at = name.end
            if name.kind == "person":
                post.drop()
            elif post.begin >= 0:
                post.closed = True
        return self.found

    def _mark(self, at: int) -> None:
        """A comma behind a whole post may stand before the name of its holder."""
        text = self.tokens[at].text
        comma = text in COMMAS and self.post.closed and self.sight.is_word(at + 1)
        if comma and name_word(self.sight, at + 1) and not self.sight.joined(at + 1):
            return
        if self.sight.ends(at):
            self.post.drop()

    def _name(self, at: int) -> Name | None:
        sight = self.sight
        bits, flags = sight.bits[at], self.tokens[at].flags
        known = None if in_post(sight, at) else self._known(at)
        place = None if self._rather_person(at) else find_place(sight, at)
        sure = known
        if place is not None and place.sure and (known is None or place.end > known.end):
            sure = place
        if bits & (BODY_HEAD | STARTS_BODY):
            body = find_body(sight, at)
            listed = bits & STARTS_BODY and known is None
            if body is not None and (sure is None or body.end > sure.end - bool(listed)):
                return body if known is None or not self._settled(at) else known
        if sure is not None:
            return sure
        person = self._person(at) if not flags & TITLE or bits & (PART | OPENS) else None
        if person is not None and (place is None or person.end > place.end):
            return person
        return place

    def _settled(self, at: int) -> bool:
        """A body known beforehand by this very name: what follows says more of it."""
        match = match_known(self.tokens, at)
        return match is not None and not match[1].weak and match[1].kind == "organization"

    def _rather_person(self, at: int) -> bool:
        """A town's name that is a person's here: الأميرة فيكتوريا."""
        bits, sight = self.sight.bits[at], self.sight
        if not bits & (SURE_GIVEN | SURE_FAMILY | PART) or bits & INNER_HEAD or sight.locative(at):
            return False
        if at and not sight.joined(at) and sight.bits[at - 1] & (OUTER_HEAD | INNER_HEAD):
            return False
        return bool(bits & (SURE_GIVEN | SURE_FAMILY)) or (
            self.post.closed and not sight.joined(at)
        )

    def _person(self, at: int) -> Name | None:
        sight = self.sight
        post = self.post.begin >= 0 and self.post.closed and not sight.joined(at)
        last = self.found[-1] if self.found else None
        listed = last is not None and last.kind == "person" and last.end == at
        if not begins(sight, at, post, listed and sight.tokens[at].clitic == "و"):
            return None
        held = (self.post.begin, at) if self.post.begin >= 0 and not sight.joined(at) else None
        return sight.name(at, end_of(sight, at), "person", post=held)

    def _known(self, at: int) -> Name | None:
        match = match_known(self.tokens, at)
        if match is None or not self._counts(at, *match):
            return None
        end, known = match
        if known.kind == "state":
            return self._state(at, end, known)
        kind = known.kind if known.kind in ("organization", "media") else "organization"
        seat = known.type == "government" and not self.sight.bits[at] & MINISTRY
        if seat and self.sight.locative(at):
            return self.sight.name(at, end, "place", country=known.country)
        return self.sight.name(at, end, kind, entity=known.id, country=known.country)

    def _state(self, at: int, end: int, known: Known) -> Name | None:
        """A country, or a capital: the town, or the government that sits there."""
        capital = self.sight.table.capitals.get(fold(known.name))
        if capital is not None and not acts(self.sight, at, end):
            return self.sight.name(at, end, "place", country=known.country)
        return self.sight.name(at, end, "state", entity=known.id, country=known.country)

    def _counts(self, at: int, end: int, known: Known) -> bool:
        """A known name that is also a word wants a head noun, quotation marks or brackets."""
        if known.type == "bloc" and not acts(self.sight, at, end):
            return False
        before = self.tokens[at - 1] if at else None
        if before is not None and self.sight.bits[at - 1] & AGREEMENT and known.kind == "state":
            return False
        if not known.weak or (end - at > 1 and known.kind != "media"):
            return True
        if before is None or self.sight.joined(at):
            return False
        if known.kind == "media":
            return bool(before.flags & MEDIA_HEAD) or self._bracketed(at, end, known)
        return bool(self.sight.bits[at - 1] & (OUTER_HEAD if known.kind == "state" else BODY_HEAD))

    def _bracketed(self, at: int, end: int, known: Known) -> bool:
        """(الفرنسية): an agency credited in brackets; صحيفة "الراية" in quotation marks."""
        if end >= self.sight.size:
            return False
        before, after = self.tokens[at - 1].text, self.tokens[end].text
        if before == "(" and after == ")":
            return known.type == "agency"
        if before in DASHES and (after in DASHES or after == ":"):
            return True
        quoted = before in QUOTES and after in QUOTES and at > 1
        return quoted and bool(self.tokens[at - 2].flags & MEDIA_HEAD)

    def _pass(self, at: int) -> None:
        """What a mark, or a word that is no name, does to the post that is being read."""
        token, post = self.tokens[at], self.post
        if not self.sight.words[at]:
            self._mark(at)
        elif token.flags & TITLE or self.sight.bits[at] & POST:
            post.open(at, bool(token.flags & (DEFINITE | HONORIFIC)) or self.sight.definite(at))
        elif post.begin < 0:
            post.open(at, True)  # no title: a definite adjective, as ``Form.post`` says
        elif self._breaks(at):
            post.drop()
        elif token.flags & (NISBA | DEFINITE) or self.sight.definite(at):
            post.closed = True
        elif token.base in IN_POSTS:
            post.closed = False

    def _breaks(self, at: int) -> bool:
        """No post goes on behind this word."""
        token = self.tokens[at]
        if token.flags & CLOSES_POST or at - self.post.begin > LONGEST_POST:
            return True
        if token.clitic == "و" and not token.flags & (DEFINITE | NISBA):
            return True
        foreign_preposition = token.flags & PREP and token.base not in IN_POSTS
        return bool(foreign_preposition) or self.sight.verb(at)
