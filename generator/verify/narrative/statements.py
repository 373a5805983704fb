"""The narrative as statements: an indicator with its amounts, share, change, rate and completion, in reading order."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from generator.verify.canonical import canonical
from generator.verify.narrative.functional_paths import Path, path_in, paths_in
from generator.verify.narrative.grammar import Mention, last_years, mentions
from generator.verify.narrative.outline import LABEL, Line
from generator.verify.rounded import Rounded, usual_places

# Nouns that name no indicator of their own: 年初预算为…，支出决算为… go on with the one before.
_SELFLESS = {
    "",
    *["项", "支出", "实际支出", "执行", "预算", "决算", "年初", "年初预算", "价值", "金额", "收入", "预算金额"],
}
# A line that begins with the name of its item: "1.“行政运行”科目：2025年预算数为", "行政运行（项）：年初预算为"
_NAMED = re.compile(r"^(?:[（(]?[\d一二三四五六七八九十百零]{1,5}[)）]?[.、．]?)?(?P<name>[^：:，。；]{2,50})[：:]")
_SIZES = {"预算安排规模", "资金规模", "预算金额"}  # labels of the line that states a project's amount
# Between an amount and the next: parts of it follow. "万元，其中：", "，包括", "，具体情况如下："
_LEADS = re.compile(r"其中|包括|以下方面|具体情况|如下|分别")
# A line that only names a project, above its amount: "（1）网络维护项目", "3、运行补助项目", "信息化建设项目"
_SHORT = re.compile(r"^(?:[（(]?[\d一二三四五六七八九十百零]{1,5}[)）][.、]?|\d[、.])?[^。；，：\d]{3,40}项目$")
_OWN_CLASS = re.compile(r"[（(]\d{0,3}类[)）]")  # "（类）", "(201类)"
# A line that goes on with the item of the line above: "年初预算为…", "2025年预算数为…", "支出预算…", "决算数…"
_GOES_ON = re.compile(r"^(?:\d{4}年)?(?:年初|支出)?预算|^决算")
# The share of the numbers with a fraction that must have as many decimals as the document is said to round to: it
# prints 35 and 12.5 for 35.00 and 12.50. Of rates more, because 50% is said where 50.00% is not meant.
LEAST_OF_AMOUNTS, LEAST_OF_RATES = 0.5, 0.75


@dataclass(slots=True)
class Item:
    """What a run of numbers says of one indicator.

    `noun` is what the sentence calls it, `name` the same in canonical form; `path` is set where it is a functional
    item, `project` where it is a project. `amounts` are by aspect: initial, budget, actual, or empty where none is
    said.
    """

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
    leads: bool = False  # parts of its amount follow: 其中
    headed: bool = False  # the line above names it
    before: Mention | None = None  # last year's amount, said beside this year's
    again: Mention | None = None  # this year's amount, where a second comparison of it follows the first

    @property
    def main(self) -> Mention | None:
        """The amount of this year: what was spent if that is said, else what is planned."""
        for aspect in ("actual", "", "budget", "initial"):
            if aspect in self.amounts:
                return self.amounts[aspect]
        return None

    @property
    def key(self) -> tuple[str, ...]:
        """What two statements of one indicator have in common."""
        return self.path.names if self.path else (self.name,)

    @property
    def called(self) -> str:
        """The indicator for a message."""
        return "".join(self.path.names) if self.path else (self.noun or self.name)

    @property
    def earliest(self) -> int:
        """Where its first number stands in the line."""
        found = [*self.amounts.values(), *self.counts, *self.shares]
        found += [one for one in (self.before, self.change, self.rate, self.completion) if one]
        return min((one.start for one in found), default=0)


@dataclass(frozen=True)
class Statements:
    """All statements of a document and every number outside the unit's own words; `year` is its own, 0 if unknown."""

    items: tuple[Item, ...]
    numbers: tuple[tuple[Line, Mention], ...]
    year: int = 0

    @cached_property
    def _by_line(self) -> dict[int, list[Mention]]:
        """The numbers of each line, by the identity of the line: two may read alike."""
        found: dict[int, list[Mention]] = {}
        for line, mention in self.numbers:
            found.setdefault(id(line), []).append(mention)
        return found

    def numbers_of(self, line: Line) -> list[Mention]:
        """The numbers of a line in order."""
        return self._by_line.get(id(line), [])

    def chapter(self, line: Line) -> list[Item]:
        """The statements of the chapter that a line stands in."""
        return [item for item in self.items if (item.line.part, item.line.chapter) == (line.part, line.chapter)]


def statements_of(lines: list[Line], unit: str, rows: Container[str] = (), year: int = 0) -> Statements:
    """Read all lines; the places that amounts and per cents are rounded to are the document's own.

    `rows` are the canonical names of functional items, by which a line may begin; `year` is the document's.
    """
    places = _places(lines)
    items: list[Item] = []
    numbers: list[tuple[Line, Mention]] = []
    builder = _Builder(unit, rows, year)
    for line in lines:
        found = _mentions(line.text, unit, places)
        free = [mention for mention in found if not line.is_typed(mention.start)]
        numbers += [(line, mention) for mention in free]
        items += builder.items(line, [] if line.is_heading else free)
    return Statements(tuple(items), tuple(numbers), year)


def _mentions(text: str, unit: str, places: tuple[int | None, int | None]) -> list[Mention]:
    """The numbers of a line but those in the unit's own name: 12345政务服务便民热线中心, 第110中学."""
    if unit not in text or not re.search(r"\d", unit):
        return mentions(text, *places)
    masked = re.sub(r"\d", "＃", unit)
    found = mentions(text.replace(unit, masked), *places)
    return [replace(one, noun=one.noun.replace(masked, unit), base=one.base.replace(masked, unit)) for one in found]


def _places(lines: list[Line]) -> tuple[int | None, int | None]:
    """To how many places the document rounds amounts and per cents."""
    found = [m for line in lines for m in mentions(line.text) if not line.is_typed(m.start)]
    amounts = [m.number.places for m in found if m.kind in {"amount", "change"} and m.unit == "万元" and "." in m.text]
    rates = [
        m.number.places for m in found if m.kind in {"rate", "share", "completion"} and m.number.value not in {0, 100}
    ]
    return usual_places(amounts, LEAST_OF_AMOUNTS), usual_places(rates, LEAST_OF_RATES)


class _Builder:
    """Puts the numbers of one line after another together; remembers what the lines before were about."""

    def __init__(self, unit: str, rows: Container[str], year: int) -> None:
        self.unit, self.rows, self.year = unit, rows, year
        self.named = ""  # the functional item by whose name alone this line begins
        self.subject: Path | None = None  # the functional item that was named last
        self.project = ""  # what 项目名称： said last in this chapter
        self.chapter = ""
        self.above = ""  # the line above, where it only names a project
        self.short = ""  # this line, where it does
        self.paths: list[Path] = []  # the functional items of this line

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
        """Begin a line: what it names, what it goes on with, its label."""
        here = line.chapter + line.section
        self.above = self.short if self.short and here == self.chapter else ""
        self.short = line.text if _SHORT.match(line.text) and not line.is_heading else ""
        self.paths = paths_in(line.text)
        path = self.paths[0] if self.paths else None
        if path or here != self.chapter or not _GOES_ON.match(line.text):
            self.subject = path
        if here != self.chapter:
            self.project = ""
        self.chapter = here
        head = _NAMED.match(line.text)
        name = canonical(head["name"], self.unit) if head else ""
        self.named = name if name in self.rows else ""
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
        if begun and not another and mention.kind == "change" and mention.base and self._taken(begun, mention):
            begun = self._second(line, mention, begun)
        elif begun is None or another or self._taken(begun, mention):
            begun = self._new(line, mention, name, self._subject(mention, name) or own)
        self._attach(begun, mention)
        return begun

    def _amount(self, line: Line, mention: Mention, name: str, own: Path | None) -> Item:
        """The statement that an amount begins, or goes on with: 年初预算…，支出决算… of one indicator."""
        current = self.current
        headed = bool(self.above) and name == "项目支出"
        if headed:  # the line above names the project
            name = canonical(re.sub("项目$", "", self.above), self.unit)
        selfless = name in _SELFLESS and own is None
        if found := last_years(line.text, mention.start, self.year):
            whose = canonical(found["who"], self.unit)
            goes_on = current is not None and whose in {"", current.name} and not current.before
            item = current if current and goes_on else self._new(line, mention, whose or self.named, None)
            if current and not goes_on and whose in {"", current.name}:
                item = self._second(line, mention, current)
            item.before = mention
            return item
        if selfless and current and current.counts and name == "价值":
            item = self._new(line, mention, current.name + "价值", None)
        elif (
            selfless
            and current
            and (current.before or (current.amounts and mention.aspect))
            and (mention.aspect not in current.amounts)
        ):
            item = current
        elif quoted := re.search(r"项目“(?P<name>[^”]+)”", mention.noun):  # 项目“网络维护”
            item = self._new(line, mention, canonical(quoted["name"]), None)
            item.project = quoted["name"]
        elif (selfless and self.label in _SIZES) or (self.label and self.project and name):
            item = self._new(line, mention, canonical(self.project), None)
            item.project = self.project
        else:
            path = own or self._subject(mention, name)
            item = self._new(line, mention, self.named if selfless and not path and self.named else name, path)
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
    def _second(line: Line, mention: Mention, first: Item) -> Item:
        """A second comparison of one amount: 比2024年预算数增加…；比2024年预算执行数减少…"""
        item = Item(line, mention.noun.lstrip("）).,、"), first.name, first.path)
        item.again = first.again or first.main
        return item

    @staticmethod
    def _taken(item: Item, mention: Mention) -> bool:
        """Whether the statement has a number of that kind already."""
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
    """Its amount of this year in 万元."""
    main = item.main
    return main.number if main else None
