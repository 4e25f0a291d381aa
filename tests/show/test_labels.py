"""Every value of the contract has a word in the views."""

from typing import get_args

import pytest

from musnad import model
from musnad.show import labels


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (model.SourceKind, labels.KINDS),
        (model.Manner, labels.MANNERS),
        (model.Act, labels.ACTS),
        (model.LinkRole, labels.ROLES),
        (model.PublishedFrom, labels.DATE_FROM),
    ],
)
def test_every_value_has_its_word(values: object, words: dict[str, str]) -> None:
    assert set(words) == set(get_args(values))
