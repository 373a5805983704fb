"""Checks of last year's amounts and of this year's beside them (generator/checks/prior_year.py, jumps.py)."""

from __future__ import annotations

CHECKS_PRIOR_YEAR: dict[str, tuple[str, str]] = {
    "f16-jump": (
        "与上年都有数的 {count} 个科目，中间的一个是上年的 {times} 倍。有一年的金额在元？"
        "请核对 unit_of_amounts（要改就改为{meant}）和上年数的单位。",
        "Of the {count} items with money in both years the middle one is {times} times last year's. Are the amounts of "
        "one year in 元? Check unit_of_amounts (the other is {meant}) and the unit of last year's amounts.",
    ),
    "f16-whole": (
        "{label} {found} {unit}，{other} {before} {unit}，是 {times} 倍。有一处的金额在元？"
        "请核对 {key} 等各数；全文的单位不对的，把 unit_of_amounts 改为{meant}。",
        "{label} is {found} {unit}, {other} is {before} {unit}: {times} times. Are the amounts of one of them in 元? "
        "Check {key} and those beside it; if all of the file is in another unit, set unit_of_amounts to {meant}.",
    ),
    "f17-shifted": (
        "{label} {found}，上年 {before}：数字相同，只差小数点的位置。请核对。",
        "{label} is {found}, last year {before}: the same digits, the point elsewhere. Check both.",
    ),
    "f17-times": (
        "{label} {found}，{other} {before}，相差八倍以上。"
        "请核对两处的金额和单位；机构合并、新设的可以接受此项并写明理由。",
        "{label} is {found}, {other} is {before}, more than eight times apart. Check the amounts of both and their "
        "unit; if units were merged or founded, accept the finding and say why.",
    ),
    "f19-prior-sums": (
        "所填的上年数：{one}（{keys}）为 {value}，{other}（{others}）为 {against}，相差 {difference}。两处是同一笔钱，"
        "文中各项的增减会互相矛盾。请核对上年各数；以上年决算数比较、收支本来不等的，可以接受此项并写明理由。",
        "Last year's amounts as stated: {one} ({keys}) is {value}, {other} ({others}) is {against}, a difference of "
        "{difference}. Both are the same money, and the changes in the text would contradict each other. Check them; "
        "if last year's are what was spent, and income differed, accept the finding and say why.",
    ),
    "f19-lacking": (
        "所填的上年数：{one}（{keys}）为 {value}，{other}（{others}）为 {against}，{less}少 {difference}。"
        "上年有数而本年没有的，也请写在 prior 里，文中才有它的减少；没有漏的，请核对上年各数。",
        "Last year's amounts as stated: {one} ({keys}) is {value}, {other} ({others}) is {against}; {difference} is "
        "lacking in {less}. What only last year had belongs under prior too, for the text to tell that it went; if "
        "nothing was left out, check the amounts.",
    ),
    "f20-swapped-years": (
        "有 {count} 个指标的原因与增减方向相反，相符的只有 {right} 个。本年数和上年数填反了？请核对两年的各数。",
        "The reasons of {count} figures point the other way than these went, those of {right} do not. Are this year's "
        "amounts and last year's exchanged? Check both years.",
    ),
    "f21-swapped": (
        "{one} {value}（上年 {last}），{other} {against}（上年 {others}）：两数像是对调了。请核对。",
        "{one} is {value} (last year {last}), {other} is {against} (last year {others}): they seem exchanged. Check "
        "both.",
    ),
}
