"""Words of the user's own: what they add, what is refused, and that they leave no trace."""

from pathlib import Path

import msgspec
import pytest

import musnad
from musnad.additions import load_additions
from musnad.cli import main
from musnad.tables import merged

ARTICLE = "زقزق شنكبوت لصحيفة مرفأ أن الجسر فتح."
RECORDS = [{"id": str(n), "text": ARTICLE} for n in range(3)]
FILES = {
    "media.toml": 'marfaa = { name = "صحيفة مرفأ", type = "paper", country = "LB" }\n',
    "names.toml": 'foreign = ["شنكبوت"]\n',
    "verbs.toml": 'verbs = [{past="زقزق", present="يزقزق", act="confirm", frames=["أن"]}]\n',
    "sources.toml": '[titles]\nms = ["قيدوم"]\n',
    "organizations.toml": '[known.nawras]\nname = "نوارس الساحل"\ncountry = "LB"\n',
    "places.toml": 'LB = ["برقوقيا"]\n',
    "renowned.toml": 'families = ["زعفرانوف"]\n',
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def names(analysis: musnad.Analysis) -> dict[str, str]:
    return {entity.id: entity.name for entity in analysis.entities}


def test_names_and_verbs_of_the_users_own(folder: Path) -> None:
    analysis = musnad.read(ARTICLE, lexicon=folder)
    (said,) = analysis.attributions
    assert said.act == "confirm"
    assert said.speaker is not None and said.speaker.name == "شنكبوت"
    assert [link.name for link in said.chain] == ["صحيفة مرفأ", "شنكبوت"]
    assert names(analysis)["media:marfaa"] == "صحيفة مرفأ"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("أعلنت نوارس الساحل أن الجسر فتح.", "organization"),
        ("وصل الوفد إلى برقوقيا.", "place"),
        ("قال زعفرانوف إن الجسر فتح.", "person"),
        ("قال القيدوم الجديد سامر إن الجسر فتح.", "person"),
    ],
)
def test_every_table_adds(folder: Path, text: str, kind: str) -> None:
    assert kind in {entity.kind for entity in musnad.read(text, lexicon=folder).entities}


def test_the_digest_stands_in_the_result_and_only_there(folder: Path) -> None:
    with_words = musnad.read(ARTICLE, lexicon=folder)
    without = musnad.read(ARTICLE)
    assert with_words.lexicon == load_additions(folder).digest
    assert without.lexicon is msgspec.UNSET
    assert not without.attributions
    assert b'"lexicon":"sha256:' in msgspec.json.encode(with_words)
    assert b'"lexicon"' not in msgspec.json.encode(without)


def test_two_readings_may_take_turns(folder: Path) -> None:
    with_words = musnad.read_many(RECORDS, lexicon=folder)
    without = musnad.read_many(RECORDS)
    for one, other in zip(with_words, without, strict=True):
        assert isinstance(one, musnad.Analysis) and isinstance(other, musnad.Analysis)
        assert (len(one.attributions), len(other.attributions)) == (1, 0)


def test_workers_know_the_words_too(folder: Path) -> None:
    one = list(musnad.read_many(RECORDS, lexicon=folder))
    two = list(musnad.read_many(RECORDS, lexicon=folder, workers=2))
    assert one == two


def test_a_row_of_a_known_key_adds_to_it(tmp_path: Path) -> None:
    (tmp_path / "media.toml").write_text('reuters = { aliases = ["ريوترز"] }', encoding="utf-8")
    analysis = musnad.read("قالت ريوترز إن الجسر فتح.", lexicon=tmp_path)
    assert names(analysis) == {"media:reuters": "ريوترز"}


def test_own_words_come_first() -> None:
    own = {"a": ["x"], "b": {"c": 1}}
    assert merged(own, {"a": ["y"], "b": {"c": 2, "d": 3}, "e": 4}) == {
        "a": ["x", "y"], "b": {"c": 1, "d": 3}, "e": 4,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("media.toml", 'a = { name = "x"', "Unclosed inline table"),
        ("media.toml", 'a = { name = "م" }\na = { name = "ن" }', "Cannot overwrite a value"),
        ("media.toml", 'a = { name = "م", alias = ["ن"] }', "a: Object contains unknown field"),
        ("media.toml", 'a = { name = "م", type = "blog" }', "type: Invalid enum value 'blog'"),
        ("media.toml", 'a = { aliases = ["المرفأ"] }', "a: has no name"),
        ("media.toml", 'a = { name = "م", country = "XQ" }', "a: 'XQ' is no ISO 3166 code"),
        ("media.toml", 'a = { name = "" }', "a: has no name"),
        ("media.toml", '"ا ب" = { name = "م" }', "key"),
        (
            "media.toml",
            'a = { name = "م", aliases = ["ن"] }\nb = { name = "ه", aliases = ["ن"] }',
            "a.aliases and b.aliases both have 'ن'",
        ),
        ("names.toml", "given = 'سامر'", "given: Expected `array`, got `str`"),
        ("names.toml", 'given = ["\\u202e"]', "is no word"),
        ("names.toml", f'given = ["{"س" * 300}"]', "is no word"),
        ("names.toml", "given = " + "[" * 5000, "names.toml"),
        ("places.toml", 'Lebanon = ["صور"]', "'Lebanon'"),
        ("verbs.toml", 'verbs = [{past="زقزق", present="يزقزق"}]', "missing required field"),
        ("verbs.toml", 'verbs = [{past="زقزق", present="يزقزق", frames=[]}]', "no frames"),
        ("verbs.toml", 'verbs = [{past="ز", present="ي", frames=["أن"]}]', "no forms"),
        ("verbs.toml", 'verbs = [{past="chirp", present="chirps", frames=["أن"]}]', "no forms"),
        ("outlets.toml", "", "no table has this name; there are media.toml"),
    ],
)
def test_bad_files(tmp_path: Path, name: str, text: str, reason: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(musnad.LexiconError) as caught:
        musnad.read("نص", lexicon=tmp_path)
    assert name in str(caught.value) and reason in str(caught.value)


def test_bad_bytes_and_folders(tmp_path: Path) -> None:
    with pytest.raises(musnad.LexiconError, match="holds none of media"):
        load_additions(tmp_path)
    with pytest.raises(musnad.LexiconError, match="no such folder"):
        load_additions(tmp_path / "none")
    (tmp_path / "names.toml").write_bytes(b"given = ['\xff']")
    with pytest.raises(musnad.LexiconError, match=r"names\.toml"):
        load_additions(tmp_path)


def test_on_the_command_line(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article = tmp_path / "article.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        main(["read", str(article), "--lexicon", str(folder), "--format", "jsonl"])
    assert ended.value.code == 0
    assert '"lexicon":"sha256:' in capsys.readouterr().out
    (folder / "names.toml").write_text("given = [", encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        main(["read", str(article), "--lexicon", str(folder)])
    assert ended.value.code == 1
    error = capsys.readouterr().err
    assert "names.toml" in error and "Traceback" not in error
