"""The measure: a small case counted by hand, faults of files, and the same as the first scorer."""

import gzip
import json
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from musnad.errors import ResultError
from musnad.scoring import Report, score_files

Json = dict[str, Any]

TEXT = 'قال الوزير سالم إن الجسر "فتح أمس". وأضاف أن 40 عاملا جرحوا.'


def _place(words: str, text: str = TEXT) -> list[int]:
    start = text.index(words)
    return [start, start + len(words)]


def _span(words: str, text: str = TEXT) -> Json:
    start, end = _place(words, text)
    return {"start": start, "end": end}


def gold() -> Json:
    return {
        "id": "bridge",
        "attributions": [
            {
                "id": "a1",
                "cue": _place("قال"),
                "source": _place("الوزير سالم"),
                "speaker": "سالم",
                "content": [_place('الجسر "فتح أمس"')],
                "kind": "person",
                "manner": "mixed",
                "act": "state",
                "parent": None,
                "chain": ["المرفأ", "سالم"],
            },
            {
                "id": "a2",
                "cue": _place("أضاف"),
                "source": None,
                "speaker": "سالم",
                "content": [_place("40 عاملا جرحوا")],
                "kind": "person",
                "manner": "indirect",
                "act": "state",
                "parent": None,
                "chain": ["المرفأ", "سالم"],
            },
        ],
        "times": [{"span": _place("أمس"), "type": "DATE", "value": "2024-03-14"}],
        "quantities": [
            {"span": _place("40 عاملا"), "amount": 40, "unit": "عاملا", "bound": "exact"}
        ],
        "events": [
            {
                "id": "e1",
                "trigger": _place("جرحوا"),
                "type": "ASSAULT",
                "actor": [],
                "recipient": [_place("40 عاملا")],
                "place": None,
                "time": None,
                "modality": "asserted",
                "in": "a2",
            }
        ],
    }


def analysis() -> Json:
    return {
        "document": {"id": "bridge", "text": TEXT},
        "attributions": [
            {
                "id": "a1",
                "cue": _span("قال"),
                "source": _span("الوزير"),
                "speaker": {"name": "سالم"},
                "content": [_span('الجسر "فتح أمس"')],
                "kind": "official",
                "manner": "mixed",
                "act": "state",
                "parent": None,
                "chain": [{"name": "المرفأ"}, {"name": "سالم"}],
            },
            {"id": "a2", "cue": _span("أمس"), "source": None, "content": [_span("الجسر")]},
        ],
        "times": [{**_span("أمس"), "type": "DATE", "value": "2024-03-14"}],
        "quantities": [{**_span("40 عاملا"), "amount": "40.0", "unit": "عامل", "bound": "about"}],
        "events": [{"trigger": _span("جرحوا"), "type": "ASSAULT", "recipients": []}],
    }


RECORD = {"id": "bridge", "title": "", "text": TEXT}

Write = Callable[[str, list[Json]], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write_rows(name: str, rows: list[Json]) -> Path:
        path = tmp_path / name
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        return path

    return write_rows


def score(write: Write, found: list[Json]) -> Report:
    return score_files(write("gold", [gold()]), write("records", [RECORD]), write("found", found))


def correct(report: Report) -> dict[str, tuple[int, int, int]]:
    rows = report.as_dict().items()
    return {name: (row["correct"], row["gold"], row["predicted"]) for name, row in rows}


def test_every_role_counts_over_all_of_both_sides(write: Write) -> None:
    counts = correct(score(write, [analysis()]))
    assert counts["attribution"] == (1, 2, 2)
    assert counts["attribution.source"] == (1, 2, 2)  # half of the words are enough
    assert counts["attribution.tuple"] == (0, 2, 2)  # not for a tuple
    assert counts["attribution.kind"] == (0, 2, 2)
    assert counts["attribution.chain"] == (1, 2, 2)
    assert counts["cue detection"] == (1, 2, 2)
    assert counts["times.value"] == (1, 1, 1)
    assert counts["quantities"] == (1, 1, 1)
    assert counts["quantities.value"] == (0, 1, 1)  # "about" is another bound
    assert counts["quantities.unit"] == (1, 1, 1)
    assert counts["events"] == (1, 1, 1)
    assert counts["events.recipient"] == (0, 1, 1)
    assert counts["events.attribution"] == (0, 1, 1)


def test_mistakes_show_words_on_one_line(write: Write) -> None:
    lines = [str(error) for error in score(write, [analysis()]).errors]
    assert lines == [
        "missed\tbridge\tأضاف\t\t40 عاملا جرحوا",
        "spurious\tbridge\tأمس\t\tالجسر",
    ]


def test_the_table_has_a_line_for_every_measure(write: Write) -> None:
    report = score(write, [analysis()])
    lines = report.table().splitlines()
    assert len(lines) == len(report.as_dict()) + 1
    assert lines[1].split() == ["attribution", "50.0", "50.0", "50.0", "1", "2", "2"]


def test_a_text_that_differs_is_scored_as_empty_and_named(write: Write) -> None:
    found = analysis()
    found["document"]["text"] = TEXT.replace("سالم", "سليم")
    report = score(write, [found])
    assert correct(report)["attribution"] == (0, 2, 0)
    assert report.warnings[0].startswith("bridge: document.text differs from the record at offset")


def test_no_analysis_is_scored_as_empty_and_named(write: Write) -> None:
    other = analysis() | {"document": {"id": "other", "text": TEXT}}
    report = score(write, [other, other | {"document": {"id": "third", "text": TEXT}}])
    assert report.warnings == ["bridge: no analysis of it; scored as empty"]


def test_a_lone_analysis_needs_no_id(write: Write) -> None:
    found = analysis()
    found["document"]["id"] = "another id"
    assert correct(score(write, [found]))["attribution"] == (1, 2, 2)


def test_a_title_stands_before_the_text(write: Write) -> None:
    found = analysis()
    found["document"]["text"] = f"جسر جديد\n{TEXT}"
    records = write("records", [RECORD | {"title": "جسر\nجديد"}])
    report = score_files(write("gold", [gold()]), records, write("found", [found]))
    assert report.warnings == []


def test_gzip_and_a_byte_order_mark_are_read(write: Write, tmp_path: Path) -> None:
    packed = tmp_path / "found.gz"
    packed.write_bytes(gzip.compress(b"\xef\xbb\xbf" + json.dumps(analysis()).encode()))
    report = score_files(write("gold", [gold()]), write("records", [RECORD]), packed)
    assert correct(report)["attribution"] == (1, 2, 2)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("gold", b"", "no gold document"),
        ("gold", b'{"id": "bridge"}\n{"id": "bridge"}\n', ":2: a second gold of document 'bridge'"),
        ("gold", b'{"id": 3}\n', ":1: "),
        ("gold", b'{"id": "a", "times": [{"span": [-1, 2], "type": "", "value": null}]}', ":1: "),
        ("records", b'{"id": "bridge"}\n', ":1: a record without `text`"),
        ("records", b'{"id": "other", "text": "x"}\n', "no record of document 'bridge'"),
        ("found", b"[1, 2]\n", ":1: "),
        ("found", b"{\n", ":1: "),
        ("found", b"\xff\xfe\n", ":1: "),
        ("found", b"[" * 100_000, ":1: "),
        ("found", b"\x1f\x8b\x08broken", "gzip"),
        (
            "found",
            b'{"document": {"id": "x", "text": ""}}\n' * 2,
            ":2: two analyses of document 'x'",
        ),
    ],
)
def test_a_bad_file_is_named_with_its_line(
    write: Write, name: str, content: bytes, reason: str
) -> None:
    paths = {
        "gold": write("gold", [gold()]),
        "records": write("records", [RECORD]),
        "found": write("found", [analysis()]),
    }
    paths[name].write_bytes(content)
    with pytest.raises(ResultError) as caught:
        score_files(paths["gold"], paths["records"], paths["found"])
    assert str(caught.value).startswith(str(paths[name]))
    assert reason in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_file_is_named(write: Write, tmp_path: Path) -> None:
    with pytest.raises(ResultError, match="No such file"):
        score_files(write("gold", [gold()]), write("records", [RECORD]), tmp_path / "nothing")


def test_amounts_that_are_no_numbers_do_not_break_the_measure(write: Write) -> None:
    for amount in ("1/0", "1e999999999", "many", "nan", "1/3", None):
        found = analysis()
        found["quantities"][0]["amount"] = amount
        assert correct(score(write, [found]))["quantities.value"] == (0, 1, 1)


class Perturbation:
    """A gold document turned into an analysis that is wrong here and there, from a seed."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)

    def analysis(self, gold: Json, text: str) -> Json:
        attributions = self.some(gold["attributions"])
        extra = [self.dice.choice(attributions)] if attributions else []
        return {
            "document": {"id": gold["id"], "text": text},
            "attributions": [self.attribution(one) for one in [*attributions, *extra]],
            "times": [
                {
                    **self.span(one["span"]),
                    "type": self.other(one["type"], "TIME"),
                    "value": self.other(one["value"], "P7D"),
                }
                for one in self.some(gold["times"])
            ],
            "quantities": [
                {
                    **self.span(one["span"]),
                    "amount": self.other(one["amount"], "1/3"),
                    "unit": self.other(one["unit"], "الطائرة"),
                    "bound": self.other(one["bound"], "about"),
                }
                for one in self.some(gold["quantities"])
            ],
            "events": [self.event(one) for one in self.some(gold["events"])],
        }

    def some(self, items: list[Json]) -> list[Json]:
        return [item for item in items if self.dice.random() > 0.15]

    def other(self, value: Any, instead: Any) -> Any:
        return self.dice.choice([value] * 5 + [instead, None])

    def span(self, place: list[int]) -> Json:
        start, end = place
        start = max(0, start + self.dice.choice([0, 0, 0, -3, 4]))
        return {"start": start, "end": max(start, end + self.dice.choice([0, 0, 0, 2, -5, 40]))}

    def maybe(self, place: list[int] | None) -> Json | None:
        return self.span(place) if place and self.dice.random() > 0.1 else None

    def attribution(self, one: Json) -> Json:
        speaker = self.other(one["speaker"], "علي")
        return {
            "id": one["id"],
            "cue": self.span(one["cue"]),
            "source": self.maybe(one["source"]),
            "content": [self.span(place) for place in one["content"]],
            "addressee": self.maybe(one.get("addressee")),
            "speaker": {"name": speaker} if speaker else None,
            "kind": self.other(one["kind"], "unknown"),
            "manner": self.other(one["manner"], "mixed"),
            "act": self.other(one["act"], "deny"),
            "parent": self.other(one["parent"], "a1"),
            "chain": [{"name": name} for name in one["chain"] if self.dice.random() > 0.05],
        }

    def event(self, one: Json) -> Json:
        return {
            "trigger": self.span(one["trigger"]),
            "type": self.other(one["type"], "AID"),
            "actors": [self.span(place) for place in one["actor"]],
            "recipients": [self.span(place) for place in one["recipient"]],
            "place": self.maybe(one["place"]),
            "time": self.maybe(one["time"]),
            "modality": self.dice.choice([one["modality"]] * 4 + ["denied"]),
            "attribution": self.other(one["in"], "a1"),
        }


def read_rows(path: Path) -> list[Json]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("seed", range(3))
def test_the_figures_are_those_of_the_first_scorer(
    gold_folder: Path, write: Write, seed: int
) -> None:
    records = {row["id"]: row for row in read_rows(gold_folder / "dev.records.jsonl")}
    perturbation = Perturbation(seed)
    found = [
        perturbation.analysis(row, f"{records[row['id']]['title']}\n{records[row['id']]['text']}")
        for row in read_rows(gold_folder / "dev.gold.jsonl")
    ]
    found[1]["document"]["text"] += "!"
    paths = [
        gold_folder / "dev.gold.jsonl",
        gold_folder / "dev.records.jsonl",
        write("found", found[:-1]),
    ]
    command: list[str | Path] = [sys.executable, gold_folder / "score.py", *paths]
    first = subprocess.run([*command, "--json"], capture_output=True, text=True, check=False)
    report = score_files(*paths)
    assert report.as_dict() == json.loads(first.stdout)
    assert len(report.warnings) == 2
    shown = subprocess.run(
        [*command, "--errors", "9999"], capture_output=True, text=True, check=False
    ).stdout
    assert shown.startswith(report.table())
    assert len(shown.splitlines()) - len(report.table().splitlines()) == len(report.errors)


def test_gold_as_analysis_is_all_right(gold_folder: Path, write: Write) -> None:
    (row,) = read_rows(gold_folder / "seed_article.gold.jsonl")
    (record,) = read_rows(gold_folder / "seed_article.records.jsonl")
    whole = Perturbation(0)
    whole.dice = _Still()
    found = write("found", [whole.analysis(row, record["full"])])
    paths = gold_folder / "seed_article.gold.jsonl", gold_folder / "seed_article.records.jsonl"
    report = score_files(*paths, found)
    assert report.as_dict()["attribution.tuple"]["r"] == 100.0
    assert report.as_dict()["events.attribution"]["r"] == 100.0


class _Still(random.Random):
    """Dice that never change anything."""

    def random(self) -> float:
        return 1.0

    def choice(self, seq: Any) -> Any:
        return seq[0]
