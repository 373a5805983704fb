"""The amounts that two tables or blocks state, and what holds them together: a part of docs/checks.md."""

from __future__ import annotations

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
    ("“三公”经费、政府采购、自评项目", "支出合计（不超过）", "E23"),
    ("“三公”经费的团组、人次、车辆", "“三公”经费的支出，资产中的车辆", "E21、E24、E11"),
    ("会议费、培训费（一般性支出）", "基本支出的 30215、30216", "D10"),
    ("政府采购", "中小企业、小微企业，采购的各类", "E09、E10"),
    ("大型设备", "其他资产、货物采购", "E12"),
    ("项目金额", "资金分配情况、成本指标、目标中的金额", "E16、E17、G03、G10"),
    ("自评项目的支出和年初预算", "支出决算表的项目支出", "G09、G18"),
    ("决算的收入方", "决算的支出方，分资金也一样", "final-unbalanced、final-rounded（C01 至 C10）"),
    ("批复数（approved）", "所列各数之和", "approved-outside、approved-conflict"),
    ("年初预算数", "同年预算文件", "initial-differs"),
    ("年初结转和结余", "上年决算的年末结转和结余", "D08"),
    ("上年数（prior.figures）", "上年文件", "prior-differs"),
    ("在职人数", "编制数；原因中的人员增减", "E13、F14"),
    ("下属单位家数", "列出的下属单位", "E14"),
    ("工资福利支出（301）", "在职人数（人均）", "E26、E27"),
    ("指标值、完成值", "目标、完成情况中的数", "G04、G13、G17、G19、G20"),
)
