"""musnad reads Arabic news and gives every statement back with who said it."""

from musnad.errors import (
    BadRecord,
    InputError,
    LexiconError,
    MusnadError,
    MusnadWarning,
    NotText,
    OptionError,
    ResultError,
    UnreadableInput,
)
from musnad.model import (
    Agency,
    Analysis,
    Anonymity,
    Attribution,
    Block,
    Dateline,
    Document,
    Entity,
    Event,
    EventQuantity,
    Link,
    Quantity,
    Span,
    Speaker,
    Time,
)
from musnad.pipeline import read, read_many
from musnad.results import load
from musnad.version import VERSION as __version__  # noqa: N811

__all__ = [
    "Agency",
    "Analysis",
    "Anonymity",
    "Attribution",
    "BadRecord",
    "Block",
    "Dateline",
    "Document",
    "Entity",
    "Event",
    "EventQuantity",
    "InputError",
    "LexiconError",
    "Link",
    "MusnadError",
    "MusnadWarning",
    "NotText",
    "OptionError",
    "Quantity",
    "ResultError",
    "Span",
    "Speaker",
    "Time",
    "UnreadableInput",
    "__version__",
    "load",
    "read",
    "read_many",
]
