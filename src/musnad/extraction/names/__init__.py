"""Names: what a noun phrase calls somebody, and every post with a name in the text."""

from musnad.extraction.names.describe import describe
from musnad.extraction.names.mentions import find_people

__all__ = ["describe", "find_people"]
