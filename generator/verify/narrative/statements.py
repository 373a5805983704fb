"""The narrative as statements: an indicator with its amounts, share, change, rate and completion, in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.verify.canonical import canonical
from generator.verify.narrative.grammar import Mention, Path, mentions, path_in, paths_in
from generator.verify.narrative.outline import LABEL, Line
from generator.verify.rounded import Rounded

_SELFLESS = {
    "",
    "项",
    "支出",
    "实际支出",
    "执行",
    "预算",
    "决算",
    "年初",
    "年初预算",
    "价值",
    "金额",
    "收入",
    "预算金额",
}
_SIZES = {"预算安排规模", "资金规模", "预算金额"}
_LEADS = re.compile(r"其中|包括|以下方面|具体情况|如下|分别")
_SHORT = re.compile(r"^(?:[（(]?[\d一二三四五六七八九十]{1,2}[)）][.、]?|\d[、.])?[^。；，：\d]{3,40}项目$")
_OWN_CLASS = re.compile(r"[（(]\d{0,3}类[)）]")


@dataclass(slots=True)
class Item:
    """What a run of numbers says of one indicator."""

    line: Line
    noun: str
    name: str
    path: Path | None = None
    project: str = ""
    amounts: dict[str, Mention] = field(default_factory=dict)
    counts: list[Mention] = field(default_factory=list)
    shares: list[Mention] = field(default_factory=list)
    change: Mention | None = None
    rate: Mention | None = None
    completion: Mention | None = None
    leads: bool = False
    headed: bool = False

    @property
    def main(self) -> Mention | None:
        """The amount of this year: what was spent if that is said, else what is planned."""
        for aspect in ("actual", "", "budget", "initial"):
            if aspect in self.amounts:
                return self.amounts[aspect]
        return None

    @property
    def key(self) -> tuple[str, ...]:
        return self.path.names if self.path else (self.name,)

    @property
    def called(self) -> str:
        """The indicator for a message."""
        return "".join(self.path.names) if self.path else (self.noun or self.name)

    @property
    def earliest(self) -> int:
        found = [*self.amounts.values(), *self.counts, *self.shares]
        found += [one for one in (self.change, self.rate, self.completion) if one]
        return min((one.start for one in found), default=0)


@dataclass(frozen=True)
class Statements:
    """All statements of a document and every number outside the unit's own words."""

    items: tuple[Item, ...]
    numbers: tuple[tuple[Line, Mention], ...]

    def chapter(self, line: Line) -> list[Item]:
        """The statements of the chapter that a line stands in."""
        return [item for item in self.items if (item.line.part, item.line.chapter) == (line.part, line.chapter)]


def statements_of(lines: list[Line], unit: str) -> Statements:
    """Read all lines; the places that amounts and per cents are rounded to are the document's own."""
    places = _places(lines)
    items: list[Item] = []
    numbers: list[tuple[Line, Mention]] = []
    builder = _Builder(unit)
    for line in lines:
        found = mentions(line.text, *places)
        free = [mention for mention in found if not line.is_typed(mention.start)]
        numbers += [(line, mention) for mention in free]
        items += builder.items(line, [] if line.is_heading else free)
    return Statements(tuple(items), tuple(numbers))


def _places(lines: list[Line]) -> tuple[int | None, int | None]:
    """To how many places the document rounds: two where most numbers that are no whole ones have two."""
    found = [m for line in lines for m in mentions(line.text) if not line.is_typed(m.start)]
    amounts = [m.number.places for m in found if m.kind in {"amount", "change"} and m.unit == "万元" and "." in m.text]
    rates = [
        m.number.places for m in found if m.kind in {"rate", "share", "completion"} and m.number.value not in {0, 100}
    ]
    return _usual(amounts, 0.5), _usual(rates, 0.75)


def _usual(places: list[int], least: float) -> int | None:
    twos = sum(1 for place in places if place >= 2)
    return 2 if places and twos >= least * len(places) else None


class _Builder:
    def __init__(self, unit: str) -> None:
        self.unit = unit
        self.subject: Path | None = None
        self.project = ""
        self.chapter = ""
        self.above = ""
        self.short = ""
        self.paths: list[Path] = []

    def items(self, line: Line, found: list[Mention]) -> Iterator[Item]:
        """The statements of one line."""
        self._enter(line)
        self.current: Item | None = None
        figures = [
            m for m in found if m.kind in {"amount", "share", "change", "rate", "completion", "count", "percent"}
        ]
        for at, mention in enumerate(figures):
            item = self._placed(line, mention)
            if item is not self.current:
                self.current = item
                yield item
            following = figures[at + 1].start if at + 1 < len(figures) else len(line.text)
            between = line.text[mention.end : following]
            if mention.kind == "amount" and _LEADS.search(between):
                item.leads = True

    def _enter(self, line: Line) -> None:
        here = line.chapter + line.section
        self.above = self.short if self.short and here == self.chapter else ""
        self.short = line.text if _SHORT.match(line.text) and not line.is_heading else ""
        self.paths = paths_in(line.text)
        path = self.paths[0] if self.paths else None
        if path or here != self.chapter or not re.match(r"^(?:\d{4}年)?(?:年初|支出)?预算|^决算", line.text):
            self.subject = path
        if here != self.chapter:
            self.project = ""
        self.chapter = here
        found = LABEL.match(line.text)
        self.label = found["label"] if found else ""
        if self.label in {"项目名称", "项目"} and found:
            self.project = found["rest"].rstrip("。，；,")

    def _placed(self, line: Line, mention: Mention) -> Item:
        """The statement that a number belongs to: the one begun, or a new one."""
        name = canonical(mention.noun.lstrip("）).,、") or "", self.unit)
        own = path_in(mention.noun) if _OWN_CLASS.search(mention.noun) else None
        if mention.kind == "amount":
            return self._amount(line, mention, name, own)
        if mention.kind in {"count", "percent"}:
            item = self._new(line, mention, name, None)
            item.counts.append(mention)
            return item
        begun = self.current
        another = begun is None or (name not in _SELFLESS and name != begun.name and not begun.path)
        if begun is None or another or self._taken(begun, mention):
            begun = self._new(line, mention, name, self._subject(mention, name) or own)
        self._attach(begun, mention)
        return begun

    def _amount(self, line: Line, mention: Mention, name: str, own: Path | None) -> Item:
        current = self.current
        headed = bool(self.above) and name == "项目支出"
        if headed:  # the line above names the project
            name = canonical(re.sub("项目$", "", self.above), self.unit)
        selfless = name in _SELFLESS and own is None
        if selfless and current and current.counts and name == "价值":
            item = self._new(line, mention, current.name + "价值", None)
        elif selfless and current and current.amounts and mention.aspect and mention.aspect not in current.amounts:
            item = current
        elif quoted := re.search(r"项目“(?P<name>[^”]+)”", mention.noun):
            item = self._new(line, mention, canonical(quoted["name"]), None)
            item.project = quoted["name"]
        elif (selfless and self.label in _SIZES) or (self.label and self.project and name):
            item = self._new(line, mention, canonical(self.project), None)
            item.project = self.project
        else:
            path = own or self._subject(mention, name)
            item = self._new(line, mention, name, path)
        item.amounts[mention.aspect] = mention
        item.headed = item.headed or headed
        return item

    def _subject(self, mention: Mention, name: str) -> Path | None:
        """The functional item that stood last before a number which names nothing else."""
        before = [path for path in self.paths if path.start <= mention.start]
        path = before[-1] if before else self.subject
        return path if path and (name in _SELFLESS or name == canonical(path.names[-1])) else None

    def _new(self, line: Line, mention: Mention, name: str, path: Path | None) -> Item:
        return Item(line, mention.noun.lstrip("）).,、"), name, path)

    @staticmethod
    def _taken(item: Item, mention: Mention) -> bool:
        return {"change": item.change, "rate": item.rate, "completion": item.completion}.get(mention.kind) is not None

    @staticmethod
    def _attach(item: Item, mention: Mention) -> None:
        if mention.kind == "share":
            item.shares.append(mention)
        elif mention.kind == "change":
            item.change = mention
        elif mention.kind == "rate":
            item.rate = mention
        else:
            item.completion = mention


def value_of(item: Item) -> Rounded | None:
    main = item.main
    return main.number if main else None
