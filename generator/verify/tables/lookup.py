"""The printed tables as answers: every amount with its row label, code and column head, and the kind of its table.

Kinds are told by what stands in heads and rows, never by a number or a region's title:
overall (收支总表), income, expenditure, fiscal (财政拨款收支), general (一般公共预算支出), basic (by economic code),
projects, fund, capital, three (三公), carry (结转结余), performance, other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from itertools import pairwise

from generator.recognise.printed import Printed, Table, Where
from generator.verify.canonical import canonical, spaceless
from generator.verify.rounded import Rounded, is_number, rounded

NOTHING = rounded("0", 2)
YUAN = Decimal("0.0001")
TOTALS = {
    "合计",
    "总计",
    "收入总计",
    "支出总计",
    "本年收入合计",
    "本年支出合计",
    "收入合计",
    "支出合计",
    "总收入",
    "总支出",
}
_CODE_HEAD = re.compile(r"^(?:类|款|项|.*编码|.*代码)$")
_LABEL_HEAD = re.compile(r"^(?:项目|科目|功能分类|经济分类|内容|指标|科目类别|项目按.*|.*名称|.*内容|支出内容)$")
_SERIAL = re.compile(r"^(?:※|[\d\s]*|栏次|行次)$")


@dataclass(frozen=True, slots=True)
class Entry:
    """One cell for an amount; empty cells are entries of nothing. `main` is the first amount after the label."""

    kind: str
    label: str
    code: str
    head: tuple[str, ...]
    value: Rounded
    where: Where
    main: bool
    group: str = ""
    project: str = ""
    is_empty: bool = False
    text: str = ""  # as printed
    scale: Decimal = Decimal(1)  # from the table's unit to 万元, in which `value` is
    item: str = ""  # the project that the row is about, in a table that lists projects under their items

    @property
    def leaf(self) -> str:
        return self.head[-1] if self.head else ""

    @property
    def is_total(self) -> bool:
        return spaceless(self.label) in TOTALS or (not self.label and self.kind == "three")

    def amount(self, value: Decimal | None = None) -> str:
        """Its amount, or another, as its table would print it."""
        return f"{(self.value.value if value is None else value) / self.scale:,f}"

    def words(self) -> str:
        """The cell in words: 表内行·列."""
        head = "·".join(dict.fromkeys(self.head))
        return "，".join(part for part in (self.label, head) if part)


@dataclass(frozen=True)
class Lookup:
    """All entries of a document's tables; `unit` is the name that stands above them."""

    unit: str
    entries: tuple[Entry, ...]
    titles: dict[str, tuple[str, ...]] = field(default_factory=dict)
    wholes: int = 0  # target tables of the unit as a whole
    is_final: bool = False  # it tells what was spent and not what is planned

    @classmethod
    def of(cls, printed: Printed) -> Lookup:
        unit = unit_name(printed)
        entries: list[Entry] = []
        titles: dict[str, tuple[str, ...]] = {}
        project = ""
        for table, scale in ((with_head(table), scale) for table, scale in _scaled(printed)):
            kind = kind_of(table)
            titles[kind] = (*titles.get(kind, ()), table.title)
            project = _project_of(table) or project
            is_goal = kind == "performance"  # it names its unit itself
            own = scale_of(table) if is_goal else scale
            entries += _entries(table, kind, project if is_goal else "", own)
        wholes = sum(1 for table in printed.tables() if _is_whole(table))
        return cls(unit, tuple(entries), titles, wholes, _is_final(printed))

    def kinds(self, *kinds: str) -> Iterator[Entry]:
        return (entry for entry in self.entries if entry.kind in kinds)

    @cached_property
    def by_name(self) -> dict[str, list[Entry]]:
        """Entries by every name under which a sentence may call them."""
        found: dict[str, list[Entry]] = {}
        for entry in self.entries:
            for name in names_of(entry, self.unit):
                found.setdefault(name, []).append(entry)
        return found

    @cached_property
    def by_code(self) -> dict[str, list[Entry]]:
        """Entries by the code of their row."""
        found: dict[str, list[Entry]] = {}
        for entry in self.entries:
            if entry.code:
                found.setdefault(entry.code, []).append(entry)
        return found

    def named(self, name: str, kinds: Iterable[str]) -> list[Entry]:
        """The entries of that canonical name in tables of these kinds."""
        wanted = set(kinds)
        return [entry for entry in self.by_name.get(name, ()) if entry.kind in wanted]

    def rows(self, *kinds: str) -> Iterator[Entry]:
        """The main amounts of rows with a code, in the tables' order."""
        return (entry for entry in self.kinds(*kinds) if entry.code and entry.main)


# What the totals of a table are called in sentences; the column decides which.
_NAMES_OF_TOTALS = {
    "overall": ("收支", "收入", "支出", "总收入", "总支出", "预算收入", "预算支出"),
    "income": ("收入", "总收入"),
    "expenditure": ("支出", "总支出"),
    "fiscal": ("财政拨款收支", "财政拨款", "财政拨款收入", "财政拨款支出"),
    "general": ("一般公共预算", "一般公共预算支出", "财政拨款支出"),
    "basic": ("基本支出", "一般公共预算基本支出", "财政拨款基本支出"),
    "projects": ("项目支出", "一般公共预算项目支出", "专项业务经费"),
    "fund": ("政府性基金预算", "政府性基金预算支出"),
    "capital": ("国有资本经营预算", "国有资本经营预算支出"),
    "three": ("三公",),
    "carry": ("上年结转结余", "结转结余", "上年结转"),
}


def names_of(entry: Entry, unit: str) -> Iterator[str]:
    """The canonical names of an entry: its row's, or in a total row its column's."""
    leaf = canonical(entry.leaf, unit)
    label = canonical(entry.label, unit)
    if entry.kind == "basic" and "公用" in {label, leaf if entry.is_total else ""}:
        yield "机关运行"
    if entry.is_total:
        if leaf not in {"", label}:
            yield leaf
            if entry.kind in {"general", "expenditure"} and leaf in {"基本支出", "项目支出"}:
                yield from (canonical(f"{fund}{leaf}") for fund in ("一般公共预算", "财政拨款"))
            yield from (canonical(head, unit) for head in entry.head[:-1] if entry.leaf in {"小计", "合计"})
        if entry.main or leaf in {"合计", "小计", "总计"}:
            yield from (canonical(name) for name in _NAMES_OF_TOTALS.get(entry.kind, ()))
        return
    if entry.main and label:
        yield label
        if entry.kind in {"overall", "fiscal"} and "结转" in entry.group and "结转" not in label:
            yield f"{label}结转"
    if entry.kind == "basic" and label in {"人员", "公用"} and not entry.code:
        yield label


def _is_whole(table: Table) -> bool:
    """Whether a target table is about all that the unit does."""
    text = spaceless("|".join(cell.text for row in table.rows[:8] for cell in row))
    return "年度绩效目标" in text and "项目名称" not in text


def _is_final(printed: Printed) -> bool:
    """Whether titles speak of 决算 more often than of 预算."""
    texts = [table.title for table in printed.tables()]
    if not any(texts):
        texts = [text for block in printed.blocks if (text := getattr(block, "text", "")) and len(text) < 40]
    return sum("决算" in text for text in texts) > sum("预算" in text for text in texts)


# ── kinds ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def kind_of(table: Table) -> str:
    """The kind of a table by its heads, then its rows, then its title."""
    head = spaceless("|".join(cell.text for row in table.head() for cell in row))
    body = spaceless("|".join(cell.text for row in table.body()[:60] for cell in row))
    title = spaceless(table.title)
    whole = head + body
    if re.search(r"一级指标|项目总体目标|年度绩效目标|年度总体目标|年度资金总额", whole):
        return "performance"
    if "因公出国" in head or re.search(r"因公出国.*接待", body):
        return "three" if "基本工资" not in body else "basic"
    if "项目名称" in head and "工资福利支出" in head:
        return "projects"
    if "基本工资" in body or ("人员经费" in head and "经济分类" in head):
        return "basic"
    sides = [leaf for leaf in ("项目", "功能分类") for cell in _last_head(table) if cell == leaf]
    if "收入" in head and "支出" in head and len(sides) >= 2:
        return "fiscal" if "政府性基金" in head or "财政拨款" in title else "overall"
    for kind, words in (("fund", "政府性基金"), ("capital", "国有资本经营")):
        if words in title or (words in head and "一般公共" not in head):
            return kind
    if "结转" in title and "结转" not in head.replace("年初结转", ""):
        return "carry"
    if re.search(r"财政专户|单位资金|上级补助收入|事业收入", head):
        return "income"
    if "基本支出" in head and "项目支出" in head:
        return "general" if "一般公共" in head + title else "expenditure"
    return "other"


def _last_head(table: Table) -> list[str]:
    """The words right above the cells, column by column."""
    width = max((len(row) for row in table.rows), default=0)
    return [(tuple(_distinct(table, column)) or ("",))[-1] for column in range(width)]


_BODY = re.compile(r"[-−]?[\d,]+\.\d+|\d{3,7}|\d{3}\s*[^\d\s.,].*|一、.*")


def with_head(table: Table) -> Table:
    """The table with its head marked, where the format did not: the rows before the first with a code or an amount."""
    if table.header_rows or not table.rows or _is_form(table):
        return table
    first = next((at for at, row in enumerate(table.rows) if any(_BODY.fullmatch(c.text.strip()) for c in row)), None)
    return replace(table, header_rows=len(table.rows) - 1 if first is None else first)


def _is_form(table: Table) -> bool:
    """A form of names and values side by side has no head."""
    first = [spaceless(cell.text) for row in table.rows[:2] for cell in row]
    return any(re.match(r"预算单位|部门名称|单位名称|项目(?:支出)?名称", text) for text in first[:1])


# ── cells ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def scale_of(table: Table) -> Decimal:
    """What turns the amounts of a form into 万元: its labels say 项目资金（元） or （万元）."""
    return YUAN if any("（元）" in cell.text for row in table.rows[:6] for cell in row) else Decimal(1)


def _scaled(printed: Printed) -> Iterator[tuple[Table, Decimal]]:
    """Every table with what turns its amounts into 万元: the unit stands above it, 单位：元."""
    scale = Decimal(1)
    for block in printed.blocks:
        if isinstance(block, Table):
            yield block, scale
            continue
        unit = re.search(r"单位[:：]\s*(?:人民币)?(万?元)", block.text)
        scale = scale if unit is None else Decimal(1) if unit[1] == "万元" else YUAN


def _entries(table: Table, kind: str, project: str, scale: Decimal = Decimal(1)) -> Iterator[Entry]:
    roles, heads = _roles(table)
    groups: dict[int, str] = {}
    for row in table.body():
        label, code, place, fresh, item = "", "", 0, False, ""
        for column, cell in enumerate(row):
            text = cell.text.strip()
            if cell.covered and column and text == row[column - 1].text.strip():
                continue
            if roles[column] == "serial":
                continue
            if roles[column] == "code" and (not text or text.isdigit()):
                code = text if heads[column][-1:] in (("类",), ()) or len(text) > 2 else code + text
                label = "" if heads[column][-1:] == ("类",) or len(text) > 2 else label
            elif roles[column] == "label" or (text and not is_number(text)):
                if roles[column] == "label" and roles[column - 1 : column] not in (["code"], ["label"]):
                    code = ""
                label, fresh, place = (text or label) if roles[column - 1 : column] == ["label"] else text, True, column
                if re.match(r"[一二三四五]、|\d[.、]", spaceless(text)) or spaceless(text) in TOTALS:
                    groups[column] = spaceless(text)
                item = text if heads[column][-1:] == ("项目名称",) else ""
                found = re.match(r"(\d{3,7})\s*(?=\D)", text)
                code, label = (found[1], text[found.end() :]) if found else (code, label)
            elif is_number(text) or roles[column] == "value":
                value = rounded(text, 2).times(scale) if is_number(text) else NOTHING
                group = groups.get(place, "")
                head = heads[column]
                yield Entry(
                    *(kind, label.strip(), code, head, value, cell.where, fresh, group, project),
                    *(not text, text, scale, item),
                )
                fresh = False


def _roles(table: Table) -> tuple[list[str], list[tuple[str, ...]]]:
    """What each column holds (code, label, value, serial) and its head's words from the top down."""
    width = max((len(row) for row in table.rows), default=0)
    heads = [tuple(_distinct(table, column)) for column in range(width)]
    roles = [_role(table, heads[column], column) for column in range(width)]
    return roles, heads


def _distinct(table: Table, column: int) -> Iterator[str]:
    last = ""
    for row in table.head():
        text = spaceless(row[column].text) if column < len(row) else ""
        if text and text != last and not (_SERIAL.match(text) and text != "行次"):
            yield text
            last = text


def _role(table: Table, head: tuple[str, ...], column: int) -> str:
    leaf = head[-1] if head else ""
    if leaf == "行次":
        return "serial"
    if _CODE_HEAD.match(leaf):
        return "code"
    if _LABEL_HEAD.match(leaf):
        return "label"
    return "value" if table.head() and leaf else "any"


def _project_of(table: Table) -> str:
    """The project that a performance form is about."""
    for row in table.rows[:4]:
        cells = [cell for cell in row if not cell.covered]
        for cell, following in pairwise(cells):
            if re.fullmatch(r"项目(?:支出)?名称", spaceless(cell.text)):
                return spaceless(following.text)
    return ""


def unit_name(printed: Printed) -> str:
    """The publisher, from 编制部门：… above a table; the commonest where forms differ."""
    found: dict[str, int] = {}
    for block in printed.blocks:
        text = "" if isinstance(block, Table) else spaceless(block.text)
        match = re.match(
            r"(?:编制|预算)?(?:部门|单位)(?:（单位）|（部门）)?(?:名称)?[:：](.+?)(?:(?:金额)?单位[:：]|公开|$)", text
        )
        if match and not re.match(r"万?元", match[1]):
            found[match[1]] = found.get(match[1], 0) + 1
    return max(found, key=lambda name: found[name], default="")
