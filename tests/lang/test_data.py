"""The lists of names are whole: they parse, no strong form has two owners, codes are real."""

import subprocess
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from babel import Locale

from musnad.lexicon import lexicon
from musnad.text import fold
from musnad.wordclasses import FUNCTION, VERB

ROOT = Path(__file__).resolve().parents[2]
ARABIC = files("musnad") / "lang" / "ar"
NAMES = ("countries", "media", "organizations", "places", "names")
TYPES = {"agency", "paper", "channel", "radio", "site", "magazine", "network", "platform"}
ARAB = (
    "SA", "AE", "QA", "KW", "BH", "OM", "YE", "IQ", "SY", "LB", "JO",
    "PS", "EG", "SD", "LY", "TN", "DZ", "MA", "MR", "SO", "DJ", "KM",
)  # fmt: skip
KINDS = {"person", "organization", "state", "place", "media", "group"}


@cache
def load(name: str) -> dict[str, Any]:
    return tomllib.loads((ARABIC / f"{name}.toml").read_text(encoding="utf-8"))


def key(form: str) -> str:
    """A form as it is looked up: folded, full stops and hyphens as blanks."""
    return " ".join(fold(form).replace(".", " ").replace("-", " ").split())


def entries() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every entry with an identity, and its id."""
    yield from ((f"state:{code}", row) for code, row in load("countries").items())
    yield from ((f"media:{k}", row) for k, row in load("media").items() if k != "heads")
    for part in ("known", "blocs"):
        yield from ((f"org:{part}:{k}", row) for k, row in load("organizations")[part].items())


def strong(row: dict[str, Any]) -> list[str]:
    """The forms that mean this entry wherever they stand."""
    unsure = {key(w) for part in ("weak", "ambiguous") for w in row.get(part, ())}
    parts = ("names", "capital", "aliases")
    listed = [row["name"], *(form for part in parts for form in row.get(part, ()))]
    listed += [seat["name"] for seat in row.get("government", ())]
    return [form for form in listed if key(form) not in unsure]


def test_no_strong_form_has_two_owners() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for identity, row in entries():
        for form in strong(row):
            owners[key(form)].add(identity)
    assert not {form: sorted(ids) for form, ids in owners.items() if len(ids) > 1}


def test_no_form_stands_twice_in_one_list() -> None:
    lists = [(i, k, v) for i, row in entries() for k, v in row.items() if isinstance(v, list)]
    lists += [(n, k, v) for n in ("places", "names") for k, v in load(n).items()]
    for identity, part, listed in lists:
        found = [key(f["name"] if isinstance(f, dict) else f) for f in listed]
        assert len(found) == len(set(found)), (identity, part)


def test_weak_forms_are_no_aliases() -> None:
    for identity, row in entries():
        aliases = {key(form) for form in row.get("aliases", ())}
        assert not [form for form in row.get("weak", ()) if key(form) in aliases], identity


def test_unsure_forms_of_countries_places_and_names_are_listed() -> None:
    for code, row in load("countries").items():
        parts = ("names", "capital", "nisba")
        listed = {key(form) for part in parts for form in row.get(part, ())} | {key(row["name"])}
        for part in ("weak", "ambiguous"):
            assert {key(form) for form in row.get(part, ())} <= listed, (code, part)
    places = load("places")
    listed = {key(p) for k, v in places.items() if k not in ("weak", "ambiguous") for p in v}
    assert {key(p) for p in (*places["weak"], *places["ambiguous"])} <= listed
    given = set(map(key, load("names")["given"]))
    for part in ("weak", "female", "foreign"):
        assert set(map(key, load("names")[part])) <= given, part


def test_codes_are_iso_3166() -> None:
    codes = {str(code) for code in Locale("en").territories}
    known = {c for c in codes if len(c) == 2 and c.isalpha()} - {"EU", "EZ", "UN", "XA", "XB", "ZZ"}
    assert set(load("countries")) <= known
    assert {row["country"] for _, row in entries() if "country" in row} <= known
    assert set(load("places")) - {"region", "weak", "ambiguous"} <= set(load("countries"))


def test_types_and_kinds_are_known() -> None:
    media = {k: row for k, row in load("media").items() if k != "heads"}
    assert {row["type"] for row in media.values()} <= TYPES
    assert {row["kind"] for part in ("known", "blocs") for row in
            load("organizations")[part].values()} <= KINDS  # fmt: skip
    for heads in (load("media")["heads"], load("organizations")["heads"]):
        for noun, row in heads.items():
            assert row["gender"] in ("f", "m"), noun
            assert row["number"] in ("singular", "dual", "plural"), noun


def test_domains_have_one_owner() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for identity, row in entries():
        for domain in row.get("domains", ()):
            assert domain == domain.strip().lower() and "/" not in domain, domain
            owners[domain].add(identity)
    assert not {domain: ids for domain, ids in owners.items() if len(ids) > 1}


def test_forms_are_clean_text() -> None:
    """No blanks at the edges or doubled, no brackets or quotation marks, no marks alone."""
    for identity, row in entries():
        further = (form for part in ("names", "aliases", "weak") for form in row.get(part, ()))
        for form in [row["name"], *further]:
            assert form == " ".join(form.split()), (identity, form)
            assert key(form) and not set(form) & set('()[]«»"'), (identity, form)


@pytest.mark.parametrize("part", ["families", "bodies", "lands"])
def test_names_that_stand_alone_are_no_words_of_grammar_or_of_saying(part: str) -> None:
    names = load("renowned")[part]
    assert len(names) == len(set(names))
    words = {name: fold(name) for name in names if " " not in name}
    known = lexicon()
    grammatical = {n for n, word in words.items() if known.classes.get(word, 0) & (VERB | FUNCTION)}
    assert grammatical | {name for name, word in words.items() if word in known.cues} == set()


def test_enough_is_known() -> None:
    media = [row for k, row in load("media").items() if k != "heads"]
    places, names = load("places"), load("names")
    assert len(load("countries")) >= 249
    assert len(media) >= 300
    for code in ARAB:
        assert [row for row in media if row.get("country") == code], code
        assert load("countries")[code].get("nisba") and places[code], code
    assert len(load("organizations")["known"]) >= 200
    assert sum(len(v) for k, v in places.items() if k not in ("weak", "ambiguous")) >= 900
    assert len(names["foreign"]) >= 300
    assert len(names["given"]) - len(names["foreign"]) >= 500


@pytest.mark.parametrize(
    ("name", "entry", "form"),
    [
        ("countries", "US", "أميركا"), ("countries", "SY", "سورية"), ("countries", "IL", "تل أبيب"),
        ("media", "reuters", "رويترز"), ("media", "interfax", "وكالة إنترفاكس الروسية للأنباء"),
        ("media", "afp", "أ.ف.ب"), ("media", "aawsat", "aawsat"), ("media", "spa", "واس"),
        ("media", "nournews", "نور نيوز"), ("media", "sky_news", "سكاى نيوز"),
    ],
)  # fmt: skip
def test_frequent_names_are_there(name: str, entry: str, form: str) -> None:
    assert key(form) in set(map(key, strong(load(name)[entry])))


@pytest.mark.parametrize("tool", ["build_names_page.py", "build_countries.py"])
def test_what_is_built_is_up_to_date(tool: str) -> None:
    """A newer CLDR may change a name: then the file is to be built anew, in its own commit."""
    command = [sys.executable, str(ROOT / "tools" / tool), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
