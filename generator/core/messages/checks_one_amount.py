"""Checks of one amount in two tables (generator/checks/one_amount.py)."""

from __future__ import annotations

CHECKS_ONE_AMOUNT: dict[str, tuple[str, str]] = {
    "b20-personnel-public": (
        "{name}按功能分类（line_items）为 {function}，按经济分类（basic_expenditure）为 {economic}，两张表会互相矛盾。"
        "请核对各科目的 nature 和金额。",
        "{name} is {function} by function (line_items) but {economic} by economic class "
        "(basic_expenditure): two tables "
        "would contradict each other. Check nature and amounts of the items.",
    ),
    "b20-rounded": (
        "{name}按功能分类（line_items）为 {function}，按经济分类（basic_expenditure）为 {economic}，差在四舍五入之内，"
        "两张表会印出两个数。请在 approved 中写同一个批复数：general.{nature} 和 basic.{nature}。",
        "{name} is {function} by function (line_items) and {economic} by economic class (basic_expenditure); rounding "
        "allows it, but two tables print two amounts. Give one approved amount under approved: general.{nature} and "
        "basic.{nature}.",
    ),
    "b21-twice": (
        "科目 {code}（{source}）的项目支出 {amount} 写在 line_items，projects 里也有同样的一笔，合计会算两遍。"
        "请删去 line_items 的这一行。",
        "The project expenditure of {code} ({source}), {amount}, is a line item and stands under projects too: totals "
        "count it twice. Take the line item out.",
    ),
    "b21-project-line": (
        "科目 {code} 的项目支出 {amount} 写在 line_items，会进入项目支出的合计，却没有项目一行。请写在 projects 里。",
        "The project expenditure of {code}, {amount}, is a line item: it counts in the "
        "total of projects and has no row "
        "there. Put it under projects.",
    ),
    "b22-unsplit": (
        "科目 {code}（{source}）的基本支出 {amount} 没有分人员经费、公用经费，结转表的两列会少这一数。"
        "请把 nature 写为 personnel 或 public，需要时分成两行。",
        "The basic expenditure of {code} ({source}), {amount}, is not split: the "
        "columns 人员经费 and 公用经费 would lack "
        "it. Make nature personnel or public, in two lines where it is both.",
    ),
    "b23-unsplit": (
        "科目 {code}（{source}）的基本支出 {amount} 没有分人员经费、公用经费；所用的表按此分列的，两列会少这一数。"
        "请把 nature 写为 personnel 或 public。",
        "The basic expenditure of {code} ({source}), {amount}, is not split; where the set's "
        "table is, its columns would "
        "lack it. Make nature personnel or public.",
    ),
    "b24-three-public-paid": (
        "{label} {found}，多于基本支出中的同一科目（{codes}）{basic} 与其他可以列支的财政拨款 {rest} 之和，"
        "没有这么多钱可付。请核对“三公”经费各项与 basic_expenditure。",
        "{label} is {found}, more than the same items of basic expenditure ({codes}), {basic}, with the other grants "
        "that could pay it, {rest}. Check the items of 三公 and basic_expenditure.",
    ),
    "b25-three-public-named": (
        "{label} {found}，多于基本支出的 {code}（{basic}），多出的没有一个项目的名称或资金分配情况提到。"
        "请核对两数；确由项目列支的，在资金分配情况中写明，或接受此项并写明理由。",
        "{label} is {found}, more than {code} of basic expenditure ({basic}), and no project's name or allocation "
        "speaks of what is more. Check both; if a project pays it, let its allocation say so, or accept the finding "
        "and say why.",
    ),
    "c14-fund-items": (
        "{fund}科目 {code}：年初结转和本年收入为 {left}，本年支出和年末结转为 {right}，相差 {difference}。"
        "表中这一行会自相矛盾；请核对 income_items、line_items、carryover_items 中该科目的数。",
        "{fund}, item {code}: opening and income are {left}, expenditure and closing {right}, a difference of "
        "{difference}. Its row would contradict itself: check the item under income_items, line_items and "
        "carryover_items.",
    ),
    "c15-general-items": (
        "{fund}科目 {code}：年初结转和本年收入为 {left}，本年支出和年末结转为 {right}，相差 {difference}。"
        "请核对 income_items、line_items、carryover_items 中该科目的数；"
        "结转收回、调剂到其他科目的可以接受此项并写明理由。",
        "{fund}, item {code}: opening and income are {left}, expenditure and closing {right}, a difference of "
        "{difference}. Check the item under income_items, line_items and carryover_items; if carry-over was taken back "
        "or moved to another item, accept the finding and say why.",
    ),
    "c16-overspent": (
        "科目 {code} 的{label}是 {found}：财政拨款不能超支。请核对；年初数按规定调整为负的，可以接受此项并写明理由。",
        "{label} of item {code} is {found}, but grants cannot be overspent. Check it; if the opening balance was "
        "corrected so by rule, accept the finding and say why.",
    ),
    "d12-general-expenses-paid": (
        "{label} {found}，多于基本支出的 {code}（{basic}）与基本支出以外的支出 {rest} 之和。请核对两处。",
        "{label} is {found}, more than {code} of basic expenditure ({basic}) with all other expenditure, {rest}. Check "
        "both.",
    ),
    "e30-procurement": (
        "{part} {found}，超过{whole} {limit}：人员经费不采购。请核对金额；包括跨年度合同的，可以接受此项并写明理由。",
        "{part} is {found}, more than {whole}, {limit}: pay is not procured. Check the amounts; if contracts over "
        "several years are in it, accept the finding and say why.",
    ),
    "c13-negative": (
        "{label}是 {found}，不能是负数。请核对。",
        "{label} is {found} and cannot be below zero. Check it.",
    ),
    "d08-carried": (
        "{label} {found}，上年决算的年末数是 {closing}。请核对；年初数按规定调整过的，可以接受此项并写明理由。",
        "{label} is {found}, last year's accounts closed with {closing}. Check both; if the opening balance was "
        "corrected, accept the finding and say why.",
    ),
    "f18-level": (
        "{label}比上年 {change}，原因却是“{reason}”。请核对金额，或写明变动的原因。",
        "{label} changed by {change} against last year, yet the reason is “{reason}”. Check the amounts, or say why.",
    ),
}
