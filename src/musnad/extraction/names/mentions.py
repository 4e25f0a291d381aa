"""Every post with a personal name in the text, also of those who do not speak.

``باتروشيف`` may speak long after he was introduced as the one who met somebody.
"""

from musnad.extraction.names.describe import describe
from musnad.grammar.phrases import phrase_end
from musnad.grammar.relations import Description
from musnad.grammar.tokens import QUOTES, Passage
from musnad.lexicon import lexicon
from musnad.wordclasses import (
    BODY,
    DEFINITE,
    FEMININE,
    GIVEN,
    MEDIA_HEAD,
    PLACE,
    PREP,
    STATE,
    TIME,
    TITLE,
)

HEADS = TITLE | GIVEN | BODY | MEDIA_HEAD


def find_mentions(text: str, passage: Passage) -> list[Description]:
    """Persons named with a post or a given name, and bodies and media named in full."""
    found = []
    behind, tokens = 0, passage.tokens
    for at, token in [(k, t) for k, t in enumerate(tokens) if t.flags & HEADS]:
        if at < behind:
            continue
        limit = min(passage.sentence_end(at), at + 24)
        end = phrase_end(passage, at, limit, strict=True)
        if token.flags & (BODY | MEDIA_HEAD) and not token.flags & (TITLE | GIVEN):
            end = _core(passage, at, end)
        if end > at + 1:
            description = describe(text, passage, (at, end))
            if _worth(description):
                if token.flags & FEMININE and description.kind == "person":
                    description.gender = "f"
                found.append(description)
        # a body may stand inside a post: مدير المرصد السوري
        whole = token.flags & (BODY | MEDIA_HEAD) and not token.flags & (TITLE | GIVEN)
        behind = max(end, at + 1)
        if not whole:
            behind = _next_head(passage, at + 1, behind)
    return found


def _next_head(passage: Passage, at: int, end: int) -> int:
    while at < end and not passage.tokens[at].flags & (TITLE | BODY | MEDIA_HEAD):
        at += 1
    return at


def _core(passage: Passage, at: int, end: int) -> int:
    """The name of a body without what is said of its place or time; ``at`` where it is no name."""
    tokens = passage.tokens
    complete = tokens[at].base.removeprefix("ال") in lexicon().complete_bodies
    for index in range(at + 1, end):
        behind = tokens[index].clitic.endswith("ل")
        alone = index == at + 1 and tokens[at].flags & DEFINITE and behind
        if (
            (complete and behind and index > at + 1)
            or alone
            or tokens[index].flags & (PREP | TIME)
            or tokens[index].clitic in ("و", "ب")
        ):
            end = index
            break
    last = tokens[end - 1]
    named = (
        last.flags & (DEFINITE | STATE | PLACE) or last.text in QUOTES or last.clitic.endswith("ل")
    )
    return end if named or tokens[at].flags & DEFINITE else at


def _worth(description: Description) -> bool:
    if len(description.words) < 2:
        return False
    return description.kind in ("person", "organization", "media")
