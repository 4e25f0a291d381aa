"""Verb forms from two principal parts: nothing is stemmed, every form is generated and looked up.

Arabic newspapers write no short vowels, so the past and the present, third person masculine
singular, are enough to spell all finite forms of sound, hollow, defective and doubled verbs
(Ryding 2005, *A Reference Grammar of Modern Standard Arabic*, chapters 21 to 31).
"""

from collections.abc import Iterator
from typing import NamedTuple

from musnad.text import fold

OBJECTS = ("ه", "ها", "هم", "هما")


class Form(NamedTuple):
    """One spelled form, folded. ``tense`` past, present or participle; ``number`` s, d or p."""

    spelling: str
    tense: str
    person: int
    gender: str
    number: str
    object: str = ""


def _is_defective(word: str) -> bool:
    return word[-1] in "ىاي" if len(word) > 2 else False


def _is_hollow(past: str) -> bool:
    return len(past) > 2 and past[-2] == "ا" and not past.endswith("ء")


def past_forms(past: str) -> Iterator[Form]:
    """Finite past forms, without object pronouns.

    >>> [f.spelling for f in past_forms("قال")]
    ['قال', 'قالت', 'قالا', 'قالتا', 'قالوا', 'قلن', 'قلت', 'قلنا']
    """
    word = fold(past)
    if _is_defective(past):
        base, glide = word[:-1], "و" if past.endswith("ا") and len(past) == 3 else "ي"
        spellings = (word, base + "ت", base + glide + "ا", base + "تا", base + "وا")
        short = base + glide
    else:
        spellings = (word, word + "ت", word + "ا", word + "تا", word + "وا")
        short = word[:-2] + word[-1] if _is_hollow(word) else word
    for spelling, gender, number in zip(spellings, "mfmfm", "ssddp", strict=True):
        yield Form(spelling, "past", 3, gender, number)
    yield Form(short + "ن", "past", 3, "f", "p")
    yield Form(short + "ت", "past", 1, "m", "s")
    yield Form(short + "نا", "past", 1, "m", "p")


def present_forms(present: str) -> Iterator[Form]:
    """Finite present forms, indicative and jussive, without object pronouns.

    >>> [f.spelling for f in present_forms("ينفي")][:5]
    ['ينفي', 'تنفي', 'انفي', 'ننفي', 'ينفون']
    """
    stem = fold(present)[1:]
    for prefix, person, gender, number in (
        ("ي", 3, "m", "s"), ("ت", 3, "f", "s"), ("ا", 1, "m", "s"), ("ن", 1, "m", "p"),
    ):  # fmt: skip
        yield Form(prefix + stem, "present", person, gender, number)
    defective = present[-1] in "يوى"
    base = stem[:-1] if defective else stem
    for ending in ("ون", "وا"):
        yield Form("ي" + base + ending, "present", 3, "m", "p")
    dual = base + ("ي" if present[-1] != "و" else "و") if defective else base
    for prefix, gender in (("ي", "m"), ("ت", "f")):
        yield Form(prefix + dual + "ان", "present", 3, gender, "d")
    yield Form("ي" + (stem if defective else base) + "ن", "present", 3, "f", "p")
    if defective:
        short = base
    elif len(stem) > 2 and stem[-2] in "اوي":
        short = stem[:-2] + stem[-1]
    else:
        return
    for prefix, gender in (("ي", "m"), ("ت", "f")):
        yield Form(prefix + short, "jussive", 3, gender, "s")


def takes_object(form: Form) -> bool:
    """Only third persons are spelled with an object pronoun here."""
    return form.person == 3 and form.number != "d" and form.tense != "jussive"


def object_stem(form: Form, past: str) -> str:
    """The spelling in front of an object pronoun: نفا|ه، قالو|ه."""
    stem = form.spelling
    if stem.endswith("وا"):
        return stem[:-1]
    if past[-1] == "ى" and form.tense == "past" and stem.endswith("ي"):
        return stem[:-1] + "ا"
    return stem


def with_objects(form: Form, past: str) -> Iterator[Form]:
    """The form with the object pronouns of the third person: نفاه، وصفته، قالوه."""
    stem = object_stem(form, past)
    _, tense, person, gender, number, _ = form
    for pronoun in OBJECTS:
        yield Form(stem + pronoun, tense, person, gender, number, pronoun)


def finite_forms(past: str, present: str) -> Iterator[Form]:
    """All finite forms; third persons also with an object pronoun."""
    for form in (*past_forms(past), *present_forms(present)):
        yield form
        if takes_object(form):
            yield from with_objects(form, past)


def participle_forms(participle: str) -> Iterator[Form]:
    """The accusative participle as it reports: مضيفا، مضيفة، مضيفين.

    >>> [f.spelling for f in participle_forms("داعي")]
    ['داعيا', 'داعية', 'داعين', 'داعيات', 'داعيتين']
    """
    word = fold(participle)
    base = word[:-1] if participle.endswith("ي") else word
    for spelling, gender, number in (
        (word + "ا", "m", "s"), (word + "ة", "f", "s"), (base + "ين", "m", "p"),
        (word + "ات", "f", "p"), (word + "تين", "f", "d"),
    ):  # fmt: skip
        yield Form(spelling, "participle", 3, gender, number)


def noun_forms(noun: str) -> Iterator[Form]:
    """The verbal noun with its subject as a pronoun: قوله، دعوتها. ``gender`` is the pronoun's."""
    word = fold(noun)
    stem = word[:-1] + "ت" if word.endswith("ة") else word
    for spelling in (word, word + "ا", "ال" + word):
        yield Form(spelling, "noun", 3, "", "s")
    for pronoun, gender, number in (
        ("ه", "m", "s"),
        ("ها", "f", "s"),
        ("هم", "m", "p"),
        ("هما", "m", "d"),
    ):
        yield Form(stem + pronoun, "noun", 3, gender, number, pronoun)
