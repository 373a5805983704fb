"""Checks of facts that a unit file states twice (generator/checks/stated_twice.py, projects.py, performance.py)."""

from __future__ import annotations

CHECKS_TABLES: dict[str, tuple[str, str]] = {
    # The frame (generator/checks/policy.py).
    "check-unknown": (
        "没有编号为“{check}”的检查，是不是 {near}？编号见 docs/checks.md；核验的写全，例如 verify-rate。",
        "There is no check {check!r}; did you mean {near}? The ids are in docs/checks.md; those of verifying are whole "
        "codes, such as verify-rate.",
    ),
    "check-lowered": (
        "本单位把检查 {check} 由 {usual} 改为 {wanted}。核实无误的个别结果写在 accepted 里更稳妥。",
        "This unit lowers check {check} from {usual} to {wanted}. Single findings that are right are better accepted.",
    ),
    "check-accepted": (
        "已接受 {check}：{finding}接受的理由：{reason}。",
        "Accepted, {check}: {finding} Why: {reason}.",
    ),
    "check-accepted-nothing": (
        "accepted 中接受的 {check}（{at}）没有出现。请删去这一条，或核对编号和 at 的文字。",
        "The accepted finding {check} ({at}) does not occur. Delete the entry, or check its id and the text of at.",
    ),
    # What several problems of one cause are told as (generator/core/causes.py).
    "rounding-explains": (
        "{count} 处合计与各部分之和相差在四舍五入之内，不用改（逐条见 --format json）。",
        "Rounding explains {count} differences between totals and their parts: nothing to mend (each: --format json).",
    ),
    # Facts stated twice (generator/checks/stated_twice.py).
    "b11-three-public": (
        "{label} {found}，小于基本支出 {code} 的 {basic}。“三公”经费包括基本支出中的同一科目，请核对两处。",
        "{label} is {found}, less than {basic} of basic expenditure under {code}, which it includes. Check both.",
    ),
    "b13-pairs": (
        "按功能分类 {items} 基本支出为 {sum}，按经济分类 {code} 为 {found}，同一笔支出应当一致。请核对；"
        "确有其他支出的可以接受此项。",
        "By function {items} come to {sum}, by economic class {code} is {found}: one payment, two amounts. Check "
        "them, or accept the finding if the unit pays something else there.",
    ),
    "b19-pairs-missing": (
        "功能分类 {items} 为 {sum}，经济分类 {code} 为 {found}：一边有一边没有。请核对是否漏列或列错科目。",
        "{items} by function are {sum}, {code} by economic class is {found}: one without the other. Check for a "
        "missing or a wrong code.",
    ),
    "e07-operating-cost": (
        "机关运行经费 {amount}：这个单位看来是事业单位，没有机关运行经费。请核对单位性质；是的，在 {key} 写 0。",
        "机关运行经费 is {amount}, but this seems to be an institution, which has none. Check what kind of unit it is; "
        "if it is one, state 0 in {key}.",
    ),
    "e07-institutions": (
        "机关运行经费 {amount} 由全部公用经费推算，但部门中有事业单位。请在 {key} 写明行政单位、参公单位的部分。",
        "机关运行经费, {amount}, is all 公用经费, but there are institutions in the department. State the part of 行政 "
        "and 参公 units in {key}.",
    ),
    "e09-procurement": (
        "{part} {found} 大于{whole} {limit}，前者包含在后者之内。请核对，两数是否互换。",
        "{part} is {found}, more than {whole} with {limit}, which includes it. Check whether the two are exchanged.",
    ),
    "e10-awards": (
        "{part} {found} 大于{whole} {limit}。请核对。",
        "{part} is {found}, more than {whole} with {limit}. Check both.",
    ),
    "e11-vehicles": (
        "{label} {count}，价值 {value}：数量与价值一个为零、一个不为零。请核对。",
        "{label} is {count}, its value {value}: one is zero and the other is not. Check both.",
    ),
    "e11-no-vehicles": (
        "{label} {value}，而{count}为零。请核对。",
        "{label} is {value}, but {count} is zero. Check both.",
    ),
    "e12-equipment": (
        "{label} {count} 台，其他资产价值只有 {other}，小于这些设备的起点价值。请核对。",
        "There are {count} of {label}, but other assets are worth {other} only, less than these at the least. Check "
        "both.",
    ),
    "e12-larger": (
        "{part} {found} 大于{whole} {limit}，前者也在后者之内。请核对。",
        "{part} is {found}, more than {whole} with {limit}, which includes it. Check both.",
    ),
    "e13-staffing": (
        "在职 {found} 人，超过编制数 {limit} 人。请核实是否超编；属实的可以接受此项并写明理由。",
        "{found} are in service, {limit} the establishment. Check it; if it is so, accept the finding and say why.",
    ),
    "e21-activities": (
        "{label} {value}，{count} {found}：支出与次数一个为零、一个不为零。请核对。",
        "{label} is {value}, {count} {found}: one is zero and the other is not. Check both.",
    ),
    # Bounds (generator/checks/accounts.py).
    "d10-general-expenses": (
        "{whole} {limit}，小于{part}的 {found}，而前者包括后者。请核对两处。",
        "{whole} is {limit}, less than {part} with {found}, which it includes. Check both.",
    ),
    "d11-within-budget": (
        "{label} {found}，超过预算数 {limit}。“三公”经费不得超预算，请核对；预算调整过的，填调整后的全年预算数。",
        "{label} is {found}, above its budget of {limit}. Check both; a budget that was adjusted is given as adjusted.",
    ),
    "e14-subordinates": (
        "写明下属单位共 {found} 家，列出的下属预算单位有 {listed} 个。请核对。",
        "{found} subordinate units are stated, {listed} are listed. Check both.",
    ),
    "e14-twice": (
        "“{name}”列了两次，个数多算了。请删去一个。",
        "“{name}” is listed twice and counted twice. Delete one.",
    ),
    "e23-planned": (
        "{part} {found} 台，多于{whole} {limit} 台，前者包含在后者之内。请核对。",
        "{part} is {found}, more than {whole} with {limit}, which includes it. Check both.",
    ),
    "e23-within-expenditure": (
        "{part} {found}，超过{whole} {limit}。请核对金额和单位。",
        "{part} is {found}, more than {whole} with {limit}. Check the amounts and their unit.",
    ),
    "e24-fewer": (
        "{part} {found}，多于{whole} {limit}：每个团组至少一人。请核对。",
        "{part} is {found}, more than {whole} with {limit}, though each has at least one. Check both.",
    ),
    "e24-held": (
        "{part} {found} 辆，多于{whole}总数 {limit} 辆。请核对。",
        "{part} is {found}, more than all of {whole}, {limit}. Check both.",
    ),
    "e24-purchase": (
        "{label} {count} 辆，{cost} {value}：一个为零、一个不为零。请核对。",
        "{label} is {count}, {cost} is {value}: one is zero and the other is not. Check both.",
    ),
    "g09-evaluated": (
        "自评项目的支出合计 {found}，超过项目支出决算数 {limit}。请核对各项目的支出内容。",
        "The evaluated projects spent {found}, more than the {limit} of project expenditure in the accounts. Check "
        "their parts.",
    ),
    "g09-over-budget": (
        "项目“{project}”支出 {found}，超过全年预算数 {limit}，执行率大于 100%。请核对年初预算数和调整数。",
        "“{project}” spent {found} of a budget of {limit}, above 100%. Check the initial budget and its adjustment.",
    ),
    "g18-initial": (
        "自评项目的年初预算数合计 {found}，而各科目项目支出的年初预算数合计 {limit}。请按同一口径填写。",
        "The evaluated projects had {found} as initial budgets, project expenditure by item {limit}. Make them agree.",
    ),
    # Projects (generator/checks/projects.py).
    "e16-allocation": (
        "项目“{project}”的资金分配情况各项相加为 {sum} 万元，项目金额是 {amount} 万元。请核对各项金额。",
        "The allocation of “{project}” adds up to {sum} 万元, the project is {amount} 万元. Check the amounts.",
    ),
    "e16-total": (
        "项目“{project}”的资金分配情况写合计 {found}，既不是项目金额 {amount} 万元，也不是所列各项之和。请核对。",
        "The allocation of “{project}” states a total of {found}, which is neither the project's {amount} 万元 nor the "
        "sum of any items. Check it.",
    ),
    "e16-within": (
        "项目“{project}”的资金分配情况：{found} 中所列各项相加为 {sum} 万元。请核对。",
        "In the allocation of “{project}” what {found} consists of adds up to {sum} 万元. Check the amounts.",
    ),
    "e17-overall": (
        "部门整体目标写 {found}，本文件没有这个数（支出合计 {amount} 万元）。请核对。",
        "The goal of the unit as a whole says {found}, which is no figure of this file (all expenditure is {amount} "
        "万元). Check it.",
    ),
    "e17-total-in-goal": (
        "项目“{project}”的目标写 {found}，项目金额是 {amount} 万元。请改为一致。",
        "The goal of “{project}” says {found}, the project is {amount} 万元. Make them agree.",
    ),
    "e22-product": (
        "项目“{project}”的资金分配情况：{found} 乘以所写的数量得 {product} 万元，同一段没有这个金额。请核对算式。",
        "In the allocation of “{project}” {found} times the numbers given is {product} 万元, an amount that the text "
        "does not state. Check the multiplication.",
    ),
    "e18-no-target": (
        "项目“{project}”没有同名的绩效目标表。请补上，或核对两处的名称。",
        "The project “{project}” has no target table of its name. Add one, or check the names.",
    ),
    "g03-costs": (
        "项目“{project}”的成本指标相加为 {sum} 万元，项目金额是 {amount} 万元。请核对。",
        "The cost indicators of “{project}” add up to {sum} 万元, the project is {amount} 万元. Check them.",
    ),
    "g10-costs-apart": (
        "项目“{project}”的成本指标（{costs} 万元）与资金分配情况的分项（{parts} 万元）对不上。请按同一口径填写。",
        "The cost indicators of “{project}” ({costs} 万元) are no items of its allocation ({parts} 万元). Use one "
        "breakdown.",
    ),
    "g10-costs-name": (
        "项目“{project}”的成本指标“{name}”为 {amount} 万元，资金分配情况中这个金额是“{item}”。请核对名称。",
        "In “{project}” the cost indicator “{name}” is {amount} 万元; in the allocation that is “{item}”. Check the "
        "names.",
    ),
    "g11-equipment": (
        "项目“{project}”的“{name}”（{amount} 万元）看来是购置设备，却全部列在 302 商品和服务支出。请核对是否应列 310。",
        "“{name}” of “{project}” ({amount} 万元) looks like buying equipment, but all is under 302. Check whether it "
        "belongs under 310.",
    ),
    "g14-monthly": (
        "项目“{project}”的指标值 {found}，一年合 {sum} 万元，而全年是 {amount} 万元。请核对。",
        "An indicator of “{project}” says {found}, {sum} 万元 a year; the year's amount is {amount} 万元. Check it.",
    ),
    "g15-purchase": (
        "项目“{project}”的指标“{name}”要购买，资金分配情况和成本指标中没有这笔支出。请核对。",
        "The indicator “{name}” of “{project}” buys something that neither allocation nor costs name. Check it.",
    ),
    "h17-project-period": (
        "项目“{project}”的执行时间 {found} 不在 {year} 年之内。请核对。",
        "The project “{project}” runs on {found}, outside of {year}. Check it.",
    ),
    "e25-near-name": (
        "“{found}”与项目名称“{project}”只差一个字。一个项目只用一个名称，请改为一致。",
        "“{found}” is one character from the project's name “{project}”. A project has one name: make them agree.",
    ),
    "h17-goal-date": (
        "项目“{project}”的目标写 {found} 前完成，执行时间到 {end} 为止。请改为一致。",
        "The goal of “{project}” is due by {found}, the project runs until {end}. Make them agree.",
    ),
    # Indicators (generator/checks/indicators.py).
    "g17-result": (
        "“{table}”的实际完成情况写“{found}”，指标“{name}”的实际完成值是“{actual}”。请改为一致。",
        "The result of “{table}” says “{found}”, its indicator “{name}” reached “{actual}”. Make them agree.",
    ),
    "g19-twice": (
        "“{table}”中指标“{name}”出现了两次。请删去一个或改正名称。",
        "The indicator “{name}” stands twice in “{table}”. Delete one or correct its name.",
    ),
    "g19-apart": (
        "指标“{name}”在“{table}”中为“{found}”，在“{other}”中为“{value}”。同一指标应当一致，请核对。",
        "The indicator “{name}” is “{found}” in “{table}” and “{value}” in “{other}”. One indicator has one value: "
        "check both.",
    ),
    "g20-no-percent": (
        "“{table}”的指标“{name}”是比率，“{found}”没有 %。请补上单位。",
        "The indicator “{name}” of “{table}” is a rate, “{found}” has no %. Add the unit.",
    ),
    "g20-above": (
        "“{table}”的指标“{name}”的“{found}”超过 100%。请核对。",
        "The indicator “{name}” of “{table}” has “{found}”, above 100%. Check it.",
    ),
    "g20-in-name": (
        "“{table}”的指标“{name}”名称中是 {value}，指标值是“{found}”。请改为一致。",
        "The name of the indicator “{name}” of “{table}” says {value}, its target “{found}”. Make them agree.",
    ),
    "g20-unit": (
        "“{table}”的指标“{name}”的“{found}”与名称或指标值的单位“{unit}”不符。请改为一致。",
        "The indicator “{name}” of “{table}” has “{found}”, which is not in the unit “{unit}” of its name or target. "
        "Make them agree.",
    ),
    "g20-yearly": (
        "“{table}”的指标“{name}”的“{found}”：每月的数乘以 12 不等于全年的数。请核对。",
        "The indicator “{name}” of “{table}” has “{found}”: twelve months do not come to the year's number. Check it.",
    ),
    # Goals and self-evaluation (generator/checks/performance.py).
    "g01-weights": (
        "“{table}”的分值相加为 {sum}，应为 100（预算执行率另占 10 分时为 90）。请核对各指标的分值。",
        "The weights of “{table}” come to {sum}; they should be 100, or 90 with 10 for execution. Check them.",
    ),
    "g04-goal": (
        "“{table}”的目标写“{found}”，指标“{name}”的指标值是“{target}”。请改为一致。",
        "The goal of “{table}” says “{found}”, its indicator “{name}” says “{target}”. Make them agree.",
    ),
    "g05-history": (
        "“{table}”的指标“{name}”按历史标准设置，没有上年完成值。请填写 previous。",
        "The indicator “{name}” of “{table}” is set by history and has no value of last year. Fill in previous.",
    ),
    "g06-scoring": (
        "“{table}”的指标“{name}”（{target}）的赋分规则是“{rule}”，与指标不符。请改为“{expected}”一类的规则。",
        "The indicator “{name}” of “{table}” ({target}) is scored by “{rule}”, which does not fit. Use “{expected}” "
        "or the like.",
    ),
    "g07-levels": (
        "“{table}”缺少 {missing} 指标。请补上；确不适用的可以接受此项。",
        "“{table}” has no indicators of {missing}. Add them, or accept the finding if they do not apply.",
    ),
    "g08-score-above": (
        "“{table}”的“{name}”得分 {score}，超过分值 {weight}。请核对。",
        "“{name}” of “{table}” scores {score}, above its weight {weight}. Check both.",
    ),
    "g08-no-deviation": (
        "“{table}”的“{name}”得分 {score}，低于分值 {weight}，没有写偏差原因。请填写 deviation。",
        "“{name}” of “{table}” scores {score} of {weight} and gives no reason. Fill in deviation.",
    ),
    "g12-columns": (
        "“{table}”的指标“{name}”：“{found}”填错了栏（设置依据与赋分规则）。请对调。",
        "The indicator “{name}” of “{table}” has “{found}” in the wrong column (basis and scoring). Exchange them.",
    ),
    "g13-achieved": (
        "“{table}”的“{name}”指标值 {target}，实际 {found}，没有达到却得了满分。请核对。",
        "“{name}” of “{table}” has the target {target} and reached {found}, yet scores in full. Check it.",
    ),
    "e12-planned": (
        "{label} {count} 台，货物采购预算只有 {goods}，不够购置。请核对。",
        "{count} of {label} are to be bought, but goods procured are {goods} only, which is not enough. Check both.",
    ),
    "g16-weights-unlike": (
        "“{table}”的分值相加为 {sum}，其他各表为 {others}。请核对。",
        "The weights of “{table}” come to {sum}, those of the other tables to {others}. Check them.",
    ),
}
