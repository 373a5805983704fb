"""For every check a change to a real unit file that fails it: the check's id, the unit, and the texts to replace."""

from __future__ import annotations

import re

from tests.world import FINAL, ROOT, UNIT

OFFICE = "units/changji-government-office/2023-budget.yaml"
CENTER = "units/changji-urban-command-center/2023-budget.yaml"
BUREAU = "units/changji-prefecture-housing-bureau/2023-budget.yaml"

Change = tuple[str, str]


def _in_whole_yuan(unit: str) -> tuple[Change, ...]:
    """Basic expenditure of a file in 万元 as whole 元, and the file in 元."""
    lines = re.findall(r'^(  "\d{5}": )([\d.]+)$', (ROOT / unit).read_text("utf-8"), re.M)
    amounts = ((f"{code}{value}\n", f"{code}{int(value.replace('.', ''))}00\n") for code, value in lines)
    return (("unit_of_amounts: 万元", "unit_of_amounts: 元"), *amounts)


CASES: list[tuple[str, str, tuple[Change, ...]]] = [
    ("B11", UNIT, (("vehicle_operation: 59.00\n", "vehicle_operation: 58.00\n"),)),
    ("B13", UNIT, (('"30113": 72.16', '"30113": 71.26'),('"30199": 5.11', '"30199": 6.01'),)),
    ("B19", UNIT, (('  "30111": 23.85\n', ""),('"30103": 128.49', '"30103": 152.34'),)),
    ("E07", CENTER, ()),
    ("E09", UNIT, (
        ("reserved_sme: 164.05", "reserved_sme: 107.03"),
        ("reserved_micro: 107.03", "reserved_micro: 164.05"),
    )),
    ("E10", FINAL, (("sme: {goods: 10.71", "sme: {goods: 910.71"),)),
    ("E11", UNIT, (("other: {count: 0, value: 0}", "other: {count: 0, value: 20.00}"),)),
    ("E12", UNIT, (
        ("equipment_500k: 0\n  equipment_1m: 0\n  planned", "equipment_500k: 1\n  equipment_1m: 6\n  planned"),
    )),
    ("E13", UNIT, (("establishment: 66", "establishment: 55"),)),
    ("E15", UNIT, (("保障市政府办公室各项业务", "保障市政府办公室及下属单位各项业务"),)),
    ("E16", UNIT, (("招商考察经费20万元", "招商考察经费22万元"),)),
    ("E17", UNIT, (("本项目资金共需55.5万元", "本项目资金共需50.5万元"),)),
    ("E18", BUREAU, (("    - project: 购置国产电脑\n", "    - project: 自建房整治专项\n"),)),
    ("E21", FINAL, (("  receptions: 0", "  receptions: 2"),)),
    ("D10", FINAL, (('  "30201": 4.37\n', '  "30201": 3.37\n  "30215": 1.00\n'),)),
    ("D11", FINAL, (
        ("budget: {abroad: 0, reception: 0, vehicle_purchase: 0, vehicle_operation: 3.95}",
         "budget: {abroad: 0, reception: 0, vehicle_purchase: 0, vehicle_operation: 3.90}"),
    )),
    ("E14", CENTER, (("administrative: 0, institutions: 0", "administrative: 0, institutions: 2"),)),
    ("E23", UNIT, (("goods: 57.02", "goods: 5702.00"),)),
    ("B20", UNIT, (
        ('{code: "2010301", amount: 511.11}', '{code: "2010301", amount: 511.11, nature: public}'),
        ('{code: "2010350", amount: 266.17}', '{code: "2010350", amount: 266.17, nature: personnel}'),
    )),
    ("B21", UNIT, (('{code: "2010301", amount: 511.11}', '{code: "2010301", amount: 511.11, nature: project}'),)),
    ("B22", UNIT, (('code: "2010301", amount: 511.11', 'code: "2010301", amount: 511.11, source: carryover_general'),)),
    ("B23", UNIT, (('code: "2010301", amount: 511.11', 'code: "2010301", amount: 511.11, source: fund_own'),)),
    ("C13", UNIT, (("goods: 57.02", "goods: -57.02"),)),
    ("D08", FINAL, (("    general: 323.54\n", "    general: 323.54\n    closing: 5.00\n"),)),
    ("B24", UNIT, (("vehicle_operation: 59.00\n", "vehicle_operation: 590.00\n"),)),
    ("B26", "tests/departments/filed/2025-budget.yaml", (("goods: 32000", "goods: 30000"),)),
    ("B25", UNIT, (('"30231": 59.00', '"30231": 23.80'), ('"30201": 23.80', '"30201": 59.00'))),
    ("C14", FINAL, (('code: "2120501", nature: project,', 'code: "2120501", nature: project, source: fund,'),)),
    ("C15", FINAL, (
        ('{code: "2120101", amount: 191.80}', '{code: "2120101", amount: 181.80}'),
        ('{code: "2120501", amount: 87.55}', '{code: "2120501", amount: 97.55}'),
    )),
    ("C16", FINAL, (
        ("use_of_surplus: 0", 'carryover_items: [{code: "2120101", opening: 0, closing: -5.00}]\nuse_of_surplus: 0'),
    )),
    ("D12", FINAL, (("meetings: 0,", "meetings: 95.00,"),)),
    ("E30", UNIT, (("goods: 57.02", "goods: 570.20"),)),
    ("E31", UNIT, (("value: 212.25", "value: 2122.50"),)),
    ("E32", UNIT, (("goods: 57.02", "goods: 0.0057"), ("services: 107.03", "services: 0.0107"))),
    ("E33", OFFICE, _in_whole_yuan(OFFICE)),
    ("F19", OFFICE, ()),
    ("F20", CENTER, (
        ("income.own: 203.49", "income.own: 103.49"), ("expenditure.basic: 181.49", "expenditure.basic: 81.49"),
        ("general.2080505: 12.58", "general.2080505: 15.58"), ("general.2101102: 7.47", "general.2101102: 9.47"),
        ("general.2210201: 9.54", "general.2210201: 11.54"), ("general.2101103: 2.36", "general.2101103: 0.36"),
        ("general.2120199: 171.48", "general.2120199: 131.48"), ("operating_cost: 10.23", "operating_cost: 9.23"),
    )),
    ("F21", UNIT, (
        ('{code: "2010301", amount: 511.11}', '{code: "2010301", amount: 266.17}'),
        ('{code: "2010350", amount: 266.17}', '{code: "2010350", amount: 511.11}'),
    )),
    ("F18", UNIT, (
        ("  operating_cost: 机构改革后人员减少，机关运行经费减少\n", "  operating_cost: 与上年预算持平\n"),
    )),
    ("E26", UNIT, (('"30101": 235.50', '"30101": 2355000.00'),)),
    ("E27", UNIT, (("    in_service: 56", "    in_service: 12"),)),
    ("E28", UNIT, (("other: {count: 0, value: 0}", "other: {count: 1, value: 180000}"),)),
    ("E29", UNIT, (('"2010301", amount: 511.11', '"2010301", amount: 370000000'),)),
    ("F16", UNIT, (
        ('"2010301", amount: 511.11', '"2010301", amount: 5111100'),
        ('"2010350", amount: 266.17', '"2010350", amount: 2661700'),
        ('"2080505", amount: 95.40', '"2080505", amount: 954000'),
        ('"2101101", amount: 31.56', '"2101101", amount: 315600'),
        ('"2101102", amount: 25.09', '"2101102", amount: 250900'),
        ('"2210201", amount: 72.16', '"2210201", amount: 721600'),
    )),
    ("F17", UNIT, (("procurement:\n", "prior: {year: 2024, figures: {procurement.goods: 570.2}}\nprocurement:\n"),)),
    ("E24", FINAL, (("vehicles_purchased: 0", "vehicles_purchased: 1"),)),
    ("E25", UNIT, (("- 运行补助经费主要用于", "- 运行补贴经费主要用于"),)),
    ("G09", FINAL, (("amount: 82.80", "amount: 92.80"), ("  evaluation.project: 87.55\n", ""))),
    ("G17", FINAL, (
        ("result: 全年天元区数字化城市管理正常运转，信息案卷正常派遣，按期结案率达到95%以上",
         "result: 全年天元区数字化城市管理正常运转，信息案卷正常派遣，按期结案率达到99%以上"),
    )),
    ("G18", FINAL, ()),
    ("G19", FINAL, (
        ('name: 开展网格化考评工作, target: "1次/月,共12次", actual: 12次',
         'name: 开展网格化考评工作, target: "1次/月,共12次", actual: 11次'),
    )),
    ("G20", UNIT, (('name: 电子政务网络管控率, target: "=100%"', 'name: 电子政务网络管控率, target: "=1000%"'),)),
    ("E22", UNIT, (("互联网经费4.8万元", "互联网经费4.8万元（每月0.5万元，12个月）"),)),
    ("F09", UNIT, (
        (
            "three_public.reception: 昌吉市人民政府办公室预算没安排公务接待费，与上年持平",
            "three_public.reception: 来访增加",
        ),
    )),
    ("F10", UNIT, (
        ("income.transfer: 机构改革后，信访局不再隶属", "income.transfer: 机构改革后，专项工作增加"),
        ("于昌吉市人民政府办公室，信访上级转移支付专项资金不再安排\n  income.carry", "\n  income.carry"),
    )),
    ("F11", UNIT, ()),
    ("F13", UNIT, ()),
    ("F14", UNIT, (("general.2080505: 人员工资标准上调", "general.2080505: 在职人员增加"),)),
    ("G01", UNIT, (("previous: 33万元, weight: 10", "previous: 33万元, weight: 15"),)),
    ("G03", UNIT, (('target: "=33万元"', 'target: "=34万元"'),)),
    ("G04", UNIT, (("宣传手册制作5000册", "宣传手册制作500册"),)),
    ("G05", UNIT, (("basis: 历史标准, previous: 5次,", "basis: 历史标准,"),)),
    ("G06", UNIT, (
        (
            "target: 有效提升, basis: 计划标准, weight: 20, scoring: 按评判等级赋分",
            "target: 有效提升, basis: 计划标准, weight: 20, scoring: 按照完成比例赋分",
        ),
    )),
    ("G07", UNIT, (
        (
            "level1: 满意度指标, level2: 满意度指标, name: 相关机关单位满意度",
            "level1: 效益指标, level2: 社会效益指标, name: 相关机关单位反馈",
        ),
    )),
    ("G08", FINAL, ()),
    ("G10", UNIT, ()),
    ("G11", UNIT, ()),
    ("G12", UNIT, (
        (
            "name: 提升机关运转效率, target: 有效提升, basis: 计划标准",
            "name: 提升机关运转效率, target: 有效提升, basis: 满意度赋分",
        ),
    )),
    ("G13", FINAL, (
        (
            "name: 城市管理信息案卷按期结案率, target: 结案率≥95%, actual: 96.52%, weight: 10",
            "name: 城市管理信息案卷按期结案率, target: 结案率≥95%, actual: 94.52%, weight: 10",
        ),
    )),
    ("G14", CENTER, ()),
    ("G15", UNIT, ()),
    ("F15", UNIT, (("procurement:\n", "prior: {year: 2022, figures: {operating_cost: 118.97}}\nprocurement:\n"),)),
    ("G16", UNIT, (
        (
            'name: 接入站点单位满意度, target: ">=90%", basis: 计划标准, weight: 10',
            'name: 接入站点单位满意度, target: ">=90%", basis: 计划标准, weight: 20',
        ),
    )),
    ("H31", UNIT, (("signed: 2025-02-08", "signed: 2015-02-08"),)),
    ("H01", OFFICE, (("goal: 解决中央交办的某某信访事项", "goal: 解决XX信访事项"),)),
    ("H02", OFFICE, (("- 用于解决某某个人信访问题", "- 用于解决某某个人信访问题，预算 万元"),)),
    ("H03", OFFICE, (("- 用于解决某某个人信访问题", "- 用于解决某某个人信访问题，资金10.00"),)),
    ("H04", UNIT, (("提升运转效率。计划", "提升运转运转效率。计划"),)),
    ("H05", UNIT, (("goal: 2025年昌吉市", "goal: 2015年昌吉市"),)),
    ("H06", UNIT, (("goal: 2025年昌吉市人民政府办公室办公经费", "goal: 2025年昌吉市信访局办公经费"),)),
    ("H07", OFFICE, (
        ("goal: 解决中央交办的某某信访事项", "goal: 解决某某信访事项，部门价值50万元以上大型设备不购置"),
    )),
    ("H10", OFFICE, (("goal: 解决中央交办的某某信访事项", "goal: 解决某某信访事项，联系电话0999-7654321"),)),
    ("H11", UNIT, (("国办发〔2017〕47号", "国办发[2017]47号"),)),
    ("H12", UNIT, (("督促检查昌吉市人民政府公文", "督促检査昌吉市人民政府公文"),)),
    ("H13", CENTER, ()),
    ("H16", UNIT, (("提高部门社会服务能力。", "提高部门,社会服务能力。"),)),
    ("H17", OFFICE, (
        ("- 用于解决某某个人信访问题\n    start: 2023-01-01", "- 用于解决某某个人信访问题\n    start: 2022-01-01"),
    )),
    ("H18", UNIT, (("income.own: 人员工资标准上调", "income.own: 主要原因是人员工资标准上调"),)),
    ("H19", UNIT, (("income.own: 人员工资标准上调", "income.own: 2027年人员工资标准上调"),)),
    ("H20", OFFICE, (("- 用于解决某某个人信访问题", "- 用于解决某某个人信访问题资金执行时间：全年"),)),
    ("H21", UNIT, (
        ("  - name: 运行补助经费\n", "  - name: 运行补助经费，\n"),
        ("- project: 运行补助经费\n", "- project: 运行补助经费，\n"),
    )),
    ("H22", UNIT, (("提升运转效率。计划", "提升了运转效率。计划"),)),
    ("H23", OFFICE, (("《新疆维吾尔自治区解决特殊疑难信访问题专项资金管理办法》", "关于特殊疑难信访"),)),
    ("H24", UNIT, (("招商考察经费20万元", "招商考察经费20万元万元"),)),
    ("H25", UNIT, (("软件系统等级保护测评次数1次", "软件系统等级保护测次数评1次"),)),
    ("H26", OFFICE, (("goal: 解决中央交办的某某信访事项", "goal: 解决某某（11010519491231002X）信访事项"),)),
    ("H27", OFFICE, (("goal: 解决中央交办的某某信访事项", "goal: 解决某某信访事项，账号4539578763621486"),)),
    ("H28", OFFICE, (("goal: 解决中央交办的某某信访事项", "goal: 解决某某信访事项，来信 office@example.cn"),)),
    ("H29", OFFICE, (("- 用于解决某某个人信访问题", "- 用于解决赵甲乙个人信访问题"),)),
    ("H30", UNIT, (("contact: 某某", "contact: 赵甲乙"),)),
]  # fmt: skip
