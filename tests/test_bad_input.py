"""Bad input, end to end: a message that names source and place, no traceback, the rest still read.

Each case stands in one run beside a good record, so that "the rest" is always seen to be read.
"""

import gzip
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import musnad
from musnad.cli import main

TEXT = "قال الوزير إن الوفد وصل إلى العاصمة."
GOOD = json.dumps({"id": "good", "text": TEXT}, ensure_ascii=False)
COMMAND = [sys.executable, "-m", "musnad", "read", "--format", "jsonl"]


class Run:
    """One run of ``musnad read --format jsonl`` in this process."""

    def __init__(self, *arguments: object, stdin: bytes | None = None) -> None:
        words = ["read", "--format", "jsonl", *map(str, arguments)]
        result = CliRunner().invoke(main, words, input=stdin)
        assert result.exception is None or isinstance(result.exception, SystemExit)
        self.status = result.exit_code
        self.documents: list[dict[str, Any]] = [
            json.loads(line)["document"] for line in result.stdout_bytes.splitlines()
        ]
        self.messages = result.stderr_bytes.decode().splitlines()

    @property
    def ids(self) -> list[str]:
        return [document["id"] for document in self.documents]


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.jsonl"
    path.write_text(GOOD + "\n", "utf-8")
    return path


FILES: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \r\n\t", "empty"),
    "empty.jsonl": (b"", "empty"),
    "picture.png": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"),
    "picture.jsonl": (b"\x00\x01\x02", "binary"),
    "latin.txt": (b"caf\xe9", "not UTF-8 (byte 0xe9 at 3)"),
    "array.json": (f"[{GOOD}]".encode(), "a JSON array"),
    "array.jsonl": (f"[\n{GOOD},\n{GOOD}\n]".encode(), "a JSON array"),
    "spread.json": (b'{\n  "text": "x"\n}\n', "one JSON object over several lines"),
    "broken.gz": (b"\x1f\x8b\x08\x00nothing", "broken gzip"),
    "cut.txt.gz": (gzip.compress(TEXT.encode() * 99)[:-12], "broken gzip"),
    "page.html": (b"<!doctype html><p>x</p>", "no article (empty)"),
}


@pytest.mark.parametrize("name", FILES)
def test_files_that_hold_no_text(name: str, tmp_path: Path, good: Path) -> None:
    path = tmp_path / name
    path.write_bytes(FILES[name][0])
    run = Run(path, good)
    assert (run.status, run.ids) == (2, ["good"])
    assert len(run.messages) == 1
    assert run.messages[0].startswith(f"{path}: {FILES[name][1]}")


def test_paths_that_are_no_files(tmp_path: Path, good: Path) -> None:
    fifo, shut, bare = tmp_path / "fifo", tmp_path / "shut.txt", tmp_path / "bare"
    os.mkfifo(fifo)
    bare.mkdir()
    shut.write_text(TEXT, "utf-8")
    shut.chmod(0)
    paths = [tmp_path / "missing", bare, fifo, "/dev/null", "a\nb\x1b[31m\u202e"]
    expected = [
        "no such file",
        "a folder without a file",
        "a named pipe",
        "a device",
        "no such file",
    ]
    if os.getuid():
        paths, expected = [*paths, shut], [*expected, "permission denied"]
    run = Run(*paths, good)
    assert (run.status, run.ids) == (2, ["good"])
    assert len(run.messages) == len(paths)
    for message, path, reason in zip(run.messages, paths, expected, strict=True):
        name = str(path).replace("\n", "\\n").replace("\x1b", "\\x1b").replace("\u202e", "\\u202e")
        assert message.startswith(f"{name}: {reason}")


LINES: dict[str, tuple[str, str]] = {
    "broken": ('{"text": "x"', "broken JSON"),
    "array": (f"[{GOOD}]", "a list, not a record"),
    "NaN": ('{"text": "x", "n": NaN}', "NaN is not JSON"),
    "deep lists": ("[" * 10_000 + "]" * 10_000, "nested too deep"),
    "deep objects": ('{"a":' * 10_000 + "1" + "}" * 10_000, "nested too deep"),
    "no text": ('{"id": "x", "title": "خبر"}', "no text"),
    "text null": ('{"text": null}', "text is null"),
    "text number": ('{"text": 7}', "text is the number 7"),
    "text list": ('{"text": ["a"]}', "text is a list"),
    "text empty": ('{"text": ""}', "empty"),
    "NUL": ('{"text": "\x00"}', "binary"),
}


@pytest.mark.parametrize("name", LINES)
def test_lines_that_are_no_records(name: str, tmp_path: Path) -> None:
    path, failures = tmp_path / "r.jsonl", tmp_path / "failures.jsonl"
    path.write_text(f"{GOOD}\n{LINES[name][0]}\n\n{GOOD.replace('good', 'rest')}\n", "utf-8")
    run = Run(path, "--failures", failures)
    assert (run.status, run.ids) == (2, ["good", "rest"])
    (message,) = run.messages
    assert message.startswith(f"{path}:2: {LINES[name][1]}")
    failure = json.loads(failures.read_text("utf-8"))
    assert set(failure) == {"source", "place", "stage", "reason"}
    assert (failure["source"], failure["place"]) == (str(path), "2")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_records_in_any_dress(encoding: str, packed: bool, end: str, tmp_path: Path) -> None:
    data = f"{GOOD}{end}{{{end}{GOOD.replace('good', 'rest')}".encode(encoding)
    path = tmp_path / "r.jsonl"
    path.write_bytes(gzip.compress(data) if packed else data)
    run = Run(path)
    assert (run.status, run.ids) == (2, ["good", "rest"])
    assert run.messages[0].startswith(f"{path}:2: broken JSON")
    assert run.documents[0]["text"] == TEXT


def test_ids(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    values: list[Any] = ["a", None, "a", 17, ["x"], "a"]
    records = [{"id": value, "text": f"{TEXT}{n}"} for n, value in enumerate(values)]
    path.write_text("\n".join(map(json.dumps, records)), "utf-8")
    run = Run(path)
    assert run.status == 0
    assert [run.ids[n] for n in (0, 2, 3, 5)] == ["a", "a#2", "17", "a#3"]
    assert len(set(run.ids)) == 6
    assert [message.split(": ")[:2] for message in run.messages] == [
        [f"{path}:{line}", "warning"] for line in (3, 4, 5, 6)
    ]


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("أمس", "no ISO 8601 date"),
        ("2022-02-30", "no ISO 8601 date"),
        ("2999-01-01", "lies in the future"),
        (1667952000, "the number 1667952000"),
        ("1667952000", "no ISO 8601 date"),
    ],
)
def test_published_that_is_no_date(value: Any, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text(json.dumps({"text": TEXT, "published": value}), "utf-8")
    run = Run(path)
    assert run.status == 0
    assert (run.documents[0]["published"], run.documents[0]["published_from"]) == (None, None)
    (message,) = run.messages
    assert message.startswith(f"{path}:1: warning: published") and reason in message


def test_published_with_zone_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text(json.dumps({"text": TEXT, "published": "2022-11-09T23:30:00+03:00"}), "utf-8")
    run = Run(path)
    assert run.messages == []
    assert run.documents[0]["published"] == "2022-11-09T23:30:00+03:00"


def test_texts_over_the_limit(tmp_path: Path, good: Path) -> None:
    for name, data in (("a.txt", TEXT.encode() * 99), ("a.gz", gzip.compress(b"x" * 10_000_000))):
        path = tmp_path / name
        path.write_bytes(data)
        run = Run(path, good, "--max-bytes", 2000)
        assert (run.status, run.ids) == (2, ["good"])
        assert "2000 bytes" in run.messages[0] and "--max-bytes" in run.messages[0]


def test_the_limit_is_64_mb(tmp_path: Path, good: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as stream:
        stream.truncate(0)
        for _ in range(65):
            stream.write(b"x" * 1024 * 1024)
    run = Run(path, good)
    assert (run.status, run.ids) == (2, ["good"])
    assert run.messages == [
        f"{path}: larger than the limit of 64 MB (67108864 bytes); --max-bytes raises it"
    ]


HOSTILE = {
    "one long line": "كلمة " * 20_000,
    "quotation marks": '"' * 20_000,
    "guillemets": "«" * 20_000,
    "brackets": "(" * 20_000 + "[" * 20_000,
    "cues": "قال " * 5_000,
    "waw": "و" * 20_000,
    "marks and tatweel": "ـً" * 5_000,
    "presentation forms": "ﻗﺎﻝ ﺍﻟﻮﺯﻳﺮ ﺇﻥ ﺍﻟﺤﺮﺏ ﺍﻧﺘﻬﺖ.",
    "astral": "𝟚😀 قال الوزير إن الوفد وصل.",
    "bidi": "\u202eقال\u202c \u2067الوزير\u2069 إن الوفد وصل.",
    "line ends": "\n" * 20_000 + TEXT,
    "marks": "> " * 20_000 + TEXT,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_read(name: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(HOSTILE[name], "utf-8")
    run = Run(path)
    assert (run.status, run.messages) == (0, [])
    assert run.documents[0]["text"] == HOSTILE[name]


def test_lone_surrogates_are_replaced_and_said(tmp_path: Path) -> None:
    path, record = tmp_path / "a.txt", tmp_path / "r.jsonl"
    path.write_bytes(f"قال\ud800 الوزير. {TEXT}".encode("utf-8", "surrogatepass"))
    record.write_text('{"text": "قال\\ud800 الوزير"}', "utf-8")
    run = Run(path, record)
    assert run.status == 0
    assert [document["text"][3] for document in run.documents] == ["\ufffd", "\ufffd"]
    assert [message.split(": ")[:2] for message in run.messages] == [
        [str(path), "warning"],
        [f"{record}:1", "warning"],
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The minister said that the talks were over and the guests had left.", "en"),
        ("رئیس جمهور ایران گفت که این کشور برای مذاکره آماده است", "fa"),
        ("وزیر اعظم نے کہا ہے کہ پاکستان میں انتخابات وقت پر ہوں گے", "ur"),
        ("سەرۆکی هەرێم لە کۆبوونەوەیەک لەگەڵ وەفدێک باسی بارودۆخەکەی کرد", "ckb"),
    ],
)
def test_other_languages_give_an_empty_analysis(text: str, language: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text, "utf-8")
    result = CliRunner().invoke(main, ["read", "--format", "jsonl", str(path)])
    analysis = json.loads(result.stdout_bytes)
    assert result.exit_code == 0
    assert analysis["document"]["language"] == language
    layers = ("sentences", "entities", "times", "quantities", "attributions", "events", "transfers")
    assert [analysis[layer] for layer in layers] == [[]] * 7


def test_standard_input_has_a_name() -> None:
    run = Run("-", stdin=f"{GOOD}\n{{\n".encode())
    assert (run.status, run.ids) == (2, ["good"])
    assert run.messages[0].startswith("<stdin>:2: broken JSON")
    assert Run("-", stdin=b"").messages == ["<stdin>: empty, no text in it"]


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "csv", "html"])
def test_nothing_read_is_no_crash_in_any_format(form: str, tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["read", "--format", form, str(tmp_path / "missing")])
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1


def test_a_reader_that_leaves(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text(f"{GOOD}\n" * 400, "utf-8")
    with subprocess.Popen(
        [*COMMAND, path], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout and process.stderr
        assert process.stdout.readline().startswith(b'{"musnad"')
        process.stdout.close()
        messages = process.stderr.read().decode()
    assert process.returncode in (0, 2)
    assert "Traceback" not in messages and "Broken" not in messages


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk(good: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        direct = subprocess.run([*COMMAND, good], stdout=full, stderr=subprocess.PIPE)
    named = subprocess.run([*COMMAND, good, "--output", "/dev/full"], capture_output=True)
    for found in (direct, named):
        assert found.returncode == 1
        assert b"cannot write" in found.stderr and b"No space left" in found.stderr
        assert found.stderr.count(b"\n") == 1


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c(jobs: str) -> None:
    with subprocess.Popen(
        [*COMMAND, "-", "--jobs", jobs],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert process.stdin and process.stdout and process.stderr
        for number in range(60):
            process.stdin.write(GOOD.replace("good", str(number)).encode() + b"\n")
        process.stdin.flush()
        # With one job the first line comes at once when the buffer fills; else wait for work.
        import time

        time.sleep(1.0)
        process.send_signal(signal.SIGINT)
        messages = process.stderr.read().decode()
        process.wait(timeout=10)
    assert process.returncode == 130
    assert "Traceback" not in messages
    assert messages.strip() == "musnad: interrupted"


@pytest.mark.parametrize("word", ["ـــ", "ًًً", "\u0670", "ـ\u064e"])
@pytest.mark.parametrize("cue", ["قال", "أوضحت", "بحسب", "وتحدث", "دعا", "إعلان", "بتهمة"])
def test_words_without_letters_beside_a_cue(cue: str, word: str) -> None:
    for text in (f"{cue} {word} إن الأمر تم.", f"{word} {cue} أن الأمر تم.", f"{cue} {word}"):
        musnad.read({"text": text})
