"""The pages say what is true: examples run, commands and keys are there, links lead somewhere."""

import doctest
import json
import re
from collections.abc import Iterator
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import click
import msgspec
import pytest

import musnad
from musnad.cli import main

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")), ROOT / "eval" / "README.md"]
NAMES = [page.relative_to(ROOT).as_posix() for page in PAGES]
PYTHON = re.compile(r"^```python\n(.*?)^```", re.DOTALL | re.MULTILINE)
FENCE = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
# The items that numbers(), times() and quantities() return have pages of their own.
STRUCTS = [
    value
    for name, value in vars(musnad).items()
    if name in musnad.__all__
    and isinstance(value, type)
    and issubclass(value, msgspec.Struct)
    and value.__module__ == "musnad.model"
]


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_python_blocks_run(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One session a page, started in the repository."""
    monkeypatch.chdir(ROOT)
    blocks = PYTHON.findall(page.read_text(encoding="utf-8"))
    assert all(">>>" in block for block in blocks), "write Python examples as a session"
    session = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, page.name, str(page), 0)
    report: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(session, out=report.append)
    assert not report, "".join(report)


@pytest.mark.parametrize(("name", "command"), list(main.commands.items()))
def test_every_command_and_option_is_described(name: str, command: click.Command) -> None:
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert f"musnad {name}" in page
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            for option in [*parameter.opts, *parameter.secondary_opts]:
                assert re.search(rf"(?<![\w-]){re.escape(option)}(?![\w-])", page), option


def section(page: str, heading: str) -> str:
    found = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", page, re.DOTALL | re.MULTILINE)
    assert found, f"no section {heading}"
    return found[1]


def parts(hint: Any) -> tuple[Any, ...]:
    return get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)


def values(hint: Any) -> Iterator[str]:
    for part in parts(hint):
        if get_origin(part) is Literal:
            yield from (value for value in get_args(part) if isinstance(value, str))


@pytest.mark.parametrize("struct", STRUCTS, ids=lambda struct: struct.__name__)
def test_every_key_of_the_contract_is_described(struct: type[msgspec.Struct]) -> None:
    text = section((ROOT / "docs" / "contract.md").read_text(encoding="utf-8"), struct.__name__)
    rows = {
        cells[1].strip().strip("`"): [cell.strip() for cell in cells]
        for line in text.splitlines()
        if len(cells := line.split("|")) > 5 and cells[1].strip().startswith("`")
    }
    hints = get_type_hints(struct)
    fields = {field.encode_name: hints[field.name] for field in msgspec.structs.fields(struct)}
    optional = {key for key, hint in fields.items() if msgspec.UnsetType in parts(hint)}
    assert {*rows} == {f"{key}?" if key in optional else key for key in fields}
    for key, hint in fields.items():
        if key not in optional:
            assert rows[key][3].startswith("null") == (NoneType in parts(hint)), key
        if struct is not musnad.Link or key != "kind":
            told = text if key in rows else "\n".join(rows.get(f"{key}?", []))
            assert not [value for value in values(hint) if f"`{value}`" not in told], key


def test_examples_in_the_contract_are_json() -> None:
    page = (ROOT / "docs" / "contract.md").read_text(encoding="utf-8")
    cells = [line.split("|")[5].strip() for line in page.splitlines() if line.count("|") == 6]
    for cell in cells:
        if cell.startswith("`"):
            json.loads(cell.strip("`"))


def anchors(page: Path) -> set[str]:
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    headings = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return {
        re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings
    }


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_links_inside_the_repository_lead_somewhere(page: Path) -> None:
    for link in LINK.findall(FENCE.sub("", page.read_text(encoding="utf-8"))):
        if re.match(r"[a-z]+:", link):
            continue
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        assert target.exists(), link
        if anchor:
            assert anchor in anchors(target), link


def test_every_page_is_reached_from_the_readme() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert not [
        page.name for page in (ROOT / "docs").glob("*.md") if f"docs/{page.name}" not in text
    ]
