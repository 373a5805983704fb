"""What audit notices in PDFs without tags: one digit changed in a cell or a sentence of the five units' documents.

The documents are built, their tags taken out (and, with --printed, printed anew by LibreOffice and Chromium where these
are installed), read by how their pages look, changed in one place, and audited. A miss that nothing could explain, an
amount that stands once and in no table, is counted apart.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from generator.audit.explained.rules import explain  # noqa: E402
from generator.core.problem import Problem, Severity  # noqa: E402
from generator.pipeline import build  # noqa: E402
from generator.recognise.pdf import read_pdf  # noqa: E402
from generator.recognise.printed import Block, Paragraph, Printed, Table  # noqa: E402
from generator.verify.tables.lookup import Lookup  # noqa: E402
from generator.verify.verification import check_document  # noqa: E402
from tests.world import real_units  # noqa: E402

_AMOUNT = re.compile(r"-?\d[\d,]*\.\d+")  # "1,131.42", a whole cell
_STATED = re.compile(r"\d[\d,]*(?:\.\d+)?(?=万元|元|%|％)")
UNTAGGED = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"false"}}'
SECONDS = 120  # for a printer


def main() -> None:
    """A line a document, and all of them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--changes", type=int, default=60, help="of cells, and as many of sentences, a document")
    parser.add_argument("--printed", action="store_true", help="print by LibreOffice and Chromium too")
    parser.add_argument("--missed", action="store_true", help="list what was not noticed")
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("files", nargs="*", type=Path, help="PDFs of others to measure instead")
    options = parser.parse_args()
    total: Counter[tuple[str, str]] = Counter()
    print("| document | seconds | errors | cells noticed | sentences noticed | of those that could be |")
    print("|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for path in options.files or _documents(Path(folder), options.printed):
            begin = time.process_time()
            printed, _ = read_pdf(path)
            seconds = time.process_time() - begin
            assert printed is not None
            errors = sum(one.severity is Severity.ERROR for one in _problems(printed))
            found = _measure(printed, options)
            total += found
            print(f"| {path.parent.name} {path.stem} | {seconds:.2f} | {errors} | {_shares(found)} |", flush=True)
    print(f"| all | | | {_shares(total)} |")


def _shares(found: Counter[tuple[str, str]]) -> str:
    def share(kind: str, *left_out: str) -> str:
        made = sum(count for (one, what), count in found.items() if one == kind and what not in left_out)
        return f"{found[kind, 'noticed'] / made:.4f} of {made}" if made else "—"

    return f"{share('cell')} | {share('text')} | {share('text', 'nobody')}"


def _documents(folder: Path, is_printed: bool) -> Iterator[Path]:
    """The five documents without tags."""
    for unit in real_units():
        files = {path.suffix: path for path in build(unit, folder / "out").outputs}
        name = f"{unit.parent.name}-{unit.stem}.pdf"
        (folder / "untagged").mkdir(exist_ok=True)
        with pikepdf.open(files[".pdf"]) as opened:
            del opened.Root["/StructTreeRoot"], opened.Root["/Metadata"]
            opened.save(folder / "untagged" / name)
        yield folder / "untagged" / name
        for printer, suffix in (("soffice", ".docx"), ("chromium", ".html")) if is_printed else ():
            if shutil.which(printer):
                (folder / printer).mkdir(exist_ok=True)
                source = shutil.copy(files[suffix], folder / printer / Path(name).with_suffix(suffix).name)
                yield _print(printer, Path(source))


def _print(printer: str, source: Path) -> Path:
    made = source.with_suffix(".pdf")
    arguments = {
        "soffice": ["--headless", "--convert-to", UNTAGGED, "--outdir", str(source.parent), str(source)],
        "chromium": [
            *("--headless", "--no-sandbox", "--disable-gpu", "--disable-pdf-tagging", "--no-pdf-header-footer"),
            *(f"--print-to-pdf={made}", str(source)),
        ],
    }
    subprocess.run([printer, *arguments[printer]], capture_output=True, timeout=SECONDS, check=True)
    return made


def _problems(printed: Printed) -> list[Problem]:
    found, reading = check_document(printed)
    return [*found, *explain(reading.lines, Lookup.of(printed), found).problems]


def _measure(printed: Printed, options: argparse.Namespace) -> Counter[tuple[str, str]]:
    rng = random.Random(options.seed)
    before = Counter((one.code, one.text()) for one in _problems(printed))
    count: Counter[tuple[str, str]] = Counter()
    for kind, places in (("cell", list(_cells(printed))), ("text", list(_numbers(printed)))):
        for place in rng.sample(places, min(options.changes, len(places))):
            changed, words, digits = _changed(printed, place, rng)
            after = Counter((one.code, one.text()) for one in _problems(changed))
            what = "noticed" if after - before else "missed" if kind == "cell" or _stands(printed, digits) else "nobody"
            count[kind, what] += 1
            if options.missed and what != "noticed":
                print(f"    {what}: {words}")
    return count


Place = tuple[int, int, int, int]  # block, row, column (or -1, -1 for text) and offset


def _cells(printed: Printed) -> Iterator[Place]:
    for block, one in enumerate(printed.blocks):
        for row, cells in enumerate(one.rows if isinstance(one, Table) else ()):
            for column, cell in enumerate(cells):
                if not cell.covered and _AMOUNT.fullmatch(cell.text.strip()):
                    yield block, row, column, 0


def _numbers(printed: Printed) -> Iterator[Place]:
    for block, one in enumerate(printed.blocks):
        if isinstance(one, Paragraph):
            for found in _STATED.finditer(one.text):
                yield block, -1, -1, found.start()


def _changed(printed: Printed, place: Place, rng: random.Random) -> tuple[Printed, str, str]:
    """The document with one digit of the number there changed, the change in words, and the number before."""
    number, row, column, start = place
    blocks: list[Block] = list(printed.blocks)
    block = blocks[number]
    if isinstance(block, Table):
        text = block.rows[row][column].text
        new, digits = _other(text, 0, len(text), rng)
        rows = [list(cells) for cells in block.rows]
        rows[row][column] = replace(rows[row][column], text=new)
        blocks[number] = replace(block, rows=tuple(map(tuple, rows)))
        words = f"{block.title}: {text} -> {new}"
    else:
        match = _STATED.match(block.text, start)
        assert match is not None
        new, digits = _other(block.text, match.start(), match.end(), rng)
        blocks[number] = replace(block, text=new)
        words = f"{block.text[max(0, start - 40) : match.end() + 10]} -> {new[start : match.end()]}"
    return Printed(printed.file, tuple(blocks), printed.contents), words, digits


def _other(text: str, begin: int, end: int, rng: random.Random) -> tuple[str, str]:
    at = rng.choice([at for at in range(begin, end) if text[at].isdigit()])
    digit = rng.choice([one for one in "0123456789" if one != text[at]])
    return text[:at] + digit + text[at + 1 :], text[begin:end]


def _stands(printed: Printed, digits: str) -> bool:
    """Whether a number stands more than once: in a table, or elsewhere in the text."""
    cells = sum(digits == cell.text.strip() for table in printed.tables() for row in table.rows for cell in row)
    texts = sum(digits in _STATED.findall(one.text) for one in printed.paragraphs())
    return cells > 0 or texts > 1


if __name__ == "__main__":
    main()
