"""What a word can be: its classes as bits, and what a reporting verb governs."""

from typing import NamedTuple

from musnad.conjugation import Form
from musnad.text import fold

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
PLACE, SUBORDINATOR, HONORIFIC, MAYBE_GIVEN = (1 << n for n in range(32, 36))
# fmt: off
CLASSES = (  # the names of the bits, in their order
    "complementiser", "asking", "preposition", "adverbial", "relative", "pronoun",
    "demonstrative", "negation", "time", "weekday", "title", "feminine", "plural",
    "title-adjective", "anonymous", "anonymous-unless-named", "document", "group", "body",
    "media", "state", "nisba", "given-name", "verb", "opener", "occasion", "audience",
    "definite", "auxiliary", "not-verb", "particle", "people", "place", "subordinator",
    "honorific", "perhaps-given-name",
)
# fmt: on
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
    objects: frozenset[str] = frozenset()  # what the bare object must be, empty for anything


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


PREPOSITIONS = {"ب", "ل", "الي", "علي", "عن", "من", "في", "حول", "ضد"}


# how a content opens, by the last slot of its frame as written (folded)
KINDS = {
    "ان": "that", "c": "noun", "«»": "quote", "0": "nothing", "a": "word", "هل": "asking",
    "n": "naming",
}  # fmt: skip


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
        elif slot not in KINDS:
            word = slot
    kind = KINDS.get(slots[-1], "word")
    return Frame(kind, preposition, target, addressee, addressee_preposition, word)


def openings(verb: Verb) -> str:
    """The ways in which the content of a verb may open, to be read by people."""
    ways = {"that": "أن", "quote": "«»", "asking": "هل"}
    spelled = (
        " ".join(filter(None, (f.preposition, f.word or ways.get(f.kind, "C"))))
        for f in verb.frames
        if f.kind != "nothing"
    )
    return " · ".join(dict.fromkeys(spelled))
