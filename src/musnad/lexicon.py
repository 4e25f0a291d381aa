"""The words of a language as immutable look-up tables, built once from ``lang/ar/*.toml``.

Every entry is folded (``musnad.text.fold``). A token's word is looked up whole first; a proclitic
is split off only where the whole word is unknown and the rest is known.
"""

from typing import Any

from musnad.conjugation import finite_forms, noun_forms, participle_forms
from musnad.dictionary import in_dictionary
from musnad.phrasebook import Phrasebook
from musnad.proclitics import looks_present, splits, splittable
from musnad.tables import kept, nisba_forms, read_table, unhindered, verb_of
from musnad.text import fold, fold_name, strip_marks
from musnad.wordclasses import (
    ADVERBIAL,
    ANONYMOUS,
    ASKING,
    AUDIENCE,
    AUXILIARY,
    BODY,
    COMP,
    DEFINITE,
    DEMONSTRATIVE,
    DOCUMENT,
    FEMININE,
    GIVEN,
    GROUP,
    HONORIFIC,
    MAYBE_GIVEN,
    MEDIA_HEAD,
    NEGATION,
    NISBA,
    NOT_VERB,
    OCCASION,
    OPENER,
    PARTICLE,
    PEOPLE,
    PLACE,
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
    UNLESS_NAMED,
    VERB,
    WEEKDAY,
    Cue,
    Known,
    Word,
)

NOT_WITH_ARTICLE = PREP | ADVERBIAL | NEGATION | VERB | COMP | GIVEN | MAYBE_GIVEN | PARTICLE
POSSESSORS = ("ها", "هما", "هم", "نا", "ه")


class Lexicon(Phrasebook):
    """All tables of one language. Build it with ``lexicon()``; it is never changed afterwards."""

    def __init__(self) -> None:
        self.words: dict[str, Any] = read_table("words.toml")
        super().__init__(self.words)
        self.classes: dict[str, int] = {}
        self.cues: dict[str, tuple[Cue, ...]] = {}
        self.countries: dict[str, str] = {}
        self.phrases: dict[str, list[tuple[tuple[str, ...], Known]]] = {}
        self.known: dict[str, Known] = {}
        self.sources: dict[str, Any] = read_table("sources.toml")
        self.verbs: dict[str, Any] = read_table("verbs.toml")
        self._closed_classes()
        self._source_nouns()
        self._ordinary_words()
        self._reporting_verbs()
        self._countries()
        self._media()
        self._organizations()
        self._names_and_places()
        feelings = self.verbs.get("feelings", {})
        self._refusals()
        pronouns = self.sources["titles"].get("honorific_pronouns", ())
        self.honorific_pronouns = frozenset(map(fold, pronouns))
        self.complete_bodies = frozenset(map(fold, self.sources["bodies"].get("complete", ())))
        self._mark((first for first in self.impersonal if first != "من"), VERB)
        sectors = self.sources.get("anonymous", {}).get("sectors", {})
        self.sectors = {name: frozenset(map(fold_name, forms)) for name, forms in sectors.items()}
        self.feelings: dict[str, tuple[str, ...]] = {
            act: tuple(map(fold, words)) for act, words in feelings.items()
        }
        # by the first two words, since hundreds of names begin with صحيفة
        self.pairs: dict[tuple[str, str], list[tuple[tuple[str, ...], Known]]] = {}
        for entries in self.phrases.values():
            entries.sort(key=lambda entry: -len(entry[0]))
            for words, known in entries:
                start = (words[0], words[1] if len(words) > 1 else "")
                self.pairs.setdefault(start, []).append((words, known))

    def _mark(self, words: Any, flag: int) -> None:
        for word in words:
            spelling = fold(word)
            self.classes[spelling] = self.classes.get(spelling, 0) | flag

    def _closed_classes(self) -> None:
        for key, flag in (
            ("complementisers", COMP), ("interrogatives", ASKING), ("prepositions", PREP),
            ("adverbials", ADVERBIAL), ("relatives", RELATIVE), ("pronouns", PRONOUN),
            ("demonstratives", DEMONSTRATIVE), ("negations", NEGATION),
            ("weekdays", WEEKDAY | TIME),
            ("time_nouns", TIME), ("occasions", OCCASION), ("audiences", AUDIENCE),
            ("auxiliaries", AUXILIARY), ("subordinators", SUBORDINATOR),
        ):  # fmt: skip
            self._mark(self.words.get(key, ()), flag)

    def _source_nouns(self) -> None:
        for section, key, flag in (
            ("titles", "ms", TITLE), ("titles", "fs", TITLE | FEMININE),
            ("titles", "honorifics", TITLE | HONORIFIC), ("places", "heads", PLACE),
            ("titles", "plural", TITLE | PLURAL), ("titles", "adjectives", TITLE_ADJECTIVE),
            ("anonymous", "singular", ANONYMOUS), ("anonymous", "plural", ANONYMOUS | PLURAL),
            ("anonymous", "unless_named", UNLESS_NAMED), ("documents", "singular", DOCUMENT),
            ("documents", "feminine", DOCUMENT | FEMININE), ("documents", "plural", DOCUMENT),
            ("groups", "masculine", GROUP | PLURAL), ("groups", "feminine", GROUP | FEMININE),
            ("media", "heads", MEDIA_HEAD), ("bodies", "feminine", BODY | FEMININE),
            ("bodies", "masculine", BODY),
        ):  # fmt: skip
            words = self.sources.get(section, {}).get(key, ())
            self._mark(words, flag)
            if flag & PLURAL:  # in construct: مسؤولو المدينة
                self._mark((word[:-1] for word in words if word.endswith("ون")), flag)

    def _ordinary_words(self) -> None:
        grammar = read_table("grammar.toml")
        for pair in grammar.get("verbs", ()):
            past, present = pair.split()
            for form in finite_forms(past, present):
                if form.person == 1:
                    continue
                self.classes[form.spelling] = self.classes.get(form.spelling, 0) | VERB
        self._mark(grammar.get("openers", ()), OPENER)
        self._mark(grammar.get("not_verbs", ()), NOT_VERB)

    def _reporting_verbs(self) -> None:
        found: dict[str, list[Cue]] = {}
        for row in self.verbs.get("verbs", ()):
            verb = verb_of(row)
            forms = list(finite_forms(row["past"].replace("\u0651", ""), row["present"]))
            if "participle" in row:
                forms += participle_forms(row["participle"])
            for noun in filter(None, (row.get("noun"), row.get("nouns"))):
                forms += noun_forms(noun)
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
                    if (form.person == 3 and not form.object and form.tense != "past") or (
                        key == "decline" and form.person == 3
                    ):
                        table.setdefault(form.spelling, (form.gender, form.number))
        self.refused_acts = frozenset(map(fold, self.verbs.get("decline", {}).get("objects", ())))

    def _phrase(self, name: str, known: Known) -> None:
        words = tuple(fold(name).replace(".", " ").replace("-", " ").split())
        if words:
            self.phrases.setdefault(words[0], []).append((words, known))

    def _countries(self) -> None:
        for code, row in read_table("countries.toml").items():
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
                self._phrase(
                    name,
                    Known(f"org:{fold(name)}", name, "organization", code, "government", False),
                )

    def _media(self) -> None:
        for key, row in read_table("media.toml").items():
            if key == "heads":
                self._mark((w for words in row.values() for w in words), MEDIA_HEAD) if all(
                    isinstance(v, list) for v in row.values()
                ) else self._mark(row, MEDIA_HEAD)
                continue
            known = Known(
                f"media:{key}", row["name"], "media", row.get("country"), row.get("type", ""), False
            )
            self.known[known.id] = known
            for name in {row["name"], *row.get("aliases", ())}:
                self._phrase(name, known)
            for name in row.get("weak", ()):
                self._phrase(name, known._replace(weak=True))

    def _organizations(self) -> None:
        table = read_table("organizations.toml")
        self._blocs(table.get("blocs", {}))
        for key, row in table.get("known", {}).items():
            known = Known(
                f"org:{key}",
                row["name"],
                row.get("kind", "organization"),
                row.get("country"),
                "",
                False,
            )
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
        """Given names and places; those that are also words stay in reserve (``MAYBE_GIVEN``)."""
        names = read_table("names.toml")
        words = [w for key in ("given", "female", "foreign") for w in names.get(key, ())]
        weak = frozenset(map(fold, names.get("weak", ())))
        for word in words:
            spelling = fold(word)
            taken = self.classes.get(spelling, 0) or spelling in self.cues
            self._mark((spelling,), MAYBE_GIVEN if spelling in weak or taken else GIVEN)
        for word in names.get("female", ()):
            if self.classes.get(fold(word), 0) == GIVEN:
                self._mark((word,), FEMININE)
        joined = (
            p for p in names.get("particles", ()) if not self.classes.get(fold(p)[1:], 0) & COMP
        )
        self._mark(joined, PARTICLE)
        places = read_table("places.toml")
        unsure = {fold(w) for key in ("weak", "ambiguous") for w in places.get(key, ())}
        for code, towns in places.items():
            if code in ("weak", "ambiguous"):
                continue
            for town in towns:
                spelling = fold(town)
                if (
                    " " not in spelling
                    and spelling not in unsure
                    and not self.classes.get(spelling)
                ):
                    self._mark((spelling,), PLACE)
                    if len(code) == 2:
                        self.countries.setdefault(spelling, code)

    def classify(self, spelling: str) -> int:
        """The classes of a folded spelling, looked up with and without the article."""
        flags = self.classes.get(spelling, 0)
        if spelling.startswith("ال") and len(spelling) > 4:
            flags |= self.classes.get(spelling[2:], 0) & ~NOT_WITH_ARTICLE
            flags |= DEFINITE
        elif spelling.startswith("ال") and self.classes.get(spelling[2:], 0) & (SPEAKER | PLACE):
            flags |= self.classes[spelling[2:]] & ~NOT_WITH_ARTICLE | DEFINITE  # الحي
        return flags if flags else self._accusative(spelling) or self._with_possessor(spelling)

    def _accusative(self, spelling: str) -> int:
        """An indefinite accusative: مصدرا، مسؤولا، خبيرا."""
        return (
            self.classes.get(spelling[:-1], 0) & (SPEAKER | NISBA) if spelling.endswith("ا") else 0
        )

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
        """A reading by chance: بروس is no ب + روس.

        كنعاني no ك + نعاني (no preposition before a verb).
        """
        flags = self.classes.get(rest, 0)
        if flags and not flags & ~(PREP | COMP) and clitic[-1] in "بلك":
            return True  # بلان is no ب + لان
        noun = flags & ~(VERB | PLACE | GIVEN | MAYBE_GIVEN)
        verbal = not noun and (flags & VERB or rest in self.cues) and rest not in self.phrases
        named = flags in (GIVEN, MAYBE_GIVEN) and len(rest) < 5
        return bool(flags & PEOPLE) or (bool(verbal or named) and clitic[-1] in "بلك")

    def _joined_cue(self, spelling: str) -> bool:
        """ودعا is rather و + دعا than the dual of a rare verb."""
        rare = not self.classes.get(spelling, 0) & ~VERB and spelling not in self.cues
        return spelling[0] in "وف" and rare and spelling[1:] in self.cues

    def split(self, spelling: str, plain: str) -> tuple[str, str]:
        """Proclitic and rest; ``("", spelling)`` where nothing may be split off.

        ``plain`` is the spelling with its hamzas, for the general dictionary.
        """
        if len(spelling) < 3 or (self._known(spelling) and not self._joined_cue(spelling)):
            return "", spelling
        readings = splits(spelling)
        if spelling[0] == "س" and plain[1:2] == "ا":
            readings = []  # ساجد: a first person would be سأجد
        for clitic, rest in readings:
            if (self._known(rest) and not self._chance(clitic, rest)) or (
                rest.startswith("ال") and len(rest) > 4
            ):
                return clitic, rest
        if readings and not in_dictionary(plain):
            for clitic, rest in readings:
                if splittable(clitic, rest) and _is_word(plain[len(clitic) :]):
                    return clitic, rest
        return "", spelling

    def word(self, spelling: str, plain: str) -> Word:
        """All that is known of a folded spelling."""
        clitic, base = self.split(spelling, plain)
        flags = self.classify(base)
        cues = self.cues.get(base, ())
        if not flags & ~DEFINITE and not cues and looks_present(base):
            flags |= VERB
        return Word(flags, base, clitic, cues, self.country(base))


def _is_word(plain: str) -> bool:
    """A word of the dictionary, or one with a pronoun: تعاونه, متابعتها."""
    if in_dictionary(plain):
        return True
    stem = next((plain[: -len(p)] for p in ("ها", "هم", "ه") if plain.endswith(p)), "")
    stem = stem[:-1] + "ة" if stem.endswith("ت") and not in_dictionary(stem) else stem
    return len(stem) > 3 and in_dictionary(stem)


@kept()
def lexicon() -> Lexicon:
    """The Arabic lexicon, built at first use."""
    with unhindered():
        return Lexicon()


def look_up(word: str) -> Word:
    """What is known of a word as written."""
    return lexicon().word(fold(word), strip_marks(word))
