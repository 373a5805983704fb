"""Word files changed in one place: a digit, a swapped pair, a moved point, a direction word, a cleared cell.

Every printed number counts as a place: of tables and sentences, of codes and ordinals, of goals that somebody typed and
of the contents page. What `verify` finds anew in the changed file is what it is worth.
"""

from __future__ import annotations

import random
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from generator.core.problem import Problem, Severity
from generator.recognise.printed import Printed
from generator.verify.verification import READERS, verify_files

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FLIP = {"增加": "减少", "减少": "增加", "增长": "下降", "下降": "增长", "大于": "小于", "小于": "大于"}
_NUMBER = re.compile(r"(?<![\dA-Za-z.])\d[\d,]*(?:\.\d+)?")
_WORD = re.compile("|".join(FLIP))
KINDS = ("digit", "swap", "point", "direction", "cleared")


@dataclass(frozen=True)
class Spot:
    """A number or word in the n-th text of a document, and the part of the document in which it stands."""

    text: int
    start: int
    end: int
    part: str


@dataclass
class Tally:
    """How many changes were made and found, by kind and by part; the missed ones in words."""

    made: Counter[tuple[str, str]] = field(default_factory=Counter)
    found: Counter[tuple[str, str]] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)

    def share(self, at: int = -1, name: str = "") -> float:
        """Found of made: of all, or of a kind (at 0) or part (at 1)."""
        made = sum(count for key, count in self.made.items() if at < 0 or key[at] == name)
        found = sum(count for key, count in self.found.items() if at < 0 or key[at] == name)
        return found / made if made else 1.0


class WordFile:
    """A Word file whose texts can be changed one at a time."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with zipfile.ZipFile(path) as file:
            self._parts = {info: file.read(info) for info in file.infolist()}
        self._name = next(info for info in self._parts if info.filename == "word/document.xml")
        self.tree = etree.fromstring(self._parts[self._name])
        self.texts = list(self.tree.iter(f"{W}t"))

    def spots(self) -> Iterator[Spot]:
        """Every number, and every direction word that a number or 预算 follows."""
        for at, element in enumerate(self.texts):
            text = element.text or ""
            following = self.texts[at + 1].text or "" if at + 1 < len(self.texts) else ""
            for match in _NUMBER.finditer(text):
                yield Spot(at, *match.span(), _part(element))
            for match in _WORD.finditer(text):
                if re.match(r"[\d.]|(?:年初)?预算数", (text[match.end() :] + following)[:6]):
                    yield Spot(at, *match.span(), _part(element))

    def changed(self, spot: Spot, new: str) -> bytes:
        """The file with the words at the spot replaced."""
        element = self.texts[spot.text]
        text = element.text or ""
        element.text = text[: spot.start] + new + text[spot.end :]
        content = etree.tostring(self.tree, xml_declaration=True, encoding="UTF-8", standalone=True)
        element.text = text
        return content

    def write(self, content: bytes, path: Path) -> None:
        with zipfile.ZipFile(path, "w") as file:
            for info, data in self._parts.items():
                file.writestr(info.filename, content if info is self._name else data)


def _part(element: etree._Element) -> str:
    """contents, table, goals (tables of performance, which are typed), or text."""
    cell = next(element.iterancestors(f"{W}tc"), None)
    if cell is not None:
        table = next(element.iterancestors(f"{W}tbl"))
        words = "".join(table.itertext())
        return "goals" if re.search("指标|绩效目标|资金情况|部门联系人|项目资金", words) else "table"
    style = next((p.find(f"{W}pPr/{W}pStyle") for p in element.iterancestors(f"{W}p")), None)
    return "contents" if style is not None and style.get(f"{W}val", "").startswith("TOC") else "text"


def change(old: str, whole: bool, chance: random.Random) -> tuple[str, str]:
    """A change of the words and its kind; `whole`: they are all that a cell has."""
    if old in FLIP:
        return FLIP[old], "direction"
    digits = [at for at, sign in enumerate(old) if sign.isdigit()]
    pairs = [at for at in digits if at + 1 in digits and old[at] != old[at + 1]]
    kinds = ["digit", *(["swap"] if pairs else []), *(["point"] if "." in old else []), *(["cleared"] if whole else [])]
    kind = chance.choice(kinds)
    if kind == "swap":
        at = chance.choice(pairs)
        return old[:at] + old[at + 1] + old[at] + old[at + 2 :], kind
    if kind == "point":
        before, _, after = old.replace(",", "").partition(".")
        return f"{before}{after[0]}.{after[1:]}" if len(after) > 1 else before + after, kind
    if kind == "cleared":
        return "", kind
    at = chance.choice(digits)
    return old[:at] + chance.choice([digit for digit in "0123456789" if digit != old[at]]) + old[at + 1 :], "digit"


def run(files: list[Path], folder: Path, count: int, seed: int, say: Callable[[str], None] = lambda _: None) -> Tally:
    """That many changes to the Word file among the files, each verified with the others as they are."""
    original = WordFile(next(path for path in files if path.suffix == ".docx"))
    others = [path for path in files if path.suffix != ".docx"]
    target = folder / original.path.name
    chance, tally = random.Random(seed), Tally()
    spots = list(original.spots())
    with _remembered(others):
        usual = _said(verify_files("usual", [original.path, *others]).problems, original.path, target)
        for number in range(count):
            spot = chance.choice(spots)
            text = original.texts[spot.text].text or ""
            old = text[spot.start : spot.end]
            new, kind = change(old, spot.part in {"table", "goals"} and old == text, chance)
            original.write(original.changed(spot, new), target)
            found = _said(verify_files("changed", [target, *others]).problems, target, target) - usual
            tally.made[kind, spot.part] += 1
            tally.found[kind, spot.part] += bool(found)
            if not found:
                around = text[max(0, spot.start - 25) : spot.end + 15]
                tally.missed.append(f"{kind}, {spot.part}: {old} → {new or '—'} in {around}")
            say(f"{number + 1}/{count}")
    return tally


def _said(problems: list[Problem], file: Path, target: Path) -> set[str]:
    """Warnings and errors as text, the file by the name of the changed one."""
    serious = [problem for problem in problems if problem.severity is not Severity.INFO]
    return {problem.line("en").replace(str(file), str(target)) for problem in serious}


class _remembered:
    """While it is open, files that do not change are read once."""

    def __init__(self, files: list[Path]) -> None:
        self._known: dict[Path, tuple[Printed | None, list[Problem]]] = {}
        self._files = set(files)
        self._readers = dict(READERS)

    def __enter__(self) -> None:
        for suffix, read in self._readers.items():
            READERS[suffix] = lambda path, read=read: self._read(path, read)

    def __exit__(self, *_: object) -> None:
        READERS.update(self._readers)

    def _read(
        self, path: Path, read: Callable[[Path], tuple[Printed | None, list[Problem]]]
    ) -> tuple[Printed | None, list[Problem]]:
        if path not in self._files:
            return read(path)
        if path not in self._known:
            self._known[path] = read(path)
        return self._known[path]
