"""What is built from the repository works alone: nothing of the source tree is needed."""

import os
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import msgspec
import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "musnad"
ARTICLE = ROOT / "examples" / "own_article.txt"

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("wheel")]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source package, and the wheel that was built from it."""
    folder = tmp_path_factory.mktemp("built")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    (path,) = built.glob("*.whl")
    return path


def test_all_files_are_in_the_wheel(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    wanted = {
        path.relative_to(SOURCE.parent).as_posix()
        for path in SOURCE.rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    assert not wanted - names
    assert {Path(name).suffix for name in wanted} >= {".py", ".toml", ".css", ".html", ".typed"}


def test_licence_and_notice_are_in_the_wheel(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    (notice,) = [name for name in archive.namelist() if name.endswith("licenses/NOTICE")]
    assert "UNICODE LICENSE V3" in archive.read(notice).decode()
    (licence,) = [name for name in archive.namelist() if name.endswith("licenses/LICENSE")]
    assert "Apache License" in archive.read(licence).decode()


def test_the_quoted_article_is_not_in_what_is_built(built: Path, wheel: Path) -> None:
    (source,) = built.glob("*.tar.gz")
    with tarfile.open(source) as archive:
        names = [*archive.getnames(), *zipfile.ZipFile(wheel).namelist()]
    assert not [name for name in names if name.endswith("seed_article.txt")]


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty environment with the wheel and what it needs; its folder of programs."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    command = [sys.executable, "-m", "pip", "--python", str(programs / "python"), "install"]
    options = ["--quiet", "--constraint", str(ROOT / "constraints.txt")]
    subprocess.run([*command, *options, str(wheel)], check=True, capture_output=True)
    return programs


def run_alone(arguments: list[str | Path], folder: Path) -> bytes:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run(
        arguments, cwd=folder, env=clean, stdout=subprocess.PIPE, check=True
    ).stdout


def test_it_reads_an_article_alone(installed: Path, tmp_path: Path) -> None:
    where = "import musnad; print(musnad.__file__)"
    assert str(ROOT) not in run_alone([installed / "python", "-c", where], tmp_path).decode()
    (tmp_path / "article.txt").write_bytes(ARTICLE.read_bytes())
    read: list[str | Path] = [installed / "musnad", "read", "article.txt"]
    analysis = msgspec.json.decode(run_alone([*read, "--format", "jsonl"], tmp_path))
    assert len(analysis["attributions"]) > 10
    assert analysis["document"]["publisher"]
    for form in ("text", "csv", "html"):
        assert run_alone([*read, "--format", form], tmp_path)
