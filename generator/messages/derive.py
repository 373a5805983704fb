"""Deriving figures (generator/derive)."""

from __future__ import annotations

DERIVE: dict[str, tuple[str, str]] = {
    "approved-unknown": (
        "批复数的指标键“{key}”不存在，最接近的是“{near}”。请改正指标键。",
        "There is no figure “{key}” to approve; the nearest is “{near}”. Correct the key.",
    ),
    "approved-rounded": (
        "{label}：批复数 {approved} 与 {count} 个所列数之和 {derived} 相差 {difference}，"
        "在四舍五入允许的 {allowed} 之内，按批复数公开。",
        "{label}: the approved {approved} differs from the sum {derived} of {count} facts by {difference}, within the "
        "{allowed} that rounding allows; the approved amount is printed.",
    ),
    "approved-outside": (
        "{label}（{key}）：批复数 {approved} 与所列 {count} 个数之和 {derived} 相差 {difference}，"
        "超过四舍五入允许的 {allowed}。请核对批复数和各明细。",
        "{label} ({key}): the approved {approved} differs from the sum {derived} of {count} facts by {difference}, "
        "more than the {allowed} that rounding allows. Check the approved amount and the facts.",
    ),
    "approved-conflict": (
        "{key} 与 {other}（{place}）是同一批数之和，批复数却不同：{approved} 与 {value}。请只保留正确的一个。",
        "{key} and {other} ({place}) add up the same facts but are approved as {approved} and {value}. "
        "Keep the right one.",
    ),
    "basic-rounded": (
        "基本支出按功能分类为 {function}，按经济分类为 {economic}，相差 {difference}，在四舍五入允许的 {allowed} 之内；"
        "可在 approved 中写明批复数使两表一致。",
        "Basic expenditure is {function} by function and {economic} by economic class; {difference} is within the "
        "{allowed} that rounding allows. Give the approved amount under approved to make the tables agree.",
    ),
    "basic-differs": (
        "基本支出按功能分类（line_items）为 {function}，按经济分类（basic_expenditure）为 {economic}，"
        "相差 {difference}。两处是同一笔钱，请核对。",
        "Basic expenditure is {function} by function (line_items) but {economic} by economic class "
        "(basic_expenditure), a difference of {difference}. Both are the same money: check them.",
    ),
    "final-rounded": (
        "{income}为 {left}，{expenditure}为 {right}，相差 {difference}，在四舍五入允许的 {allowed} 之内；"
        "可在 approved 中写明批复数使两边一致。",
        "{income} is {left}, {expenditure} is {right}; {difference} is within the {allowed} that rounding allows. "
        "Give the approved amount under approved to make both sides agree.",
    ),
    "final-unbalanced": (
        "{income}为 {left}，{expenditure}为 {right}，相差 {difference}。收支两边必须相等："
        "请核对 income_items、line_items、carryover_items、使用非财政拨款结余和结余分配。",
        "{income} is {left} but {expenditure} is {right}, a difference of {difference}. Both sides must be equal: "
        "check income_items, line_items, carryover_items, use_of_surplus and surplus_distribution.",
    ),
    "prior-unknown": (
        "上年数的指标键“{key}”不存在，最接近的是“{near}”。请改正指标键。",
        "There is no figure “{key}” to compare; the nearest is “{near}”. Correct the key.",
    ),
    "reason-unknown": (
        "变动原因的指标键“{key}”不存在，最接近的是“{near}”。请改正指标键。",
        "There is no figure “{key}” to explain; the nearest is “{near}”. Correct the key.",
    ),
}
