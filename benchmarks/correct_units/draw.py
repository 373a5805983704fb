"""The facts of a unit, drawn so that they agree: what is paid by function is paid by economic class."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import pairwise

from benchmarks.correct_units import codes
from benchmarks.correct_units.codes import Codes

BUDGET_SETS = (
    ("changji-city/budget-2023", 2023),
    ("changji-city/budget-2025", 2025),
    ("changji-prefecture/budget-2023", 2023),
    ("xinjiang/budget", 2025),
)
FINAL_SETS = (("tianyuan/final-2023", 2023),)
# Sources of a budget and of final accounts by fund; a unit has some of them.
GENERAL = {"budget": ("own", "transfer"), "final": ("general",)}
FUND = {"budget": ("fund_own", "fund_transfer"), "final": ("fund",)}
CAPITAL = {"budget": ("capital_own",), "final": ("capital",)}
OTHER = {"budget": ("special_account", "business", "other", "carryover_general", "carryover_unit"), "final": ("other",)}
LONGEST = 150


@dataclass(frozen=True)
class Line:
    """An amount under an item; `initial`, `opening` and `closing` are of final accounts."""

    code: str
    source: str
    nature: str
    amount: Decimal
    initial: Decimal = Decimal(0)
    opening: Decimal = Decimal(0)
    closing: Decimal = Decimal(0)


@dataclass(frozen=True)
class Project:
    """A project with its amounts by economic class."""

    name: str
    code: str
    source: str
    economic: dict[str, Decimal]

    @property
    def amount(self) -> Decimal:
        return sum(self.economic.values(), Decimal(0))


@dataclass(frozen=True)
class Facts:
    """What a unit file says; amounts are in `amounts_in` with at most `places` decimals."""

    kind: str
    year: int
    extends: str
    amounts_in: str
    places: int
    name: str
    lines: tuple[Line, ...]
    basic: dict[str, Decimal]
    projects: tuple[Project, ...]
    three_public: dict[str, Decimal]
    staff: int
    duties: tuple[str, ...]
    switches: dict[str, str] = field(default_factory=dict)
    last_year: str = "block"  # or "file": where last year's amounts stand

    def quantum(self) -> Decimal:
        """The unit of the last place that is filed."""
        return Decimal(1).scaleb(-self.places)


class Drawer:
    """Draws from one source of chance; amounts are whole numbers of the last place that the file states."""

    def __init__(self, choose: random.Random) -> None:
        self.choose = choose
        self.amounts_in = choose.choice(("万元", "万元", "元"))
        self.places = choose.choice((0, 2)) if self.amounts_in == "元" else choose.choice((0, 1, 2, 2, 2, 4, 6))

    def facts(self) -> Facts:
        """A unit of any set, kind and size."""
        choose = self.choose
        kind = choose.choice(("budget", "budget", "budget", "final"))
        extends, year = choose.choice(BUDGET_SETS if kind == "budget" else FINAL_SETS)
        year_codes = codes.codes_of(year)
        basic = self.basic()
        lines = [*self.insurance(basic, kind), *self.general(basic, year_codes, kind), *self.others(year_codes, kind)]
        projects = self.projects(year_codes, kind) if kind == "budget" else []
        if kind == "final":
            lines = [self.accounted(line) for line in (*lines, *self.project_lines(year_codes))]
        three = {item: basic.get(code, Decimal(0)) for item, code in codes.THREE_PUBLIC.items()}
        return Facts(
            kind=kind,
            year=year,
            extends=extends,
            amounts_in=self.amounts_in,
            places=self.places,
            name=choose.choice(codes.PLACES) + choose.choice(codes.BODIES),
            lines=tuple(lines),
            basic=basic,
            projects=tuple(projects),
            three_public=three | {"vehicle_purchase": Decimal(0)},
            staff=self.staff(basic),
            duties=self.duties(),
            switches=self.switches(kind),
            last_year=choose.choice(("block", "file")),
        )

    def amount(self, least: int = 1, most: int = 400) -> Decimal:
        """An amount of some 万元, now and then one that lies right between two printed ones."""
        scale = 10000 if self.amounts_in == "元" else 1
        power = 10**self.places
        number = self.choose.randint(least * scale * power // 100 or 1, most * scale * power)
        if self.choose.random() < 0.2 and number > 100:
            number = number // 100 * 100 + 50
        return Decimal(number).scaleb(-self.places)

    def basic(self) -> dict[str, Decimal]:
        """Basic expenditure by economic 款: wages always, the rest for some."""
        choose = self.choose
        most = choose.choice((3, 60, 900))
        wages = choose.sample(codes.WAGES, choose.randint(2, 5))
        goods = choose.sample(codes.GOODS, choose.randint(1, len(codes.GOODS)))
        rest = [code for code in (*codes.RETIRED, *codes.CAPITAL) if choose.random() < 0.2]
        insured = [code for code in codes.INSURANCE.values() if choose.random() < 0.7]
        cars = [code for code in codes.THREE_PUBLIC.values() if choose.random() < 0.4]
        found = {code: self.amount(1, most) for code in sorted({*wages, *goods, *rest, *insured, *cars})}
        return found

    def staff(self, basic: dict[str, Decimal]) -> int:
        """So many as the wages pay 10,000 元 a year at least, one in any case."""
        wages = sum((amount for code, amount in basic.items() if code.startswith("301")), Decimal(0))
        paid = int(wages) // 10_000 if self.amounts_in == "元" else int(wages)
        return min(self.choose.randrange(1, 400), max(paid, 1))

    def insurance(self, basic: dict[str, Decimal], kind: str) -> list[Line]:
        """Items that pay just what one economic code pays."""
        source = GENERAL[kind][0]
        paid = ((item, basic[code]) for item, code in codes.INSURANCE.items() if code in basic)
        return [Line(item, source, "basic", amount) for item, amount in paid]

    def general(self, basic: dict[str, Decimal], year: Codes, kind: str) -> list[Line]:
        """The rest of basic expenditure over some items of the general budget."""
        paid = sum((basic[code] for code in codes.INSURANCE.values() if code in basic), Decimal(0))
        rest = sum(basic.values(), Decimal(0)) - paid
        most = self.choose.choice((1, 3, 12, 12, 40, LONGEST))
        items = self.items(year.general, self.choose.randint(1, most))
        parts = self.split(rest, len(items))
        sources = [self.choose.choice(GENERAL[kind]) for _ in items]
        return [
            Line(code, source, "basic", amount)
            for code, source, amount in zip(items, sources, parts, strict=True)
            if amount
        ]

    def items(self, known: Sequence[str], count: int) -> list[str]:
        """Some items; one of each pair of siblings more often than chance would have it."""
        found = set(self.choose.sample(list(known), min(count, len(known))))
        if count > 2:
            found |= {self.choose.choice(pair) for pair in codes.SIBLINGS if self.choose.random() < 0.5}
        return sorted(found & set(known)) or [known[0]]

    def split(self, whole: Decimal, count: int) -> list[Decimal]:
        """The whole in so many parts, each of whole units of the last place; some may be nothing."""
        units = int(whole.scaleb(self.places))
        cuts = sorted(self.choose.randint(0, units) for _ in range(count - 1))
        edges = [0, *cuts, units]
        return [Decimal(right - left).scaleb(-self.places) for left, right in pairwise(edges)]

    def others(self, year: Codes, kind: str) -> list[Line]:
        """Money of other sources; a budget's tables of carry-over have columns for personnel and for public."""
        found = []
        for source in OTHER[kind]:
            if self.choose.random() < 0.2:
                for code in self.items(year.general, self.choose.randint(1, 3)):
                    nature = self.choose.choice(("basic", "project") if kind == "final" else ("personnel", "public"))
                    found.append(Line(code, source, nature, self.amount()))
        return found

    def project_lines(self, year: Codes) -> list[Line]:
        """Projects of final accounts, which stand among the items."""
        found = []
        for known, source in ((year.general, "general"), (year.fund, "fund"), (year.capital, "capital")):
            if self.choose.random() < (0.7 if source == "general" else 0.3):
                for code in self.items(known, self.choose.randint(1, 4)):
                    found.append(Line(code, source, "project", self.amount()))
        return found

    def accounted(self, line: Line) -> Line:
        """With what was budgeted and what was carried over at both ends."""
        choose = self.choose
        initial = choose.choice((line.amount, Decimal(0), self.amount()))
        opening, closing = (self.amount(1, 20) if choose.random() < 0.2 else Decimal(0) for _ in range(2))
        closing = closing if line.source != "capital" else Decimal(0)
        opening = min(opening, line.amount + closing) if line.source != "capital" else Decimal(0)
        return replace(line, initial=initial, opening=opening, closing=closing)

    def projects(self, year: Codes, kind: str) -> list[Project]:
        """Projects of a budget, of all funds."""
        choose = self.choose
        names = choose.sample(codes.PROJECT_NAMES, choose.choice((0, 1, 2, 3, 8, len(codes.PROJECT_NAMES))))
        found = []
        for name in names:
            known, sources = choose.choices(
                ((year.general, GENERAL[kind]), (year.fund, FUND[kind]), (year.capital, CAPITAL[kind])), (6, 2, 1)
            )[0]
            economic = {code: self.amount() for code in choose.sample(("302", "303", "310", "312", "399"), 2)}
            found.append(Project(name, self.items(known, 1)[0], choose.choice(sources), economic))
        return found

    def duties(self) -> tuple[str, ...]:
        """Duties that begin with digits, end with them, speak of budgets, hold marks."""
        known = (
            "12345政务服务便民热线的受理、转办和督办",
            "贯彻执行国家有关法律、法规和方针政策",
            "审核批复部门（单位）的决算",
            "负责2025年前规划的组织实施",
            "承办市委、市政府交办的其他事项",
            "指导110社会联动工作",
        )
        return tuple(self.choose.sample(known, self.choose.randint(1, len(known))))

    def switches(self, kind: str) -> dict[str, str]:
        """Conventions of a set of its own, each as it is in its parent or another."""
        known = {
            "amount_places": ("0", "1", "2", "2", "2", "4", "6"),
            "percent_places": ("0", "1", "2", "2"),
            "table_amounts": ("as_filed", "万元", "元"),
            "separators": ("是", "否"),
            "amount_zeros": ("kept", "whole", "dropped"),
            "cell_zeros": ("kept", "whole", "dropped"),
            "percent_zeros": ("kept", "whole", "dropped"),
            "zero_cells": ("blank", "zero"),
            "zero_items": ("said", "left_out"),
            "zero_base": ("omit", "new", "hundred"),
            "no_change": ("zero", "level", "silent"),
            "total_row": ("first", "last"),
            "column_numbers": ("是", "否"),
        }
        chosen = (name for name in known if self.choose.random() < 0.4)
        return {name: self.choose.choice(known[name]) for name in chosen}


def scaled(amounts: Iterable[Decimal], choose: random.Random, quantum: Decimal) -> list[Decimal]:
    """Amounts of another year: the same, more, less, nothing."""
    factors = (Decimal(1), Decimal("0.9"), Decimal("1.2"), Decimal("0.5"), Decimal(0))
    return [(amount * choose.choice(factors)).quantize(quantum) for amount in amounts]
