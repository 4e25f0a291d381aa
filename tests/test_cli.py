"""The command line: options, formats, messages, exit status."""

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from musnad.cli import FORMATS, main
from musnad.version import VERSION

ARTICLE = (
    "محادثات في العاصمة\n\nطهران«الأيام» رويترز:\n\n"
    "قال الوزير إن الوفد وصل إلى العاصمة لإجراء محادثات تستمر يومين.\n\n"
    'وأضاف أن "المحادثات تتناول التعاون في مجالات الطاقة والنقل والزراعة والمصارف".\n'
)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, "utf-8")
    return path


def musnad(*arguments: object, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, [str(word) for word in arguments], input=stdin)


def document(result: Result) -> dict[str, object]:
    assert result.exit_code == 0, result.stderr
    found: dict[str, object] = json.loads(result.stdout_bytes)["document"]
    return found


def test_version_and_help() -> None:
    assert musnad("--version").stdout == f"musnad {VERSION}\n"
    for words in ([], ["read"], ["schema"], ["score"]):
        assert "Usage:" in musnad(*words, "--help").stdout


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_writes_something(form: str, article: Path) -> None:
    result = musnad("read", article, "--format", form, "--published", "2022-11-09")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "محادثات في العاصمة" in result.stdout or form == "csv"


def test_text_is_the_default_and_plain_where_there_is_no_terminal(article: Path) -> None:
    result = musnad("read", article)
    assert result.stdout == musnad("read", article, "--format", "text").stdout
    assert "\x1b" not in result.stdout
    assert not re.search("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", result.stdout)
    assert "\x1b[" in musnad("read", article, "--color").stdout


def test_width_and_visual_are_passed_on(article: Path) -> None:
    narrow = musnad("read", article, "--width", 40)
    assert max(map(len, narrow.stdout.splitlines())) < 80
    assert musnad("read", article, "--visual").stdout != musnad("read", article).stdout


def test_several_texts_are_parted_by_a_blank_line(article: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("نفى الناطق باسم الحكومة هذه الأنباء.", "utf-8")
    one, two = musnad("read", article).stdout, musnad("read", other).stdout
    assert musnad("read", article, other).stdout == f"{one}\n{two}"


def test_options_reach_the_document(article: Path) -> None:
    options = ("--published", "2022-11-09", "--publisher", "الفجر", "--title", "عنوان")
    found = document(musnad("read", article, "--format", "jsonl", *options))
    assert (found["published"], found["published_from"]) == ("2022-11-09", "option")
    assert (found["publisher"], found["title"]) == ("الفجر", "عنوان")
    found = document(musnad("read", article, "--format", "jsonl", "--no-title"))
    assert (found["title"], found["publisher"]) == (None, "الأيام")


def test_standard_input_and_output_file(article: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    result = musnad("read", "-", "--format", "jsonl", "-o", output, stdin=ARTICLE.encode())
    assert (result.exit_code, result.stdout) == (0, "")
    assert output.read_bytes() == musnad("read", article, "--format", "jsonl").stdout_bytes


def test_jobs_give_the_same_bytes(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    lines = [json.dumps({"id": str(n), "text": f"{ARTICLE}{n}."}) for n in range(40)]
    path.write_text("\n".join([*lines[:20], "{", *lines[20:]]), "utf-8")
    alone, shared = (musnad("read", path, "--format", "jsonl", "-j", n) for n in (1, 3))
    assert alone.exit_code == shared.exit_code == 2
    assert alone.stdout_bytes == shared.stdout_bytes
    assert alone.stderr == shared.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["read"],
        ["read", "ARTICLE", "--format", "xml"],
        ["read", "ARTICLE", "--published", "9/11/2022"],
        ["read", "ARTICLE", "--layers", "verbs"],
        ["read", "ARTICLE", "--title", "x", "--no-title"],
        ["read", "ARTICLE", "--jobs", "0"],
        ["read", "ARTICLE", "--output", "/missing/folder/out"],
        ["read", "ARTICLE", "--failures", "/missing/folder/out"],
        ["read", "ARTICLE", "--output", "ARTICLE"],
        ["read", "ARTICLE", "--failures", "ARTICLE"],
        ["read", "ARTICLE", "--wrong"],
        ["score", "missing", "missing", "missing"],
        ["wrong"],
    ],
)
def test_what_cannot_start_ends_with_1(arguments: list[str], article: Path) -> None:
    words = [str(article) if word == "ARTICLE" else word for word in arguments]
    result = musnad(*words)
    assert result.exit_code == 1
    assert (result.stdout == "" and "Error" in result.stderr) or "cannot write" in result.stderr
    assert article.read_text("utf-8") == ARTICLE


def test_layers(article: Path) -> None:
    result = musnad("read", article, "--format", "jsonl", "--layers", "sentences, times")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["attributions"] == []


def test_schema() -> None:
    result = musnad("schema")
    assert "Attribution" in json.loads(result.stdout)["$defs"]


def test_score_tells_figures_and_refuses_what_is_no_gold(article: Path, tmp_path: Path) -> None:
    records, gold, analyses = (tmp_path / name for name in ("r.jsonl", "g.jsonl", "a.jsonl"))
    records.write_text(json.dumps({"id": "x", "full": ARTICLE}), "utf-8")
    gold.write_text(json.dumps({"id": "x", "attributions": []}), "utf-8")
    assert musnad("read", records, "--format", "jsonl", "-o", analyses).exit_code == 0
    table = musnad("score", gold, records, analyses)
    assert (table.exit_code, table.stderr) == (0, "")
    assert "attribution" in table.stdout
    assert "attribution" in json.loads(musnad("score", gold, records, analyses, "--json").stdout)
    wrong = musnad("score", article, records, analyses)
    assert (wrong.exit_code, wrong.stdout) == (1, "")
    assert str(article) in wrong.stderr and "Traceback" not in wrong.stderr


def test_a_terminal_is_wrapped_and_coloured(article: Path) -> None:
    leader, follower = pty.openpty()
    environment = {**os.environ, "COLUMNS": "60", "TERM": "xterm-256color"}
    environment.pop("NO_COLOR", None)
    process = subprocess.Popen(
        [sys.executable, "-m", "musnad", "read", article], stdout=follower, env=environment
    )
    os.close(follower)
    shown = b""
    try:
        while data := os.read(leader, 65536):
            shown += data
    except OSError:  # the other end is closed
        pass
    os.close(leader)
    assert process.wait() == 0
    assert b"\x1b[" in shown


def test_python_m_musnad_is_the_same_program() -> None:
    found = subprocess.run([sys.executable, "-m", "musnad", "--version"], capture_output=True)
    assert found.stdout.decode().strip() == f"musnad {VERSION}"


def test_output_is_utf8_whatever_the_locale(article: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    found = subprocess.run(
        [sys.executable, "-m", "musnad", "read", article, article.with_name("غائب")],
        capture_output=True, env=environment,
    )  # fmt: skip
    assert found.returncode == 2
    assert "محادثات في العاصمة" in found.stdout.decode("utf-8")
    assert "غائب: no such file" in found.stderr.decode("utf-8")


def test_rows_of_csv(article: Path) -> None:
    events = musnad("read", article, "--format", "csv", "--rows", "events")
    assert events.stdout.startswith("document_id,event_id,")
    statements = musnad("read", article, "--format", "csv", "--rows", "statements")
    assert statements.stdout == musnad("read", article, "--format", "csv").stdout
    refused = musnad("read", article, "--rows", "events")
    assert (refused.exit_code, "--format csv" in refused.stderr) == (1, True)
