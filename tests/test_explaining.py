"""Why a sentence was read as it was: places, tokens, rules, near misses."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from musnad.cli import main
from musnad.errors import OptionError
from musnad.explaining import explain

TEXT = (
    "عنوان الخبر اليوم في المدينة\n\n"
    "وقال الوزير إن العمل مستمر في المدينة. ووصل الوفد مساء، بينما أشار كثيرون.\n"
)


def test_the_rule_that_fired_and_its_slots() -> None:
    text, (told,) = explain(TEXT, id="a1")
    (fired,) = told.fired
    assert fired.frame == "cue source [that] content"
    words = {slot.slot: text[slot.start : slot.end] for slot in fired.slots}
    assert words == {"cue": "قال", "source": "الوزير", "content": "العمل مستمر في المدينة"}
    assert told.line == 3
    said = told.tokens[0]
    assert said.proclitic == "و" and said.readings[0].lemma == "قال"


def test_a_miss_names_the_slot_that_stayed_empty() -> None:
    text, (told,) = explain(TEXT, offset=TEXT.index("أشار"))
    assert not told.fired
    (miss,) = told.misses
    assert (text[miss.start : miss.end], miss.cue, miss.slot) == ("أشار", "أشار", "opener")


def test_a_line_gives_all_its_sentences_and_a_column_one() -> None:
    assert len(explain(TEXT, at="3")[1]) == 2
    assert len(explain(TEXT, at="3:1")[1]) == 1


@pytest.mark.parametrize(
    "place",
    [{}, {"at": "1", "offset": 0}, {"at": "0"}, {"at": "99"}, {"at": "3:900"}, {"at": "x"},
     {"at": "2"}, {"offset": -1}, {"offset": 9999}, {"id": "a99"}],
)  # fmt: skip
def test_a_place_that_is_none_is_refused(place: dict[str, str]) -> None:
    with pytest.raises(OptionError):
        explain(TEXT, **place)  # type: ignore[arg-type]


def test_the_command_prints_text_and_json(tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text(TEXT, "utf-8")
    shown = CliRunner().invoke(main, ["explain", str(article), "--id", "a1"])
    assert shown.exit_code == 0 and "a1: verb-subject-that" in shown.stdout
    found = CliRunner().invoke(main, ["explain", str(article), "--at", "3:1", "--format", "json"])
    assert json.loads(found.stdout)[0]["fired"][0]["id"] == "a1"
    wrong = CliRunner().invoke(main, ["explain", str(article), "--at", "77"])
    assert wrong.exit_code != 0 and "line 77 is outside" in wrong.stderr


def test_control_characters_are_shown() -> None:
    from musnad.show.explanation import render_explanation

    text, (told,) = explain(TEXT.replace("مساء", "مساء\u202e"), offset=TEXT.index("أشار"))
    assert "\u202e" not in render_explanation(text, told)
