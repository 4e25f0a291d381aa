"""What the house plan forbids: long modules, nameless ones, and what does not belong in a file."""

import re
import subprocess
import tomllib
from functools import cache
from pathlib import Path

import msgspec
import pytest

ROOT = Path(__file__).resolve().parent.parent
LONGEST = 400
NAMELESS = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "base"}
QUOTED = {"examples/seed_article.txt"}
# In parts, so that this file does not hold them.
FOREIGN = {
    "a path of one machine": re.compile(r"(?<![\w.\-])/(?:work|root|opt/wheels)" + "/"),
    "a package registry's host": re.compile(
        r"\b(?:pypi|npmjs|pythonhosted|debian)" + r"\.(?:org|com)\b"
    ),
}
SHINGLE = 8


@cache
def files() -> tuple[Path, ...]:
    """What is in the repository, or would be with the next commit."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    if listed.returncode == 0:
        names = [name for name in listed.stdout.decode().split("\0") if name]
        return tuple(path for name in sorted(names) if (path := ROOT / name).is_file())
    hidden = re.compile(r"(^|/)(\.|build/|dist/|__pycache__/)")
    found = sorted(path for path in ROOT.rglob("*") if path.is_file())
    return tuple(path for path in found if not hidden.search(path.relative_to(ROOT).as_posix()))


def texts() -> dict[str, str]:
    found = {}
    for path in files():
        try:
            found[path.relative_to(ROOT).as_posix()] = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a picture
    return found


def modules() -> list[Path]:
    return [path for path in files() if path.suffix == ".py"]


def test_no_module_is_long() -> None:
    lengths = {path.relative_to(ROOT): path.read_bytes().count(b"\n") for path in modules()}
    assert lengths
    assert not {str(path): length for path, length in lengths.items() if length > LONGEST}


def test_every_module_is_named_for_what_it_holds() -> None:
    assert not [str(path) for path in modules() if {path.stem, path.parent.name} & NAMELESS]


@pytest.mark.parametrize("what", FOREIGN)
def test_no_file_holds(what: str) -> None:
    lines = [
        f"{name}: {line.strip()[:100]}"
        for name, text in texts().items()
        for line in text.splitlines()
        if FOREIGN[what].search(line)
    ]
    assert not lines


def shingles(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", re.sub("[\u064b-\u0652\u0640]", "", text))
    arabic = [word for word in words if "\u0600" <= word[0] <= "\u06ff"]
    return set(zip(*(arabic[n:] for n in range(SHINGLE)), strict=False))


def test_no_text_of_the_annotated_articles_is_in_the_repository(gold_folder: Path) -> None:
    records = (gold_folder / "dev.records.jsonl").read_bytes().splitlines()
    foreign = set[tuple[str, ...]]()
    for record in map(msgspec.json.decode, records):
        if record["id"] != "seed":
            foreign |= shingles(record["text"])
    assert len(foreign) > 1000
    for name, text in texts().items():
        if name not in QUOTED:
            copied = shingles(text) & foreign
            assert not copied, f"{name}: {' '.join(next(iter(copied)))}"


def test_every_need_is_pinned() -> None:
    """`make lock` after a change of the needs."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needs = project["dependencies"] + project["optional-dependencies"]["dev"]
    named = {re.split(r"[><=!~ ;]", need)[0].lower().replace("_", "-") for need in needs}
    pins = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    assert named <= set(re.findall(r"^([\w.-]+)==", pins, re.MULTILINE))
