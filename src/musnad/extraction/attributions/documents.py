"""``جاء في بيان``, ``ورد في التقرير``: a document that speaks."""

from musnad.extraction.attributions.openers import find_opener
from musnad.grammar.phrases import phrase_end
from musnad.grammar.relations import Relation
from musnad.grammar.tokens import WORD, Passage
from musnad.grammar.trace import missed
from musnad.lexicon import lexicon
from musnad.wordclasses import DEFINITE, DOCUMENT, OCCASION, PREP, Frame

VERBS = frozenset({"جاء", "جاءت", "ورد", "وردت"})
CHARGES = frozenset({"بتهمة", "بتهم"})
FRAMES = (Frame("that"), Frame("quote"))


def match_document(passage: Passage, index: int) -> Relation | None:
    """The attribution of ``جاء في …`` at ``index``, or ``None``."""
    tokens = passage.tokens
    token = tokens[index]
    if token.base not in VERBS or token.clitic not in ("", "و", "كما") or index + 2 >= len(tokens):
        return None
    if tokens[index + 1].base not in ("في", "علي") or tokens[index + 2].kind != WORD:
        return None
    noun = tokens[index + 2]
    if not noun.flags & (DOCUMENT | OCCASION):
        return missed(passage, index, token.base, "source", "no document follows the preposition")
    limit = passage.sentence_end(index)
    opener = find_opener(passage, index + 3, limit, FRAMES)
    if opener is None:
        return missed(passage, index, token.base, "opener", "neither أن nor a quotation follows")
    owned = index + 3 < opener.at and tokens[index + 3].clitic == "ل" and not noun.flags & DEFINITE
    cue_end = index + 3 if owned else index + 2
    start = index + 3 if owned else index + 2
    stop = phrase_end(passage, start, opener.at)
    relation = Relation(
        passage, "document-says", "state", (index, cue_end), (token.head, tokens[cue_end - 1].end)
    )
    relation.source = (start, max(stop, start + 1))
    relation.content = [(opener.content, limit)]
    relation.quoted = opener.colon or opener.at in passage.closes
    relation.frame, relation.resumes = opener.frame.kind, index
    return relation


def match_charge(passage: Passage, index: int) -> Relation | None:
    """``اعتقل بتهمة التزوير``: somebody accuses, nobody is named."""
    token, tokens = passage.tokens[index], passage.tokens
    if token.text not in CHARGES or index + 1 >= len(tokens):
        return None
    first = tokens[index + 1]
    if first.kind != WORD or first.flags & PREP or first.text in lexicon().pronoun_nouns:
        return None
    span = token.start + 1, token.end  # without its ب
    relation = Relation(passage, "charge", "accuse", (index, index + 1), span)
    relation.content, relation.resumes = [(index + 1, passage.sentence_end(index))], index
    relation.frame, relation.impersonal = "noun", True
    return relation


def match_impersonal(passage: Passage, index: int) -> Relation | None:
    """``من المتوقع أن``: somebody expects it, nobody is named."""
    tokens = passage.tokens
    words = (tokens[index].base, *(t.text for t in tokens[index + 1 : index + 3]))
    if words not in lexicon().impersonal or index + 3 >= len(tokens):
        return None
    relation = Relation(
        passage,
        "impersonal",
        "state",
        (index, index + 2),
        (tokens[index].head, tokens[index + 1].end),
    )
    relation.content, relation.resumes = [(index + 3, passage.sentence_end(index))], index
    relation.impersonal = True
    return relation
