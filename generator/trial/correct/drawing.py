"""The facts of a unit, drawn so that they agree: what is paid by function is paid by economic class."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_DOWN, Decimal
from itertools import pairwise

from generator.trial.correct import item_codes as codes
from generator.trial.correct.facts import Facts, Line, Project
from generator.trial.correct.item_codes import Codes

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
class Wish:
    """What a unit must have; what is not stated is left to chance.

    `extends`, `kind` and `year` are those of a template set, whose conventions then stay as they are. `funds`,
    `carryover`: money of all funds, and carried over; `negative`: some of the latter below zero. `items` is how many
    items the general budget has; `last_year` is block, file, or none where there was nothing; `institution`: without
    机关运行经费.
    """

    extends: str = ""
    kind: str = ""
    year: int = 0
    funds: bool = False
    carryover: bool = False
    negative: bool = False
    items: int = 0
    last_year: str = ""
    institution: bool = False


class Drawer:
    """Draws from one source of chance; amounts are whole numbers of the last place that the file states."""

    def __init__(self, choose: random.Random, wish: Wish = Wish()) -> None:
        self.choose = choose
        self.wish = wish
        self.amounts_in = choose.choice(("万元", "万元", "元"))
        self.places = choose.choice((0, 0, 1, 2, 2) if self.amounts_in == "元" else (0, 1, 2, 2, 2, 4, 6))
        if wish.extends:
            self.amounts_in, self.places = "万元", 2

    def facts(self) -> Facts:
        """A unit of any set, kind and size, or of those that are wished for."""
        choose, wish = self.choose, self.wish
        kind = choose.choice(("budget", "budget", "budget", "final"))
        extends, year = choose.choice(BUDGET_SETS if kind == "budget" else FINAL_SETS)
        if wish.extends:
            kind, extends, year = wish.kind, wish.extends, wish.year
        year_codes = codes.codes_of(year)
        basic = self.basic()
        lines = [*self.insurance(basic, kind), *self.general(basic, year_codes, kind), *self.others(year_codes, kind)]
        projects = self.projects(year_codes, kind) if kind == "budget" else []
        used = distributed = Decimal(0)
        if kind == "final":
            lines = [self.accounted(line) for line in (*lines, *self.project_lines(year_codes))]
            lines = self.corrected(lines)
            used, distributed = self.surplus(lines)
        elif choose.random() < 0.3:
            lines = by_nature(lines, basic)
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
            three_public=three,
            staff=self.staff(basic),
            duties=self.duties(),
            switches={} if wish.extends else self.switches(kind),
            last_year=wish.last_year or choose.choice(("block", "file")),
            operating_cost=Decimal(0) if wish.institution else self.operating_cost(basic),
            bought=self.bought(sum(basic.values(), Decimal(0))),
            surplus_used=used,
            surplus_distributed=distributed,
        )

    def amount(self, least: int = 1, most: int = 400) -> Decimal:
        """An amount of some 万元, now and then one that lies right between two printed ones."""
        scale = 10000 if self.amounts_in == "元" else 1
        power = 10**self.places
        number = self.choose.randint(least * scale * power // 100 or 1, most * scale * power)
        if self.choose.random() < 0.2 and number > 100:
            number = number // 100 * 100 + 50
        return Decimal(number).scaleb(-self.places)

    def share(self, whole: Decimal) -> Decimal:
        """A part of an amount, from nothing to all, in whole units of the last place."""
        part = whole * self.choose.choice((Decimal(0), Decimal("0.37"), Decimal("0.5"), Decimal(1)))
        return part.quantize(Decimal(1).scaleb(-self.places), ROUND_DOWN)

    def operating_cost(self, basic: dict[str, Decimal]) -> Decimal | None:
        """None where it is all 公用经费 of basic expenditure, else what is stated."""
        public = sum((v for code, v in basic.items() if code[:3] not in codes.PERSONNEL), Decimal(0))
        return None if self.choose.random() < 0.5 else self.share(public)

    def bought(self, spent: Decimal) -> dict[str, Decimal]:
        """What is procured, within what is spent."""
        return {one: self.share(spent / 4) for one in ("goods", "works", "services")}

    def surplus(self, lines: Sequence[Line]) -> tuple[Decimal, Decimal]:
        """使用非财政拨款结余 and 结余分配 of accounts with money that is not fiscal; less than came in of it."""
        other = sum((line.amount for line in lines if line.source == "other"), Decimal(0))
        if other <= 0 or self.choose.random() < 0.5:
            return Decimal(0), Decimal(0)
        return self.share(other / 4), self.share(other / 4)

    def corrected(self, lines: list[Line]) -> list[Line]:
        """Now and then an amount below zero: money of a former year that was paid back."""
        at = next((at for at, line in enumerate(lines) if line.nature == "project" and line.source == "other"), None)
        if at is None or self.wish.extends or self.choose.random() < 0.7:
            return lines
        back = replace(lines[at], amount=-lines[at].amount, initial=Decimal(0), opening=Decimal(0), closing=Decimal(0))
        return [*lines[:at], back, *lines[at + 1 :]]

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
        items = self.items(year.general, self.wish.items or self.choose.randint(1, most))
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
            if self.choose.random() < (0.9 if self.wish.carryover else 0.2):
                for code in self.items(year.general, self.choose.randint(1, 3)):
                    nature = self.choose.choice(("basic", "project") if kind == "final" else ("personnel", "public"))
                    found.append(Line(code, source, nature, self._carried(source)))
        return found

    def _carried(self, source: str) -> Decimal:
        """An amount; of what was carried over one below zero where that is wished for: it was overdrawn."""
        amount = self.amount()
        return -amount if self.wish.negative and source == "carryover_unit" else amount

    def project_lines(self, year: Codes) -> list[Line]:
        """Projects of final accounts, which stand among the items."""
        found = []
        for known, source in ((year.general, "general"), (year.fund, "fund"), (year.capital, "capital")):
            if self.wish.funds or self.choose.random() < (0.7 if source == "general" else 0.3):
                for code in self.items(known, self.choose.randint(1, 4)):
                    found.append(Line(code, source, "project", self.amount()))
        return found

    def accounted(self, line: Line) -> Line:
        """With what was budgeted and what was carried over at both ends."""
        choose = self.choose
        initial = choose.choice((line.amount, Decimal(0), self.amount()))
        often = 0.8 if self.wish.carryover else 0.2
        opening, closing = (self.amount(1, 20) if choose.random() < often else Decimal(0) for _ in range(2))
        closing = closing if line.source != "capital" else Decimal(0)
        opening = min(opening, line.amount + closing) if line.source != "capital" else Decimal(0)
        return replace(line, initial=initial, opening=opening, closing=closing)

    def projects(self, year: Codes, kind: str) -> list[Project]:
        """Projects of a budget, of all funds."""
        choose = self.choose
        names = choose.sample(codes.PROJECT_NAMES, choose.choice((0, 1, 2, 3, 8, len(codes.PROJECT_NAMES))))
        if choose.random() < 0.05 and not self.wish.extends:  # as many as a list may have
            names += [f"{name}第{number}期" for number in range(2, 8) for name in codes.PROJECT_NAMES]
        funds = ((year.general, GENERAL[kind]), (year.fund, FUND[kind]), (year.capital, CAPITAL[kind]))
        if self.wish.funds:
            names = choose.sample(codes.PROJECT_NAMES, 2 * len(funds))
        found = []
        for at, name in enumerate(names):
            known, sources = choose.choices(funds, (6, 2, 1))[0]
            if self.wish.funds:
                known, sources = funds[at % len(funds)]
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
            "zero_base": ("omit", "new", "hundred", "no_budget", "incomparable"),
            "no_change": ("zero", "level", "same", "unchanged", "silent"),
            "total_row": ("first", "last"),
            "column_numbers": ("是", "否"),
        }
        chosen = (name for name in known if self.choose.random() < 0.4)
        return {name: self.choose.choice(known[name]) for name in chosen}


def by_nature(lines: Sequence[Line], basic: dict[str, Decimal]) -> list[Line]:
    """Basic expenditure by item told apart into 人员经费 and 公用经费, which are what they are by economic class."""
    left = sum((amount for code, amount in basic.items() if code[:3] in codes.PERSONNEL), Decimal(0))
    found: list[Line] = []
    for line in lines:
        if line.nature != "basic" or line.source not in GENERAL["budget"]:
            found.append(line)
            continue
        personnel = min(left, line.amount)
        left -= personnel
        parts = {"personnel": personnel, "public": line.amount - personnel}
        found += [replace(line, nature=nature, amount=amount) for nature, amount in parts.items() if amount]
    return found


def scaled(amounts: Iterable[Decimal], choose: random.Random, quantum: Decimal) -> list[Decimal]:
    """Amounts of another year: the same, more, less, nothing."""
    factors = (Decimal(1), Decimal("0.9"), Decimal("1.2"), Decimal("0.5"), Decimal(0))
    return [(amount * choose.choice(factors)).quantize(quantum) for amount in amounts]
