"""Tables of every length against the pages that we compute: `python -m benchmarks.lengths`, or see `--help`.

For each kind of table in tests/layout/test_lengths.py a PDF with all lengths; tests take those at which a page ends.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from dataclasses import replace
from itertools import product
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.layout.lengths import LONGEST, Kind, pages_apart  # noqa: E402
from tests.layout.test_lengths import KINDS  # noqa: E402

LOOKS = tuple(product(("normal", "small"), ("portrait", "landscape")))


def main() -> None:
    """A line a kind and look, with the headings whose pages differ."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--longest", type=int, default=LONGEST, help="rows of the longest table")
    options = parser.parse_args()
    lengths = list(range(options.longest + 1))
    differing = 0
    with tempfile.TemporaryDirectory() as folder:
        for (name, kind), (size, orientation) in product(KINDS.items(), LOOKS):
            looked: Kind = replace(kind, size=size, orientation=orientation)  # type: ignore[arg-type]
            found = pages_apart(looked, lengths, Path(folder))
            differing += len(found)
            print(f"{name}, {size}, {orientation}: {len(lengths)} lengths, {len(found)} headings elsewhere", *found)
    print(f"{differing} in all")


if __name__ == "__main__":
    main()
