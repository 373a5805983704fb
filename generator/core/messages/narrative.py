"""Verifying the narrative of a printed document (generator/verify/narrative/sentences.py)."""

from __future__ import annotations

NARRATIVE: dict[str, tuple[str, str]] = {
    "verify-amount": (
        "“{name}”写 {found}，表中（{cell}）是 {computed}。请核对。",
        "“{name}” is given as {found}, but the table ({cell}) has {computed}. Check which is right.",
    ),
    "verify-no-row": (
        "“{name}”写 {found}，但各表中没有这一科目。请核对科目和金额。",
        "“{name}” is given as {found}, but no table has such an item. Check the item and its amount.",
    ),
    "verify-name": (
        "“{found}”在表中叫“{table}”。请改用同一名称。",
        "“{found}” is called “{table}” in the table. Use one name.",
    ),
    "verify-code": (
        "“{name}”的编码写 {found}，表中是 {computed}。请核对。",
        "The code of “{name}” is given as {found}, but is {computed} in the table. Check it.",
    ),
    "verify-project": (
        "项目“{found}”不在项目支出表中。请统一项目名称。",
        "The project “{found}” is not in the table of projects. Use one name for it.",
    ),
    "verify-rate": (
        "“{name}”的增减率写 {found}%，按所写金额应为 {computed}%。请核对金额、增减额和增减率。",
        "The rate of “{name}” is given as {found}%, but its amounts make it {computed}%. Check all three.",
    ),
    "verify-share": (
        "“{name}”所占比例写 {found}%，按所写金额应为 {computed}%。请核对。",
        "The share of “{name}” is given as {found}%, but the amounts make it {computed}%. Check both.",
    ),
    "verify-completion": (
        "“{name}”的完成率写 {found}%，按预算数和决算数应为 {computed}%。请核对。",
        "The completion of “{name}” is given as {found}%, but budget and actual make it {computed}%. Check them.",
    ),
    "verify-direction": (
        "“{name}”一处写“{change}”，另一处却是“{rate}”，方向不一致。请核对。",
        "“{name}” is said to go “{change}” and “{rate}” at once. Check which way it went.",
    ),
    "verify-zero-word": (
        "“{name}”没有增减，这里写“{found}”，别处都写“{usual}”。请统一。",
        "“{name}” did not change; here it says “{found}”, elsewhere “{usual}”. Use one word.",
    ),
    "verify-sum": (
        "“{name}”写 {found}，所列各项（{parts}）合计 {computed}。请核对。",
        "“{name}” is given as {found}, but its parts ({parts}) add up to {computed}. Check them.",
    ),
    "verify-changes": (
        "“{name}”比上年的变动是 {found}，各项变动（{parts}）合计 {computed}，推出的上年数不一致。请核对。",
        "The change of “{name}” is {found}, but the changes of the parts ({parts}) come to {computed}: they imply "
        "different figures for last year. Check them.",
    ),
    "verify-limit": (
        "“{part}”（{found}）大于它所属的“{whole}”（{computed}）。请核对。",
        "“{part}” ({found}) is more than “{whole}” ({computed}), of which it is a part. Check both.",
    ),
    "verify-count": (
        "“{name}”写 {found} 个，实际列出 {computed} 个。请核对。",
        "“{name}”: {found} are said, {computed} are listed. Check the list.",
    ),
    "verify-threshold": (
        "大型设备的标准写 {found} 以上，应为 {computed} 万元。请核对。",
        "Big equipment is said to begin at {found}; the forms say {computed}. Check it.",
    ),
    "verify-grade": (
        "等级分数写 {found}，应与相邻一档衔接，为 {computed}。请核对。",
        "The grade's limit is given as {found}; it should meet the next grade at {computed}. Check it.",
    ),
    "verify-activity": (
        "“{name}”金额写 {found}，数量却写 {count}，不能一个为零而另一个不为零。请核对。",
        "“{name}” is given as {found} for {count}: one is nothing and the other is not. Check them.",
    ),
    "verify-subordinate": (
        "前面说没有下属单位，这里却写 {found} 家。请核对。",
        "The unit is said to have no subordinate units, but here are {found}. Check it.",
    ),
    "verify-twice": (
        "“{name}”这里写 {found}，别处写 {computed}。请核对。",
        "“{name}” is given as {found} here and as {computed} elsewhere. Check which is right.",
    ),
    "verify-new": (
        "“{name}”说上年没有，增减额却写 {found}，不等于今年的 {computed}。请核对。",
        "“{name}” is said to be new, but its change is {found} and not this year's {computed}. Check both.",
    ),
    "verify-weights": (
        "指标分值合计 {found}，应为 {computed}（90 时另 10 分为预算执行率）。请核对。",
        "The weights add up to {found}; {computed} is meant (90 keeps 10 for the execution). Check them.",
    ),
    "verify-scores": (
        "这里的分数是 {found}，按各项应为 {computed}。请核对。",
        "The score here is {found}; the parts make it {computed}. Check them.",
    ),
    "verify-execution": (
        "执行率写 {found}，按全年执行数和预算数应为 {computed}。请核对。",
        "The rate of execution is given as {found}, but the amounts make it {computed}. Check them.",
    ),
    "verify-target": (
        "年度预算总额写 {found}，财政拨款与其他资金合计 {computed}。请核对。",
        "The year's budget is given as {found}, but its sources add up to {computed}. Check them.",
    ),
    "verify-allocation": (
        "项目“{name}”安排 {found} 万元，资金分配各项（{parts}）合计 {computed} 万元。请核对。",
        "The project “{name}” has {found}, but the parts of its allocation ({parts}) add up to {computed}. Check them.",
    ),
    "verify-list-missing": (
        "“{name}”中缺少“{found}”，表中这一项有金额。请补上。",
        "“{name}” leaves out “{found}”, which has an amount in the table. Add it.",
    ),
    "verify-list-extra": (
        "“{name}”中列出“{found}”，表中没有这一项或没有金额。请核对。",
        "“{name}” lists “{found}”, which the table does not have or has no amount for. Check it.",
    ),
    "verify-zero-base": (
        "“{name}”上年为零，增长率无从计算，这里却写 {found}。请删去增长率，或写明上年无此项。",
        "“{name}” was zero last year: there is no rate, yet {found} is given. Delete it, or say that there was none.",
    ),
    "verify-three-unsaid": (
        "“三公”经费的文字没有说明{name}（表中为 {found}）。各项都要写，没有的写 0。",
        "The text on 三公 does not mention {name} ({found} in the table). Name every item, those of 0 too.",
    ),
    "verify-empty-other": (
        "{computed}的表下说的是{found}。请改为这张表的资金。",
        "Below the table of {computed} the note is about {found}. Name the fund of this table.",
    ),
    "verify-number-missing": (
        "“{found}”缺数字或单位。请补上。",
        "“{found}” lacks a number or its unit. Add it.",
    ),
    "verify-leftover": (
        "“{found}”像是没有选定或没有填写的文字。请改定。",
        "“{found}” looks like something left to be chosen or filled in. Settle it.",
    ),
    "verify-doubled": (
        "“{text}”中“{found}”重复或标点连用。请删去多余的。",
        "“{found}” in “{text}” stands twice, or two marks meet. Delete what is too much.",
    ),
    "verify-unit-name": (
        "这里写“{found}”，本单位是“{usual}”。请核对名称。",
        "“{found}” is written here; the unit is “{usual}”. Check the name.",
    ),
    "verify-not-empty": (
        "这里说没有{found}，但表中有金额 {computed}。请核对。",
        "Here {found} is said to be empty, but the table has {computed}. Check both.",
    ),
    "verify-empty-unsaid": (
        "“{found}”是空表，但没有说明。请加一句说明为空表。",
        "“{found}” is empty and nothing says so. Add the sentence that explains it.",
    ),
    "verify-numbering": (
        "“{text}…”的序号是 {found}，应为 {computed}。请核对是否漏项或重号。",
        "“{text}…” is numbered {found} where {computed} follows. Check for a gap or a repeated number.",
    ),
    "verify-contents-extra": (
        "目录中的“{found}”在正文中没有同名标题。请更新目录。",
        "The contents list “{found}”, which is no heading. Update the contents.",
    ),
    "verify-contents-missing": (
        "标题“{found}”不在目录中。请更新目录。",
        "The heading “{found}” is not in the contents. Update the contents.",
    ),
    "verify-day": (
        "“{found}”不是月末这一天，或没有这一天。请核对日期。",
        "“{found}” is not the end of a month, or no day at all. Check the date.",
    ),
    "verify-period": (
        "执行时间“{found}”不是从月初到月末，或首尾颠倒。请核对。",
        "The period “{found}” does not run from a month's first to a month's last day. Check it.",
    ),
    "verify-year": (
        "这里写 {found} 年，应为 {computed} 年。请核对。",
        "The year here is {found} where {computed} is meant. Check it.",
    ),
}
