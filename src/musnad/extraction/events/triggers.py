"""The words that name events: rows of ``lang/ar/events/*.toml`` and all their spelled forms."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from musnad.conjugation import (
    OBJECTS,
    finite_forms,
    object_stem,
    past_forms,
    present_forms,
    takes_object,
)
from musnad.dictionary import in_dictionary
from musnad.tables import kept, read_table, unhindered
from musnad.text import fold

TYPES = (
    "agree", "consult", "support", "concede", "cooperate", "aid", "retreat", "request", "accuse",
    "reject", "threaten", "sanction", "protest", "mobilize", "coerce", "assault",
)  # fmt: skip
ROLES = frozenset("ar-")
PRONOUNS = (("ه", "m"), ("ها", "f"), ("هم", "m"), ("هما", "m"), ("نا", ""))
FRONT_LETTERS = frozenset("وفبلكس")
FRONTS = ("و", "ف", "ب", "ل", "ك", "س", "وب", "ول", "وس", "فس", "وك", "فب", "فل")


class Row(NamedTuple):
    """One row: what the trigger means, what it governs and what must or must not stand beside."""

    type: str
    mode: str | None
    subject: str  # the role of the subject: a, r or -
    object: str  # of the object, empty where there is none
    second: str  # of what follows the object
    prepositions: dict[str, str]
    needed: frozenset[str]  # ``with``
    unless: frozenset[str]
    need: str
    counts: str
    flags: frozenset[str]  # said, weak, first, negated …
    head: str
    lemma: str


class Trigger(NamedTuple):
    """One reading of a word: its row, ``verb``, ``passive`` or ``noun``, and its form."""

    row: Row
    kind: str
    tense: str
    gender: str
    number: str
    person: int
    pronoun: str
    definite: bool
    plural: bool


Spelled = dict[str, list[tuple[int, Row, str, Any]]]  # the number of the row, row, kind, form


class Forms(NamedTuple):
    """Spellings without object pronoun, and what stands in front of one."""

    bare: Spelled
    stems: Spelled


class Found(NamedTuple):
    """All readings of a word behind its proclitic, by preference."""

    clitic: str
    readings: tuple[Trigger, ...]


def _frame(text: str) -> tuple[list[str], dict[str, str]]:
    """``"A على|ضد R"`` → roles without a preposition in order, roles by preposition.

    >>> _frame("A R من|عن R")
    (['a', 'r'], {'من': 'r', 'عن': 'r'})
    """
    bare: list[str] = []
    governed: dict[str, str] = {}
    waiting: list[str] = []
    for item in fold(text).split():
        if item not in ROLES:
            waiting = item.split("|")
        elif waiting:
            governed.update(dict.fromkeys(waiting, item))
            waiting = []
        else:
            bare.append(item)
    return bare, governed


FLAGS = (
    "said", "weak", "first", "negated", "people", "human", "armed", "place_only", "protesters",
    "crowd", "adjacent", "skip_with", "future", "pronoun", "told",
)  # fmt: skip


def _with_article(given: Iterable[str]) -> frozenset[str]:
    folded = [fold(word) for word in given]
    folded += [word + "ا" for word in folded if word[-1:] not in "ةايءه" and word[:2] != "ال"]
    return frozenset((*folded, *("ال" + word for word in folded if not word.startswith("ال"))))


def _row(row: dict[str, Any], table: dict[str, Any]) -> Row:
    bare, governed = _frame(row.get("frame", table["frame"]))
    bare += [""] * 3
    lemma = (row.get("verb") or row["noun"]).split()[0]
    return Row(
        row.get("type", table["type"]), row.get("mode") or None, bare[0], bare[1], bare[2],
        governed, _with_article(row.get("with", ())),
        frozenset(map(fold, row.get("unless", ()))), row.get("need", "any"), row.get("counts", ""),
        frozenset(f for f in FLAGS if row.get(f, f == "skip_with")), fold(row.get("head", "")),
        lemma,
    )  # fmt: skip


def _verbs(pair: str, row: Row, kind: str, number: int, found: Forms) -> None:
    past, present = pair.split()
    transitive = row.object == "r" or "pronoun" in row.flags
    for form in (*past_forms(past), *present_forms(present)):
        found.bare[form.spelling].append((number, row, kind, form))
        if transitive and takes_object(form):
            found.stems[object_stem(form, past)].append((number, row, kind, form))


def _trigger(row: Row, kind: str, form: Any) -> Trigger:
    if kind == "noun":
        gender, definite, plural = form
        return Trigger(row, "noun", "", "", "s", 3, gender, definite, plural)
    _, tense, person, gender, number, pronoun = form
    return Trigger(row, kind, tense, gender, number, person, pronoun, False, False)


def noun_spellings(noun: str, several: bool = False) -> Iterator[tuple[str, str, bool]]:
    """A noun with article, pronouns and dual: spelling, gender of the pronoun, definite."""
    word = fold(noun)
    feminine = word.endswith("ة")
    stem = word[:-1] + "ت" if feminine else word
    yield word, "", False
    yield "ال" + word, "", True
    if not feminine and not word.endswith("ء"):
        yield word + "ا", "", False
    for pronoun, gender in PRONOUNS:
        yield stem + pronoun, gender or "-", True
    if not several:
        for ending in ("ان", "ين", "ي", "ا") if feminine else ("ان", "ين"):
            yield stem + ending, "", False
            yield "ال" + stem + ending, "", True


def _nouns(noun: str, row: Row, plural: bool, number: int, found: Forms) -> None:
    for spelling, pronoun, definite in noun_spellings(noun, plural):
        found.bare[spelling].append((number, row, "noun", (pronoun, definite, plural)))


def _spell(row: dict[str, Any], table: dict[str, Any], number: int, found: Forms) -> None:
    known = _row(row, table)
    if known.need == "never":
        return
    for kind in ("verb", "passive"):
        if kind in row:
            _verbs(row[kind], known, kind, number, found)
    for key in ("noun", "plural"):
        if row.get(key):
            _nouns(row[key], known, key == "plural", number, found)


def _order(trigger: Trigger) -> tuple[bool, bool, bool, bool]:
    row = trigger.row
    return trigger.kind != "passive", "first" not in row.flags, not row.needed, "weak" in row.flags


@kept()
def forms() -> Forms:
    """Every form with its readings, as bare as they are made: few of them are ever met."""
    found = Forms(defaultdict(list), defaultdict(list))
    number = 0
    with unhindered():
        for name in TYPES:
            table = read_table(f"events/{name}.toml")
            for row in (*table["verbs"], *table["nouns"]):
                _spell(row, table, number, found)
                number += 1
    return found


@kept(40_000)
def readings_of(spelling: str) -> tuple[Trigger, ...]:
    """The readings of a spelled form by preference, none where no row has it."""
    table = forms()
    met = [
        (number, _trigger(row, k, form)) for number, row, k, form in table.bare.get(spelling, ())
    ]
    for pronoun in OBJECTS:
        stem = spelling.removesuffix(pronoun)
        if stem != spelling:
            for number, row, kind, form in table.stems.get(stem, ()):
                met.append((number, _trigger(row, kind, (*form[:5], pronoun))))
    met.sort(key=lambda one: (_order(one[1]), one[0]))
    return tuple(trigger for _, trigger in met)


@kept(40_000)
def trigger_of(word: str, base: str, clitic: str) -> Found | None:
    """The readings of a folded word; a proclitic is split off where only the rest is known."""
    if word in words("ordinary", "words"):
        return None
    whole = readings_of(word)
    if whole:
        return Found("", whole)
    if clitic and readings_of(base):
        return _behind(clitic, readings_of(base))
    if word[:1] not in FRONT_LETTERS:
        return None
    for length in (1, 2):
        front, rest = word[:length], word[length:]
        if front not in FRONTS or len(rest) < 3:
            continue
        if front[-1] == "ل" and rest.startswith("ل") and readings_of("ال" + rest[1:]):
            return _behind(front, readings_of("ال" + rest[1:]))
        if readings_of(rest) and not in_dictionary(word):
            return _behind(front, readings_of(rest))
    return None


def _behind(clitic: str, readings: tuple[Trigger, ...]) -> Found | None:
    """Only verbs stand behind س, only nouns behind ب ل ك (but ليقتل)."""
    if "س" in clitic:
        fit = tuple(r for r in readings if r.kind != "noun" and r.tense == "present")
    elif clitic[-1] in "بك":
        fit = tuple(r for r in readings if r.kind == "noun")
    elif clitic[-1] == "ل":
        fit = tuple(r for r in readings if r.kind == "noun" or r.tense == "present")
    else:
        fit = readings
    return Found(clitic, fit) if fit else None


@kept()
def frames() -> dict[str, Any]:
    """``lang/ar/events/frames.toml``."""
    return read_table("events/frames.toml")


@kept()
def words(section: str, key: str) -> frozenset[str]:
    """A folded word list of ``frames.toml``."""
    return frozenset(map(fold, frames()[section][key]))


@kept()
def phrases(section: str, key: str) -> tuple[tuple[str, ...], ...]:
    """Fixed phrases of ``frames.toml``, the longest first."""
    split = (tuple(fold(p).split()) for p in frames()[section][key])
    return tuple(sorted(split, key=len, reverse=True))


@kept()
def opening_words(section: str, key: str) -> frozenset[str]:
    """The first words of such phrases."""
    return frozenset(phrase[0] for phrase in phrases(section, key))


@kept()
def light_verbs() -> dict[str, tuple[str, str, str]]:
    """Light verbs by spelling: the role of their subject, gender and number."""
    return dict(_conjugated("light", (("nobody", "-"), ("actor", "a"), ("recipient", "r"))))


@kept()
def past_light_verbs() -> frozenset[str]:
    """Those of past forms: تم and تبنى begin as a present does."""
    pairs = (pair for pairs in frames()["light"].values() for pair in pairs if " " in pair)
    return frozenset(form.spelling for pair in pairs for form in past_forms(pair.split()[0]))


@kept()
def pointing_verbs() -> dict[str, tuple[str, str]]:
    """Verbs behind a noun by spelling: the role of what follows, the object pronoun."""
    found: dict[str, tuple[str, str]] = {}
    for key, role in (("doers", "a"), ("verbs", "r")):
        for pair in frames()["target"][key]:
            for form in finite_forms(*pair.split()):
                found.setdefault(form.spelling, (role, form.object))
    return found


def _conjugated(
    section: str, keys: tuple[tuple[str, str], ...]
) -> Iterator[tuple[str, tuple[str, str, str]]]:
    for key, role in keys:
        for pair in frames()[section][key]:
            past, present = pair.split()
            for form in (*past_forms(past), *present_forms(present)):
                if form.person == 3 and form.tense != "jussive":
                    yield form.spelling, (role, form.gender, form.number)


@kept()
def protest_words(key: str) -> frozenset[str]:
    """Lists of ``protest.toml``: protesters, causes, crowds."""
    return frozenset(map(fold, read_table("events/protest.toml")[key]))


@kept()
def protest_signs() -> frozenset[str]:
    """Words without which a passage tells of no gathering that is a protest."""
    return protest_words("protesters") | protest_words("causes")


@kept()
def agents() -> dict[str, list[tuple[str, ...]]]:
    """The phrases in front of a doer by their first word: من قبل، على يد."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases("by", "phrases"):
        found.setdefault(phrase[0], []).append(phrase)
    return found
