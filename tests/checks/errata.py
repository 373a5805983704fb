"""The errors of three published documents (000, 001, 002), each written into a copy of its unit file.

`EXPRESSIBLE`: the error's number, its kind, the unit file, the texts to replace (none: the file has it as published)
and the check that finds it, or the code of the stage that refuses it. `DERIVED`: what no unit file can say, by kind,
since the program computes or prints it. Kinds: A table against table, B narrative against table, C arithmetic,
D wording, E disclosure and privacy, F performance; R is rounding (an information), S a suspicion.
"""

from __future__ import annotations

from tests.checks.cases import CENTER, OFFICE, Change
from tests.world import UNIT

_ALLOCATION_000 = "整合各供热企业的信息化系统，实现数字化"
_REASON_000 = "expenditure.project: "

EXPRESSIBLE: list[tuple[str, str, str, tuple[Change, ...], str]] = [
    # ── 000 ──
    ("000-01", "R", CENTER, (), "approved-rounded"),
    ("000-02", "R", CENTER, (), "approved-rounded"),
    ("000-11", "D", CENTER, (("，实现数字化城市管理资源共享", "，实现实现数字化城市管理资源共享"),), "H04"),
    ("000-12", "D", CENTER, (), "H23"),
    ("000-13", "C", CENTER, (), "H13"),
    ("000-14", "S", CENTER, (), "E12"),
    ("000-15", "S", CENTER, (), "E13"),
    ("000-16", "F", CENTER, (), "G04"),
    ("000-17", "F", CENTER, (), "G14"),
    ("000-18", "F", CENTER, (("level1: 效益指标", 'level1: ""'),), "text-empty"),
    ("000-19", "F", CENTER, (), "G06"),
    ("000-21", "E", CENTER, (("leader: 某某", "leader: 赵甲乙"),), "H30"),
    ("000-22", "E", CENTER, (), "E07"),
    # ── 001 ──
    ("001-03", "A", OFFICE, (('code: "2080505", amount: 96.66', 'code: "2080505", amount: 96.65'),), "basic-rounded"),
    ("001-04", "A", OFFICE, (), "B13"),
    ("001-05", "R", OFFICE, (), "B13"),
    ("001-19", "C", OFFICE, (), "F10"),
    ("001-23", "C", OFFICE, (), "F10"),
    ("001-30", "D", OFFICE, (("uses:\n", 'uses:\n  "999": 行政事业单位离退休\n'),), "code"),
    ("001-32", "D", OFFICE, (("income.transfer: 提前下达", "income.transfer: 主要原因是：提前下达"),), "H18"),
    ("001-33", "D", OFFICE, (("operating_cost: 压缩公务", "operating_cost: 主要原因是要原因是压缩公务"),), "H18"),
    (
        *("001-35", "D", OFFICE),
        (
            (
                "- 用于解决某某个人信访问题",
                "- 用于解决某某个人信访问题\n      - 访问题专项资金管理办法》资金执行时间：2023年",
            ),
        ),
        "H20",
    ),
    ("001-36", "D", OFFICE, (("goal: 2023年预计", "goal: 2013年预计"),), "H05"),
    ("001-38", "D", OFFICE, (("other_matters: 无其他", "other_matters: 及下属各预算单位占用。无其他"),), "E15"),
    ("001-39", "D", OFFICE, (("other_matters: 无其他", "other_matters: 昌吉市人民政府办公室单位无其他"),), "H06"),
    (
        *("001-40", "D", OFFICE),
        (
            ("- name: 电子政务网络设备维护", "- name: 电子政务网络设备维护，"),
            ("- project: 电子政务网络设备维护", "- project: 电子政务网络设备维护，"),
        ),
        "H21",
    ),
    (
        *("001-44", "D", OFFICE),
        (('code: "2101101"', 'name: 城镇职工基本医疗保险缴费, code: "2101101"'),),
        "code-name-differs",
    ),
    ("001-46", "F", OFFICE, (), "G10"),
    (
        *("001-47", "F", OFFICE),
        (
            (
                "name: 服务对象满意度指标, target: ≥90%, basis: 计划标准, weight: 10, scoring: 满意度赋分",
                "name: 服务对象满意度指标, target: ≥90%, basis: 满意度赋分, weight: 10, scoring: 按照完成比例赋分",
            ),
        ),
        "G12",
    ),
    ("001-49", "F", OFFICE, (), "G05"),
    ("001-50", "F", OFFICE, (), "H22"),
    ("001-51", "E", OFFICE, (("用于解决某某个人信访问题", "用于解决赵甲乙个人信访问题"),), "H29"),
    ("001-52", "E", OFFICE, (("leader: 某某\n      goal: 解决", "leader: 赵甲乙\n      goal: 解决"),), "H30"),
    # ── 002 ──
    ("002-01", "R", UNIT, (), "approved-rounded"),
    ("002-02", "R", UNIT, (), "approved-rounded"),
    ("002-03", "R", UNIT, (), "approved-rounded"),
    ("002-04", "R", UNIT, (), "approved-rounded"),
    (
        *("002-06", "B", UNIT),
        (("reserved_sme: 164.05", "reserved_sme: 107.03"), ("reserved_micro: 107.03", "reserved_micro: 164.05")),
        "E09",
    ),
    ("002-09", "B", UNIT, (), "F14"),
    ("002-10", "D", UNIT, (), "F13"),
    ("002-11", "D", UNIT, (), "H18"),
    ("002-12", "D", UNIT, (), "F11"),
    ("002-13", "F", UNIT, (), "G10"),
    ("002-14", "F", UNIT, (("- project: 电子政务网络设备维护", "- project: 电子政务经费"),), "project-unknown"),
    ("002-15", "F", UNIT, (("软件系统等级保护测评次数1次", "软件系统等级保护测次数评1次"),), "H25"),
    ("002-16", "F", UNIT, (("计划外出考察学习10次", "计划出考察学习10次"),), "H25"),
    ("002-17", "F", UNIT, (), "G15"),
    ("002-18", "S", UNIT, (), "G11"),
    ("002-19", "D", UNIT, (("保障市政府办公室各项", "保障市政府办公室及下属单位各项"),), "E15"),
    ("002-23", "E", UNIT, (("contact: 某某", "contact: 赵甲乙"), ("phone: 某某", 'phone: "7654321"')), "H30"),
    ("002-24", "E", UNIT, (("  signed: 2025-02-08\n", ""),), "field-missing"),
    ("002-25", "F", UNIT, (), "G07"),
]  # fmt: skip

# What a unit file cannot say: the program derives, lists or prints it.
DERIVED: dict[str, tuple[str, ...]] = {
    "A": ("000-03", "001-01", "001-02", "001-06", "001-07", "001-08", "001-10"),
    "B": ("001-12", "001-13", "001-14", "001-15", "001-16", "001-31", "001-45", "002-05"),
    "C": ("001-17", "001-18", "001-20", "001-21", "001-22"),
    "D": (
        *("000-04", "000-05", "000-06", "000-07", "000-08", "000-09", "000-10", "000-23"),
        *("001-24", "001-25", "001-26", "001-27", "001-28", "001-29", "001-34", "001-37", "001-41", "001-42", "001-43"),
        *("002-07", "002-08", "002-22"),
    ),
    "E": ("000-20", "001-09", "001-53", "001-55"),
    "F": ("001-48",),
    "R": ("001-54",),
    "S": ("001-11", "002-20", "002-21", "002-26"),
    "X": ("000-24", "002-27"),
}
