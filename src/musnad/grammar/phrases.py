"""Noun phrases: where the name of a source begins and ends.

Arabic newswire builds a source from a head (post, body, medium, unnamed source), its complements in
construct (``وزير خارجية قطر``), adjectives (``الروسي``), a personal name before or after, and
appositions behind a comma. The phrase ends at verbs, relative pronouns, complementisers, times,
occasions (``في بيان``) and at those who are addressed (``لوكالة …``).
"""

from musnad.grammar.complements import Complements
from musnad.grammar.readings import (
    NOUN,
    has_possessor,
    is_finite,
    is_lee,
    is_named_verb,
    is_said,
    is_verb,
    looks_nisba,
    match_known,
    opens_action,
    short_noun,
    stays_unnamed,
)
from musnad.grammar.tokens import COMMAS, NUMBER, QUOTES, WORD, Passage, Token, is_initial
from musnad.lexicon import lexicon
from musnad.wordclasses import (
    ADVERBIAL,
    ANONYMOUS,
    BODY,
    COMP,
    DEFINITE,
    DEMONSTRATIVE,
    DOCUMENT,
    FEMININE,
    GIVEN,
    GROUP,
    MAYBE_GIVEN,
    MEDIA_HEAD,
    NEGATION,
    NISBA,
    OPENER,
    PARTICLE,
    PEOPLE,
    PLURAL,
    PREP,
    PRONOUN,
    RELATIVE,
    SPEAKER,
    STATE,
    SUBORDINATOR,
    TIME,
    TITLE,
    TITLE_ADJECTIVE,
    Known,
)

# who is addressed, accused or called upon: definite behind a definite head, never its complement
OBJECT = BODY | GROUP | PEOPLE | STATE | MEDIA_HEAD | DOCUMENT | PLURAL
ISSUED = frozenset({"صادر", "صادرة", "صدر", "صدرت", "منسوب", "منسوبة"})
# what is owned by whom is the narrator's information, not part of the name
COALITIONS = frozenset({"تحالف", "ائتلاف"})
LEADS = frozenset({"تقود", "يقود"})
TANWIN = ("اً", "ًا")
OWNED = frozenset({"التابع", "التابعة", "المملوك", "المملوكة", "التابعين"})


CLAUSE = PREP | ADVERBIAL | TIME | RELATIVE | COMP | NEGATION | SUBORDINATOR
CLAUSE |= DEMONSTRATIVE | PRONOUN  # with these no apposition begins


class Walker(Complements):
    """Walks a noun phrase to its end."""

    def walk(self) -> int:
        """The index behind the phrase."""
        while self.at < self.limit:
            step = self._mark() if self.tokens[self.at].kind != WORD else self._word()
            if not step:
                break
            self.at += step
        while self.at > self.begin and self._dangling(self.tokens[self.at - 1]):
            self.at -= 1
        return self.at

    def _dangling(self, token: Token) -> bool:
        return token.text in COMMAS or token.text in ("في", "من", "-", "/", "باسم")

    def _mark(self) -> int:
        token = self.tokens[self.at]
        if token.kind == NUMBER:
            return self._counted() if self.at == self.begin else 0
        if token.text in QUOTES:
            return self._quotation()
        if token.text == "(":
            return self._bracket()
        if token.text in COMMAS:
            return self._apposition()
        if token.text == "." and self.at > self.begin and is_initial(self.tokens[self.at - 1]):
            self.closed = self.person = True
            return 1
        if token.text in ("-", "/", "ـ", "ــ") and self.at + 1 < self.limit:
            if self.at == self.begin:
                return 0
            before, after = self.tokens[self.at - 1], self.tokens[self.at + 1]
            return int(before.end == token.start and token.end == after.start)
        return 0

    def _quotation(self) -> int:
        """A name in marks."""
        close = self.closes.get(self.at)
        if close is None or close - self.at > 9 or close >= self.limit:
            return 0
        head = self.last & (MEDIA_HEAD | BODY | TITLE | GROUP | DOCUMENT)
        complete = self.strict and self.closed and not head and self.last & NISBA
        if complete or self._speech(close):  # يتهم الاتحاد الأوروبي | "جازبروم"
            return 0
        self.closed = True
        return close + 1 - self.at

    def _speech(self, close: int) -> bool:
        """A quotation that is no name: several words with a verb, a pronoun or أن among them."""
        inside = [t for t in self.tokens[self.at + 1 : close] if t.kind == WORD]
        spoken = PRONOUN | COMP | NEGATION | DEMONSTRATIVE
        return len(inside) > 3 and any(is_verb(t) or t.flags & spoken for t in inside)

    def _bracket(self) -> int:
        for end in range(self.at + 1, min(self.at + 10, self.limit)):
            if self.tokens[end].kind == NUMBER:
                return 0  # (41 عاما)
            if self.tokens[end].text == ")":
                return end + 1 - self.at
        return 0

    def _apposition(self) -> int:
        """A comma goes on into an apposition: a name, a post, ``أكبر الفصائل``.

        Never into a time or a clause.
        """
        after = self.at + 1
        if after >= self.limit or self.at == self.begin:
            return 0
        token = self.tokens[after]
        if token.kind != WORD or token.clitic.startswith(("و", "ف")):
            return self._coordinated(token)
        if token.written.endswith(TANWIN):
            return 0
        if token.flags & CLAUSE and not token.flags & (TITLE | GIVEN):
            return 0
        if is_verb(token) or token.clitic or any(c.form.tense == "participle" for c in token.cues):
            return 0
        if self.strict and not self._comma_closes(after):
            return 0
        self.closed = bool(token.flags & DEFINITE) or not token.flags & (TITLE | BODY)
        self.person = True
        self.named = 0 if token.flags & TITLE else self.named
        return 1

    def _coordinated(self, token: Token) -> int:
        speaks = token.kind == WORD and token.clitic == "و" and bool(token.flags & SPEAKER)
        return int(speaks and not self.strict)

    def _comma_closes(self, after: int) -> bool:
        """In strict reading the apposition must end at a comma of its own."""
        return any(
            self.tokens[k].text in COMMAS for k in range(after + 1, min(after + 12, self.limit))
        )

    def _word(self) -> int:
        token = self.tokens[self.at]
        first = self.at == self.begin
        known = (
            None
            if token.clitic not in ("", "و", "ل", "ب", "ال")
            else match_known(self.tokens, self.at)
        )
        if known and known[0] <= self.limit and self._accepts_known(token, known, first):
            return self._take_known(token, known)
        if known and self.strict and self.closed and not first and known[0] - self.at > 1:
            return 0
        if token.base in ("باسم", "بلسان") and not first:
            self.closed, self.last = False, TITLE
            return 1
        if not first and is_lee(self.tokens, self.at):
            return 1
        after = self.tokens[self.at + 1] if self.at + 1 < self.limit else token
        if token.text in ("ال", "الـ") and after.kind == NUMBER and not first:
            return 2  # التقرير الـ 51
        if token.flags & RELATIVE and self._led(token):
            self.closed, self.last = False, BODY
            return 2
        if token.flags & DEMONSTRATIVE and not first and self._of_these():
            return 1
        if token.written == "منى" and self.last & TITLE:
            self._take_name()
            return 1
        return self._plain(token, first)

    def _of_these(self) -> bool:
        """قائد هذه القوات: inside a construct that waits for its end."""
        after = self.tokens[self.at + 1] if self.at + 1 < self.limit else None
        waits = self.last & (TITLE | BODY) and not self.last & DEFINITE
        return bool(waits) and after is not None and bool(after.flags & DEFINITE)

    def _take_name(self) -> None:
        """A given name that is spelled like a preposition: الدكتورة منى."""
        self.named, self.closed, self.person, self.last = self.named + 1, True, True, GIVEN

    def _plain(self, token: Token, first: bool) -> int:
        """A word that is no known name: how many tokens it adds, 0 where the phrase ends."""
        if not first and self._ends(token):
            return 0
        if token.flags & PREP and not token.flags & (NOUN & ~NISBA):
            return self._preposition(token, first)
        if token.text in ("ل", "ب", "ك") and not first:
            return 0
        if token.clitic and not first and not self._hadrami(token):
            return self._clitic(token)
        if not first and self.strict and self._object_begins(token):
            return 0
        self._take(token)
        return 1

    def _accepts_known(self, token: Token, known: tuple[int, Known], first: bool) -> bool:
        if known[1].weak and known[0] - self.at == 1 and known[1].kind != "state":
            return bool(self.last & (MEDIA_HEAD | BODY))
        if first:
            return True
        if token.clitic.endswith("ل") and known[1].kind == "media":
            return False
        open_head = self.last & (MEDIA_HEAD | BODY | TITLE) and not self.last & DEFINITE
        if self.strict and self.closed and not token.clitic and not open_head:
            return False
        return not token.clitic or token.clitic in ("و", "ل", "ب")

    def _take_known(self, token: Token, known: tuple[int, Known]) -> int:
        if token.clitic == "و" and self.strict and known[1].kind != "state":
            return 0
        ends = self.tokens[known[0] - 1].flags & (DEFINITE | NISBA)
        self.closed, self.last = True, token.flags | ends
        return known[0] - self.at

    def _ends(self, token: Token) -> bool:
        ended = token.base in OWNED or is_said(token, self.last) or self._beside(token)
        if ended or stays_unnamed(self.tokens, self.at):
            return True
        if token.flags & MAYBE_GIVEN and self.person and self._name_goes_on():
            return False
        if token.base.removeprefix("ال") in ISSUED and self.tokens[self.begin].flags & DOCUMENT:
            self.issued = True
            return False
        if token.flags & TITLE_ADJECTIVE and self.last & (TITLE | BODY | TITLE_ADJECTIVE | NISBA):
            return False
        hard = RELATIVE | COMP | PRONOUN | NEGATION | DEMONSTRATIVE | SUBORDINATOR
        if token.flags & hard and not token.flags & (GIVEN | TITLE):
            return True
        if (token.base in ("انذاك", "حاليا") and not self.strict) or (
            token.base == "عن" and self.issued
        ):
            return False
        if (
            token.flags & (TIME | ADVERBIAL)
            and token.base not in ("في", "من", "علي")
            and not token.flags & GIVEN
        ):
            return not (token.flags & TIME and self.last & (TITLE | BODY) and not self.closed)
        named = token.flags & NOUN or is_named_verb(self.tokens, self.at)
        if token.cues and not named:
            return self._cue_ends(token)
        unnamed = self.last & (DOCUMENT | ANONYMOUS) and not self.last & DEFINITE
        unnamed = unnamed and token.base not in lexicon().issuing  # تقرير أعده البنك
        complete = self.closed or unnamed or token.base.startswith("ي")
        return not named and is_verb(token) and bool(complete)

    def _led(self, token: Token) -> bool:
        """التحالف الذي تقوده السعودية: nothing but the clause names it."""
        after = self.tokens[self.at + 1].base if self.at + 1 < self.limit else ""
        head = self.tokens[self.begin].base.removeprefix("ال")
        return head in COALITIONS and after.removesuffix("ا").removesuffix("ه") in LEADS

    def _beside(self, token: Token) -> bool:
        """سوريا | لعزل, محمد العسيف | ممسكاً: a noun with its ل, a circumstance."""
        if token.written.endswith(TANWIN) and self.named:
            return True
        return self.closed and not self.person and short_noun(token, "ل")

    def _cue_ends(self, token: Token) -> bool:
        """A verb of saying ends the phrase where the phrase is complete, or it is plainly one."""
        head = self.tokens[self.begin].flags
        if token.clitic.endswith("ل") and token.flags & DEFINITE and head & BODY:
            return False  # المكتب التعاوني للدعوة والإرشاد
        if head & ANONYMOUS and token.base.startswith(("مطلع", "مقرب", "موثوق")):
            return False
        unnamed = self.last & (DOCUMENT | ANONYMOUS) and not self.last & DEFINITE
        if unnamed and is_finite(token) and token.base.endswith("ت"):
            return True  # مسح | نشرت نتائجه
        verbal = is_finite(token) and not token.flags & DEFINITE
        opens = token.clitic or self.last & NISBA or token.base.startswith("ي")
        return self.closed or (verbal and bool(opens))

    def _adjective(self, token: Token) -> bool:
        """A definite word behind a quoted name that agrees with the head: جماعة «…» المتطرفة."""
        head = self.tokens[self.begin]
        feminine = bool(head.flags & FEMININE) or head.base.endswith("ة")
        before = self.tokens[self.at - 1]
        if feminine and before.flags & NISBA and before.base.endswith("ة"):
            return token.flags == DEFINITE and token.base.endswith("ة")  # الأفغانية المتطرفة
        quoted = self.at > self.begin and before.text in QUOTES
        return quoted and token.flags == DEFINITE and feminine == token.base.endswith("ة")

    def _nisba(self, token: Token) -> bool:
        """An adjective that no table knows agrees with the definite head before it."""
        before = self.tokens[self.at - 1]
        if token.flags != DEFINITE or not before.flags & DEFINITE:
            return False
        if before.base.endswith("ات") and token.base.endswith("ة"):
            return True  # الجهات الدائنة
        if before.base.endswith("ة"):
            alone = self.at - 1 == self.begin
            return alone and token.base.endswith("ية") and len(token.base) > 5
        return looks_nisba(token.text.removeprefix("ال"))

    def _hadrami(self, token: Token) -> bool:
        """بدر باسلمة: با of a family from Hadramaut is no preposition."""
        return token.clitic == "ب" and token.text.startswith("با") and bool(self.last & GIVEN)

    def _name_goes_on(self) -> bool:
        """رجب طيب إردوغان: a month or verb that is a given name, more follows."""
        after = self.tokens[self.at + 1] if self.at + 1 < self.limit else None
        if after is None or after.kind != WORD or after.clitic or not self.closed:
            return False
        return bool(after.flags & (GIVEN | PARTICLE)) or not (after.flags or after.cues)

    def _body_alone(self) -> bool:
        """المنظمة | إياد: a definite body, and a name that belongs to the post around it."""
        head = self.tokens[self.begin].flags
        return bool(head & BODY) and bool(head & DEFINITE) and not self.person

    def _governed(self, token: Token) -> bool:
        """The object of a verb whose subject is complete with a definite word.

        ``اتهم الرئيس الكولومبي | جماعة مسلحة``, ``الناطق باسم الجيش | المتمردين``.
        """
        several = token.flags & DEFINITE and token.flags & PLURAL and token.base.endswith("ين")
        if not self.last & DEFINITE:
            return bool(several and self.named)  # أمرت جي | المسؤولين
        if token.flags & DEFINITE and token.flags & OBJECT:
            return not token.flags & (TITLE | NISBA | TITLE_ADJECTIVE)
        if token.flags & (TITLE | NISBA | TITLE_ADJECTIVE | GIVEN):
            return False
        if token.flags & DEFINITE:
            agrees = self.tokens[self.at - 1].base.endswith("ين")  # المسؤولين الأمنيين
            return token.base.endswith("ين") and len(token.base) > 6 and not agrees
        return bool(token.flags & (BODY | GROUP | MEDIA_HEAD))

    def _another(self, token: Token) -> bool:
        """A body behind a complete name: ``طالب جروس | إدارة ناديه``, ``أبلغ مسؤول | وكالة``."""
        named = self.named and self.last & ~DEFINITE == 0
        return bool(token.flags & BODY and named) or bool(token.flags & MEDIA_HEAD)

    def _object_begins(self, token: Token) -> bool:
        """Without a complementiser, an action noun after a complete phrase opens the content."""
        if not self.closed:
            return False
        if has_possessor(token) or (token.flags & GIVEN and self._body_alone()):
            return True
        construct = self.last & (TITLE | BODY | DOCUMENT) and not self.last & DEFINITE
        negated = token.flags & (OPENER | NEGATION) and not construct
        if negated or opens_action(self.tokens, self.at) or self._governed(token):
            return True
        if not token.flags & DEFINITE and self._another(token):
            return True
        if token.flags & (NISBA | TITLE_ADJECTIVE):
            return False
        if (
            token.flags & DEFINITE
            and self.named
            and not self.last & DEFINITE
            and not token.flags & ~DEFINITE
            and not token.base.endswith(("ات", "ين", "ون"))
        ):
            return False  # a family name: عبدالعزيز الفوزان
        if token.flags & DEFINITE:
            if not self.person and (self._adjective(token) or self._nisba(token)):
                return False
            after_adjective = self.last & NISBA and not token.flags & TITLE
            beyond = not self.person and not token.flags & (BODY | TITLE)
            return bool(self.named or after_adjective) or beyond
        accusative = token.flags & TITLE and token.base.endswith("ا")  # اعتقلت الشرطة رجلا
        if token.flags & (TITLE | GIVEN | PARTICLE):
            return bool(accusative)
        return not self.person or self.named >= 4


def phrase_end(passage: Passage, index: int, limit: int, strict: bool = False) -> int:
    """The index behind the noun phrase that begins at ``index``, itself where none begins.

    ``strict``: nothing but the phrase itself marks its end, so that an action noun after a
    complete phrase is taken for the content (``نفت روسيا | استخدام معدات``).
    """
    return Walker(passage, index, limit, strict).walk()
