"""Names: what a noun phrase calls somebody, and everybody named in the text."""

from musnad.extraction.names.anonymity import reason_of
from musnad.extraction.names.describe import describe
from musnad.extraction.names.mentions import find_mentions

__all__ = ["describe", "find_mentions", "reason_of"]
