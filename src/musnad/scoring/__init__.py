"""Measure analyses against gold annotations: one to one, per role, in precision, recall and F1.

Attributions are paired (greatest total weight) by content overlap in characters that are not white
space: from F1 0.5 up where the cues touch, from 0.8 up where they do not. Every role counts over
all gold and all found attributions: one that was not found is wrong in every role. ``tuple`` means
cues touching, source F1 at least 0.8 and content F1 at least 0.9; ``nested`` that both have a
parent and the parents are paired; ``chain`` the same names in the same order.
"""

from os import PathLike

from msgspec import Struct

from musnad.errors import ResultError
from musnad.scoring.attributions import (
    Mistake,
    count_attributions,
    find_mistakes,
    pair_attributions,
)
from musnad.scoring.documents import FoundAnalysis, FoundDocument, GoldDocument
from musnad.scoring.files import load_analyses, load_gold, load_texts
from musnad.scoring.tally import Figures, Tally
from musnad.scoring.values import count_events, count_quantities, count_times

__all__ = ["Figures", "Mistake", "Report", "score_files"]


class Report(Struct, frozen=True):
    """Figures by measure, the attributions missed or spurious, and what was scored as empty."""

    figures: dict[str, Figures]
    errors: list[Mistake]
    warnings: list[str]

    def as_dict(self) -> dict[str, Figures]:
        """``{"attribution": {"p", "r", "f1", "correct", "gold", "predicted"}, ...}``, percent."""
        return self.figures

    def table(self) -> str:
        """The figures as lines of fixed columns."""
        head = f"{'':38s}{'P':>7s}{'R':>7s}{'F1':>7s}{'correct':>9s}{'gold':>7s}{'pred':>7s}"
        rows = [
            f"{name:38s}{row['p']:7.1f}{row['r']:7.1f}{row['f1']:7.1f}"
            f"{row['correct']:9d}{row['gold']:7d}{row['predicted']:7d}"
            for name, row in self.figures.items()
        ]
        return "\n".join([head, *rows]) + "\n"


def score_files(
    gold: str | PathLike[str], records: str | PathLike[str], analyses: str | PathLike[str]
) -> Report:
    """Scores a file of analyses (JSON Lines, gzip or not) of the records against the gold.

    A document without analysis, or whose text is not the record's, is scored as empty and named in
    ``Report.warnings``. ``ResultError`` where a file cannot be read or a line is not what it
    should be, and where a record is missing.
    """
    wanted = load_gold(gold)
    texts = load_texts(records)
    found = load_analyses(analyses, next(iter(wanted)) if len(wanted) == 1 else None)
    tally, errors, warnings = Tally(), list[Mistake](), list[str]()
    for name, document in wanted.items():
        if name not in texts:
            raise ResultError(f"{records}: no record of document {name!r}")
        text, analysis = texts[name], found.get(name)
        fault = _fault(analysis, text)
        if analysis is None or fault:
            warnings.append(f"{name}: {fault}; scored as empty")
            analysis = FoundAnalysis(document=FoundDocument(name, text))
        _score(document, analysis, text, tally, errors)
    return Report(tally.figures(), errors, warnings)


def _score(
    gold: GoldDocument, found: FoundAnalysis, text: str, tally: Tally, errors: list[Mistake]
) -> None:
    paired = pair_attributions(gold.attributions, found.attributions, text)
    count_attributions(paired, tally)
    errors.extend(find_mistakes(paired, gold.id, text))
    count_times(gold.times, found.times, text, tally)
    count_quantities(gold.quantities, found.quantities, text, tally)
    count_events(gold.events, found.events, text, paired.gold_ids, tally)


def _fault(analysis: FoundAnalysis | None, text: str) -> str | None:
    if analysis is None:
        return "no analysis of it"
    other = analysis.document.text
    if other == text:
        return None
    differing = (at for at, (a, b) in enumerate(zip(text, other, strict=False)) if a != b)
    at = next(differing, min(len(text), len(other)))
    words = f"{text[at : at + 20]!r} against {other[at : at + 20]!r}"
    return f"document.text differs from the record at offset {at}: {words}"
