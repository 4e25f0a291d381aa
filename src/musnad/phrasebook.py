"""The fixed phrases of a language (``words.toml``): بحسب, من المتوقع, على يقين, يذكر أن."""

from collections.abc import Mapping, Sequence
from typing import Any

from musnad.text import fold

PRONOUNS = ("ه", "ها", "هم", "هما")
ENDINGS = (("", "m", "s"), ("ة", "f", "s"), ("ون", "m", "p"), ("ين", "m", "p"))


class Phrasebook:
    """Phrases by their folded first word."""

    def __init__(self, words: Mapping[str, Any]) -> None:
        self._according(words.get("according", {}))
        self.impersonal: dict[str, list[tuple[str, ...]]] = {}
        for phrase in map(_folded, words["impersonal"]):
            self.impersonal.setdefault(phrase[0], []).append(phrase)
        self._convictions(words["convictions"])
        unnamed = words.get("unnamed", {})
        self.unnamed_asked = frozenset(map(fold, unnamed.get("asked", ())))
        self.identity = frozenset(map(fold, unnamed.get("identity", ())))
        self.formulas = frozenset(map(_folded, words.get("formulas", ())))
        self.called_upon = frozenset(map(fold, words.get("called_upon", ())))
        self.speechless = frozenset(map(fold, words["speechless"]))
        self.labels = frozenset(map(fold, words.get("labels", ())))
        self.issuing = frozenset(map(fold, words["issuing"]))
        self.eulogies = sorted(map(_folded, words["eulogies"]), key=len, reverse=True)

    def _according(self, table: Mapping[str, Sequence[str]]) -> None:
        """Phrases of according, the longest first; true where a verb follows."""
        self.according: dict[str, list[tuple[tuple[str, ...], bool]]] = {}
        for key, relative in (("relative", True), ("plain", False)):
            for words in map(_folded, table.get(key, ())):
                self.according.setdefault(words[0], []).append((words, relative))
        for phrases in self.according.values():
            phrases.sort(key=lambda entry: -len(entry[0]))
        self.according_nouns = frozenset(map(fold, table.get("nouns", ())))
        self.measures = frozenset(map(fold, table.get("measures", ())))
        self.pronoun_nouns = frozenset(n + p for n in self.according_nouns for p in PRONOUNS)

    def _convictions(self, table: Mapping[str, Sequence[str]]) -> None:
        """Words for being sure, with the gender and number that they show."""
        self.convictions: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
        for stem in map(fold, table["participles"]):
            for ending, gender, number in ENDINGS:
                form = stem + ending
                self.convictions.setdefault(form, []).append(((form,), gender, number))
        for words in map(_folded, table["phrases"]):
            self.convictions.setdefault(words[0], []).append((words, "", "s"))


def _folded(phrase: str) -> tuple[str, ...]:
    return tuple(fold(phrase).split())
