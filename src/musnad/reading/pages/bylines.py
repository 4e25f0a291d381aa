"""Who wrote an article, from the short lines around its headline."""

import re

from musnad.reading.dateline import cut_credit, person_names
from musnad.reading.writers import is_person, writers_line
from musnad.text import TATWEEL

_LONGEST = 100
_DASH = re.compile(rf"\s{TATWEEL}+\s")


def authors_near(lines: list[str]) -> list[str]:
    """The authors of the first line that names any.

    >>> authors_near(["الرئيسية", "العاصمة - «المنبر» - غسان الأحمد", "3 مارس 2017"])
    ['غسان الأحمد']
    """
    for line in lines:
        if len(line) > _LONGEST:
            continue
        words = _DASH.sub(" - ", line).replace(TATWEEL, "")
        for part in re.split(r"\s\|\s", words):
            if writers := [named.name for named in writers_line(part) if named.author]:
                return writers
        credit = cut_credit(words)
        if (credit.of("place") or credit.of("outlet")) and len(credit.of("unknown")) <= 2:
            names = list(person_names(credit)) or [
                part.words for part in credit.of("unknown") if is_person(part.words)
            ]
            if names and not credit.of("country"):
                return names
    return []
