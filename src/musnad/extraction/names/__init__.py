"""Names: what a noun phrase calls somebody, and everybody named in the text."""

from musnad.extraction.names.anonymity import reason_of
from musnad.extraction.names.describe import describe
from musnad.extraction.names.entities import name_entities
from musnad.extraction.names.find import Mention, find_names
from musnad.extraction.names.mentions import find_mentions
from musnad.extraction.names.settle import NamesBySpan, by_span, full_names, settle

__all__ = [
    "Mention",
    "NamesBySpan",
    "by_span",
    "describe",
    "find_mentions",
    "find_names",
    "full_names",
    "name_entities",
    "reason_of",
    "settle",
]
