"""An attribution while it is being found: token indexes of one passage, not yet offsets."""

from dataclasses import dataclass, field

from musnad.grammar.tokens import Passage

Range = tuple[int, int]


@dataclass(slots=True, eq=False)
class Relation:
    """Source, cue and content as half-open ranges of token indexes in ``passage``.

    ``cue_span`` are offsets, since a cue may end inside a token (``وفقا ل|شبكة``). ``resumes`` is the
    token where the narrator takes over again for this cue: a content before it ends there.
    """

    passage: Passage
    rule: str
    act: str
    cue: Range
    cue_span: tuple[int, int]
    source: Range | None = None
    content: list[Range] = field(default_factory=list)
    addressee: Range | None = None
    gender: str = ""
    number: str = ""
    person: int = 3
    resumes: int = 0
    frame: str = "that"
    trailing: bool = False
    quoted: bool = False
    manner: str = "indirect"
    impersonal: bool = False
    dependent: bool = False
    parent: "Relation | None" = None
    content_spans: list[tuple[int, int]] = field(default_factory=list)
    source_span: tuple[int, int] | None = None
    addressee_span: tuple[int, int] | None = None
