"""Slips of the pen: what looks like one and is none; the slips themselves are in rule_examples.txt."""

from __future__ import annotations

import pytest

from generator.core.problem import Severity
from generator.verify.verification import check_document
from tests.verify.pages import page
from tests.verify.test_rules import found
from tests.verify.test_tables import BUDGET

OTHER = "## 一、其他重要事项的情况说明"


@pytest.mark.parametrize(
    "text",
    [
        "单位：万元",
        "2025年，甲市乙办公室下设3个科室，分别是：文书科、行政科、信访科。",
        "甲市乙办公室2025年部门预算编制的范围包括本级。",
        "甲市财政局2025年预算批复文件，乙县财政局2025年预算另行公开。",
        "负责研究研究所的目的的确定工作，了解了了解情况。",
        "全年接待6批次，共36人次；一号楼、二号楼……均在其内——不另列。",
        "按照《关于增减编制的办法》以外的规定办理。",
        "使用X7型设备，型号为X1、XXA。",
        "用于保障运转，占用房屋3处，完成任务12项，等级为2、3的各1项。",
        "本部门（单位）的决算由财政部门批复。",
    ],
)
def test_what_is_no_slip(text: str) -> None:
    slips = {"verify-number-missing", "verify-leftover", "verify-doubled", "verify-unit-name"}
    assert {code for code, _ in found(f"{BUDGET}\n{OTHER}\n{text}")} & slips == set()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("支出预算比上年预算增加万元，增长%。", "verify-number-missing"),
        ("公务接待费完成预算的37.5，比上年减少。", "verify-number-missing"),
        ("本年支出合计1,200.00，其中项目支出。", "verify-number-missing"),
        ("支出预算比上年预算增加5.00，主要是人员增加。", "verify-number-missing"),
        ("决算数大于/小于预算数。", "verify-leftover"),
        ("支出预算{{ 支出 }}万元。", "verify-leftover"),
        ("单位名称：（请填写）。", "verify-leftover"),
        ("公用经费的的安排。", "verify-doubled"),
        ("安排如下：，人员经费。", "verify-doubled"),
        ("甲市乙办公厅2025年支出预算情况如下。", "verify-unit-name"),
    ],
)
def test_what_is_one(text: str, code: str) -> None:
    assert code in {code for code, _ in found(f"{BUDGET}\n{OTHER}\n{text}")}


def test_a_table_in_another_unit_is_one_finding_and_compared_all_the_same() -> None:
    changed = BUDGET.replace("## 部门支出总体情况表", "## 部门支出总体情况表\n单位：元", 1)
    after = "## 一般公共预算支出情况表"
    changed = changed.replace(after, f"{after}\n单位：万元", 1)
    serious = [p for p in check_document(page(changed))[0] if p.severity is not Severity.INFO]
    assert [problem.code for problem in serious] == ["verify-table-unit"]
    assert serious[0].details["unit"] == "元" and serious[0].details["meant"] == "万元"
    wrong = changed.replace("| 总计 | 1,200.00 | 900.00 | 300.00 |", "| 总计 | 1,200.00 | 909.00 | 300.00 |", 1)
    assert "verify-table-sum" in {problem.code for problem in check_document(page(wrong))[0]}


def test_of_what_was_read() -> None:
    """Ordinals, years and counts of people are no numbers that a document is verified by."""
    reading = check_document(page(f"{BUDGET}\n{OTHER}\n1.截至2024年12月31日，有公务用车2辆。支出预算1,200.00万元。"))[1]
    assert reading.money == 1 and reading.money_checked == 1
