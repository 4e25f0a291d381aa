"""The page in a real browser (Debian's chromium, driven by Playwright), where there is one."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from musnad.model import Analysis, Attribution, Document, Link, Span, Speaker
from musnad.show.page import render_page

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield running
        running.close()


def _long() -> Analysis:
    """Words without a blank, in every place that shows some."""
    text = "قال " + "x" * 400 + " " + "و" * 400
    said = Attribution(
        id="a1",
        cue=Span(0, 3),
        source=Span(4, 404),
        content=(Span(405, 805),),
        speaker=Speaker(name="x" * 300, title="y" * 300),
        kind="person",
        manner="indirect",
        act="deny",
        chain=(Link(name="z" * 300, kind="media", role="publisher", from_="text"),),
        rule="test",
    )
    document = Document(id="d", text=text, title="t" * 300, url="https://a.example/" + "u" * 300)
    return Analysis(musnad="0", document=document, attributions=(said,))


PAGES: dict[str, Callable[[Analysis], list[Analysis]]] = {
    "harbour": lambda harbour: [harbour],
    "several": lambda harbour: [harbour, harbour],
    "long words": lambda _: [_long()],
    "nothing": lambda _: [],
}


@pytest.fixture
def file(tmp_path: Path, harbour: Analysis, request: pytest.FixtureRequest) -> Path:
    path = tmp_path / "page.html"
    path.write_text("".join(render_page(PAGES[request.param](harbour))), encoding="utf-8")
    return path


@pytest.mark.parametrize("width", [360, 1200])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("file", PAGES, indirect=True)
def test_page_is_calm(browser: Any, file: Path, width: int, scheme: str) -> None:
    """No sideways scrolling, no error, no request but the page's own, right to left."""
    seen = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    messages: list[str] = []
    requests: list[str] = []
    seen.on("console", lambda message: messages.append(message.text))
    seen.on("pageerror", lambda error: messages.append(str(error)))
    seen.on("request", lambda request: requests.append(request.url))
    seen.goto(file.as_uri())
    assert seen.evaluate("document.documentElement.scrollWidth") <= width
    assert seen.evaluate("getComputedStyle(document.body).direction") == "rtl"
    assert messages == []
    assert requests == [file.as_uri()]
    seen.close()


@pytest.mark.parametrize("file", ["harbour"], indirect=True)
def test_card_and_place_lead_to_each_other(browser: Any, file: Path) -> None:
    seen = browser.new_page(viewport={"width": 360, "height": 800})
    seen.goto(file.as_uri())
    seen.click('.text a.cue[href="#d1-s5"]')
    assert seen.evaluate("location.hash") == "#d1-s5"
    assert seen.evaluate("document.querySelector(':target').className") == "card of-hidden"
    seen.click(":target .back")
    assert seen.evaluate("location.hash") == "#d1-c5"
    top = seen.evaluate("document.querySelector(':target').getBoundingClientRect().top")
    assert 0 <= top <= 800
    seen.close()
