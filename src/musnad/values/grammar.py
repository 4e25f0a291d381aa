"""The engine of the time grammar: named patterns over class letters, in levels.

A level replaces what its rules match by ``Core`` items and hands the shorter row to the next.  At
each place the longest match whose builder accepts it wins; equal lengths go by order.
"""

import datetime as dt
import re
from collections.abc import Callable
from functools import cached_property

from musnad.model import TimeModifier, TimeType
from musnad.values.context import Context
from musnad.values.exact import Exact
from musnad.values.words import Word


class Core:
    """A time that was read: its class on the next level, its TIMEX3 parts, and what it knows."""

    __slots__ = (
        "adj",
        "cls",
        "code",
        "count",
        "day",
        "interval",
        "key",
        "mod",
        "rule",
        "seconds",
        "type",
        "value",
    )

    def __init__(
        self,
        cls: str,
        type_: TimeType,
        value: str | None,
        *,
        mod: TimeModifier | None = None,
        interval: tuple[str, str] | None = None,
        day: dt.date | None = None,
        code: str = "",
        seconds: int = 0,
    ) -> None:
        self.cls, self.type, self.value = cls, type_, value
        self.mod, self.interval, self.day, self.code, self.seconds = (
            mod,
            interval,
            day,
            code,
            seconds,
        )
        self.rule, self.key = "", ""
        self.adj = ""
        self.count: Exact | None = None  # of a duration


Item = Word | Core
Placed = tuple[int, int, Core]


class Row:
    """One level: items with offsets, and their class letters as a string."""

    def __init__(self, text: str, context: Context) -> None:
        self.text, self.context = text, context
        self.start: list[int] = []
        self.end: list[int] = []
        self.items: list[Item] = []
        self.classes = ""
        self.keys: list[str] = []

    def copy(self, row: "Row", start: int, end: int) -> None:
        """Take over the items of another row between two places."""
        self.start += row.start[start:end]
        self.end += row.end[start:end]
        self.items += row.items[start:end]
        self.classes += row.classes[start:end]
        self.keys += row.keys[start:end]

    def add(self, start: int, end: int, core: Core) -> None:
        self.start.append(start)
        self.end.append(end)
        self.items.append(core)
        self.classes += core.cls
        self.keys.append(core.key)


class Hit:
    """A match of a rule in a row, with its groups as items."""

    def __init__(self, row: Row, match: re.Match[str], groups: dict[str, tuple[int, ...]]) -> None:
        self.row, self.match = row, match
        self.context = row.context
        self._groups = groups

    def _index(self, group: str) -> int:
        """The number of the group, among those of its name, that took part; 0 where none did."""
        for number in self._groups.get(group, ()):
            if self.match.start(number) >= 0:
                return number
        return 0

    def has(self, group: str) -> bool:
        return self._index(group) > 0

    def start(self, group: str) -> int:
        """The index of the first item of a group."""
        return self.match.start(self._index(group))

    def end(self, group: str) -> int:
        return self.match.end(self._index(group))

    def letters(self, group: str) -> str:
        """The class letters of a group."""
        return self.match[self._index(group)] if self.has(group) else ""

    def word(self, group: str) -> Word:
        """The first word of a group that matched."""
        item = self.row.items[self.start(group)]
        assert isinstance(item, Word)
        return item

    def core(self, group: str) -> Core:
        """The first time of a group that matched."""
        item = self.row.items[self.start(group)]
        assert isinstance(item, Core)
        return item

    def code(self, group: str) -> str:
        return self.word(group).code if self.has(group) else ""

    def value(self, group: str) -> int:
        return self.word(group).value if self.has(group) else 0

    def exact(self, group: str) -> Exact | None:
        return self.word(group).numbers if self.has(group) else None

    @property
    def ahead(self) -> bool:
        return self.context.ahead(
            self.row.classes, self.match.start(), self.match.end(), self.row.keys
        )

    def before(self) -> str:
        """The class letter in front of the match."""
        at = self.match.start()
        return self.row.classes[at - 1] if at else "\n"

    def after(self) -> str:
        """The class letter behind the match."""
        return self.row.classes[self.match.end() : self.match.end() + 1] or "\n"

    def place(self, group: str, core: Core) -> Placed:
        return self.start(group), self.end(group), core


Builder = Callable[[Hit], Core | list[Placed] | None]


_GROUP = re.compile(r"\(\?P<(\w+)>")


class Rule:
    """A named pattern over class letters, and what it builds.

    Several groups may have one name, in alternatives; the one that took part is meant.
    """

    def __init__(self, name: str, pattern: str, build: Builder) -> None:
        self.name, self.build = name, build
        names: dict[str, list[int]] = {}
        self.source = _GROUP.sub("(", pattern)
        for number, found in enumerate(_GROUP.finditer(pattern), 1):
            names.setdefault(found[1], []).append(number)
        self.groups = {group: tuple(numbers) for group, numbers in names.items()}

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Compiled when it is wanted first: a short text wants few of the hundred."""
        return re.compile(self.source)


class Level:
    """The rules of one level by the letters they may begin with."""

    def __init__(self, unless: str = "") -> None:
        """``unless``: a pattern of places where no rule can begin, looked at first."""
        self._unless = f"(?!{unless})" if unless else ""
        self.rules: list[Rule] = []
        self.by_letter: dict[str, list[Rule]] = {}
        self._starts: re.Pattern[str] | None = None
        self._any: dict[str, re.Pattern[str]] = {}

    def rule(self, name: str, starts: str, pattern: str) -> Callable[[Builder], Builder]:
        """Register a builder under a name; several patterns may share one."""

        def register(build: Builder) -> Builder:
            made = Rule(name, pattern, build)
            self.rules.append(made)
            for letter in starts:
                self.by_letter.setdefault(letter, []).append(made)
            self._starts = None
            return build

        return register

    def read(self, row: Row) -> Row:
        """The row with every match of a rule in the place of its items."""
        if self._starts is None:
            self._any.clear()
            self._starts = re.compile(f"{self._unless}[{re.escape(''.join(self.by_letter))}]")
        found: list[Placed] = []
        done = 0
        for start in self._starts.finditer(row.classes):
            at = start.start()
            if at < done:
                continue
            placed = self._best(row, at)
            if placed:
                found += placed
                done = placed[-1][1]
        return _replaced(row, found)

    def _best(self, row: Row, at: int) -> list[Placed] | None:
        letter = row.classes[at]
        some = self._any.get(letter)
        if some is None:
            sources = "|".join(rule.source for rule in self.by_letter[letter])
            some = self._any[letter] = re.compile(sources)
        if not some.match(row.classes, at):  # one look instead of many
            return None
        tried: list[tuple[int, int, Rule, re.Match[str]]] = []
        for order, rule in enumerate(self.by_letter[letter]):
            match = rule.pattern.match(row.classes, at)
            if match and match.end() > at:
                tried.append((-match.end(), order, rule, match))
        tried.sort(key=lambda entry: entry[:2])
        for _, _, rule, match in tried:
            built = rule.build(Hit(row, match, rule.groups))
            if built is None:
                continue
            placed = built if isinstance(built, list) else [(match.start(), match.end(), built)]
            for _, _, core in placed:
                core.rule = core.rule or rule.name
                row.context.narrated = core.day or row.context.narrated
            return placed
        return None


def _replaced(row: Row, found: list[Placed]) -> Row:
    if not found:
        return row
    made = Row(row.text, row.context)
    at = 0
    for start, end, core in found:
        made.copy(row, at, start)
        made.add(row.start[start], row.end[end - 1], core)
        at = end
    made.copy(row, at, len(row.items))
    return made
