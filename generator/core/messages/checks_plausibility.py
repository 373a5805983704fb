"""Checks of amounts that cannot be, and of amounts that have no row of their own (generator/checks/plausibility.py)."""

from __future__ import annotations

CHECKS_PLAUSIBILITY: dict[str, tuple[str, str]] = {
    "e23-in-yuan": (
        "{part} {found}，是{whole} {limit} 的 {times} 倍。所填的金额在元？本文件的金额单位（unit_of_amounts）是{unit}："
        "请按{unit}填写这些金额，全文都以{meant}填写的，把 unit_of_amounts 改为{meant}。",
        "{part} is {found}, {times} times {whole} with {limit}. Are these amounts "
        "in 元? unit_of_amounts is {unit}: give "
        "them in {unit}, or set unit_of_amounts to {meant} if all of the file is in it.",
    ),
    "e26-pay": (
        "{whole} {value} {unit}，在职 {count}，人均 {each} 万元。所填的金额在元？"
        "请把 unit_of_amounts 改为{meant}，或核对这些金额和人数。",
        "{whole} is {value} {unit} for {count}, {each} 万元 a head. Are the amounts in 元? Set unit_of_amounts to "
        "{meant}, or check these amounts and the staff.",
    ),
    "e27-pay-unusual": (
        "{whole} {value} {unit}，在职 {count}，人均 {each} 万元，不合常理。金额在{meant}？"
        "请核对 unit_of_amounts、金额和人数；属实的（例如另有编外人员）可以接受此项并写明理由。",
        "{whole} is {value} {unit} for {count}, {each} 万元 a head, which is "
        "unusual. Are the amounts in {meant}? Check "
        "unit_of_amounts, the amounts and the staff; if it is so, accept the finding and say why.",
    ),
    "e28-each": (
        "{whole} {value} {unit}，{count}，平均 {each} 万元。所填的金额在元？"
        "请按 unit_of_amounts（{unit}）填写；全文都以{meant}填写的，把 unit_of_amounts 改为{meant}。",
        "{whole} is {value} {unit} for {count}, {each} 万元 each. Are these "
        "amounts in 元? Give them in unit_of_amounts "
        "({unit}), or set it to {meant} if all of the file is in it.",
    ),
    "e29-department": (
        "{whole}合计 {value} {unit}，超过任何一个部门。所填的金额在元？请把 unit_of_amounts 改为{meant}，或核对金额。",
        "{whole} comes to {value} {unit}, more than any department has. Are the amounts in 元? Set unit_of_amounts to "
        "{meant}, or check the amounts.",
    ),
    "f16-jump": (
        "与上年都有数的 {count} 个科目，中间的一个是上年的 {times} 倍。有一年的金额在元？"
        "请核对 unit_of_amounts（要改就改为{meant}）和上年数的单位。",
        "Of the {count} items with money in both years the middle one is {times} times last year's. Are the amounts of "
        "one year in 元? Check unit_of_amounts (the other is {meant}) and the unit of last year's amounts.",
    ),
    "f17-shifted": (
        "{label} {found}，上年 {before}：数字相同，只差小数点的位置。请核对。",
        "{label} is {found}, last year {before}: the same digits, the point elsewhere. Check both.",
    ),
    "f17-basic": (
        "{label} {found}，上年 {before}，相差八倍以上。"
        "请核对两年的金额和单位；机构合并、新设的可以接受此项并写明理由。",
        "{label} is {found}, last year {before}, more than eight times apart. "
        "Check both years' amounts and their unit; "
        "if units were merged or founded, accept the finding and say why.",
    ),
}
