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
    "approved-coarse": (
        "文件以万元填报，有 {count} 个批复数与明细之和因四舍五入而不等（如{label}）；"
        "表格以元印时，读者会看到各数相加不等于合计。"
        "请把金额改为以元填报（unit_of_amounts: 元），或让表格也用万元（conventions: table_amounts: 万元）。",
        "The file is in 万元, and {count} approved totals differ from their parts by rounding ({label}, for one); in "
        "tables in 元 everybody would see parts that do not add up. File the amounts in 元 (unit_of_amounts: 元), or "
        "print the tables in 万元 too (conventions: table_amounts: 万元).",
    ),
    "approved-conflict": (
        "{key} 与 {other}（{place}）是同一批数之和，批复数却不同：{approved} 与 {value}。请只保留正确的一个。",
        "{key} and {other} ({place}) add up the same facts but are approved as {approved} and {value}. "
        "Keep the right one.",
    ),
    "basic-rounded": (
        "基本支出按功能分类为 {function}，按经济分类为 {economic}，相差 {difference}，在四舍五入允许的 {allowed} 之内；"
        "两张表会印出两个数。请在 approved 中给两处写同一个批复数，"
        "例如 general.basic: {approved} 和 basic: {approved}。",
        "Basic expenditure is {function} by function and {economic} by economic class; {difference} is within the "
        "{allowed} that rounding allows, but two tables print two amounts. Give one approved amount for both under "
        "approved, such as general.basic: {approved} and basic: {approved}.",
    ),
    "basic-differs": (
        "基本支出按功能分类（line_items）为 {function}，按经济分类（basic_expenditure）为 {economic}，"
        "相差 {difference}。两处是同一笔钱，请核对。",
        "Basic expenditure is {function} by function (line_items) but {economic} by economic class "
        "(basic_expenditure), a difference of {difference}. Both are the same money: check them.",
    ),
    "operating-cost-outside": (
        "机关运行经费写为 {stated}，应在 0 与基本支出中的公用经费 {public}（{place} 起 {count} 个数）之间。"
        "它只是行政单位和参公单位的公用经费；请核对两数。",
        "机关运行经费 is stated as {stated}; it must lie between 0 and the 公用经费 of basic expenditure, {public} "
        "({count} facts from {place} on), of which it is the part of 行政 and 参公 units. Check both.",
    ),
    "operating-cost-rounded": (
        "机关运行经费写为 {stated}，比公用经费 {public}（{place} 起 {count} 个数）多 {difference}，"
        "在四舍五入允许的 {allowed} 之内。",
        "机关运行经费 is stated as {stated}, {difference} more than the 公用经费 of {public} ({count} facts from "
        "{place} on); within the {allowed} that rounding allows.",
    ),
    "operating-cost-left-out": (
        "上年文件写明机关运行经费 {before}（{place}），本年没有写，按公用经费推算为 {derived}。"
        "部门中有事业单位的，请在 {key} 中写明；没有机关运行经费的写 0。",
        "Last year's file states a 机关运行经费 of {before} ({place}); this year's does not, and all 公用经费, "
        "{derived}, is taken for it. State it in {key} if there are 事业单位 in the department, 0 if there is none.",
    ),
    "fact-outside": (
        "“{label}”为 {found}{unit}，应 {sign} {other}（{parts}）。请核对。",
        "“{label}” is {found}{unit} and should be {sign} {other} ({parts}). Check both.",
    ),
    "fact-bound-unknown": (
        "“{label}”所比照的 {key} 不是指标的键。请改正 set.yaml。",
        "{key}, which “{label}” is held against, is no figure's key. Correct set.yaml.",
    ),
    "three-public-fund": (
        "{label}：写明政府性基金安排 {found}，应在 0 与该项 {limit}（{place}）之间。请核对。",
        "{label}: {found} are said to be from 政府性基金; it must lie between 0 and the item, {limit} ({place}). "
        "Check both.",
    ),
    "final-rounded": (
        "{income}为 {left}，{expenditure}为 {right}，相差 {difference}，在四舍五入允许的 {allowed} 之内；"
        "两边会印出两个数。请在 approved 中给两处写同一个批复数，例如 {left_key}: {left} 和 {right_key}: {left}。",
        "{income} is {left}, {expenditure} is {right}; {difference} is within the {allowed} that rounding allows. "
        "Both sides print another amount. Give one approved amount for both under approved, such as {left_key}: {left} "
        "and {right_key}: {left}.",
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
    "prior-differs": (
        "{label}（{key}）：prior 中写上年为 {value}，上年文件（{place}）为 {other}。"
        "上年数以上年文件为准，请删去这一行或改正。",
        "{label} ({key}): prior says that last year it was {value}, last year's file ({place}) says {other}. Last "
        "year's file is the base: take the line out, or correct what is wrong.",
    ),
    "prior-code-gone": (
        "上年有数的科目 {code} 今年的分类科目中没有，也不知道改成了什么，其金额没有参加按项的比较。"
        "请在 classification/renamed.csv 中写明新编码。",
        "Code {code} had money last year, is not in this year's classification, and nobody says what it became: its "
        "amount is not compared item by item. Name the new code in classification/renamed.csv.",
    ),
    "prior-file-broken": (
        "作为比较基数的文件有 {count} 个错误，不能使用；第一个是：{first}",
        "The file to compare with has {count} errors and cannot be used; the first is: {first}",
    ),
    "prior-file-other-year": (
        "文件 {file} 应当是 {year} 年的 {kind}，内容却不是。请改正年度、类别或文件名。",
        "{file} should be of {year} and {kind}, but its content is not. Correct the year, the kind or the name.",
    ),
    "prior-of-another-name": (
        "比较所用的文件中单位名称是“{other}”，本文件是“{name}”。单位更名可不处理；不是同一单位请移开该文件。",
        "The file to compare with calls the unit “{other}”, this one “{name}”. A unit that was renamed needs nothing; "
        "if it is another unit, move that file away.",
    ),
    "initial-differs": (
        "{label}为 {value}，同年预算文件（{place}）为 {other}。年初预算数应当是已公开的预算数，请核对。",
        "{label} is {value}, the budget file of the year ({place}) has {other}. The initial budget is what was "
        "disclosed as the budget: check them.",
    ),
    "comparison-only": (
        "本文件仅供比较（{origin}），不生成、不发布。",
        "This file is only for comparison ({origin}): nothing is made of it.",
    ),
    "renamed-unreadable": (
        "读不出这份科目对照表。应为 UTF-8 的 CSV，列有 {columns}，year 是新编码开始使用的年度。",
        "This list of renamed codes cannot be read: a CSV file in UTF-8 with the columns {columns}, year being the "
        "first year of the new code.",
    ),
    "published-changed": (
        "本文件已于 {date} 存档公开，之后又有改动。误改请恢复；确需更正请运行 "
        "gongkai archive {file} --correction 更正原因。",
        "This file was published and archived on {date} and has been changed since. Restore it, or record a "
        "correction: gongkai archive {file} --correction REASON.",
    ),
    "published-outputs": (
        "文件没有变，但由它生成的 {names} 与存档公开的不同（模板或程序有变）。已公开的请勿替换。",
        "The file is unchanged, but what is made of it ({names}) is not what was archived: the templates or the "
        "program have changed. Do not replace what was published.",
    ),
    "published-unreadable": (
        "读不出存档记录 published.json。请从备份恢复；没有备份的，对原来公开的文件再运行一次 gongkai archive。",
        "The record published.json cannot be read. Restore it from a backup; without one run gongkai "
        "archive again on the file that was published.",
    ),
}
