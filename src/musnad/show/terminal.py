"""An Analysis in the terminal: who said what, on whose word, and where it stands."""

from collections.abc import Iterator, Sequence
from itertools import chain

from musnad.model import Analysis
from musnad.show import labels
from musnad.show.account import Account, Statement, Step, Voice, tell
from musnad.show.lines import Paper, Paragraph, Piece, write

_HEAD, _BODY = 2, 6  # columns by which statement and what belongs to it stand in
_PLAIN_RULE = 40
_DOT = Piece(" · ", "dim")


def render(analysis: Analysis, *, width: int, visual: bool, color: bool, wrap: bool) -> str:
    """The account of one analysis, statements grouped by speaker.

    ``width``: columns.  ``visual``: put Arabic into visual order here, for terminals that do not.
    ``color`` and ``wrap``: for a terminal.  A file or pipe wants neither; then the text is in
    reading order, one line a paragraph, without any bidi control character.
    """
    paper = Paper(width=width, visual=visual, color=color, wrap=wrap)
    return write(_paragraphs(tell(analysis), paper.columns if wrap else _PLAIN_RULE), paper)


def _paragraphs(account: Account, width: int) -> Iterator[Paragraph]:
    yield from _header(account)
    yield Paragraph([Piece("─" * width, "dim")])
    if not account.voices:
        yield Paragraph([Piece(labels.NO_STATEMENTS)])
    for at, voice in enumerate(account.voices):
        if at:
            yield Paragraph([])
        yield Paragraph(list(_speaker(voice)))
        for statement in voice.statements:
            yield from _statement(statement)


def _header(account: Account) -> Iterator[Paragraph]:
    yield Paragraph([Piece(account.title, "bold")])
    about = [[Piece(account.outlet, cell=True)]]
    if account.agencies:
        names = ([Piece(name, cell=True)] for name in account.agencies)
        about.append([Piece(f"{labels.AGENCIES} "), *_joined(names, Piece("، "))])
    about.append([Piece(account.published or labels.NO_DATE, cell=True)])
    if account.published_from:
        about[-1].append(Piece(f" ({account.published_from})", "dim"))
    yield Paragraph(_joined(about, _DOT))
    counts = {
        labels.STATEMENTS: account.statements,
        labels.SPEAKERS: len(account.voices),
        labels.ANONYMOUS_SPEAKERS: account.anonymous,
        labels.DENIALS: account.denials,
    }
    numbers = ([Piece(f"{name}: "), Piece(str(n), cell=True)] for name, n in counts.items())
    yield Paragraph(_joined(numbers, _DOT))


def _speaker(voice: Voice) -> Iterator[Piece]:
    yield Piece("○ " if voice.anonymous else "● ", "magenta" if voice.anonymous else "dim")
    yield Piece(voice.name, "bold magenta" if voice.anonymous else "bold", cell=True)
    if voice.anonymous:
        yield Piece(f" [{labels.ANONYMOUS}]", "magenta")
    kind = None if voice.anonymous else labels.KINDS[voice.kind]
    for fact in (voice.title, voice.country, kind, *voice.notes):
        if fact:
            yield from (_DOT, Piece(fact, cell=True))


def _statement(told: Statement) -> Iterator[Paragraph]:
    yield Paragraph(list(_head(told)), _HEAD)
    yield Paragraph([Piece(_content(told))], _BODY)
    if told.chain:
        arrow = Piece(f" {labels.ARROW} ", "dim")
        yield Paragraph(_joined((_step(step) for step in told.chain), arrow), _BODY)
    yield Paragraph(list(_evidence(told)), _BODY)


def _head(told: Statement) -> Iterator[Piece]:
    """Id, cue, act and manner; then whose statement holds this one, and to whom it was said."""
    yield from (Piece(told.id, "dim", cell=True), Piece(" "), Piece(told.cue, "bold underline"))
    act = "bold red" if told.act == "deny" else "bold" if told.act != "state" else ""
    yield from (_DOT, Piece(labels.ACTS[told.act], act), _DOT, Piece(labels.MANNERS[told.manner]))
    if told.unsure:
        yield from (_DOT, Piece(labels.UNSURE, "yellow"))
    if told.parent:
        yield from (_DOT, Piece(f"{labels.WITHIN} "), Piece(told.parent, "dim", cell=True))
    if told.addressee:
        yield from (_DOT, Piece(f"{labels.ADDRESSEE}: "), Piece(told.addressee, cell=True))


def _content(told: Statement) -> str:
    """The words; in quotation marks where they are the speaker's own throughout."""
    if not told.content:
        return f"({labels.NO_CONTENT})"
    words = " … ".join(told.content)
    return f"«{words}»" if told.manner == "direct" else words


def _step(step: Step) -> list[Piece]:
    name = Piece(step.name, "magenta" if step.anonymous else "green", cell=True)
    return [name, Piece(f" ({labels.INHERITED})", "dim")] if step.inherited else [name]


def _evidence(told: Statement) -> Iterator[Piece]:
    at = told.evidence
    yield from (Piece(f"{labels.LINE} ", "dim"), Piece(str(at.line), "dim", cell=True))
    yield from (Piece(" [", "dim"), Piece(f"{at.start}–{at.end}", "dim", cell=True))
    yield from (Piece(f"] {at.before}‹", "dim"), Piece(at.cue, "underline dim"))
    yield Piece(f"›{at.after}", "dim")


def _joined(groups: Iterator[list[Piece]] | Sequence[list[Piece]], between: Piece) -> list[Piece]:
    parted = ([between, *group] for group in groups)
    return list(chain.from_iterable(parted))[1:]
