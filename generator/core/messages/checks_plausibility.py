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
    "e26-pay-nothing": (
        "{whole} {value} {unit}，在职 {count}，人均 {each} 万元。所填的金额在万元？"
        "请把 unit_of_amounts 改为{meant}，或核对这些金额和人数。",
        "{whole} is {value} {unit} for {count}, {each} 万元 a head. Are the amounts in 万元? Set unit_of_amounts to "
        "{meant}, or check these amounts and the staff.",
    ),
    "e29-nothing": (
        "{whole}合计只有 {value} {unit}。所填的金额在万元？请把 unit_of_amounts 改为{meant}，或核对金额。",
        "{whole} comes to {value} {unit} only. Are the amounts in 万元? Set unit_of_amounts to {meant}, or check them.",
    ),
    "e31-price": (
        "{whole} {value} {unit}，{count}，平均 {each} 万元，不合常理。金额在{meant}？小数点错位？"
        "请核对；属实的可以接受此项并写明理由。",
        "{whole} is {value} {unit}, {count}, {each} 万元 each, which is unusual. Is it in {meant}, or the point in the "
        "wrong place? Check it; if it is so, accept the finding and say why.",
    ),
    "e32-small": (
        "{whole}只有 {value} {unit}，不到一千元。金额在{meant}？请核对；属实的可以接受此项并写明理由。",
        "{whole} is {value} {unit} only, below 1,000 元. Is it in {meant}? Check it; if it is so, accept the finding "
        "and say why.",
    ),
    "e33-rounded": (
        "文件以元填写，基本支出的 {count} 个数却都是 {whole} 元的整倍数，像是由万元数换算来的。请填写原来以元计的数；"
        "只有万元数的，把 unit_of_amounts 改为万元，按原样填写。确是整数的，可以接受此项并写明理由。",
        "The file is in 元, yet all {count} amounts of basic expenditure are multiples of {whole} 元 and seem to be "
        "converted from 万元. Give them in 元 as they were; if only 万元 are known, set unit_of_amounts to 万元 and "
        "give those. If they are as round as that, accept the finding and say why.",
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
}
