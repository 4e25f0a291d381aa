"""Signs of life: none for short work, a line now and then in a log."""

import time

import pytest

from musnad.command.progress import Progress


def test_short_work_is_silent(capfd: pytest.CaptureFixture[str]) -> None:
    with Progress() as progress:
        progress.count()
    assert capfd.readouterr().err == ""


def test_long_work_says_how_far_it_is(capfd: pytest.CaptureFixture[str]) -> None:
    with Progress(patience=0.05) as progress:
        progress.count()
        progress.count(failed=True)
        time.sleep(0.3)
        progress.say("a.txt: empty")
    first, *rest = capfd.readouterr().err.splitlines()
    assert first.startswith("musnad: 1 read, 1 failed")
    assert "a.txt: empty" in rest and len(rest) < 6
