"""Where a content ends, how it is given, and which attribution stands in which.

A content runs to the end of its clause or quotation, and no further than the place where the
narrator takes over: a following cue of the same speaker, another speaker, a remark of the paper's
own.
"""

from collections.abc import Sequence

from musnad.extraction.attributions.openers import FUSED
from musnad.extraction.attributions.spans import write_offsets
from musnad.grammar.readings import is_finite, is_verb
from musnad.grammar.relations import Range, Relation
from musnad.grammar.tokens import COMMAS, MARK, QUOTES, STOPS, Passage, Token
from musnad.wordclasses import COMP, OCCASION, OPENER, PREP, RELATIVE, SUBORDINATOR, TIME, VERB

NEIGHBOURS = 24
CONTRASTS = frozenset(
    {
        "لكن",
        "لكنه",
        "لكنها",
        "لكنهم",
        "فيما",
        "بينما",
        "كما",
        "ثم",
        "حين",
        "كان",
        "كانت",
        "قد",
        "وكان",
        "في",
        "غير",
        "ان",
        "انه",
        "الا",
    }
)
FRONTED = frozenset({"من", "في", "علي", "الي", "بدوره", "بدورها", "بدورهم", "قبل", "بعد", "خلال"})
NARRATOR = frozenset({"بينما", "فيما", "لكن", "لكنه", "لكنها", "وسط", "غداة"})
TAILS = frozenset({"مما"})
REASONS = frozenset({"اذ", "حيث", "لكن", "فيما", "بينما"})  # تأكيده على أن …، إذ تخلو


def settle(relations: Sequence[Relation], text: str) -> None:
    """Cut every content at its end and write the offsets.

    ``relations`` are of one passage, in order; each is held against its neighbours only, so that a
    passage without end stays linear.
    """
    around = [relations[max(0, k - NEIGHBOURS) : k + NEIGHBOURS] for k in range(len(relations))]
    for relation, others in zip(relations, around, strict=True):
        _pass_on(relation, others)
        _hang_inside(relation, others)
        _own_content(relation, others)
    for relation, others in zip(relations, around, strict=True):
        relation.content = [_cut(relation, span, others) for span in relation.content]
        relation.content = [span for span in relation.content if span[0] < span[1]]
    for relation, others in zip(relations, around, strict=True):
        _trailing_start(relation, others)
        write_offsets(relation, text)


def _pass_on(relation: Relation, relations: Sequence[Relation]) -> None:
    """``أفادت X نقلا عن Y أن Z``: Y said Z to X, and X passes it on."""
    tokens = relation.passage.tokens
    if not relation.rule.endswith("inside") or tokens[relation.cue[0]].base != "نقلا":
        return
    for other in relations:
        opened = other.content[0][0] if other.frame == "that" and other.content else 0
        if other.cue[0] < relation.cue[0] < opened:
            relation.content, relation.trailing = list(other.content), False
            relation.parent = other
            return


def _hang_inside(relation: Relation, relations: Sequence[Relation]) -> None:
    """``أن … وفقا لما ذكره مسؤولان`` without a comma: the trailing source stands in the content."""
    index = relation.cue[0]
    if (
        not relation.trailing
        or relation.rule.endswith(("inside", "carried"))
        or relation.passage.tokens[index - 1].text in COMMAS
    ):
        return
    for other in relations:
        if (
            other.frame == "that"
            and other.content
            and other.content[0][0] < index < other.content[0][1]
            and other is not relation
        ):
            relation.content, relation.parent = [(other.content[0][0], index)], other
            return


def _own_content(relation: Relation, relations: Sequence[Relation]) -> None:
    """على حد قوله stands over what the cue before it says.

    Or over the quotation right before it.
    """
    if relation.frame != "own" or relation.content[0][0] in relation.passage.closes:
        return
    index = relation.cue[0]
    before = [
        r
        for r in relations
        if r is not relation and r.content and r.content[-1][0] < index < r.content[-1][1]
    ]
    if before:
        relation.content = [(before[-1].content[-1][0], index)]


def _cut(relation: Relation, span: Range, relations: Sequence[Relation]) -> Range:
    passage = relation.passage
    start, end = span
    if (relation.trailing and end <= relation.cue[0]) or relation.frame == "own":
        return start, _strip_end(passage, start, end)
    quote = _leading_quote(relation, start, end)
    if quote is not None:
        return quote
    for other in relations:
        if (
            other is relation
            or not start < other.resumes < end
            or (relation.trailing and other.cue[0] < relation.cue[0])
        ):
            continue
        if _takes_over(relation, other, start):
            end = min(end, _connective(passage, other, start))
    end = _outer_opener(relation, relations, start, end)
    end = _tail(passage, relation, start, end)
    return start, _strip_end(passage, start, end)


def _outer_opener(relation: Relation, relations: Sequence[Relation], start: int, end: int) -> int:
    """``قال X، الذي أكد أنه …، إن``: the content of the relative ends where the outer one opens."""
    if relation.trailing:
        return end
    for other in relations:
        if other.cue[0] < relation.cue[0] and other.content and other.frame == "that":
            opened = other.content[0][0]
            if relation.cue[1] < opened and start < opened - 1 < end:
                end = opened - 1
    return end


def _leading_quote(relation: Relation, start: int, end: int) -> Range | None:
    """A content that opens with a quotation is the quotation.

    Unless the clause goes on behind it.
    """
    passage = relation.passage
    close = passage.closes.get(start)
    if close is None or relation.frame == "relay":
        return None
    after = close + 1
    tokens = passage.tokens
    if relation.rule == "headline-colon" and after < end:
        return None
    if after >= end or tokens[after].kind == MARK or relation.frame == "quote":
        return (start, min(after, len(tokens)))
    if tokens[after].cues and any(c.form.tense == "participle" for c in tokens[after].cues):
        return (start, after)
    return None


def _takes_over(relation: Relation, other: Relation, start: int) -> bool:
    """Does the narrator return for ``other`` inside the clause of ``relation``?"""
    passage = relation.passage
    index = other.resumes
    tokens = passage.tokens
    depth = passage.inside[relation.cue[0]]
    if passage.inside[index] > depth or other.parent is relation or relation.parent is other:
        return False
    before = tokens[index - 1]
    needed = before.flags & COMP and index - 2 >= start and tokens[index - 2].flags & OPENER
    if before.text in FUSED or (needed and relation.frame == "noun"):
        return False  # حذر مما وصفه بالعدوان
    if other.trailing or other.frame == "own" or other.rule.startswith("according"):
        return True
    if other.rule.startswith("participle"):
        return (
            before.text in COMMAS
            or before.text in QUOTES
            or other.act != "state"
            or tokens[index].text.endswith("ا")
            or (tokens[index].text.endswith("ة") and relation.gender == "f")
        )
    if other.person == 1:
        return relation.person == 1 and tokens[index].clitic in ("و", "ف")
    if other.source is not None and other.source[1] <= index:
        first = other.source[0]
        lead = tokens[first - 1] if first > start else None
        return lead is not None and (lead.base in CONTRASTS or bool(lead.flags & SUBORDINATOR))
    if before.base in CONTRASTS or before.flags & SUBORDINATOR:
        return True
    if _fronted(passage, index, start) is not None:
        return True
    return tokens[index].clitic in ("و", "ف") or before.text in COMMAS or before.text == ".."


def _connective(passage: Passage, other: Relation, start: int) -> int:
    """The first token of what belongs to the next cue: ``، لكن`` before it, its fronted subject."""
    tokens = passage.tokens
    at = other.resumes
    if other.source is not None and other.source[1] <= at:
        at = other.source[0]
    while at - 1 > start and (
        tokens[at - 1].base in CONTRASTS
        or tokens[at - 1].flags & SUBORDINATOR
        or tokens[at - 1].text in COMMAS
    ):
        at -= 1
    fronted = _fronted(passage, at, start)
    return fronted if fronted is not None else _adverbial_start(passage, at, start)


def _fronted(passage: Passage, at: int, start: int) -> int | None:
    """``، وفي 1998 أعلنت``: the comma before a fronted adverbial that belongs to the next cue."""
    tokens = passage.tokens
    for back in range(at - 1, max(start, at - 9), -1):
        token = tokens[back]
        if token.text in COMMAS:
            first = tokens[back + 1]
            opens = (first.clitic == "و" and first.flags & (PREP | TIME)) or first.base in FRONTED
            return back if opens and back + 1 < at else None
        if (token.cues and is_finite(token)) or token.flags & (RELATIVE | COMP):
            return None
    return None


def _adverbial_start(passage: Passage, at: int, start: int) -> int:
    """``، من جهته، قال``: the adverbial between commas goes with what follows it."""
    tokens = passage.tokens
    for back in range(at - 1, max(start, at - 7), -1):
        if tokens[back].text in COMMAS:
            first = tokens[back + 1]
            if (
                back + 1 < at
                and first.base == "من"
                and tokens[back + 2].base.startswith(("جهت", "جانب", "ناحيت"))
            ):
                return back
            break
    return at


def _tail(passage: Passage, relation: Relation, start: int, end: int) -> int:
    """The paper's own comment behind a comma: ``، مما يطوي صفحة``, ``وذلك ردا على``."""
    tokens = passage.tokens
    if relation.quoted or (passage.inside[start] > 0 and start not in passage.closes):
        return end
    if relation.frame == "noun":
        end = _nominal_end(passage, start, end)
        cue = relation.cue[0]
        if cue and tokens[cue - 1].flags & RELATIVE:  # الذي ينتقد النواب سياسته، …
            end = next((k for k in range(start, end) if tokens[k].text in COMMAS), end)
    for at in range(start + 1, end):
        if passage.inside[at]:
            continue
        if tokens[at].base in TAILS and tokens[at - 1].text in COMMAS:
            return at
        nominal = relation.rule.startswith("noun-") and tokens[at - 1].text in COMMAS
        if nominal and (tokens[at].base in REASONS or _main_verb(relation, at)):
            return at - 1
        if (
            tokens[at].base == "ذلك"
            and tokens[at].clitic == "و"
            and at + 1 < end
            and tokens[at + 1].base in ("ردا", "تعليقا")
        ):
            return at
        if tokens[at].text == "وذلك" and at + 1 < end and tokens[at + 1].base in ("ردا", "تعليقا"):
            return at
    return end


def _main_verb(relation: Relation, at: int) -> bool:
    """``خلافا لقوله إن …، خلت الكلية``: the verb of the sentence behind a fronted phrase."""
    passage = relation.passage
    first = passage.sentence_start(relation.cue[0])
    before = passage.tokens[first : relation.cue[0]]
    fronted = not any(is_verb(t) or is_finite(t) for t in before)
    return fronted and is_verb(passage.tokens[at]) and not passage.tokens[at].clitic


def _nominal_end(passage: Passage, start: int, end: int) -> int:
    """An object ends where the narrator goes on: a new verb behind و, an occasion, a contrast."""
    tokens = passage.tokens
    for at in range(start + 1, end):
        if passage.inside[at]:
            continue
        token = tokens[at]
        before = tokens[at - 1]
        verb = is_verb(token) or _looks_past(token)
        if token.clitic in ("و", "ف") and verb and not before.flags & (RELATIVE | VERB):
            return at
        if before.text in COMMAS and token.base in NARRATOR:
            return at - 1
        if (
            token.base == "في"
            and at + 1 < end
            and tokens[at + 1].flags & OCCASION
            and at > start + 1
            and tokens[at + 1].base in ("بيان", "تصريح", "تصريحات", "تغريدة")
        ):
            return at
    return end


def _looks_past(token: Token) -> bool:
    """An unknown word in ت behind و is a verb of the last subject: واكتفت."""
    base = token.base
    return len(base) > 3 and base.endswith("ت") and not base.endswith("ات") and not token.flags


def _strip_end(passage: Passage, start: int, end: int) -> int:
    tokens = passage.tokens
    while end > start and (
        tokens[end - 1].text in COMMAS
        or (tokens[end - 1].text in STOPS and tokens[end - 1].text not in "؟?")
        or tokens[end - 1].text in (":", "-", "–", "..")
    ):
        end -= 1
    return end


def _trailing_start(relation: Relation, relations: Sequence[Relation]) -> None:
    """The clause over which a trailing source stands begins behind the attribution before it."""
    if not relation.trailing or not relation.content:
        return
    start, end = relation.content[0]
    passage = relation.passage
    for other in relations:
        if other is relation or not start < other.resumes < end or passage.inside[other.resumes]:
            continue
        same_clause = other.rule.startswith("participle")
        if (
            not same_clause
            and _takes_over(relation, other, start)
            and passage.tokens[other.resumes].clitic == "و"
            and other.resumes > start
        ):
            start = other.resumes
    relation.content[0] = (start, end)
