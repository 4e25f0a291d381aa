"""The levels of the time grammar; the rule modules register in them.

``CORES`` finds single times, ``DATES`` joins weekdays with the dates they are, ``DAYTIMES`` joins
clock times, parts of the day, days and durations, ``WHOLES`` adds what stands around them (مطلع,
وقت سابق من, قبل).
"""

from musnad.values.grammar import Level

CORES = Level(unless="[αNn][xlαNnγ;]|[γO][l;]")
DATES = Level()
DAYTIMES = Level()
WHOLES = Level()
