"""``جاء في بيان``, ``ورد في التقرير``: a document that speaks."""

from musnad.extraction.attributions.openers import find_opener, is_complementiser
from musnad.grammar.phrases import phrase_end
from musnad.grammar.relations import Range, Relation
from musnad.grammar.tokens import COMMAS, MARK, WORD, Passage
from musnad.grammar.trace import missed
from musnad.lexicon import lexicon
from musnad.wordclasses import DEFINITE, DOCUMENT, OCCASION, OPENER, PREP, RELATIVE, Frame

VERBS = frozenset({"جاء", "جاءت", "ورد", "وردت"})
CHARGES = frozenset({"بتهمة", "بتهم"})
TOLD = frozenset({"له", "لها", "لهم", "لي", "لنا"})  # قيل له إن
CLAUSES = frozenset({"فيما", "بينما", "حيث", "اذ", "كما", "التي", "الذي", "انه", "ما"})
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


def issuer_of(passage: Passage, document: Range) -> Range | None:
    """Who made the document: ``التقرير، الذي أعدته «شركة …»``, ``دراسة أجراها المركز``."""
    tokens, at = passage.tokens, document[1]
    limit = min(passage.sentence_end(document[0]), at + 12)
    while at < limit and (tokens[at].text in COMMAS or tokens[at].flags & RELATIVE):
        at += 1
    if at + 1 >= limit or tokens[at].base not in lexicon().issuing:
        return None
    end = phrase_end(passage, at + 1, limit)
    return (at + 1, end) if end > at + 1 else None


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
    """``من المتوقع أن``, ``قيل إن``, ``من المنتظر وصول …``: nobody is named who says so."""
    tokens = passage.tokens
    for words in lexicon().impersonal.get(tokens[index].base, ()):
        end = index + len(words)
        if tuple(t.text for t in tokens[index + 1 : end]) != words[1:]:
            continue
        adjective = words[0].startswith("ال")  # المباني المتوقع أن تكتمل
        if words[0] != "من" and not adjective and not _opens_clause(passage, index):
            return missed(passage, index, words[0], "source", "somebody may stand before it")
        last, end = end, end + (end < len(tokens) and tokens[end].text in TOLD)
        if end + 1 >= len(tokens):
            return None
        opened = is_complementiser(tokens[end]) and tokens[end].base != "ما"
        noun = words[0] == "من" and tokens[end].flags & OPENER and not tokens[end].clitic
        if not opened and not noun:
            return missed(passage, index, " ".join(words), "opener", "neither أن nor a verbal noun")
        span = tokens[index].head, tokens[last - 1].end
        relation = Relation(passage, "impersonal", "state", (index, last), span)
        relation.content = [(end + 1 if opened else end, passage.sentence_end(index))]
        relation.frame, relation.resumes = "that" if opened else "noun", index
        relation.impersonal = True
        return relation
    return None


def _opens_clause(passage: Passage, index: int) -> bool:
    """``وقيل إن``, ``… ، ينتظر أن``; not ``الوزير ينتظر أن``."""
    token, before = passage.tokens[index], passage.tokens[index - 1]
    if token.clitic or index == passage.sentence_start(index) or before.kind == MARK:
        return True
    return before.base in CLAUSES
