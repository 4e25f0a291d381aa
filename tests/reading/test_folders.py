"""Folders: order, links, what cannot be read, and that output does not land in them."""

import gzip
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

import musnad
from musnad.cli import main
from musnad.reading import Entry, Failure, Settings, open_source

TEXT = "قال الوزير إن الوفد وصل."


def fill(folder: Path, names: list[str]) -> None:
    for number, name in enumerate(names):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{TEXT} {number}", "utf-8")


def read(folder: Path) -> list[Entry | Failure]:
    return list(open_source(folder, Settings()))


def names(found: list[Entry | Failure], folder: Path) -> list[str]:
    return [entry.source.removeprefix(f"{folder}/") for entry in found]


def test_files_come_in_sorted_order(tmp_path: Path) -> None:
    fill(tmp_path, ["b/z.txt", "b/a/x.txt", "c.txt", "a.txt", "أ.txt", "B.txt"])
    found = read(tmp_path)
    assert names(found, tmp_path) == ["B.txt", "a.txt", "b/a/x.txt", "b/z.txt", "c.txt", "أ.txt"]
    assert all(isinstance(entry, Entry) and not entry.notices for entry in found)


def test_hidden_and_binary_files_and_links_are_left_out(tmp_path: Path) -> None:
    folder, outside = tmp_path / "in", tmp_path / "out"
    fill(folder, ["a.txt", ".b.txt", ".git/c.txt", "__MACOSX/d.txt", "e/f.txt"])
    fill(outside, ["secret.txt"])
    (folder / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n\0")
    (folder / "style.css").write_text("p {}")
    (folder / "out").symlink_to(outside)
    (folder / "secret.txt").symlink_to(outside / "secret.txt")
    (folder / "e" / "up").symlink_to(folder)
    (folder / "loop").symlink_to(folder / "loop")
    os.mkfifo(folder / "pipe")
    found = read(folder)
    assert names(found, folder) == ["a.txt", "e/f.txt"]
    assert found[-1].notices == ("left out: 4 linked, 1 special, 1 binary, 1 for programs",)


def test_a_folder_that_is_a_link_is_read(tmp_path: Path) -> None:
    fill(tmp_path / "real", ["a.txt"])
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert names(read(tmp_path / "link"), tmp_path) == ["link/a.txt"]


def test_archives_and_records_in_it(tmp_path: Path, record: Callable[..., bytes]) -> None:
    (tmp_path / "a.warc.gz").write_bytes(gzip.compress(record(TEXT.encode(), 1)))
    (tmp_path / "b.jsonl").write_text(json.dumps({"text": TEXT}) + "\n{", "utf-8")
    (tmp_path / "c.txt").write_text("", "utf-8")
    found = read(tmp_path)
    assert [(Path(e.source).name, e.place, type(e)) for e in found] == [
        ("a.warc.gz", "1@0", Entry), ("b.jsonl", "1", Entry), ("b.jsonl", "2", Failure),
        ("c.txt", "", Failure),
    ]  # fmt: skip


def test_a_folder_with_nothing_to_read(tmp_path: Path) -> None:
    (tmp_path / "deep" / "deeper").mkdir(parents=True)
    (failure,) = read(tmp_path)
    assert isinstance(failure, Failure)
    assert (failure.source, failure.stage) == (str(tmp_path), "open")
    assert failure.reason == "a folder without a file that can be read"
    (tmp_path / "x.png").write_bytes(b"\x89PNG")
    (failure,) = read(tmp_path)
    assert isinstance(failure, Failure)
    assert failure.reason.endswith("; left out: 1 binary")


@pytest.mark.skipif(not os.getuid(), reason="root may read everything")
def test_what_must_not_be_read_is_a_failure(tmp_path: Path) -> None:
    fill(tmp_path, ["a.txt", "b.txt", "c/d.txt"])
    (tmp_path / "a.txt").chmod(0)
    (tmp_path / "c").chmod(0)
    try:
        found = read(tmp_path)
    finally:
        (tmp_path / "c").chmod(0o700)
    assert [type(entry) for entry in found] == [Failure, Entry, Failure]


def test_odd_names(tmp_path: Path) -> None:
    fill(tmp_path, ["a b.txt", "c\n.txt", "\u202ed.txt"])
    odd = os.fsencode(tmp_path) + b"/\xff.txt"
    with open(odd, "wb") as stream:  # noqa: PTH123  (a name that is no text)
        stream.write(b"\xff")
    failures = tmp_path / "failures"
    folder = tmp_path / "f"
    folder.mkdir()
    Path(os.fsdecode(odd)).rename(folder / os.fsdecode(b"\xff.txt"))
    result = CliRunner().invoke(main, ["read", str(folder), "--failures", str(failures)])
    assert result.exit_code == 2
    assert json.loads(failures.read_bytes())["source"] == f"{folder}/\\xff.txt"
    failures.unlink()
    folder.joinpath(os.fsdecode(b"\xff.txt")).unlink()
    folder.rmdir()
    assert names(read(tmp_path), tmp_path) == ["a b.txt", "c\n.txt", "\u202ed.txt"]


def test_deep_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Deeper than a path may be long, which pytest itself could not delete."""
    depth = 2100
    monkeypatch.chdir(tmp_path)
    for _ in range(depth):
        os.mkdir("d")  # noqa: PTH102  (relative, since no path reaches it)
        os.chdir("d")
    try:
        fill(tmp_path, ["a.txt"])
        found = read(tmp_path)
    finally:
        for _ in range(depth):
            os.chdir("..")
            os.rmdir("d")  # noqa: PTH106
    assert [type(entry) for entry in found] == [Entry, Failure]
    assert isinstance(found[1], Failure)
    assert found[1].reason == "cannot list the folder: file name too long"


def test_files_come_one_by_one(tmp_path: Path) -> None:
    fill(tmp_path, [f"{n:04}.txt" for n in range(2000)])
    entries = open_source(tmp_path, Settings())
    assert isinstance(next(entries), Entry)
    for path in sorted(tmp_path.iterdir())[5:]:
        path.unlink()
    found = list(entries)
    assert [type(entry) for entry in found] == [Entry] * 4 + [Failure] * 1995


def test_from_python_and_from_the_command_line(tmp_path: Path) -> None:
    fill(tmp_path / "in", ["a.txt", "b.txt", "c/d.txt"])
    (tmp_path / "in" / "e.txt").write_bytes(b"\xff\xff")
    with pytest.raises(musnad.InputError, match="several documents"):
        musnad.read(tmp_path / "in")
    found = list(musnad.read_many([tmp_path / "in", TEXT]))
    assert [isinstance(each, musnad.Analysis) for each in found] == [True] * 3 + [False, True]
    lines = []
    for jobs in ("1", "2"):
        failures = tmp_path / f"failures{jobs}"
        result = CliRunner().invoke(
            main,
            ["read", str(tmp_path / "in"), "-j", jobs, "--format", "jsonl",
             "--failures", str(failures)],
        )  # fmt: skip
        assert result.exit_code == 2
        lines.append((result.stdout_bytes, failures.read_bytes()))
    assert lines[0] == lines[1]
    assert set(json.loads(lines[0][1])) == {"source", "place", "stage", "reason"}


@pytest.mark.parametrize("option", ["--output", "--failures"])
def test_what_is_written_must_not_be_read(option: str, tmp_path: Path) -> None:
    fill(tmp_path, ["a.txt"])
    result = CliRunner().invoke(main, ["read", str(tmp_path), option, str(tmp_path / "out.jsonl")])
    assert result.exit_code == 1
    assert "lies in a folder that is read" in result.output
    assert not (tmp_path / "out.jsonl").exists()
