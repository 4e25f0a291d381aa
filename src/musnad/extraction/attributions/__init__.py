"""Who is said to have said what: source, cue and content in every readable block."""

from collections.abc import Sequence

from musnad.extraction.attributions.according import carried_by, match_according
from musnad.extraction.attributions.boundaries import settle
from musnad.extraction.attributions.convictions import match_conviction
from musnad.extraction.attributions.documents import (
    CHARGES,
    VERBS,
    issuer_of,
    match_charge,
    match_document,
    match_impersonal,
)
from musnad.extraction.attributions.headlines import match_headline
from musnad.extraction.attributions.refusals import match_refusal
from musnad.extraction.attributions.relays import match_relayed
from musnad.extraction.attributions.silent import find_silent
from musnad.extraction.attributions.spans import nest
from musnad.extraction.attributions.verbs import match_verb
from musnad.grammar.relations import Relation
from musnad.grammar.tokens import Passage, Token
from musnad.grammar.trace import missed
from musnad.lexicon import lexicon, look_up
from musnad.tables import kept

__all__ = ["PHRASES", "RULES", "find_attributions", "issuer_of"]

_OPENINGS = ("that", "quote", "colon", "object", "question")
_SIDES = ("verb-subject", "subject-verb", "implied", "participle", "noun")
PHRASES = (
    match_according,
    match_document,
    match_refusal,
    match_impersonal,
    match_charge,
    match_conviction,
)
# Every rule by which an attribution can be found; each has examples in tests/examples/ar.
RULES: frozenset[str] = frozenset(
    {f"{side}-{opening}" for side in _SIDES for opening in _OPENINGS}
    | {"target", "participle-target", "noun-target", "asked-of", "paired-object", "paired-act"}
    | {
        f"according{by}-{place}"
        for by in ("", "-verb")
        for place in ("leading", "trailing", "inside")
    }
    | {
        "implied-bare",
        "relative-object",
        "naming",
        "conviction",
        "pointing",
        "quote-verb-subject",
        "impersonal",
        "participle-relay",
    }
    | {"charge", "according-own", "carried", "relay", "relayed", "document-says"}
    | {"headline-colon", "headline-act", "refusal", "silence"}
)


def find_attributions(text: str, passages: Sequence[Passage]) -> list[Relation]:
    """All attributions of a document in the order of their cues, nested ones with their parent."""
    found: list[Relation] = []
    for passage in passages:
        relations = _in_passage(text, passage)
        settle(relations, text)
        relations = [r for r in relations if _has_content(r)]
        nest(relations)
        found += sorted([*relations, *find_silent(passage, relations)], key=lambda r: r.cue_span)
    return found


def _has_content(relation: Relation) -> bool:
    if relation.content_spans or relation.frame == "nothing":
        return True
    index = relation.cue[0]
    name = relation.passage.tokens[index].base
    missed(relation.passage, index, name, "content", "other statements take up all of it")
    return False


@kept()
def phrase_starts() -> dict[str, frozenset[str] | None]:
    """The words with which one of PHRASES can begin, each with the words that must follow it.

    ``None`` where any word may follow. Prepositions are frequent, of what follows them little is.
    """
    words = lexicon()
    seconds: dict[str, set[str]] = {}
    free = {*VERBS, *words.refusals, *words.silences}
    free.update(look_up(charge).base for charge in CHARGES)
    listed = [phrase for phrases in words.according.values() for phrase, _ in phrases]
    listed += [phrase for phrases in words.impersonal.values() for phrase in phrases]
    listed += [phrase for phrases in words.convictions.values() for phrase, _, _ in phrases]
    for first, *rest in listed:
        if not rest or rest[0] == "ل":
            free.add(first)
        else:
            seconds.setdefault(first, set(words.pronoun_nouns)).add(rest[0])
    return {**{k: frozenset(v) for k, v in seconds.items()}, **dict.fromkeys(free)}


def _may_start(passage: Passage, index: int, token: Token) -> bool:
    """Does a word that may begin a phrase have the right one behind it?"""
    if token.cues:
        return True
    seconds = phrase_starts()[token.base]
    following = passage.tokens[index + 1].text if index + 1 < len(passage.tokens) else ""
    return seconds is None or following in seconds


def _match(text: str, passage: Passage, index: int) -> Relation | None:
    """The first grammar that fits: fixed phrases before verbs."""
    for grammar in PHRASES:
        relation = grammar(passage, index)
        if relation is not None:
            return relation
    token = passage.tokens[index]
    if not token.cues:
        return None
    if _is_formula(passage, index):
        return missed(passage, index, token.base, "form", "a formula of the paper itself")
    return match_verb(passage, text, index)


def _is_formula(passage: Passage, index: int) -> bool:
    """``يذكر أن``, ``تجدر الإشارة إلى أن``: the paper itself."""
    tokens = passage.tokens
    if index and tokens[index - 1].base in ("الجدير", "جدير"):
        return True  # الجدير ذكره أن
    for length in (2, 3, 4):
        words = (tokens[index].base, *(t.text for t in tokens[index + 1 : index + length]))
        if words in lexicon().formulas:
            return True
    return False


def _is_second_cue(relations: Sequence[Relation], relation: Relation) -> bool:
    """قائلا in ``صرح … قائلا: «…»`` belongs to the cue before it, whose content it opens."""
    if not relations or not relation.rule.startswith("participle") or not relations[-1].content:
        return False
    if relations[-1].content[-1][0] != relation.content[0][0]:
        return False
    index = relation.cue[0]
    name = relation.passage.tokens[index].base
    missed(relation.passage, index, name, "cue", "opens the content of the cue before it")
    return True


def _quoted_headline(passage: Passage, relations: Sequence[Relation]) -> None:
    """``"تضم ١٠٥ شاحنات".. الأردن يعلن …``.

    The quotation in front belongs to the speaker behind it.
    """
    close = passage.closes.get(0)
    if close is None or not relations or close + 1 >= len(passage.tokens):
        return
    if passage.tokens[close + 1].text.startswith("..") and relations[0].cue[0] > close:
        relations[0].content.insert(0, (0, close + 1))


def _in_passage(text: str, passage: Passage) -> list[Relation]:
    relations: list[Relation] = []
    taken = -1
    if passage.block.kind in ("title", "subhead"):
        headline = match_headline(passage)
        if headline is not None:
            relations.append(headline)
    starts = phrase_starts()
    likely = [(k, t) for k, t in enumerate(passage.tokens) if t.cues or t.base in starts]
    for index, token in likely:
        if index <= taken or not _may_start(passage, index, token):
            continue
        relation = _match(text, passage, index)
        if relation is None or _is_second_cue(relations, relation):
            continue
        relations.append(relation)
        taken = relation.cue[1] - 1
        carried = carried_by(passage, relation)
        if carried is not None:
            relations.append(carried)
            taken = max(taken, carried.cue[0])
        if relation.frame == "relay":
            inner = match_relayed(passage, text, relation)
            if inner is not None:
                relations.append(inner)
                taken = max(taken, inner.cue[0])
    if passage.block.kind == "title":
        _quoted_headline(passage, relations)
    return sorted(relations, key=lambda r: r.cue_span)
