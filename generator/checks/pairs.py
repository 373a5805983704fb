"""The amounts that two tables or blocks state, and what holds them together: a part of docs/checks.md.

A figure that several tables print is one figure; what a unit file states in two blocks may differ. So every two blocks
from which the tables of a kind draw stand in `BETWEEN`, with what holds them together or why nothing need. A test holds
`DRAWN_FROM` against the tables of all sets and against the figures of the sample units.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

from generator.core.declared import BLOCK

# What states it once, what once more, and the check or problem that speaks up.
PAIRS: tuple[tuple[str, str, str], ...] = (
    (
        "基本支出，按功能分类（line_items）",
        "按经济分类（basic_expenditure）",
        "basic-differs、basic-rounded（B08、D05）",
    ),
    ("人员经费、公用经费，按功能分类（nature）", "按经济分类（301、303 与其余）", "B20"),
    ("社会保险、公积金各项（2080505 等）", "经济分类（30108 等）", "B13、B19"),
    ("项目支出，按科目", "各项目（projects）", "由程序推出；line_items 中的项目支出：B21"),
    ("基本支出，结转和基金", "表中人员经费、公用经费两列", "B22、B23"),
    ("“三公”经费各项", "基本支出的 30212、30217、30231、31013", "B11"),
    ("“三公”经费", "基本支出的同一科目与项目、基金、结转之和（不超过）", "B24；多出的在项目文字中：B25"),
    ("“三公”经费中政府性基金安排的", "该项，政府性基金支出", "three-public-fund、E23"),
    ("“三公”经费、政府采购、一般性支出、自评项目", "支出合计（不超过）", "E23"),
    ("“三公”经费预算数、机关运行经费年初预算数", "收入总计（不超过），决算数", "E23、F16、F17"),
    ("政府采购", "支出减人员经费（不超过）", "E30"),
    ("“三公”经费的团组、人次、车辆", "“三公”经费的支出，资产中的车辆", "E21、E24、E11"),
    ("会议费、培训费（一般性支出）", "基本支出的 30215、30216，与其他支出之和", "D10、D12"),
    ("政府采购", "中小企业、小微企业，采购的各类", "E09、E10"),
    ("大型设备", "其他资产、货物采购", "E12"),
    ("项目金额", "资金分配情况、成本指标、目标中的金额", "E16、E17、G03、G10"),
    ("自评项目的支出和年初预算", "支出决算表的项目支出", "G09、G18"),
    ("决算的收入方", "决算的支出方，分资金也一样", "final-unbalanced、final-rounded（C01 至 C10）"),
    ("决算各科目的年初结转和本年收入", "该科目的本年支出和年末结转", "C14、C15"),
    ("机关运行经费", "基本支出中的公用经费（不超过）", "operating-cost-outside、E07"),
    ("批复数（approved）", "所列各数之和", "approved-outside、approved-conflict"),
    ("年初预算数、机关运行经费年初预算数", "同年预算文件", "initial-differs"),
    ("年初结转和结余，分资金、分科目", "上年决算的年末结转和结余", "D08"),
    ("上年数：收入、支出、一般公共预算", "上年数：各部分、各科目", "F19"),
    ("本年数", "上年数（对调、错位、元与万元）", "F16、F17、F20、F21"),
    ("上年数（prior.figures）", "上年文件", "prior-differs"),
    ("在职人数", "编制数；原因中的人员增减", "E13、F14"),
    ("下属单位家数", "列出的下属单位", "E14"),
    ("工资福利支出（301）", "在职人数（人均）", "E26、E27"),
    ("资产价值、车辆运行费、接待费", "车辆、面积、人数（平均）", "E28、E31"),
    ("指标值、完成值", "目标、完成情况中的数", "G04、G13、G17、G19、G20"),
)

# From which blocks of the unit file the amounts under a key's first word come, by kind.
_LINES = ("line_items", "projects")
DRAWN_FROM: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "budget": {
        **dict.fromkeys(("income", "expenditure", "fiscal", "fiscal_with_carryover"), _LINES),
        **dict.fromkeys(("general", "general_with_carryover", "fund", "capital", "carryover"), _LINES),
        **dict.fromkeys(("project", "projects"), ("projects",)),
        "basic": ("basic_expenditure",),
        **dict.fromkeys(("government", "government_basic"), (*_LINES, "basic_expenditure")),
        "three_public": ("three_public",),
        "procurement": ("procurement",),
        "operating_cost": ("operating_cost", "basic_expenditure"),
        BLOCK: (BLOCK,),
    },
    "final": {
        "income": ("income_items",),
        **dict.fromkeys(
            ("expenditure", "fiscal", "general", "fund", "capital", "initial", "adjusted"), ("line_items",)
        ),
        **dict.fromkeys(("fund_account", "capital_account"), ("line_items", "income_items", "carryover_items")),
        **dict.fromkeys(("opening", "closing"), ("carryover_items",)),
        "total_income": ("income_items", "use_of_surplus", "carryover_items"),
        "total_expenditure": ("line_items", "surplus_distribution", "carryover_items"),
        "fiscal_total_income": ("income_items", "carryover_items"),
        "fiscal_total_expenditure": ("line_items", "carryover_items"),
        "use_of_surplus": ("use_of_surplus",),
        "surplus_distribution": ("surplus_distribution",),
        "basic": ("basic_expenditure",),
        "three_public": ("three_public",),
        "evaluation": ("self_evaluation", "line_items", "income_items", "carryover_items", "use_of_surplus"),
        "self_evaluation": ("self_evaluation",),
        BLOCK: (BLOCK,),
    },
}
_BALANCE = ("line_items", "income_items", "carryover_items", "use_of_surplus", "surplus_distribution")
_SAME_AS_LINES = "与 line_items 平衡，见该块"
_DECLARED = "fact-outside，按模板声明的 equals、at_most、at_least"
_BUDGET = (*_LINES, "basic_expenditure", "three_public", "procurement", "operating_cost")
_FINAL = (*_BALANCE, "basic_expenditure", "three_public", "self_evaluation")
# Every two of these blocks: what holds them together where both state an amount, or why they state none in common.
BETWEEN: Mapping[str, Mapping[tuple[str, str], str]] = {
    "budget": {
        ("line_items", "projects"): "由程序推出；项目写在 line_items 的：B21",
        ("line_items", "basic_expenditure"): "basic-differs、basic-rounded、B13、B19、B20",
        ("line_items", "three_public"): "B24、E23",
        ("projects", "basic_expenditure"): "没有同一金额：一为项目支出，一为基本支出",
        ("projects", "three_public"): "B24、B25",
        ("basic_expenditure", "three_public"): "B11、B24",
        **{(block, "procurement"): "E30" for block in (*_LINES, "basic_expenditure")},
        ("three_public", "procurement"): "没有同一金额：买什么与花在哪里",
        **{(block, "operating_cost"): "operating-cost-outside、E07" for block in ("line_items", "basic_expenditure")},
        ("projects", "operating_cost"): "没有同一金额：机关运行经费是基本支出",
        ("three_public", "operating_cost"): "没有同一金额：机关运行经费只取合计",
        ("procurement", "operating_cost"): "没有同一金额：买什么与花在哪里",
        **{(block, BLOCK): _DECLARED for block in _BUDGET},
    },
    "final": {
        **dict.fromkeys(combinations(_BALANCE, 2), "final-unbalanced、final-rounded、C14、C15"),
        ("line_items", "basic_expenditure"): "basic-differs、basic-rounded、B13、B19",
        ("line_items", "three_public"): "B24、E23",
        ("line_items", "self_evaluation"): "E23、G09、G18",
        **{(block, "basic_expenditure"): _SAME_AS_LINES for block in _BALANCE[1:]},
        **{(block, "three_public"): _SAME_AS_LINES for block in _BALANCE[1:]},
        **{(block, "self_evaluation"): _SAME_AS_LINES for block in _BALANCE[1:]},
        ("basic_expenditure", "three_public"): "B11、B24",
        ("basic_expenditure", "self_evaluation"): "没有同一金额：一为基本支出，一为项目支出",
        ("three_public", "self_evaluation"): "没有同一金额：自评项目不分“三公”",
        **{(block, BLOCK): _DECLARED for block in _FINAL},
    },
}
