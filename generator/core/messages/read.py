"""Reading a unit file or a set's: its fields, their values, its codes (generator/yaml_file, generator/read)."""

from __future__ import annotations

READ: dict[str, tuple[str, str]] = {
    # Shape and values (generator/yaml_file/names.py, values.py, validation.py).
    "field-unknown": (
        "{where} 没有“{key}”这一项。可用的有：{known}。",
        "{where} has no field “{key}”. It has: {known}.",
    ),
    "field-unknown-near": (
        "{where} 没有“{key}”这一项。是不是{near}？",
        "{where} has no field “{key}”. Did you mean {near}?",
    ),
    "field-twice": (
        "{field}写了两次：这里的“{key}”与第 {first} 行。请只留一处（中文名和英文名是同一项）。",
        "{field} is given twice: “{key}” here and in line {first}. Keep one (Chinese and English names are the same).",
    ),
    "field-missing": (
        "缺少必填项{field}。请补上，例如 {example}",
        "The required field {field} is missing. Add it, as in {example}",
    ),
    "value-empty": (
        "{field}没有填写。{how}",
        "{field} is empty. {how}",
    ),
    "fill-in-amount": ("请填写；没有金额的填 0。", "Fill it in; write 0 for no amount."),
    "fill-in-number": ("请填写；没有的填 0。", "Fill it in; write 0 for none."),
    "fill-in-value": ("请填写，例如 {example}。", "Fill it in, as in {example}."),
    "fill-in-text": ("请填写文字；没有的写“无”。", "Write a text; where there is nothing to say, write 无."),
    "fill-in-dict": (
        "请在下面缩进填写各项；没有内容的，各项也要写明。",
        "Fill in its lines below, indented; where there is nothing, its lines say so.",
    ),
    "fill-in-list": ("请在下面每行以“- ”开头逐条填写。", "Fill in entries below, each with `- ` before it."),
    "dict-expected": (
        "{field}应分项填写，每行一个“名称: 内容”并缩进，这里是“{text}”。",
        "{field} needs indented lines of `name: content`, not “{text}”.",
    ),
    "list-expected": (
        "{field}应是列表，每行以“- ”开头，这里是“{text}”。只有一条时也要写“- ”。",
        "{field} must be a list with `- ` before each line, not “{text}”; even a single entry needs it.",
    ),
    "value-expected": (
        "{field}只能填一个值，这里却是列表或分项。请写在冒号后的同一行。",
        "{field} takes a single value, not a list or lines of its own. Write it behind the colon.",
    ),
    "text-empty": ("{field}是空白。请填写文字。", "{field} is blank. Write a text."),
    "text-too-short": (
        "{field}只有 {length} 个字符，至少要 {limit} 个：“{text}”。",
        "{field} has {length} characters and needs {limit}: “{text}”.",
    ),
    "text-over-length": (
        "{field}有 {length} 个字符，最多 {limit} 个。请缩短：“{text}”。",
        "{field} has {length} characters, {limit} at most. Shorten it: “{text}”.",
    ),
    "list-too-short": (
        "{field}只有 {length} 条，至少要 {limit} 条。请补上。",
        "{field} has {length} entries and needs {limit}. Add some.",
    ),
    "list-too-long": (
        "{field}有 {length} 条，最多 {limit} 条。请减少。",
        "{field} has {length} entries, {limit} at most. Remove some.",
    ),
    "value-too-small": (
        "{field}是 {text}，不能小于 {limit}。请核对。",
        "{field} is {text}, below {limit}. Check it.",
    ),
    "value-too-large": (
        "{field}是 {text}，不能大于 {limit}。请核对。",
        "{field} is {text}, above {limit}. Check it.",
    ),
    "choice-unknown": (
        "{field}不能是“{text}”。可填：{allowed}。",
        "{field} cannot be “{text}”. Choose from: {allowed}.",
    ),
    "code-form": (
        "{field}的编码“{text}”不对：应是 3 至 18 位数字，例如 2080505 或 208-05-05（半角）。",
        "{field}: “{text}” is no code; write 3 to 18 digits, such as 2080505 or 208-05-05.",
    ),
    "date-form": (
        "{field}的日期“{text}”不对：应写成 2025-02-08 的样子。",
        "{field}: “{text}” is no date; write it like 2025-02-08.",
    ),
    "date-not-in-calendar": (
        "{field}的日期“{text}”在日历上没有。请核对月和日。",
        "{field}: “{text}” is not in the calendar. Check month and day.",
    ),
    "year-form": (
        "{field}的年份“{text}”不对：应是四位半角数字，例如 2025。",
        "{field}: “{text}” is no year; write four digits, such as 2025.",
    ),
    "flag-form": (
        "{field}只能填“是”或“否”，这里是“{text}”。",
        "{field} takes 是/true or 否/false, not “{text}”.",
    ),
    "value-refused": (
        "{field}的内容“{text}”不合规则 {rule}（{limit}）。请核对。",
        "{field}: “{text}” breaks the rule {rule} ({limit}). Check it.",
    ),
    # The unit file against the year's classification (generator/read/unit.py).
    "year-without-classification": (
        "没有 {year} 年的政府收支分类科目（现有：{known}）。请核对年度，或在 units 旁的 classification 文件夹放入"
        " functional-{year}.csv 和 economic-{year}.csv。",
        "There is no classification of {year} (there is: {known}). Check the year, or put functional-{year}.csv "
        "and economic-{year}.csv into a folder classification beside units.",
    ),
    "year-takes-nearest": (
        "没有 {year} 年的政府收支分类科目，按最近的 {near} 年的办理：编码和名称请按 {year} 年的科目核对。"
        "取得 {year} 年的，把 functional-{year}.csv 和 economic-{year}.csv 放入 units 旁的 classification 文件夹。",
        "There is no classification of {year}; that of {near}, the nearest, is used: hold codes and names against that "
        "of {year}. Where you have it, put functional-{year}.csv and economic-{year}.csv into a folder classification "
        "beside units.",
    ),
    "classification-uncertain": (
        "{year} 年分类科目表中这些编码未经正式科目表核实（{why}）：{codes}。"
        "请按财政部印发的《{year}年政府收支分类科目》核对。",
        "These codes stand in the list of {year} without an official list to prove them ({why}): {codes}. Hold them "
        "against the classification of {year} that the Ministry of Finance printed.",
    ),
    "classification-half": (
        "有 {file}，但没有 {missing}：{year} 年的科目要功能分类和经济分类两个文件。请把 {missing} 放在同一文件夹。",
        "There is {file} but no {missing}: {year} needs both lists. Put {missing} into the same folder.",
    ),
    "classification-unreadable": (
        "分类科目文件从这一行起读不了：应是 UTF-8 编码的 CSV，首行写明 {columns} 各列，引号成对。"
        "请用 Excel“另存为 CSV UTF-8”后重试。",
        "The classification cannot be read from this line on: it should be CSV in UTF-8, its first line naming the "
        "columns {columns}, its quotes closed. In Excel save it as “CSV UTF-8”.",
    ),
    "classification-cell": (
        "分类科目文件这一行的 {column} 列是空的，或有看不见的字符。请填好 {columns} 各列。",
        "In this line of the classification {column} is empty or has hidden characters. Fill in {columns}.",
    ),
    "classification-code": (
        "分类科目编码“{code}”应为 {lengths} 位半角数字（类、款、项各级）。请改正。",
        "“{code}” is no code of the classification: it should have {lengths} digits. Correct it.",
    ),
    "classification-code-twice": (
        "分类科目编码 {code} 在第 {first} 行已经有了。请只留一行。",
        "Code {code} of the classification stands in line {first} already. Keep one of the two.",
    ),
    "classification-parent": (
        "分类科目文件有 {code}，却没有它所属的 {parent}。请补上 {parent} 一行，或改正编码。",
        "The classification has {code} but not {parent}, which it belongs to. Add a line for {parent}, or correct "
        "the code.",
    ),
    "classification-line-idle": (
        "{year} 年科目中已有“{code} {name}”，不必再写。请删去这一行。",
        "The classification of {year} has “{code} {name}” already. Delete this line.",
    ),
    "classification-add-exists": (
        "{year} 年科目中已有 {code}，名称是“{own}”，不是“{name}”。要改名的写在 rename 下，否则改正编码。",
        "The classification of {year} has {code} already: “{own}”, not “{name}”. Put it under rename to call it so, or "
        "correct the code.",
    ),
    "classification-rename-unknown": (
        "{year} 年科目中没有 {code}，不能改名为“{name}”（最接近的是 {near}）。请改正编码；要增加的写在 add 下。",
        "The classification of {year} has no {code} to be called “{name}” (the nearest is {near}). Correct the code, "
        "or put it under add.",
    ),
    "classification-group": (
        "{code} 的 group 列是“{group}”，只能是 {groups}。请改正。",
        "The group of {code} is “{group}”; it can only be {groups}. Correct it.",
    ),
    "code-level": (
        "编码 {code} 应为 {length} 位。请写到规定的级次，例如项级 2010301、款级 30101、类级 302。",
        "Code {code} should have {length} digits. Write it at the level asked for, such as 2010301, 30101 or 302.",
    ),
    "code-class-unknown": (
        "{year} 年分类科目中没有 {part} 类（编码 {code}）。最接近的是 {near}；请按当年科目改正。",
        "The classification of {year} has no 类 {part} (code {code}); the nearest is {near}. Correct it by that "
        "year's list.",
    ),
    "code-subclass-unknown": (
        "{year} 年分类科目的 {above} 之下没有 {part} 款（编码 {code}）。最接近的是 {near}；请按当年科目改正。",
        "In the classification of {year} there is no 款 {part} under {above} (code {code}); the nearest is {near}. "
        "Correct it by that year's list.",
    ),
    "code-under-other-class": (
        "{year} 年分类科目的 {above} 之下没有 {part} 款（编码 {code}）；别的类下有 {near}。请核对类的编码。",
        "In the classification of {year} there is no 款 {part} under {above} (code {code}), but elsewhere {near}. "
        "Check the first three digits.",
    ),
    "code-item-unknown": (
        "{year} 年分类科目的 {above} 之下没有编码 {code}。最接近的是 {near}；请按当年科目改正。",
        "In the classification of {year} there is no code {code} under {above}; the nearest is {near}. "
        "Correct it by that year's list.",
    ),
    "code-withdrawn": (
        "编码 {code}：{part} {name} 在 {year} 年科目中已取消（{years} 年使用）。请改用 {year} 年的科目。",
        "Code {code}: {part} {name} is not in the classification of {year} any more (it was in {years}). "
        "Use a code of {year}.",
    ),
    "code-withdrawn-near": (
        "编码 {code}：{part} {name} 在 {year} 年科目中已取消（{years} 年使用）；当年同名的是 {near}。"
        "请改用 {year} 年的科目。",
        "Code {code}: {part} {name} is not in the classification of {year} any more (it was in {years}); what is "
        "called so in {year} is {near}. Use a code of {year}.",
    ),
    "code-not-yet": (
        "编码 {code}：{part} {name} 在 {year} 年科目中还没有（{years} 年使用）。请改用 {year} 年的科目。",
        "Code {code}: {part} {name} is not yet in the classification of {year} (it is in {years}). "
        "Use a code of {year}.",
    ),
    "code-not-yet-near": (
        "编码 {code}：{part} {name} 在 {year} 年科目中还没有（{years} 年使用）；当年同名的是 {near}。"
        "请改用 {year} 年的科目。",
        "Code {code}: {part} {name} is not yet in the classification of {year} (it is in {years}); what is called so "
        "in {year} is {near}. Use a code of {year}.",
    ),
    "code-name-differs": (
        "{year} 年分类科目中 {code} 的名称是“{own}”，不是“{name}”。请改正名称或编码，也可不填名称。",
        "In {year} code {code} is called “{own}”, not “{name}”. Correct the name or the code, or leave the name out.",
    ),
    "code-name-differs-year": (
        "{year} 年分类科目中 {code} 的名称是“{own}”；“{name}”是其他年度（{years}）的名称。请用当年名称，也可不填。",
        "In {year} code {code} is called “{own}”; “{name}” is its name in other years ({years}). Use that year's "
        "name, or leave it out.",
    ),
    "code-name-differs-code": (
        "{year} 年分类科目中 {code} 的名称是“{own}”；“{name}”是 {near}。请改正名称或编码。",
        "In {year} code {code} is called “{own}”; “{name}” is {near}. Correct the name or the code.",
    ),
    "code-not-basic": (
        "{code} {name} 只用于项目支出，不能列入基本支出。请移到 projects。",
        "{code} {name} is for projects only and cannot be basic expenditure. Move it to projects.",
    ),
    "line-item-twice": (
        "科目 {code}（同一资金来源、同一性质）已在 {first} 列过。请合并为一行。",
        "Code {code} with the same source and nature stands at {first} already. Merge the two.",
    ),
    "project-twice": (
        "项目名称“{name}”已经用过。请改名，或合并两个项目。",
        "There is a project called “{name}” already. Rename it, or merge the two.",
    ),
    "project-unknown": (
        "projects 中没有名为“{name}”的项目。最接近的是“{near}”；同一项目请用同一名称。",
        "There is no project called “{name}”. The nearest is “{near}”; one project has one name.",
    ),
    "dates-reversed": (
        "结束日期早于开始日期 {start}。请核对两个日期。",
        "The end is before the start, {start}. Check both dates.",
    ),
}
