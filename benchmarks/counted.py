"""``python -m benchmarks.counted ../before``: the instructions that reading costs here, and in another checkout.

Seconds tell little on a machine that others use; instructions are the same each time. The same texts are read by both,
with the libraries of this one: invented acts, or those of ``--texts``. A first reading loads and compiles; what counts
is what one more costs. Needs valgrind; a minute for each count.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks import acts

ROOT = Path(__file__).parents[1]
VALGRIND = ("valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null")
READING = """
import pathlib, sys
from generator.extraction.document import read
from generator.values.source import Source
texts = sorted(pathlib.Path(sys.argv[1]).glob("*.txt"))
sources = [Source(path.stem, path.name, "txt", path.read_text(encoding="utf-8"), "0" * 64) for path in texts]
for source in sources * int(sys.argv[2]):
    read(source, ())
"""
_COUNT = re.compile(r"I +refs: +([\d,]+)")


def main() -> None:
    """Count in both checkouts, print millions and what is left of the first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("before", type=Path, help="another checkout")
    parser.add_argument("--acts", type=int, default=10)
    parser.add_argument("--texts", type=Path, help="a folder of texts, in place of invented acts")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if asked.texts is None:
            acts.write(Path(folder), asked.acts)
        texts = asked.texts or Path(folder)
        before, now = (reading(tree.resolve(), texts.resolve()) for tree in (asked.before, ROOT))
    print(f"{before / 1e6:,.0f} M, then {now / 1e6:,.0f} M: {now / before:.2f}")


def reading(tree: Path, texts: Path) -> int:
    """The instructions of one more reading of ``texts`` by the code of ``tree``."""
    once, twice = (_counted(tree, texts, times) for times in (1, 2))
    return twice - once


def _counted(tree: Path, texts: Path, times: int) -> int:
    """The instructions of a process that reads ``texts`` so many times."""
    done = subprocess.run(  # noqa: S603 - our own program
        [*VALGRIND, sys.executable, "-c", READING, str(texts), str(times)],
        cwd=tree,
        env={**os.environ, "PYTHONHASHSEED": "0", "PYTHONPATH": str(tree)},
        capture_output=True,
        text=True,
        check=True,
    )
    found = _COUNT.search(done.stderr)
    if found is None:
        message = f"valgrind tells no count: {done.stderr[-300:]}"
        raise RuntimeError(message)
    return int(found[1].replace(",", ""))


if __name__ == "__main__":
    main()
