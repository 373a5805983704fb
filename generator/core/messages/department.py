"""A department whose amounts are those of its units (generator/read/department.py, transfers.py, derive/members.py)."""

from __future__ import annotations

DEPARTMENT: dict[str, tuple[str, str]] = {
    "department-unit-missing": (
        "找不到所属单位的文件 {file}。请写从本文件所在文件夹起的路径，例如 ../本级/2025-budget.yaml。",
        "The file {file} of a unit of the department is not there. Write its path from this file's folder, as in "
        "../head/2025-budget.yaml.",
    ),
    "department-unit-twice": (
        "所属单位的文件 {file} 列了两次：这里与 {first}。一个单位只能在一处，否则它的钱会加两遍；请删去一处。",
        "The unit {file} is listed twice, here and at {first}. Its money would be added twice: take one out.",
    ),
    "department-within-itself": (
        "{file} 列在它自己的所属单位之下。请删去这一行。",
        "{file} is listed below itself. Take this entry out.",
    ),
    "department-unit-refused": (
        "所属单位的文件 {file} 有 {count} 处错误，部门的金额无法相加。第一处在 {at}：{first} "
        "请先改正该文件（gongkai check {file} 会列出全部）。",
        "The file {file} of a unit has {count} errors, so that the department cannot be added up. The first, at {at}: "
        "{first} Mend that file first (gongkai check {file} tells all of them).",
    ),
    "department-unit-comparison": (
        "所属单位的文件 {file} 只供比较（comparison_only），没有可以相加的明细。请写单位本年的文件。",
        "The file {file} of a unit is only for comparison and has nothing to be added up. Name this year's file.",
    ),
    "department-unit-other-year": (
        "所属单位的文件 {file} 是 {year} 年的 {kind}，部门是 {own_year} 年的 {own_kind}。请写同年度、同类别的文件。",
        "The file {file} of a unit is a {kind} of {year}, the department's a {own_kind} of {own_year}. Name the file "
        "of the same year and kind.",
    ),
    "department-amount-stated": (
        "部门的 {block} 由所属单位相加，不能在部门的文件中填写（这里有 {count} 项，例如 {first}）。请删去；"
        "财政批复的合计数写在 approved 下；部门另行填报全部金额的，写 amounts_from: file。",
        "The department's {block} is added up from its units and is not stated in its own file (here {count}, such as "
        "{first}). Take it out; approved totals stand under `approved`. A department that files all of its amounts "
        "itself says amounts_from: file.",
    ),
    "department-units-stated": (
        "部门的下属预算单位就是 units 中除本级以外的单位，不再填写 subordinate_units。请删去。",
        "The subordinate units of a department are those under `units`, 本级 aside. Take subordinate_units out.",
    ),
    "department-unit-of-two": (
        "单位的文件 {file} 列在两个部门之下：这里与 {first}。一个单位只属于一个部门，否则它的钱会加两遍。",
        "The unit {file} is listed by two departments, here and at {first}. A unit is of one department, or its money "
        "is added twice.",
    ),
    "department-institution-cost": (
        "{name}是事业单位，没有机关运行经费，它的文件 {file} 却有 {amount}；部门的机关运行经费没有加上它。"
        "请在该文件中写 operating_cost: 0（决算写在 operating_cost 的 amount 下），或改正单位类型。",
        "{name} is an institution and has no 机关运行经费, but its file {file} comes to {amount}, which the department "
        "does not count. Write operating_cost: 0 in that file (in final accounts under operating_cost, amount), or "
        "mend its kind.",
    ),
    "between-units-negative": (
        "部门内部往来写付款的金额，不写负数（这里是 {amount}）。",
        "State what one unit pays another, without a minus (here {amount}).",
    ),
    "between-units-fiscal": (
        "{code} 的资金来源 {source} 是财政拨款、专户资金或结转，由财政直接拨给各单位，不是部门内部往来。"
        "这里写上级补助、附属单位上缴、事业、经营或其他收入。",
        "The source {source} of {code} is money of the finance department, of a special account or carried over, which "
        "each unit has by itself. Only other funds pass between units.",
    ),
    "between-units-unknown": (
        "没有哪个所属单位列有 {code}、资金来源 {source}、支出性质 {nature} 的金额（项目除外）。请按单位文件填写。",
        "No unit states an amount under {code} from {source} by nature {nature} (projects aside). Write it as the "
        "unit's file does.",
    ),
    "between-units-more": (
        "部门内部往来扣除 {amount}，各单位在 {code}（{source}）下一共只有 {stated}。请核对。",
        "{amount} is to be taken out, but the units state {stated} under {code} ({source}). Check it.",
    ),
    "b26-department": (
        "{label}（{key}）部门填报 {stated}，所属单位之和减部门内部往来为 {added}{unit}，相差 {difference}。"
        "各单位：{units}。请核对两边；确有不属于任何单位的，可以接受此项并写明理由。",
        "{label} ({key}) is {stated} in the department's file, its units less what they pay one another come to "
        "{added} {unit}, a difference of {difference}. The units: {units}. Check both; what belongs to no unit may be "
        "accepted with the reason.",
    ),
}
