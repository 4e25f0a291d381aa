"""An attribution while it is being found: token indexes of one passage, not yet offsets."""

from dataclasses import dataclass, field

from musnad.grammar.tokens import Passage

Range = tuple[int, int]
SILENT = "silent"  # the frame of a verb of saying whose words are not given


@dataclass(slots=True, eq=False)
class Relation:
    """Source, cue and content as half-open ranges of token indexes in ``passage``.

    ``cue_span`` are offsets, since a cue may end inside a token (``وفقا ل|شبكة``). ``resumes`` is
    the token where the narrator takes over again for this cue: a content before it ends there.
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
    owned: bool = False  # a verbal noun with a pronoun: قوله
    parent: "Relation | None" = None
    content_spans: list[tuple[int, int]] = field(default_factory=list)
    source_span: tuple[int, int] | None = None
    addressee_span: tuple[int, int] | None = None
    addressee_kind: str = ""
    addressee_entity: str | None = None
    description: "Description | None" = None
    speaker: "Referent | None" = None
    candidates: "tuple[Referent, ...]" = ()
    shown: str = ""
    reason: Range | None = None
    subject: Range | None = None
    antecedent: "Description | None" = None


@dataclass(slots=True, eq=False)
class Description:
    """What a noun phrase says of the one it names.

    ``words`` are the folded words of the name without the article, ``post`` those of the title;
    ``generic``: a bare definite head (``الوزارة``, ``المصدر نفسه``) that points back.
    """

    kind: str
    name: str
    span: tuple[int, int]
    head: str = ""
    title: str | None = None
    country: str | None = None
    gender: str = ""
    number: str = "s"
    words: frozenset[str] = frozenset()
    post: frozenset[str] = frozenset()
    generic: bool = False
    definite: bool = False
    entity: str | None = None
    members: tuple["Description", ...] = ()
    issuer: "Description | None" = None
    name_span: tuple[int, int] | None = None


@dataclass(slots=True, eq=False)
class Referent:
    """Somebody or something of the document, gathered from its descriptions."""

    id: str
    kind: str
    name: str
    words: frozenset[str]
    title: str | None = None
    post: frozenset[str] = frozenset()
    country: str | None = None
    gender: str = ""
    number: str = "s"
    head: str = ""
    first: int = 0
    mentions: dict[tuple[int, int], None] = field(default_factory=dict)
    aliases: dict[str, None] = field(default_factory=dict)
    members: tuple["Referent", ...] = ()
    issuer: "Referent | None" = None
    last: int = -1
    called: str = ""
