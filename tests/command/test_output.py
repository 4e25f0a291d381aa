"""Messages are one line and move no cursor; inputs are not written over."""

from pathlib import Path

import pytest

from musnad.command.output import Output, clean_line
from musnad.errors import OptionError


def test_messages_are_one_harmless_line() -> None:
    shown = clean_line("a\nb\r\x1b[31m\u202e\u2066\u2028\x85\ud800 طهران")
    assert shown == "a\\nb\\r\\x1b[31m\\u202e\\u2066\\u2028\\x85\\ud800 طهران"


def test_an_input_is_not_written_over(tmp_path: Path) -> None:
    path, link = tmp_path / "a.txt", tmp_path / "b.txt"
    path.write_text("نص", "utf-8")
    link.symlink_to(path)
    with (
        pytest.raises(OptionError, match="would overwrite an input"),
        Output(str(link), [str(path)]),
    ):
        pass
    assert path.read_text("utf-8") == "نص"


def test_pieces_are_written_as_utf8_without_change_of_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with Output(str(path), []) as output:
        assert not output.terminal
        output.write(["نص\r\n", "آخر\n"])
    assert path.read_bytes() == "نص\r\nآخر\n".encode()
