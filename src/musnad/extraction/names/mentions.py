"""Every post with a personal name in the text, also of those who do not speak.

``باتروشيف`` may speak long after he was introduced as the one who met somebody.
"""

from musnad.extraction.names.describe import describe
from musnad.grammar.phrases import phrase_end
from musnad.grammar.relations import Description
from musnad.grammar.tokens import WORD, Passage
from musnad.lexicon import FEMININE, GIVEN, PLURAL, TITLE


def find_people(text: str, passage: Passage) -> list[Description]:
    """Descriptions of the persons whom the passage names with a post or a given name."""
    found = []
    at, tokens = 0, passage.tokens
    while at < len(tokens):
        token = tokens[at]
        opens = token.kind == WORD and token.flags & (TITLE | GIVEN) and not token.flags & PLURAL
        if not opens:
            at += 1
            continue
        limit = min(passage.sentence_end(at), at + 24)
        end = phrase_end(passage, at, limit, strict=True)
        if end > at + 1:
            description = describe(text, passage, (at, end))
            if description.kind == "person" and len(description.words) > 1:
                if token.flags & FEMININE:
                    description.gender = "f"
                found.append(description)
        at = max(end, at + 1)
    return found
