"""Which files are one publication, and these read as one document: text and tables apart, several formats."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.core.problem import Place, Problem, Severity
from generator.recognise.office import CONVERTED, convert
from generator.recognise.pdf import read_pdf
from generator.recognise.printed import Block, Cell, Entry, Printed, Spot, Table, Where
from generator.recognise.web import read_web
from generator.recognise.word import read_word
from generator.recognise.workbook import read_workbook

Reader = Callable[[Path], tuple[Printed | None, list[Problem]]]
# In the order in which a file is taken where a publication has the same in several formats.
READERS: dict[str, Reader] = {
    **{".docx": read_word, ".pdf": read_pdf, ".html": read_web, ".htm": read_web},
    ".xlsx": read_workbook,
}
KNOWN = frozenset((*READERS, *CONVERTED))  # those that LibreOffice makes readable are read as what they become
# Words in names of files that are parts of one publication: "…部门预算公开表", "…预算情况说明", "附件1：…"
_PART = re.compile(
    r"情况说明|编制说明|文字(?:部分|说明)?|说明|公开表|报表|表格|附表|附件[\d一二三四五六七八九十]*|套表|表$|[\s（）()：:._—-]|公开"
)
ENOUGH = 8  # paragraphs of a text that is more than the titles of tables
SHORTEST = 6  # characters of a name that says whose publication it is


@dataclass(frozen=True, slots=True)
class Publication:
    """The files of a publication and the name that it goes by."""

    name: str
    files: tuple[Path, ...]
    read_as: tuple[tuple[Path, Path], ...] = ()  # files that were converted, and what they became
    problems: tuple[Problem, ...] = ()  # why others were not


def publications(paths: Iterable[Path]) -> list[Publication]:
    """The publications among files and folders: a file that is named by itself is one by itself."""
    found: dict[str, list[Path]] = {}
    for path in paths:
        if not path.is_dir():
            found.setdefault(str(path), []).append(path)
            continue
        for file in sorted(path.rglob("*")):
            # "~$公开.docx" is the lock that Word keeps beside a file that is open
            if file.suffix.lower() in KNOWN and file.is_file() and not file.name.startswith(("~$", ".")):
                found.setdefault(_key(file), []).append(file)
    return [Publication(_name(files), tuple(files)) for files in found.values()]


def _key(file: Path) -> str:
    """What files of one publication have in common: the folder, and the name without the words for a part."""
    bare = _PART.sub("", file.stem)
    return f"{file.parent}/{bare}" if len(bare) >= SHORTEST else f"{file.parent}/{file.stem}"


def _name(files: Sequence[Path]) -> str:
    return str(files[0].with_suffix("")) if len(files) > 1 else str(files[0])


def read_publication(publication: Publication) -> tuple[Printed | None, list[Problem]]:
    """All that its files say as one document: of the same in several formats one, a text and its tables joined."""
    problems = list(publication.problems)
    read: list[Printed] = []
    order = list(READERS)
    failed = {problem.place.file for problem in problems if problem.place}
    became = dict(publication.read_as)
    files = [became.get(file, file) for file in publication.files if str(file) not in failed]
    for file in sorted(files, key=lambda one: order.index(one.suffix.lower()) if _known(one) else len(order)):
        reader = READERS.get(file.suffix.lower())
        if reader is None:
            details = {"known": "、".join(READERS)}
            problems.append(Problem("verify-format-unknown", Place(str(file)), details))
            continue
        document, found = reader(file)
        problems += found
        if document is None or not document.blocks:
            continue
        if any(_has_text(document) <= _has_text(one) and _has_tables(document) <= _has_tables(one) for one in read):
            problems.append(Problem("audit-same-twice", Place(str(file)), {"other": read[0].file}, Severity.INFO))
            continue
        read.append(document)
    # the text first: its contents and headings lead
    read.sort(key=lambda one: -_has_text(one))
    return (_joined(read) if read else None), problems


def converted(publication: Publication, folder: Path) -> Publication:
    """The publication with what LibreOffice makes of the files that no reader knows, in a folder below this one."""
    read_as: list[tuple[Path, Path]] = []
    problems: list[Problem] = []
    for number, file in enumerate(publication.files):
        if file.suffix.lower() in CONVERTED:
            below = folder / f"{len(list(folder.iterdir()))}-{number}"
            below.mkdir()
            made, found = convert(file, below)
            problems += found
            read_as += [(file, made)] if made else []
    return replace(publication, read_as=tuple(read_as), problems=tuple(problems))


def _known(file: Path) -> bool:
    return file.suffix.lower() in READERS


def _has_text(printed: Printed) -> bool:
    return len(printed.paragraphs()) >= ENOUGH


def _has_tables(printed: Printed) -> bool:
    return bool(printed.tables())


def _joined(documents: Sequence[Printed]) -> Printed:
    """The blocks of one after those of the other, numbered through."""
    first, *others = documents
    blocks: list[Block] = list(first.blocks)
    contents: list[Entry] = list(first.contents)
    spots: dict[tuple[int, int, int], tuple[Spot, ...]] = dict(first.spots)
    for other in others:
        before = len(blocks)
        blocks += [_moved(block, before) for block in other.blocks]
        spots |= {(block + before, row, column): value for (block, row, column), value in other.spots.items()}
    return Printed(first.file, tuple(blocks), tuple(contents), spots)


def _moved(block: Block, by: int) -> Block:
    def where(old: Where) -> Where:
        return replace(old, block=old.block + by)

    if not isinstance(block, Table):
        return replace(block, where=where(block.where))
    rows = tuple(tuple(Cell(cell.text, where(cell.where), cell.covered) for cell in row) for row in block.rows)
    return replace(block, rows=rows, where=where(block.where))
