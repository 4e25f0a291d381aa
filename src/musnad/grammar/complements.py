"""What a noun phrase takes in behind its head: construct, adjectives, names, prepositions."""

from musnad.grammar.readings import NOUN, is_verb, possessed
from musnad.grammar.tokens import MARK, QUOTES, Passage, Token
from musnad.wordclasses import (
    ADVERBIAL,
    ANONYMOUS,
    AUDIENCE,
    BODY,
    DEFINITE,
    DOCUMENT,
    GIVEN,
    GROUP,
    MAYBE_GIVEN,
    MEDIA_HEAD,
    NEGATION,
    NISBA,
    OCCASION,
    PARTICLE,
    PEOPLE,
    PLACE,
    PLURAL,
    PREP,
    PRONOUN,
    SPEAKER,
    STATE,
    TIME,
    TITLE,
    TITLE_ADJECTIVE,
    UNLESS_NAMED,
)

LONGEST = 60
PARTS = frozenset(
    {"كثير", "كثيرين", "عديد", "غالبية", "معظم", "قليل", "مجموعة", "نصف", "ثلث", "ربع"}
)
LANDS = frozenset({"مملكة", "دولة", "مدينة", "محافظة", "منطقة", "جمهورية"})
DEPARTMENTS = frozenset({"قسم", "فرع", "كرسي", "شعبة"})  # الباحث بقسم علوم الفلك


class Complements:
    """The state of a walk through a phrase, and the steps that lengthen it.

    ``strict`` where nothing but the phrase itself marks its end.
    """

    def __init__(self, passage: Passage, index: int, limit: int, strict: bool) -> None:
        self.tokens, self.closes = passage.tokens, passage.closes
        self.begin, self.at = index, index
        self.limit = min(limit, index + LONGEST)
        self.strict = strict
        self.closed = False  # the construct has its definite or proper end
        self.named = 0  # words of a personal name so far
        self.person = False  # the head is a post, so that a name may follow
        self.last = 0  # flags of the word before
        self.issued = False  # a document that was issued by somebody

    def _taken(self, token: Token) -> int:
        named = self.named
        self._take(token)
        if token.clitic and token.clitic != "و" and self.named > named:
            self.named, self.closed = named, False  # لشؤون | فلسطين
        return 1

    def _take(self, token: Token) -> None:
        flags = token.flags
        if flags & TITLE and self._given(flags):
            self.named, self.closed = self.named + 1, True
        elif flags & (TITLE | UNLESS_NAMED):
            self.person = self.person or not flags & PLURAL
            adjective = self.last & PLURAL and token.base.endswith(("يون", "يين"))
            self.closed = bool(flags & DEFINITE or adjective)  # محللون سياسيون
        elif (
            flags & (BODY | MEDIA_HEAD | DOCUMENT | PLACE)
            and not flags & DEFINITE
            and not (flags & PLACE and self.last & PLACE)
        ):
            self.closed = False
        elif flags & DEFINITE or flags & (STATE | PLACE | PEOPLE | PRONOUN):
            self.closed = True
        elif flags & NISBA and self.closed and self.at > self.begin:
            pass  # محللون سياسيون أردنيون: an adjective is no part of a name
        elif self.closed or flags & GIVEN or (self.at == self.begin and not flags & SPEAKER):
            self.named += 1
            self.closed = True
            self.person = True
        elif not flags & SPEAKER and self.last & (TITLE | BODY):
            self.closed = bool(self.last & PLURAL)  # أعضاء شورى
        self.last = flags

    def _counted(self) -> int:
        """A number at the head: ``57 بالمائة من الآباء``."""
        words = [t.text for t in self.tokens[self.at + 1 : min(self.at + 4, self.limit)]]
        for percent in (["بالمائة", "من"], ["بالمئة", "من"], ["%", "من"], ["في", "المائة", "من"]):
            if words[: len(percent)] == percent:
                return 1 + len(percent)
        return 1

    def _given(self, flags: int) -> bool:
        """الأمير سلطان، عبدالرحمن بن مساعد: a post that is a name here."""
        honoured = self.last & TITLE and self.last & DEFINITE and flags & MAYBE_GIVEN
        return bool(self.last & PARTICLE or honoured)

    def _housed_in(self, after: Token) -> bool:
        """Behind a whole body or a name في needs a place: not أوباما | في افتتاح قمة."""
        if self._whole_body() and not after.flags & (PLACE | STATE | BODY | SPEAKER):
            return False
        return not self.named or bool(after.flags & (PLACE | STATE | BODY | DEFINITE))

    def _whole_body(self) -> bool:
        """الكليات: a definite body in one word needs nothing behind في but its place."""
        head = self.tokens[self.begin].flags
        return self.at == self.begin + 1 and bool(head & BODY) and bool(head & DEFINITE)

    def _preposition(self, token: Token, first: bool) -> int:
        after = self.tokens[self.at + 1] if self.at + 1 < self.limit else None
        if token.base == "عن" and self.issued and after is not None:
            self.issued = False
            return 1
        if first or after is None or (after.kind == MARK and after.text not in QUOTES):
            return 0
        if token.base == "في":
            return self._in(after)
        if token.base == "من" and not after.flags & ADVERBIAL:
            return self._from(after)
        return self._on() if token.base == "علي" else 0

    def _in(self, after: Token) -> int:
        said = after.base in ("وقت", "اطار", "سياق", "هذا", "ختام", "حال") or possessed(after)
        if said or after.flags & (OCCASION | TIME | NEGATION) or not self._housed_in(after):
            return 0
        self.last, self.closed = PREP, False
        return int(not self.strict or not self.named)

    def _from(self, after: Token) -> int:
        before = self.tokens[self.at - 1].base
        part = before.startswith("مقرب") or before.removeprefix("ال") in PARTS
        guest = self.last & TITLE and after.base in LANDS and not self.strict
        plural = part or guest or self.last & (ANONYMOUS | UNLESS_NAMED | PLURAL | GROUP)
        if self.last & DOCUMENT and after.flags & BODY:
            self.last, self.closed = PREP, False
            return 1  # بيانات من وزارة العمل
        return int(bool(plural) and not after.base.startswith(("جهت", "جانب", "ناحي", "خلال")))

    def _on(self) -> int:
        if self.last & TITLE and not self.strict:
            self.last, self.closed = PREP, False
            return int(self.at == self.begin + 1)  # المشرف على الجناح
        head = self.tokens[self.begin]
        acting = head.base.endswith("ون") and not head.flags & SPEAKER
        if acting and self.at == self.begin + 1 and not self.strict:
            self.closed = False
            return 1  # قائمون على البنوك
        return int(self.tokens[self.at - 1].base.startswith("مطلع"))

    def _clitic(self, token: Token) -> int:
        clitic = token.clitic
        if clitic == "و":
            return self._and(token)
        if clitic.endswith("ل"):
            if token.flags & (MEDIA_HEAD | AUDIENCE) or (
                self.strict and self.closed and self.named
            ):
                return 0
            headed = self.last & (
                TITLE | TITLE_ADJECTIVE | BODY | DOCUMENT | ANONYMOUS | NISBA | GROUP | MEDIA_HEAD
            )
            known = bool(token.flags & (BODY | STATE | TITLE | PLACE | DEFINITE))
            return self._taken(token) if headed or (known and not self.named) else 0
        if clitic.endswith("ب"):
            placed = token.flags & (BODY | STATE | PLACE | TITLE) or token.base.startswith("ال")
            placed = placed or token.base in DEPARTMENTS
            headed = self.last & (ANONYMOUS | TITLE | BODY | GROUP | UNLESS_NAMED)
            housed = token.flags & (PLACE | BODY) or token.base in DEPARTMENTS
            if not headed and not self.strict and housed and not self.named:
                headed = self.tokens[self.begin].flags & (TITLE | BODY | ANONYMOUS | DOCUMENT)
            return self._taken(token) if headed and placed else 0
        return 0

    def _and(self, token: Token) -> int:
        if is_verb(token) or (token.flags & (PREP | TIME) and not token.flags & NOUN):
            return 0
        speaker = token.flags & (SPEAKER | NISBA)
        head = self.tokens[self.begin].flags
        office = head & (TITLE | BODY) and not self.named and token.flags & DEFINITE
        if self.strict and not speaker and not office:
            return 0  # but وزير التجارة | والصناعة
        named = speaker or token.flags & (DEFINITE | GIVEN) or not self.strict
        return self._taken(token) if named else 0
