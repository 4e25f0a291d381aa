"""Articles annotated by us: ten that no rule was written from, forty that rules were written from.

    python eval/heldout.py                 the ten held out; never print their errors
    python eval/heldout.py --set second    the forty of the second development set

Both are kept as record ids, offsets and digests (``kept.py``); without the corpus under
``--shared`` this is skipped.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

import musnad
from musnad.scoring import score_files

sys.path.insert(0, str(Path(__file__).parent))
from kept import annotated


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--set", choices=("heldout", "second"), default="heldout")
    given = parser.parse_args()
    articles = list(annotated(given.set, given.shared))
    if not articles:
        return 0
    read = [musnad.read(record) for record, _ in articles]
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("gold", "records", "analyses")]
        records, gold = [record for record, _ in articles], [gold for _, gold in articles]
        values: list[Iterable[Any]] = [gold, records, read]
        for path, rows in zip(paths, values, strict=True):
            path.write_bytes(b"".join(msgspec.json.encode(row) + b"\n" for row in rows))
        print(score_files(*paths).table())
    return 0


if __name__ == "__main__":
    sys.exit(main())
