"""The words of a language as immutable look-up tables, built once from ``lang/ar/*.toml``.

Every entry is folded (``musnad.text.fold``). A token's word is looked up whole first; a proclitic is
split off only where the whole word is unknown and the rest is known.
"""

import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

import simplemma

from musnad.conjugation import Form, finite_forms, noun_forms, participle_forms
from musnad.errors import LexiconError
from musnad.text import fold, fold_name, strip_marks

# One bit a word class; a word may stand in several.
COMP, ASKING, PREP, ADVERBIAL, RELATIVE, PRONOUN, DEMONSTRATIVE, NEGATION = (
    1 << n for n in range(8)
)
TIME, WEEKDAY, TITLE, FEMININE, PLURAL, TITLE_ADJECTIVE, ANONYMOUS, UNLESS_NAMED = (
    1 << n for n in range(8, 16)
)
DOCUMENT, GROUP, BODY, MEDIA_HEAD, STATE, NISBA, GIVEN, VERB = (1 << n for n in range(16, 24))
OPENER, OCCASION, AUDIENCE, DEFINITE, AUXILIARY, NOT_VERB, PARTICLE, PEOPLE = (
    1 << n for n in range(24, 32)
)
PLACE, SUBORDINATOR, HONORIFIC = 1 << 32, 1 << 33, 1 << 34

FUNCTION = COMP | PREP | ADVERBIAL | RELATIVE | PRONOUN | DEMONSTRATIVE | NEGATION | AUXILIARY
SPEAKER = TITLE | ANONYMOUS | UNLESS_NAMED | DOCUMENT | GROUP | BODY | MEDIA_HEAD | STATE | PEOPLE


class Frame(NamedTuple):
    """What a cue governs. ``kind``: that, noun, quote, word (a fixed word), nothing."""

    kind: str
    preposition: str = ""
    target: bool = False
    addressee: bool = False
    addressee_preposition: str = ""
    word: str = ""


class Verb(NamedTuple):
    """A reporting verb of ``verbs.toml``."""

    lemma: str
    act: str
    frames: tuple[Frame, ...]
    weak: bool
    relay: bool
    noun_only: bool
    subject: str


class Cue(NamedTuple):
    """One spelled form of a reporting verb."""

    verb: Verb
    form: Form


class Known(NamedTuple):
    """A name with an identity everywhere: a state, a medium, a body."""

    id: str
    name: str
    kind: str
    country: str | None
    type: str
    weak: bool


class Word(NamedTuple):
    """What is known of a spelling: ``clitic`` + ``base``, classes, readings as a cue, country."""

    flags: int
    base: str
    clitic: str
    cues: tuple[Cue, ...]
    country: str | None


POSSESSORS = ("ها", "هما", "هم", "نا", "ه")
PREPOSITIONS = {"ب", "ل", "الي", "علي", "عن", "من", "في", "حول", "ضد"}


def parse_frame(text: str) -> Frame:
    """``"A إلى C"`` → addressee, then content governed by إلى.

    >>> parse_frame("من A أن").addressee_preposition, parse_frame("بأن").preposition
    ('من', 'ب')
    """
    slots = fold(text).replace("بان", "ب ان").split()
    preposition, addressee_preposition, target, addressee, word = "", "", False, False, ""
    for slot in slots:
        if slot == "t":
            target = True
        elif slot == "a":
            addressee, addressee_preposition, preposition = True, preposition, ""
        elif slot in PREPOSITIONS:
            preposition = slot
        elif slot not in ("ان", "c", "«»", "0"):
            word = slot
    last = slots[-1]
    kinds = {"ان": "that", "c": "noun", "«»": "quote", "0": "nothing", "a": "word"}
    kind = kinds.get(last, "word")
    return Frame(kind, preposition, target, addressee, addressee_preposition, word)


def _toml(name: str) -> dict[str, Any]:
    resource = files("musnad") / "lang" / "ar" / name
    try:
        return tomllib.loads(resource.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{name}: {error}") from None


def _verb(row: dict[str, Any], **defaults: Any) -> Verb:
    row = {"act": "state", "frames": [], **defaults, **row}
    return Verb(
        row["past"], row["act"], tuple(map(parse_frame, row["frames"])), row.get("weak", False),
        row.get("relay", False), row.get("noun_only", False), row.get("subject", ""),
    )  # fmt: skip


def nisba_forms(word: str) -> tuple[str, ...]:
    """إيراني → its feminine, plural and dual forms, folded."""
    stem = fold(word)
    return (stem, *(stem + e for e in ("ة", "ون", "ين", "ان", "ا", "ات", "تين", "تان")))


class Lexicon:
    """All tables of one language. Build it with ``lexicon()``; it is never changed afterwards."""

    def __init__(self) -> None:
        self.classes: dict[str, int] = {}
        self.cues: dict[str, tuple[Cue, ...]] = {}
        self.countries: dict[str, str] = {}
        self.phrases: dict[str, list[tuple[tuple[str, ...], Known]]] = {}
        self.known: dict[str, Known] = {}
        self.words: dict[str, Any] = _toml("words.toml")
        self.sources: dict[str, Any] = _toml("sources.toml")
        self.verbs: dict[str, Any] = _toml("verbs.toml")
        self._closed_classes()
        self._source_nouns()
        self._ordinary_words()
        self._reporting_verbs()
        self._countries()
        self._media()
        self._organizations()
        self._names_and_places()
        self._according()
        feelings = self.verbs.get("feelings", {})
        self._refusals()
        self.formulas = frozenset(tuple(fold(f).split()) for f in self.words.get("formulas", ()))
        sectors = self.sources.get("anonymous", {}).get("sectors", {})
        self.sectors = {name: frozenset(map(fold_name, forms)) for name, forms in sectors.items()}
        self.feelings = {act: tuple(map(fold, words)) for act, words in feelings.items()}
        for entries in self.phrases.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def _mark(self, words: Any, flag: int) -> None:
        for word in words:
            spelling = fold(word)
            self.classes[spelling] = self.classes.get(spelling, 0) | flag

    def _closed_classes(self) -> None:
        for key, flag in (
            ("complementisers", COMP), ("interrogatives", ASKING), ("prepositions", PREP),
            ("adverbials", ADVERBIAL), ("relatives", RELATIVE), ("pronouns", PRONOUN),
            ("demonstratives", DEMONSTRATIVE), ("negations", NEGATION), ("weekdays", WEEKDAY | TIME),
            ("time_nouns", TIME), ("occasions", OCCASION), ("audiences", AUDIENCE),
            ("auxiliaries", AUXILIARY), ("subordinators", SUBORDINATOR),
        ):  # fmt: skip
            self._mark(self.words.get(key, ()), flag)

    def _source_nouns(self) -> None:
        for section, key, flag in (
            ("titles", "ms", TITLE), ("titles", "fs", TITLE | FEMININE),
            ("titles", "honorifics", TITLE | HONORIFIC), ("places", "heads", PLACE),
            ("titles", "honorifics", TITLE | HONORIFIC), ("places", "heads", PLACE),
            ("titles", "plural", TITLE | PLURAL), ("titles", "adjectives", TITLE_ADJECTIVE),
            ("anonymous", "singular", ANONYMOUS), ("anonymous", "plural", ANONYMOUS | PLURAL),
            ("anonymous", "unless_named", UNLESS_NAMED), ("documents", "singular", DOCUMENT),
            ("documents", "feminine", DOCUMENT | FEMININE), ("documents", "plural", DOCUMENT),
            ("groups", "masculine", GROUP | PLURAL), ("groups", "feminine", GROUP | FEMININE),
            ("media", "heads", MEDIA_HEAD), ("bodies", "feminine", BODY | FEMININE), ("bodies", "masculine", BODY),
        ):  # fmt: skip
            self._mark(self.sources.get(section, {}).get(key, ()), flag)

    def _ordinary_words(self) -> None:
        grammar = _toml("grammar.toml")
        for pair in grammar.get("verbs", ()):
            past, present = pair.split()
            self._mark((form.spelling for form in finite_forms(past, present)), VERB)
        self._mark(grammar.get("openers", ()), OPENER)
        self._mark(grammar.get("not_verbs", ()), NOT_VERB)

    def _reporting_verbs(self) -> None:
        found: dict[str, list[Cue]] = {}
        for row in self.verbs.get("verbs", ()):
            verb = _verb(row)
            forms = list(finite_forms(row["past"].replace("\u0651", ""), row["present"]))
            if "participle" in row:
                forms += participle_forms(row["participle"])
            if "noun" in row:
                forms += noun_forms(row["noun"])
            for form in forms:
                found.setdefault(form.spelling, []).append(Cue(verb, form))
        self.cues = {spelling: tuple(cues) for spelling, cues in found.items()}

    def _refusals(self) -> None:
        """Verbs of refusal and silence by spelling, with gender and number."""
        self.refusals: dict[str, tuple[str, str]] = {}
        self.silences: dict[str, tuple[str, str]] = {}
        for key, table in (("decline", self.refusals), ("silent", self.silences)):
            for row in self.verbs.get(key, {}).get("verbs", ()):
                for form in finite_forms(row["past"], row["present"]):
                    if form.person == 3 and not form.object and form.tense != "past" or key == "decline" and form.person == 3:
                        table.setdefault(form.spelling, (form.gender, form.number))
        self.refused_acts = frozenset(map(fold, self.verbs.get("decline", {}).get("objects", ())))

    def _phrase(self, name: str, known: Known) -> None:
        words = tuple(fold(name).replace(".", " ").replace("-", " ").split())
        if words:
            self.phrases.setdefault(words[0], []).append((words, known))

    def _countries(self) -> None:
        for code, row in _toml("countries.toml").items():
            known = Known(f"state:{code}", row["name"], "state", code, "country", False)
            self.known[known.id] = known
            weak = {fold(w) for w in row.get("weak", ())}
            for name in {row["name"], *row.get("names", ()), *row.get("capital", ())}:
                spelling = fold(name)
                entry = known._replace(weak=spelling in weak, name=name)
                self._phrase(name, entry)
                if " " not in spelling:
                    self._mark((spelling,), STATE)
                    self.countries.setdefault(spelling, code)
            for word in row.get("nisba", ()):
                for form in nisba_forms(word):
                    self._mark((form,), NISBA)
                    self.countries.setdefault(form, code)
            for people in row.get("peoples", ()):
                self._mark((people,), PEOPLE)
                self.countries.setdefault(fold(people), code)
            for seat in row.get("government", ()):
                name = seat["name"] if isinstance(seat, dict) else seat
                self._phrase(name, Known(f"org:{fold(name)}", name, "organization", code, "government", False))

    def _media(self) -> None:
        for key, row in _toml("media.toml").items():
            if key == "heads":
                self._mark((w for words in row.values() for w in words), MEDIA_HEAD) if all(
                    isinstance(v, list) for v in row.values()
                ) else self._mark(row, MEDIA_HEAD)
                continue
            known = Known(f"media:{key}", row["name"], "media", row.get("country"), row.get("type", ""), False)
            self.known[known.id] = known
            for name in {row["name"], *row.get("aliases", ())}:
                self._phrase(name, known)
            for name in row.get("weak", ()):
                self._phrase(name, known._replace(weak=True))

    def _organizations(self) -> None:
        table = _toml("organizations.toml")
        self._blocs(table.get("blocs", {}))
        for key, row in table.get("known", {}).items():
            known = Known(f"org:{key}", row["name"], row.get("kind", "organization"), row.get("country"), "", False)
            self.known[known.id] = known
            for name in {row["name"], *row.get("aliases", ())}:
                self._phrase(name, known)
            for name in row.get("weak", ()):
                self._phrase(name, known._replace(weak=True))

    def _blocs(self, table: dict[str, Any]) -> None:
        """الغرب، دول الخليج: states spoken of together."""
        for key, row in table.items():
            known = Known(f"bloc:{key}", row["name"], "state", None, "bloc", False)
            self.known[known.id] = known
            for name in {row["name"], *row.get("aliases", ())}:
                self._phrase(name, known._replace(name=name))
                if " " not in name:
                    self._mark((name,), PEOPLE)

    def _names_and_places(self) -> None:
        names = _toml("names.toml")
        self._mark(names.get("given", ()), GIVEN)
        self._mark(names.get("particles", ()), PARTICLE)
        for code, places in _toml("places.toml").items():
            if isinstance(places, list) and code != "weak":
                self._mark((p for p in places if " " not in p), PLACE)

    def _according(self) -> None:
        """Phrases of according by their first word, the longest first; True where a verb follows."""
        table = self.words.get("according", {})
        self.according: dict[str, list[tuple[tuple[str, ...], bool]]] = {}
        for key, relative in (("relative", True), ("plain", False)):
            for phrase in table.get(key, ()):
                words = tuple(fold(phrase).split())
                self.according.setdefault(words[0], []).append((words, relative))
        for phrases in self.according.values():
            phrases.sort(key=lambda entry: -len(entry[0]))
        self.according_nouns = frozenset(map(fold, table.get("nouns", ())))
        self.measures = frozenset(map(fold, table.get("measures", ())))
        self.pronoun_nouns = frozenset(n + p for n in self.according_nouns for p in ("ه", "ها", "هم", "هما"))

    def classify(self, spelling: str) -> int:
        """The classes of a folded spelling, looked up with and without the article."""
        flags = self.classes.get(spelling, 0)
        if spelling.startswith("ال") and len(spelling) > 4:
            flags |= self.classes.get(spelling[2:], 0) & ~(PREP | ADVERBIAL | NEGATION | VERB | COMP)
            flags |= DEFINITE
        return flags if flags else self._with_possessor(spelling)

    def _with_possessor(self, spelling: str) -> int:
        """A source noun with a pronoun: رئيسها، والدته، وزارتهم are definite."""
        for pronoun in POSSESSORS:
            if spelling.endswith(pronoun) and len(spelling) > len(pronoun) + 2:
                stem = spelling[: -len(pronoun)]
                for noun in (stem, stem[:-1] + "ة") if stem.endswith("ت") else (stem,):
                    flags = self.classes.get(noun, 0) & (SPEAKER | OPENER)
                    if flags:
                        return flags | DEFINITE
        return 0

    def country(self, spelling: str) -> str | None:
        """The country that a folded name or adjective stands for."""
        found = self.countries.get(spelling)
        if found is None and spelling.startswith("ال"):
            found = self.countries.get(spelling[2:])
        return found

    def _known(self, spelling: str) -> bool:
        return (
            (self.classify(spelling) & ~DEFINITE) != 0
            or spelling in self.cues
            or spelling in self.phrases
        )

    def _chance(self, clitic: str, rest: str) -> bool:
        """A reading by chance: بروس is no ب + روس, كنعاني no ك + نعاني (no preposition before a verb)."""
        flags = self.classes.get(rest, 0)
        verbal = rest in self.cues and rest not in self.phrases and not flags & ~VERB or flags == VERB
        return bool(flags & PEOPLE) or verbal and clitic[-1] in "بلك"

    def _joined_cue(self, spelling: str) -> bool:
        """ودعا is rather و + دعا than the dual of a rare verb."""
        rare = not self.classes.get(spelling, 0) & ~VERB and spelling not in self.cues
        return spelling[0] in "وف" and rare and spelling[1:] in self.cues

    def split(self, spelling: str, plain: str) -> tuple[str, str]:
        """Proclitic and rest; ``("", spelling)`` where nothing may be split off.

        ``plain`` is the spelling with its hamzas, for the general dictionary.
        """
        if len(spelling) < 3 or self._known(spelling) and not self._joined_cue(spelling):
            return "", spelling
        readings = _splits(spelling)
        for clitic, rest in readings:
            if self._known(rest) and not self._chance(clitic, rest) or (rest.startswith("ال") and len(rest) > 4):
                return clitic, rest
        if readings and not in_dictionary(plain):
            for clitic, rest in readings:
                if _splittable(clitic, rest) and in_dictionary(plain[len(clitic) :]):
                    return clitic, rest
        return "", spelling

    def word(self, spelling: str, plain: str) -> Word:
        """All that is known of a folded spelling."""
        clitic, base = self.split(spelling, plain)
        flags = self.classify(base)
        cues = self.cues.get(base, ())
        if not flags & ~DEFINITE and not cues and _looks_present(base):
            flags |= VERB
        return Word(flags, base, clitic, cues, self.country(base))


def _splittable(clitic: str, rest: str) -> bool:
    """Names that begin like a proclitic (كنعاني، باراك) must not lose it to a verb that fits by chance."""
    if "س" in clitic or "ك" in clitic or len(rest) < 4:
        return False
    return rest[0] not in "ني" and (rest[0] != "ا" or len(rest) > 4)


def _looks_present(base: str) -> bool:
    return base.startswith("ي") and len(base) > 3


def _splits(spelling: str) -> list[tuple[str, str]]:
    """Readings of the front of a word, the likeliest first."""
    found = []
    heads = [("", spelling)]
    if spelling[0] in "وف":
        found.append((spelling[0], spelling[1:]))
        heads.append((spelling[0], spelling[1:]))
    for front, rest in heads:
        if len(rest) < 3:
            continue
        if rest.startswith("لل"):
            found.append((front + "ل", "ال" + rest[2:]))
        if rest[0] in "بلك":
            found.append((front + rest[0], rest[1:]))
        if rest[0] == "س" and rest[1] in "يتان":
            found.append((front + "س", rest[1:]))
    return found


@cache
def lexicon() -> Lexicon:
    """The Arabic lexicon, built at first use."""
    return Lexicon()


def in_dictionary(word: str) -> bool:
    """Is this a word of general Arabic (simplemma's offline table)?"""
    return simplemma.is_known(word, lang="ar")


@lru_cache(maxsize=65536)
def look_up(word: str) -> Word:
    """What is known of a word as written."""
    return lexicon().word(fold(word), strip_marks(word))
