"""Deals and deliveries as records: who gives what to whom, how many, for what, when.

A trigger is a transfer where goods are named behind it. Every field is a place in the text.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from musnad.extraction.transfers.clauses import BACK, Clause, clauses_of, vocabulary
from musnad.extraction.transfers.sides import between, parties_of
from musnad.grammar.tokens import Passage, Token
from musnad.model import (
    Analysis,
    Attribution,
    Counted,
    Dated,
    Modality,
    Quantity,
    Span,
    Transfer,
)
from musnad.wordclasses import NISBA

__all__ = ["find_transfers"]


def find_transfers(passages: Sequence[Passage], analysis: Analysis) -> tuple[Transfer, ...]:
    """All deals and deliveries of a document, in order; ``analysis`` holds the other layers."""
    found: list[Transfer] = []
    for passage in passages:
        before, sentence = len(found), -1
        for clause in clauses_of(passage, analysis):
            here = passage.sentence_end(clause.at)
            last = found[-1] if here == sentence and len(found) > before else None
            made = _made(clause)
            if made.item is None and last is not None:
                found[-1] = _dated(last, made)
            elif made.item is not None and last is not None and _same(last, made):
                found[-1] = _joined(last, made)
            elif made.item is not None and (
                made.supplier or made.recipient or made.value or made.parties
            ):
                found.append(made)
            sentence = here
    return tuple(replace(one, id=f"t{n}") for n, one in enumerate(found, 1))


def _made(clause: Clause) -> Transfer:
    token = clause.tokens[clause.at]
    at = _item(clause)
    item = _item_span(clause, at) if at >= 0 else None
    parties = between(clause)
    supplier, recipient = (None, None) if parties else parties_of(clause)
    said = _holder(clause.analysis.attributions, token)
    handed = clause.rule in ("gives", "takes", "exchange")
    count, designated, value = _amounts(clause)
    time = _time(clause)
    return Transfer(
        id="",
        trigger=Span(token.head, token.end),
        parties=parties,
        supplier=supplier,
        recipient=recipient,
        item=item,
        designation=_designation(clause),
        designated=designated,
        ordered=None if handed else count,
        delivered=count if handed else None,
        value=value,
        exchange=_exchange(clause, value),
        order_time=None if handed else time,
        delivery_time=time if handed else None,
        modality=_modality(clause, said),
        attribution=said.id if said else None,
        rule=clause.rule,
    )


def _item(clause: Clause) -> int:
    """The first goods; in an exchange those behind ب."""
    goods = vocabulary().goods
    for at in range(clause.at + 1, clause.end):
        token = clause.tokens[at]
        if token.base in goods and (clause.rule != "exchange" or token.clitic == "ب"):
            return at
    return -1


def _item_span(clause: Clause, at: int) -> Span:
    qualifiers, goods, end = vocabulary().qualifiers, vocabulary().goods, at + 1
    while end < clause.end and not clause.tokens[end].clitic:
        token = clause.tokens[end]
        if token.base not in qualifiers and not token.flags & NISBA and token.base not in goods:
            break
        end += 1
    return Span(clause.tokens[at].head, clause.tokens[end - 1].end)


def _amounts(clause: Clause) -> tuple[Counted | None, Counted | None, Counted | None]:
    """How many, how many of the named type, and what it is worth."""
    start, end = clause.near
    counts, value = list[Counted](), None
    for number, one in enumerate(clause.analysis.quantities):
        if start <= one.start and one.end <= end:
            if _money(one):
                value = value or Counted(one.start, one.end, number, one.unit)
            elif one.unit != "%":
                counts.append(Counted(one.start, one.end, number))
    return counts[0] if counts else None, counts[1] if len(counts) > 1 else None, value


def _money(quantity: Quantity) -> bool:
    unit = quantity.unit or ""
    return len(unit) == 3 and unit.isascii() and unit.isupper()


def _designation(clause: Clause) -> Span | None:
    for at in range(clause.at + 1, clause.end - 1):
        if clause.tokens[at].base in vocabulary().marks["types"]:
            begin = at + 1
            while begin < clause.end and clause.tokens[begin].kind == "p":
                begin += 1
            end = begin
            while end < clause.end and end < begin + 3 and clause.tokens[end].kind != "p":
                end += 1
                if clause.tokens[end - 1].kind == "n":
                    break
                end = _hyphened(clause, end)
            if end > begin:
                return Span(clause.tokens[begin].head, clause.tokens[end - 1].end)
    return None


def _hyphened(clause: Clause, end: int) -> int:
    """Past the mark and number of FA-50."""
    tokens = clause.tokens
    if end + 1 < clause.end and tokens[end].text == "-" and tokens[end + 1].kind == "n":
        return end + 2
    return end


def _exchange(clause: Clause, value: Counted | None) -> tuple[Span, ...]:
    """What was given: the sum and the goods in front of ب (مبادلة), else what follows مقابل."""
    at, goods = _item(clause), vocabulary().goods
    if clause.rule == "exchange" and at >= 0:
        given = [Span(value.start, value.end)] if value else []
        begin = next((k for k in range(clause.at, at) if clause.tokens[k].base in goods), -1)
        if begin >= 0:
            given.append(Span(clause.tokens[begin].head, clause.tokens[at - 1].end))
        return tuple(given)
    against = vocabulary().marks["against"]
    if value is not None and any(
        t.base in against for t in clause.tokens[clause.at : clause.end] if t.end < value.start
    ):
        return (Span(value.start, value.end),)
    return ()


def _time(clause: Clause) -> Dated | None:
    start, end = clause.near
    for time in clause.analysis.times:
        if start <= time.start and time.end <= end:
            return Dated(time.start, time.end, time.value)
    tokens = clause.tokens
    for at in range(clause.at + 1, clause.end - 2):
        if tokens[at].base == "قبل" and tokens[at + 1].base in vocabulary().marks["before"]:
            return Dated(tokens[at].start, tokens[at + 2].end)
    return None


def _holder(attributions: Sequence[Attribution], token: Token) -> Attribution | None:
    """The innermost statement around the trigger."""
    over = [
        one
        for one in attributions
        if any(span.start <= token.head and token.end <= span.end for span in one.content)
    ]
    return min(over, key=lambda one: sum(s.end - s.start for s in one.content), default=None)


def _modality(clause: Clause, said: Attribution | None) -> Modality:
    marks, token = vocabulary().marks, clause.tokens[clause.at]
    if said is not None and said.act == "deny":
        return "denied"
    first = max(clause.passage.sentence_start(clause.at), clause.at - BACK)
    before = {one.base for one in clause.tokens[first : clause.at]}
    if before & marks["denied"]:
        return "denied"
    if "س" in token.clitic or before & marks["future"]:
        return "future"
    return "possible" if before & marks["possible"] else "asserted"


def _dated(last: Transfer, made: Transfer) -> Transfer:
    """أرسلت … لكنها قالت إنها شحنت قبل …: the second says when of the first."""
    return replace(last, delivery_time=last.delivery_time or made.delivery_time)


def _sided(made: Transfer) -> bool:
    """Goods alone are no transfer: a side or a price is told."""
    return bool(made.supplier or made.recipient or made.value or made.parties)


def _same(last: Transfer, made: Transfer) -> bool:
    """An exchange told once more as a delivery."""
    return last.rule == "exchange" and made.rule == "gives" and made.value is None


def _joined(last: Transfer, made: Transfer) -> Transfer:
    return replace(
        last,
        supplier=last.supplier or made.supplier,
        recipient=last.recipient or made.recipient,
        designation=last.designation or made.designation,
        designated=last.designated or made.designated,
        delivered=last.delivered or made.delivered,
    )
