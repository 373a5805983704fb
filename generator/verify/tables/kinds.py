"""The kinds of tables that a disclosure publishes, as a list: the first kind one of whose signs fits is a table's kind.

What stands in heads, rows and titles decides, never a table's number (公开05表) or place: these differ by region. A
sentence about expenditure is held against the rows of the kinds that it speaks of, so everything that is verified
begins here (docs/rules.md §2 has the tables that must be published).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.recognise.printed import Table
from generator.verify.canonical import spaceless
from generator.verify.tables.column_roles import column_heads

ROWS_READ = (
    60  # the first rows of the longest table name its kind; those of a list of 300 projects need not all be read
)
LABEL_COLUMNS = frozenset({"项目", "功能分类"})  # the heads of the columns of labels in 收支 tables, one for each side


@dataclass(frozen=True, slots=True)
class Sign:
    """One way in which a kind shows itself; all that is stated must hold, what is left out may be anything.

    `head` are patterns each of which stands somewhere in the head; `no_head` and `no_body` stand nowhere there; `sides`
    is how many columns of labels there are at least: two where income stands beside expenditure.
    """

    head: tuple[str, ...] = ()
    no_head: str = ""
    body: str = ""
    no_body: str = ""
    title: str = ""
    sides: int = 0

    def fits(self, words: Words) -> bool:
        """Whether a table of these words shows it."""
        wanted = (*((pattern, words.head) for pattern in self.head), (self.body, words.body), (self.title, words.title))
        unwanted = ((self.no_head, words.head), (self.no_body, words.body))
        return (
            all(re.search(pattern, text) for pattern, text in wanted if pattern)
            and not any(re.search(pattern, text) for pattern, text in unwanted if pattern)
            and words.sides >= self.sides
        )


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of table: its name in this program, its usual title, what it states, how it shows itself.

    `totals` is what sentences call the amount in its total row.
    """

    name: str
    chinese: str
    meaning: str
    signs: tuple[Sign, ...]
    totals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """All that decides a table's kind: its head, body and title without blanks, cells parted by bars."""

    head: str
    body: str
    title: str
    sides: int


# Targets and self-evaluations: a list of indicators, or the form above it with the goal or the money.
_INDICATORS = r"一级指标|项目总体目标|年度绩效目标|年度总体目标|年度资金总额"

# The economic classification of the government, not that of departments: 政府预算经济分类, 政府预算支出经济分类.
_GOVERNMENT = r"政府(?:预算)?(?:支出)?经济分类"

# Rows that basic expenditure by economic class has and 三公 has not; not every unit pays 基本工资.
_ECONOMIC = r"基本工资|工资福利支出|商品和服务支出"

KINDS: tuple[Kind, ...] = (
    Kind(
        *("performance", "绩效目标表、绩效自评表", "goals, their indicators and the money for them"),
        signs=(Sign(head=(_INDICATORS,)), Sign(body=_INDICATORS)),
    ),
    Kind(
        *("government", "按政府预算经济分类的支出表", "the general budget by the government's economic classes (501…)"),
        signs=(Sign(head=(_GOVERNMENT,)), Sign(title=_GOVERNMENT)),
    ),
    Kind(
        *("details", "支出明细表", "expenditure by functional item and, below each, by economic class"),
        signs=(Sign(head=("功能分类", "经济分类")),),
    ),
    Kind(
        *("three", "“三公”经费支出表", "trips abroad, official vehicles and receptions, as columns or as rows"),
        signs=(  # the table of basic expenditure has the same items, under 30212 and 30217
            Sign(head=("因公出国",), no_body=_ECONOMIC),
            Sign(body="因公出国.*接待", no_body=_ECONOMIC),
        ),
        totals=("三公",),
    ),
    Kind(
        *("by_unit", "按单位列示的收支表", "the amounts of a department's units, a row a unit"),
        signs=(Sign(head=("单位名称|预算单位", "收入|支出|合计"), no_head="科目|功能|项目名称"),),
    ),
    Kind(
        *("projects", "项目支出表", "projects by functional item, with the economic classes of each"),
        signs=(Sign(head=("项目名称", "工资福利支出")),),
        totals=("项目支出", "一般公共预算项目支出", "专项业务经费"),
    ),
    Kind(
        *("basic", "一般公共预算基本支出表", "basic expenditure by economic class, 人员经费 and 公用经费"),
        signs=(Sign(body="基本工资"), Sign(head=("人员经费|公用经费", "经济分类"))),
        totals=("基本支出", "一般公共预算基本支出", "财政拨款基本支出"),
    ),
    Kind(
        *("fiscal", "财政拨款收支总表", "what the treasury grants and what is spent of it, by fund"),
        signs=(
            Sign(head=("收入", "支出", "政府性基金"), sides=2),
            Sign(head=("收入", "支出"), title="财政拨款", sides=2),
        ),
        totals=("财政拨款收支", "财政拨款", "财政拨款收入", "财政拨款支出"),
    ),
    Kind(
        *("overall", "收支总表", "all income by source beside all expenditure by functional class"),
        signs=(Sign(head=("收入", "支出"), sides=2),),
        totals=("收支", "收入", "支出", "总收入", "总支出", "预算收入", "预算支出"),
    ),
    Kind(
        *("fund", "政府性基金预算支出表", "expenditure of the government funds"),
        signs=(  # 收入总表 has a column 政府性基金 as well, beside the one of 一般公共预算
            Sign(title="政府性基金"),
            Sign(head=("政府性基金",), no_head="一般公共"),
        ),
        totals=("政府性基金预算", "政府性基金预算支出"),
    ),
    Kind(
        *("capital", "国有资本经营预算支出表", "expenditure of the state capital budget"),
        signs=(Sign(title="国有资本经营"), Sign(head=("国有资本经营",), no_head="一般公共")),
        totals=("国有资本经营预算", "国有资本经营预算支出"),
    ),
    Kind(
        *("carry", "上年结转结余表", "what was carried over from last year, by item"),
        # a table of income with a column of carried-over money is none, one of a fund with 年初结转和结余 may be
        signs=(Sign(title="结转", no_head="(?<!年初)结转"),),
        totals=("上年结转结余", "结转结余", "上年结转"),
    ),
    Kind(
        *("income", "收入总表", "income by functional item and source"),
        signs=(Sign(head=("财政专户|单位资金|上级补助收入|事业收入",)),),
        totals=("收入", "总收入"),
    ),
    Kind(
        *("general", "一般公共预算支出表", "expenditure of the general budget by functional item, basic and projects"),
        signs=(
            Sign(head=("基本支出", "项目支出", "一般公共")),
            Sign(head=("基本支出", "项目支出"), title="一般公共"),
        ),
        totals=("一般公共预算", "一般公共预算支出", "财政拨款支出"),
    ),
    Kind(
        *("expenditure", "支出总表", "expenditure of all money by functional item, basic and projects"),
        signs=(Sign(head=("基本支出", "项目支出")),),
        totals=("支出", "总支出"),
    ),
)
OTHER = "other"  # the kind of a table that none of them is: staff, vehicles, a list of words explained
TOTALS_CALLED = {kind.name: kind.totals for kind in KINDS}


def kind_of(table: Table) -> str:
    """The name of the first kind that fits the table, else `other`; a head that is not marked counts as body."""
    words = words_of(table)
    return next((kind.name for kind in KINDS if any(sign.fits(words) for sign in kind.signs)), OTHER)


def words_of(table: Table) -> Words:
    """What decides a table's kind."""
    head = spaceless("|".join(cell.text for row in table.head() for cell in row))
    body = spaceless("|".join(cell.text for row in table.body()[:ROWS_READ] for cell in row))
    sides = sum(1 for column in column_heads(table) if column and column[-1] in LABEL_COLUMNS)
    return Words(head, body, spaceless(table.title), sides)
