"""What both views tell: an Analysis as statements, grouped by the one who made them.

Every text here has passed ``visible``: it can be printed, and a page only has to escape it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from msgspec import UNSET, Struct

from musnad.model import Act, Analysis, Attribution, Link, Manner, SourceKind, Span
from musnad.show import labels
from musnad.show.visible import one_line

_LONGEST = 2000  # code points of a span that a view repeats
_AROUND = 24  # code points of the line shown on each side of a cue


class Step(Struct, frozen=True, kw_only=True):
    """One link of a chain, to be read."""

    name: str
    role: str
    anonymous: bool
    inherited: bool


UNSURE = 0.5  # a reading below is marked: more of them are wrong than right


class Evidence(Struct, frozen=True, kw_only=True):
    """Where a statement stands: line (from 1), code-point offsets, and the words around its cue."""

    line: int
    start: int
    end: int
    before: str
    cue: str
    after: str


class Statement(Struct, frozen=True, kw_only=True):
    """An attribution with its words. ``number`` counts from 1 in the order of the text."""

    number: int
    id: str
    cue: str
    manner: Manner
    act: Act
    content: tuple[str, ...]
    addressee: str | None
    parent: str | None
    chain: tuple[Step, ...]
    evidence: Evidence
    unsure: bool = False


class Voice(Struct, frozen=True, kw_only=True):
    """A speaker and all of his statements. ``notes``: what is said of one who is not named."""

    name: str
    title: str | None
    country: str | None
    kind: SourceKind
    notes: tuple[str, ...]
    statements: tuple[Statement, ...]

    @property
    def anonymous(self) -> bool:
        return self.kind == "anonymous"


class Account(Struct, frozen=True, kw_only=True):
    """One article, told by its speakers, in the order in which they first speak."""

    title: str
    outlet: str
    agencies: tuple[str, ...]
    published: str | None
    published_from: str | None
    denials: int
    voices: tuple[Voice, ...]

    @property
    def statements(self) -> int:
        return sum(len(voice.statements) for voice in self.voices)

    @property
    def anonymous(self) -> int:
        return sum(voice.anonymous for voice in self.voices)


def tell(analysis: Analysis) -> Account:
    """The account of one analysis."""
    document = analysis.document
    return Account(
        title=one_line(document.title or "") or labels.NO_TITLE,
        outlet=one_line(document.publisher or "") or labels.NO_OUTLET,
        agencies=tuple(dict.fromkeys(one_line(agency.name) for agency in document.agencies)),
        published=document.published and one_line(document.published),
        published_from=labels.DATE_FROM.get(document.published_from or ""),
        denials=sum(a.act == "deny" for a in analysis.attributions),
        voices=tuple(_voices(analysis)),
    )


def _voices(analysis: Analysis) -> Iterator[Voice]:
    names = {entity.id: entity.name for entity in analysis.entities}
    lines = _Lines(analysis.document.text)
    groups: dict[tuple[str, ...], list[tuple[Attribution, Statement]]] = {}
    for number, said in enumerate(analysis.attributions, start=1):
        statement = _statement(number, said, lines)
        groups.setdefault(_identity(said), []).append((said, statement))
    for group in groups.values():
        yield _voice([said for said, _ in group], tuple(told for _, told in group), names, lines)


def _identity(said: Attribution) -> tuple[str, ...]:
    """Two statements have one speaker if they name one entity, or one name of one kind.

    A speaker that was not decided is nobody else's: such statements stay apart.
    """
    speaker = said.speaker
    if speaker is None or speaker.name is None:
        return ("undecided", *(speaker.candidates if speaker else ()), said.id)
    return ("entity", speaker.entity) if speaker.entity else ("name", speaker.name, said.kind)


def _voice(
    said: list[Attribution], told: tuple[Statement, ...], names: dict[str, str], lines: "_Lines"
) -> Voice:
    speaker = said[0].speaker
    title = next((a.speaker.title for a in said if a.speaker and a.speaker.title), None)
    country = next((a.speaker.country for a in said if a.speaker and a.speaker.country), None)
    if speaker is not None and speaker.name is not None:
        name = one_line(speaker.name)
    elif speaker is not None and speaker.candidates:
        candidates = (one_line(names.get(key, key)) for key in speaker.candidates)
        name = f"{labels.UNDECIDED}: " + f" {labels.OR} ".join(candidates)
    else:
        name = labels.NO_SPEAKER
    return Voice(
        name=name,
        title=one_line(title) if title else None,
        country=one_line(country) if country else None,
        kind=said[0].kind,
        notes=tuple(dict.fromkeys(note for a in said for note in _notes(a, lines))),
        statements=told,
    )


def _notes(said: Attribution, lines: "_Lines") -> Iterator[str]:
    hidden = said.anonymity
    if hidden is None:
        return
    if hidden.sector:
        yield f"{labels.SECTOR}: {one_line(labels.SECTORS.get(hidden.sector, hidden.sector))}"
    if hidden.nationality:
        yield f"{labels.NATIONALITY}: {one_line(hidden.nationality)}"
    if hidden.reason:
        yield f"{labels.REASON}: {lines.words(hidden.reason)}"


def _statement(number: int, said: Attribution, lines: "_Lines") -> Statement:
    return Statement(
        number=number,
        id=one_line(said.id),
        cue=lines.words(said.cue),
        manner=said.manner,
        unsure=said.confidence is not None and said.confidence < UNSURE,
        act=said.act,
        content=tuple(lines.words(span) for span in said.content),
        addressee=lines.words(said.addressee) if said.addressee else None,
        parent=one_line(said.parent) if said.parent else None,
        chain=tuple(_step(link) for link in said.chain),
        evidence=lines.evidence(said),
    )


def _step(link: Link) -> Step:
    return Step(
        name=one_line(link.name),
        role=labels.ROLES[link.role],
        anonymous=link.kind == "anonymous",
        inherited=link.inherited is not UNSET,
    )


class _Lines:
    """A text and where its lines begin: a place is found without counting from the top."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(at + 1 for at, char in enumerate(text) if char == "\n")]

    def words(self, span: Span) -> str:
        """The words, cut where they are more than anybody says: contents may nest without end."""
        if span.end - span.start > _LONGEST:
            return one_line(self.text[span.start : span.start + _LONGEST]) + "…"
        return one_line(self.text[span.start : span.end])

    def evidence(self, said: Attribution) -> Evidence:
        cue = said.cue
        line = bisect_right(self.starts, cue.start)
        first = self.starts[line - 1]
        after = bisect_left(self.starts, cue.end)
        last = self.starts[after] - 1 if after < len(self.starts) else len(self.text)
        spans = [cue, *said.content, *([said.source] if said.source else [])]
        return Evidence(
            line=line,
            start=min(span.start for span in spans),
            end=max(span.end for span in spans),
            before=_tail(self.text[max(first, cue.start - _AROUND - 1) : cue.start], first, cue),
            cue=self.words(cue),
            after=_head(self.text[cue.end : min(last, cue.end + _AROUND + 1)]),
        )


def _tail(words: str, first: int, cue: Span) -> str:
    """The end of what stands before a cue, cut at a blank."""
    if cue.start - first <= _AROUND:
        words = words.lstrip("> ")  # a reader's mark, not the article's
        return one_line(words) + _gap(words[-1:])
    cut = words.find(" ") + 1 or 1
    return "…" + one_line(words[cut:]) + _gap(words[-1:])


def _head(words: str) -> str:
    """The beginning of what stands behind a cue, cut at a blank."""
    if len(words) <= _AROUND:
        return _gap(words[:1]) + one_line(words)
    cut = words.rfind(" ", 1)
    return _gap(words[:1]) + one_line(words[: cut if cut > 0 else -1]) + "…"


def _gap(char: str) -> str:
    """The blank between cue and neighbour, which ``one_line`` strips; none in ``وقال``."""
    return " " if char.isspace() else ""


def grouped(voices: Iterable[Voice]) -> dict[int, Voice]:
    """Each statement's number with its speaker."""
    return {told.number: voice for voice in voices for told in voice.statements}
