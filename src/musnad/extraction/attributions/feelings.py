"""The act that a feeling shows: أعرب عن قلقه condemns, عن ترحيبه praises."""

from musnad.extraction.attributions.openers import Opener
from musnad.grammar.tokens import Passage
from musnad.lexicon import lexicon
from musnad.wordclasses import Cue


def feeling_of(passage: Passage, cue: Cue, opener: Opener) -> str | None:
    if cue.verb.lemma not in ("أعرب", "عبر", "أبدى"):
        return None
    return feeling_act(passage, opener.content)


def feeling_act(passage: Passage, content: int) -> str | None:
    """The act named by a feeling: أعرب عن قلقه is condemn, عن ترحيبه praise."""
    tokens = passage.tokens
    if content >= len(tokens):
        return None
    base = tokens[content].base
    for act, words in lexicon().feelings.items():
        if any(base.removeprefix("ال").startswith(word) for word in words):
            return act
    return None
