"""The terminal view: kept outputs, hostile text, and what a file must not get."""

import re
import time
from types import ModuleType

import pytest
from rich.cells import cell_len

from musnad.model import Analysis, Attribution, Document, Link, Span, Speaker
from musnad.show.terminal import render

BIDI_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def said(text: str, number: int = 1, **changes: object) -> Attribution:
    fields: dict[str, object] = {
        "id": f"a{number}",
        "cue": Span(0, 3),
        "source": None,
        "content": (Span(4, len(text)),),
        "speaker": Speaker(name="علي"),
        "kind": "person",
        "manner": "indirect",
        "act": "state",
        "rule": "test",
    }
    return Attribution(**{**fields, **changes})  # type: ignore[arg-type]


def analysis(text: str, *attributions: Attribution, **document: object) -> Analysis:
    fields = {"id": "d", "text": text, **document}
    return Analysis(
        musnad="0",
        document=Document(**fields),  # type: ignore[arg-type]
        attributions=attributions,
    )


def plain(of: Analysis) -> str:
    return render(of, width=80, visual=False, color=False, wrap=False)


@pytest.mark.parametrize("name", ["harbour", "seed"])
def test_golden(golden: ModuleType, name: str) -> None:
    if not list(golden.GOLDEN.glob(f"{name}.*.txt")):
        pytest.skip(f"nothing kept for {name}: tools/golden.py --update-golden writes it")
    if name == "seed" and not golden.SEED.exists():
        pytest.skip("the seed article is not shipped here")
    views = dict(golden.views(name, golden.ARTICLES[name]()))
    kept = {file: (golden.GOLDEN / file).read_text(encoding="utf-8") for file in views}
    assert views == kept, "see tools/golden.py --update-golden"


@pytest.mark.parametrize("width", [20, 40, 80, 120])
@pytest.mark.parametrize("visual", [False, True])
def test_no_line_is_wider_than_the_terminal(harbour: Analysis, width: int, visual: bool) -> None:
    shown = render(harbour, width=width, visual=visual, color=False, wrap=True)
    widths = [cell_len(BIDI_CONTROLS.sub("", line)) for line in shown.split("\n")]
    assert max(widths) <= max(width, 24)


def test_a_file_gets_no_escape_and_no_bidi_control(harbour: Analysis) -> None:
    shown = plain(harbour)
    assert "\x1b" not in shown
    assert not BIDI_CONTROLS.search(shown)
    for name in ("هالة الدباغ", "شركة Blue Anchor للتأمين", "صحيفة «الميزان»"):
        assert name in shown


def test_color_only_adds_color(harbour: Analysis) -> None:
    for visual in (False, True):
        bare, colored = (
            render(harbour, width=80, visual=visual, color=color, wrap=True)
            for color in (False, True)
        )
        assert colored != bare
        assert re.sub("\x1b\\[[0-9;]*m", "", colored) == bare


def test_isolates_are_balanced_in_every_line(harbour: Analysis) -> None:
    for line in render(harbour, width=50, visual=False, color=True, wrap=True).split("\n"):
        assert len(re.findall("[\u2066\u2067]", line)) == line.count("\u2069")


def test_visual_output_has_no_bidi_control(harbour: Analysis) -> None:
    shown = render(harbour, width=80, visual=True, color=True, wrap=True)
    assert not BIDI_CONTROLS.search(shown)


def test_anonymous_speakers_are_named_so_in_words(harbour: Analysis) -> None:
    assert "○ مسؤول في هيئة الموانئ [مصدر مجهول الهوية]" in plain(harbour)


def test_chain_shows_what_was_inherited(harbour: Analysis) -> None:
    chain = "الضفة ← وكالة المرسى ← صحيفة «الميزان» (مما سبق) ← مسؤول في هيئة الموانئ"
    assert chain in plain(harbour)


def test_undecided_speaker_is_not_guessed(harbour: Analysis) -> None:
    assert "غير محسوم: مسؤول في هيئة الموانئ أو سامي عبود" in plain(harbour)


def test_controls_of_the_text_are_spelled_out() -> None:
    text = "قال \x1b[31m\u202eأحمر\u2066\x07\x9b"
    link = Link(name="ا\x1b]0;x\x07", kind="media", role="publisher", from_="text")
    hostile = analysis(
        text,
        said(text, speaker=Speaker(name="ع\u202eلي", title="\x1b[2J"), chain=(link,)),
        title="عنوان\x1b[1m",
        publisher="\u200fناشر",
    )
    for visual in (False, True):
        shown = render(hostile, width=80, visual=visual, color=False, wrap=True)
        own = "\u2066\u2067\u2069\u200e"
        assert not re.search(f"(?![\n{own}])[\x00-\x1f\x7f-\x9f\u202a-\u202e\u200f]", shown)
    for spelled in ("⟦U+001B⟧[31m⟦U+202E⟧أحمر", "ع⟦U+202E⟧لي", "⟦U+200F⟧ناشر"):
        assert spelled in plain(hostile)


def test_a_text_cannot_open_an_isolate_of_ours() -> None:
    text = "قال \u2069\u2069\u2066نص"
    shown = render(analysis(text, said(text)), width=80, visual=False, color=False, wrap=True)
    assert "⟦U+2069⟧⟦U+2069⟧⟦U+2066⟧" in shown


def test_astral_characters_do_not_shift_the_words() -> None:
    text = "😀𝔸 قال نعم"
    shown = plain(analysis(text, said(text, cue=Span(3, 6), content=(Span(7, 10),))))
    assert "      نعم\n" in shown
    assert "‹قال›" in shown


def test_empty_analysis() -> None:
    shown = plain(analysis(""))
    assert "بلا عنوان" in shown
    assert "لا أقوال منسوبة" in shown


@pytest.mark.parametrize(("visual", "size"), [(False, 10_000), (True, 3_000)])
def test_time_is_linear_in_statements_and_words(visual: bool, size: int) -> None:
    def seconds(number: int) -> float:
        text = "قال نعم\n" * number
        many = [
            said(text, at, cue=Span(8 * at, 8 * at + 3), content=(Span(8 * at + 4, 8 * at + 7),))
            for at in range(number)
        ]
        start = time.process_time()
        render(analysis(text, *many), width=80, visual=visual, color=True, wrap=True)
        return time.process_time() - start

    seconds(100)
    assert seconds(size) < 30 * max(seconds(size // 10), 0.01)


def test_one_very_long_word() -> None:
    text = "قال " + "و" * 100_000
    shown = render(analysis(text, said(text)), width=80, visual=True, color=False, wrap=True)
    assert max(map(len, shown.split("\n"))) <= 80
