"""The words of every problem, Chinese and English, by code. Each says what is wrong and then what to do.

Codes are kebab-case and grouped by what they are about; `{name}` takes a detail of the problem.
"""

from __future__ import annotations

Words = tuple[str, str]

# Reading: bytes, YAML, shape (generator/read).
READ: dict[str, Words] = {
    # Bytes and characters (generator/read/decode.py, strict_yaml.py).
    "file-missing": (
        "找不到文件。请核对文件名和所在文件夹。",
        "The file does not exist. Check its name and folder.",
    ),
    "file-not-regular": (
        "这不是普通文件（是文件夹、管道或设备）。请给出一个 YAML 文件。",
        "This is no regular file (but a folder, pipe or device). Give a YAML file.",
    ),
    "file-unreadable": (
        "文件打不开：{reason}。请检查权限，或文件是否被占用。",
        "The file cannot be read: {reason}. Check its permissions.",
    ),
    "file-too-large": (
        "文件超过 {limit} MB。单位文件一般不到 1 MB，请检查是否选错了文件。",
        "The file is larger than {limit} MB; a unit file is rarely 1 MB. Check that it is the right one.",
    ),
    "file-not-text": (
        "这是 {kind} 文件，不是文本。请给出 YAML 文本文件。",
        "This is a file of {kind}, not text. Give a YAML text file.",
    ),
    "file-empty": (
        "文件是空的，或只有注释。请填写内容，可从其他单位的文件复制后修改。",
        "The file is empty or has only comments. Fill it in; another unit's file is a good start.",
    ),
    "encoding-gbk": (
        "文件不是 UTF-8，看来是 GBK（GB18030）编码。请在编辑器中“另存为”，编码选 UTF-8。",
        "The file is not UTF-8 but seems to be GBK (GB18030). Save it again as UTF-8.",
    ),
    "encoding-utf16": (
        "文件是 UTF-16（“Unicode”）编码。请在编辑器中“另存为”，编码选 UTF-8。",
        "The file is UTF-16 (“Unicode”). Save it again as UTF-8.",
    ),
    "encoding-unknown": (
        "从这一行起文件不是 UTF-8，文件可能已损坏。请用编辑器打开检查，另存为 UTF-8。",
        "From this line on the file is not UTF-8 and may be damaged. Open it in an editor and save it as UTF-8.",
    ),
    "hidden-character": (
        "这里有看不见的或不能用的字符 {character}（{name}），多半是从网页或 Word 复制带来的。请删去后重新输入。",
        "There is a hidden or forbidden character here, {character} ({name}), often copied from a web "
        "page or Word. Delete it and type the text again.",
    ),
    "tab": ("这里有制表符（Tab）。请改用空格。", "There is a TAB here. Use spaces."),
    # YAML (generator/read/strict_yaml.py, syntax.py).
    "yaml-alias": (
        "不能用 * 引用别处的内容。请把内容写在这里；如果 * 是文字的一部分，请给文字加引号。",
        "A reference with * is not allowed. Write the content here, or quote the text if the * belongs to it.",
    ),
    "yaml-anchor": (
        "不能用 &{name} 作标记。请删去；如果 & 是文字的一部分，请给文字加引号。",
        "The anchor &{name} is not allowed. Delete it, or quote the text if the & belongs to it.",
    ),
    "yaml-tag": (
        "不能用以 ! 开头的类型标记（{tag}）。请删去；如果 ! 是文字的一部分，请给文字加引号。",
        "The tag {tag} is not allowed. Delete it, or quote the text if the ! belongs to it.",
    ),
    "yaml-directive": (
        "不能有以 % 开头的指令行。请删去。",
        "Lines that begin with % are not allowed. Delete them.",
    ),
    "yaml-second-document": (
        "一个文件里只能有一份内容，这里的“---”又开始了一份。请删去“---”或另存一个文件。",
        "One file holds one document, and this --- begins another. Delete it or use a second file.",
    ),
    "yaml-too-deep": (
        "内容套得太深（超过 {limit} 层）。请检查括号和缩进。",
        "The content is nested too deep (more than {limit} levels). Check brackets and indentation.",
    ),
    "yaml-too-long": (
        "文件内容太多（超过 {limit} 个成分）。请检查是否选错了文件。",
        "The file has too much in it (more than {limit} parts). Check that it is the right one.",
    ),
    "text-too-long": (
        "这段文字有 {length} 个字符，最多 {limit} 个。请检查引号是否成对，或分成几段。",
        "This text has {length} characters, {limit} at most. Check that quotes are closed, or split it.",
    ),
    "yaml-duplicate-key": (
        "“{key}”在第 {first} 行已经写过。请只留一处。",
        "“{key}” stands in line {first} already. Keep only one.",
    ),
    "yaml-key-not-text": (
        "冒号前的名称必须是文字，不能是列表或括号。以 {{ 或 [ 开头的文字请加引号。",
        "What stands before the colon must be text, no list or brackets. Quote text that begins with {{ or [.",
    ),
    "yaml-key-empty": ("冒号前没有名称。请补上。", "There is no name before the colon. Add it."),
    "key-wide-blank": (
        "名称“{key}”里有全角空格或不间断空格，多半是用它作了缩进。请全部换成普通（半角）空格。",
        "The name “{key}” has a full-width or no-break blank in it, probably used for indentation. "
        "Replace it with ordinary blanks.",
    ),
    "indent-wide-blank": (
        "这一行开头有全角空格或不间断空格。请全部换成普通（半角）空格。",
        "This line begins with a full-width or no-break blank. Replace it with ordinary blanks.",
    ),
    "lines-merged": (
        "“{text}”会被并入上一行的文字。如果是单独一条，请与上一条对齐；如果是多行文字，请在冒号后写 | 并把文字缩进。",
        "“{text}” would become part of the text above. Align it if it is an entry of its own; for text "
        "of several lines write | after the colon and indent the lines.",
    ),
    "comment-swallowed": (
        "“{text}”后面的“{lost}”会被当作注释丢掉。如果是文字的一部分，请给整段文字加引号；如果是注释，请在 # 后加空格。",
        "“{lost}” after “{text}” would be dropped as a comment. Quote the whole text, or put a blank "
        "after the # if it is a comment.",
    ),
    "amount-split": (
        "括号里的“{text}…”会被逗号分成两个数。请去掉千分位逗号，或给数加引号；如果本来是两个数，请在逗号后加空格。",
        "Within brackets the comma splits “{text}…” into two numbers. Drop the thousands separator or "
        "quote the amount; put a blank after the comma if they are two.",
    ),
    "not-a-mapping": (
        "文件最外层是列表或一段文字。请写成“名称: 内容”的形式，如 year: 2025。",
        "At its top the file is a list or a text. Write lines of `name: content`, such as `year: 2025`.",
    ),
    "colon-full-width": (
        "这里用了全角冒号“：”。名称后请用半角冒号加一个空格，如 year: 2025。",
        "This is a full-width colon. After a name use an ordinary colon and a blank, as in `year: 2025`.",
    ),
    "colon-without-blank": (
        "冒号后面缺一个空格。请写成 year: 2025 的样子。",
        "There is no blank after the colon. Write it like `year: 2025`.",
    ),
    "yaml-second-colon": (
        "这里的冒号不该出现：要么上一行的缩进不对，要么文字里有“: ”。请对齐缩进，或给文字加引号。",
        "This colon is out of place: either the indentation is wrong or the text itself has a colon "
        "and a blank. Align the lines or quote the text.",
    ),
    "yaml-dash": (
        "“- ”不能在这里开始列表。负数的减号后不要空格（-13.92）；列表请另起一行。",
        "A list cannot begin here. Write negative numbers without a blank (-13.92); begin lists on a new line.",
    ),
    "yaml-unclosed-quote": (
        "从这里开始的引号没有结束。请补上同样的半角引号。",
        "The quote that begins here is not closed. Add the same quote at the end.",
    ),
    "yaml-unclosed-bracket": (
        "从这里开始的括号没有结束，或里面缺逗号。请补上半角的 ] 或 }}。",
        "The bracket that begins here is not closed, or a comma is missing in it. Add the ] or }}.",
    ),
    "yaml-first-character": (
        '文字不能以这个符号开头（@ ` % & * ! > | ? , ] 等有特殊含义）。请给整段文字加引号，如 ">90%"。',
        "A text cannot begin with this sign (@ ` % & * ! > | ? , ] have meanings of their own). "
        'Quote the whole text, as in ">90%".',
    ),
    "yaml-backslash": (
        "双引号里的反斜杠 \\ 有特殊含义。请改用单引号，或不加引号。",
        "A backslash within double quotes has a meaning of its own. Use single quotes, or none.",
    ),
    "yaml-no-colon": (
        "这一行缺冒号，或不属于上面的内容。请写成“名称: 内容”，或检查缩进和“- ”。",
        "This line lacks a colon or belongs to nothing above. Write `name: content`, or check indentation and `- `.",
    ),
    "yaml-indentation": (
        "这一行与上面没有对齐，或引号后面多了文字。请用空格对齐同一层的各行。",
        "This line is not aligned with those above, or text follows a closing quote. Align lines of one level.",
    ),
    "yaml-syntax": (
        "这里不合 YAML 格式（{complaint}）。请检查缩进、冒号和引号。",
        "This is not valid YAML ({complaint}). Check indentation, colons and quotes.",
    ),
    "more-problems": (
        "至少还有 {count} 处问题没有列出。请先改正以上各处，再运行一次。",
        "There are at least {count} more problems. Correct these first and run again.",
    ),
    # Shape and values (generator/read/names.py, values.py, validation.py).
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
        "{field}没有填写。请填写；没有金额的填 0。",
        "{field} is empty. Fill it in; write 0 for no amount.",
    ),
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

# Amounts (generator/amount.py).
AMOUNT: dict[str, Words] = {
    "amount-empty": (
        "{field}没有填写。请填数，没有的填 0。",
        "{field} is empty. Write a number, 0 for none.",
    ),
    "amount-full-width": (
        "{field}“{text}”用了全角数字或标点。请用半角，例如 1131.42。",
        "{field}: “{text}” has full-width digits or marks. Use ordinary ones, such as 1131.42.",
    ),
    "amount-minus": (
        "{field}“{text}”的负号不是普通减号。请用半角减号，例如 -13.92。",
        "{field}: the minus of “{text}” is not the ordinary one. Use a hyphen, as in -13.92.",
    ),
    "amount-brackets": (
        "{field}“{text}”带括号。负数请用减号，例如 -13.92；其他情况请去掉括号。",
        "{field}: “{text}” has brackets. Write negative amounts with a minus (-13.92); otherwise drop them.",
    ),
    "amount-percent": (
        "{field}“{text}”带百分号。请只写数。",
        "{field}: “{text}” has a percent sign. Write the number only.",
    ),
    "amount-sexagesimal": (
        "{field}“{text}”里有冒号，像是时间。请写数，例如 1131.42。",
        "{field}: “{text}” has a colon like a time. Write a number, such as 1131.42.",
    ),
    "amount-underscore": (
        "{field}“{text}”里有下划线。请删去。",
        "{field}: “{text}” has an underscore. Delete it.",
    ),
    "amount-not-finite": (
        "{field}“{text}”不是数。请填数，没有的填 0。",
        "{field}: “{text}” is no number. Write 0 for none.",
    ),
    "amount-exponent": (
        "{field}“{text}”是科学记数法。请写出全部数字，例如 1131.42。",
        "{field}: “{text}” is in scientific notation. Write all digits, as in 1131.42.",
    ),
    "amount-hexadecimal": (
        "{field}“{text}”不是十进制数。请写成 1131.42 的样子。",
        "{field}: “{text}” is not a decimal number. Write it like 1131.42.",
    ),
    "amount-unit-word": (
        "{field}“{text}”带单位。请只写数；金额的单位由 unit_of_amounts 统一规定。",
        "{field}: “{text}” has a unit. Write the number only; unit_of_amounts says the unit of all amounts.",
    ),
    "amount-blank": (
        "{field}“{text}”中间或两端有空格。请删去空格。",
        "{field}: “{text}” has blanks in or around it. Delete them.",
    ),
    "amount-separators": (
        "{field}“{text}”的千分位逗号不对。请每三位一个半角逗号（1,131.42），或不用逗号。",
        "{field}: the separators of “{text}” are wrong. Put a comma before every three digits (1,131.42), or none.",
    ),
    "amount-leading-zero": (
        "{field}“{text}”以 0 开头，像是编码。请去掉前面的 0。",
        "{field}: “{text}” begins with 0 like a code. Drop the zeros in front.",
    ),
    "amount-too-precise": (
        "{field}“{text}”的小数超过 6 位。请四舍五入后填写。",
        "{field}: “{text}” has more than 6 decimals. Round it.",
    ),
    "amount-too-long": (
        "{field}“{text}”的整数超过 12 位。请核对金额和单位。",
        "{field}: “{text}” has more than 12 digits. Check the amount and its unit.",
    ),
    "amount-form": (
        "{field}“{text}”不是数。请写成 1131.42、1,131.42、-13.92 或 0 的样子。",
        "{field}: “{text}” is no number. Write it like 1131.42, 1,131.42, -13.92 or 0.",
    ),
    "count-negative": (
        "{field}“{text}”不能是负数。请核对。",
        "{field}: “{text}” cannot be negative. Check it.",
    ),
    "count-fraction": (
        "{field}“{text}”应是整数。请去掉小数，例如 66。",
        "{field}: “{text}” must be a whole number, such as 66.",
    ),
}

# Deriving figures (generator/derive).
DERIVE: dict[str, Words] = {
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

# Template sets and composing (generator/compose).
COMPOSE: dict[str, Words] = {
    "template-set-unknown": (
        "找不到模板集“{name}”。可用的有：{near}。请改正 template。",
        "There is no template set “{name}”. There is: {near}. Correct template.",
    ),
    "template-kind-differs": (
        "模板集“{name}”用于 {kind}，而本文件是 {own}（budget 部门预算，final 部门决算）。请改正 template 或 kind。",
        "The template set “{name}” is for {kind} but this file is {own}. Correct template or kind.",
    ),
    "template-unused": (
        "没有章节用到这个文件。请在 chapters、sections 或 @table 中写上它，或删去。",
        "No chapter uses this file. Name it in chapters, sections or @table, or delete it.",
    ),
    "option-undefined": (
        "模板用到选项“{name}”，但 set.yaml 的 options 中没有定义它。请在 options 中写上它。",
        "The template uses the option “{name}”, which no set.yaml defines. Define it under options.",
    ),
    "option-unused": (
        "没有模板用到选项“{name}”。请删去，或改正名称。",
        "No template uses the option “{name}”. Delete it or correct its name.",
    ),
    "trial-doubled-mark": (
        "标点重复或多余：“{text}”（试填：{cases}）。前后的内容为空时标点也要省去，请用 if 判断。",
        "Doubled punctuation: “{text}” (trials: {cases}). Leave the mark out with what it goes with, by an if.",
    ),
    "trial-empty-brackets": (
        "括号、引号或书名号中没有内容：“{text}”（试填：{cases}）。请用 if 判断。",
        "Empty brackets or quotation marks: “{text}” (trials: {cases}). Put them under an if.",
    ),
    "trial-no-reason": (
        "“原因是”后面没有内容：“{text}”（试填：{cases}）。请先用 有原因(…) 判断。",
        "No reason given after 原因是: “{text}” (trials: {cases}). Ask 有原因(…) first.",
    ),
    "trial-no-number": (
        "“万元”前面没有数：“{text}”（试填：{cases}）。金额请用过滤器 万元 印出。",
        "There is no number before its unit 万元: “{text}” (trials: {cases}). Print the amount with the filter 万元.",
    ),
    "trial-raw-value": (
        "印出了程序的值：“{text}”（试填：{cases}）。没有填写的内容要先判断。",
        "A value of the program is printed: “{text}” (trials: {cases}). What may be absent needs an if.",
    ),
    "trial-unrendered": (
        "花括号印了出来：“{text}”（试填：{cases}）。请检查花括号是否配对。",
        "Braces of the template are printed: “{text}” (trials: {cases}). Check that they are in pairs.",
    ),
    "trial-leading-mark": (
        "一段以标点开头：“{text}”（试填：{cases}）。前面的内容为空时标点也要省去，请用 if 判断。",
        "A paragraph begins with punctuation: “{text}” (trials: {cases}). Leave the mark out too, by an if.",
    ),
    "trial-nothing-follows": (
        "“其中”“包括”“用于”或冒号后面没有内容：“{text}”（试填：{cases}）。请用 if 判断。",
        "Nothing follows 其中, 包括, 用于 or a colon: “{text}” (trials: {cases}). Put it under an if.",
    ),
    "trial-number-again": (
        "编号与前面的重复：“{text}”（试填：{cases}）。请用 节号、序号(…) 或 表序 编号。",
        "The same number again: “{text}” (trials: {cases}). Number with 节号, 序号(…) or 表序.",
    ),
    "trial-number-gap": (
        "标题的编号不连续：“{text}”（试填：{cases}）。请用 节号 或 序号(…) 编号。",
        "A heading's number does not follow the one before: “{text}” (trials: {cases}). Number with 节号 or 序号(…).",
    ),
    "trial-heading-empty": (
        "有一个标题没有文字{text}（试填：{cases}）。请补上，或用 if 判断。",
        "A heading without text{text} (trials: {cases}). Give it one, or put it under an if.",
    ),
    "trial-paragraph-empty": (
        "有一段没有文字{text}（试填：{cases}）。请补上，或用 if 判断。",
        "A paragraph without text{text} (trials: {cases}). Give it one, or put it under an if.",
    ),
    "trial-nothing-below": (
        "标题“{text}”下面没有内容（试填：{cases}）。请写一句“没有……”，或连标题一起省去。",
        "There is nothing below the heading “{text}” (trials: {cases}). Say that there is none, or leave it out.",
    ),
    "trial-table-unnumbered": (
        "表“{text}”没有表号，而其他表有（试填：{cases}）。请在布局中写 number。",
        "The table “{text}” has no number and others have (trials: {cases}). Give its layout a number.",
    ),
    "trial-cell-narrow": (
        "合并的格“{text}”比其中最长的词还窄（试填：{cases}）。请改宽它下面的列。",
        "The merged cell “{text}” is narrower than its longest word (trials: {cases}). Widen the columns below it.",
    ),
    "trial-chapter-empty": (
        "这个文件在各份试填中都没有印出内容。请检查它的条件，或从 chapters、sections 中去掉。",
        "This file printed nothing in any trial. Check its conditions, or take it out of chapters or sections.",
    ),
    "trial-no-kind": (
        "这一套没有写 kind，是供别的模板继承的，不能单独试填。请试填继承它的模板。",
        "This set names no kind: it is there to be extended, not to be tried. Try the sets that extend it.",
    ),
    "trial-no-year": (
        "没有 {year} 年的科目。--year 可用：{known}。",
        "There is no classification of {year}. For --year there is: {known}.",
    ),
    "trial-problem": (
        "[{code}] 试填 {cases} 时：{inner}",
        "[{code}] in the trials {cases}: {inner}",
    ),
    "trial-failed": (
        "试填“{cases}”没有生成：[{code}] {inner}",
        "The trial “{cases}” made no document: [{code}] {inner}",
    ),
    "template-set-circle": (
        "模板集“{name}”绕回继承了自己。请改正 extends。",
        "The template set “{name}” extends itself in a circle. Correct extends.",
    ),
    "template-set-incomplete": (
        "模板集“{name}”缺少：{missing}。请在 set.yaml 中补上，或继承 base。",
        "The template set “{name}” lacks: {missing}. Add them to set.yaml, or extend base.",
    ),
    "template-missing": (
        "模板集中没有文件 {name}。请补上，或从 chapters 中去掉。",
        "The template set has no file {name}. Add it, or take it out of chapters.",
    ),
    "template-syntax": (
        "模板写法有误：{what}。请对照其他章节改正。",
        "The template cannot be read: {what}. Correct it.",
    ),
    "template-undefined": (
        "模板用了不存在的名称：{what}。请检查拼写；指标键见 facts.json。",
        "The template uses a name that does not exist: {what}. Check its spelling; facts.json lists the figures.",
    ),
    "template-not-a-figure": (
        "“{what}”不是一个指标。请检查模板中的指标键。",
        "“{what}” is no figure. Check the key in the template.",
    ),
    "template-raw-value": (
        "模板直接输出了 {what} 类型的值。金额和个数要经过 万元、数、带单位 等过滤器，没有填写的内容要先判断。",
        "The template prints a value of type {what} as it is. Amounts and counts go through the filters 万元, 数 or "
        "带单位; what may be absent needs an if.",
    ),
    "template-raw-number": (
        "模板文字中写了数字：“{text}”。数字必须来自指标，请改用指标或 set.yaml 的 constants。",
        "The template's own words hold a number: “{text}”. Take it from a figure or from constants in set.yaml.",
    ),
    "template-arithmetic": (
        "模板中有运算。合计和占比由程序推算，请直接使用指标。",
        "The template computes. Sums and shares are derived: use the figure.",
    ),
    "template-failed": (
        "模板执行失败：{what}。请检查这一行。",
        "The template failed: {what}. Check this line.",
    ),
    "template-directive": (
        "不认识的指令 {what}。可用：@table、@contents、@pagebreak、@cover_unit、@cover_title、@signature、@date。",
        "Unknown directive {what}. There is: @table, @contents, @pagebreak, @cover_unit, @cover_title, "
        "@signature, @date.",
    ),
    "layout-uneven": (
        "表格布局 {part} 的第 {row} 行拼不成 {columns} 列。请检查这一行的格数和 colspan、rowspan。",
        "Row {row} of {part} does not make {columns} columns. Check how many cells it has, colspan and rowspan.",
    ),
    "prior-missing": (
        "缺少上年数：{label}（{key}）。请在 prior.figures 中写明，上年没有的写 0。",
        "Last year's amount is missing: {label} ({key}). Give it under prior.figures, 0 if there was none.",
    ),
    "reason-missing": (
        "{label}（{key}）比上年有变动，没有写原因。请在 reasons 中写明。",
        "{label} ({key}) has changed without a reason. Give it under reasons.",
    ),
}

# Writing Word, PDF and HTML; fonts (generator/write).
WRITE: dict[str, Words] = {
    "style-not-found": (
        "找不到版式文件 {file}；请把它放回模板文件夹，或从上级模板复制一份。",
        "The style file {file} is not there; put it back, or copy the one of the template set that this extends.",
    ),
    "style-unreadable": (
        "版式文件 {file} 无法读取（{reason}）；请用 Word 或 WPS 打开它，另存为 .docx 格式后重试。",
        "The style file {file} cannot be read ({reason}); open it in Word or WPS and save it anew as .docx.",
    ),
    "style-too-large": (
        "版式文件 {file} 解压后有 {size} MB，超过上限 {limit} MB；请删去其中的图片和附件。",
        "The style file {file} unpacks to {size} MB, the limit is {limit}; remove pictures and attachments from it.",
    ),
    "style-missing": (
        "版式文件 {file} 缺少名为“{name}”的样式；请在 Word 的样式窗格中新建，或从 base 模板的 style.docx 复制。",
        "The style file {file} has no style named “{name}”; make one in Word, or copy it from the base style.docx.",
    ),
    "style-no-font": (
        "版式文件 {file} 的样式“{name}”没有指定中文字体；请在“修改样式—字体”中选定一种字体，不要用主题字体。",
        "The style “{name}” in {file} names no Chinese font; choose one under Modify Style, Font (no theme font).",
    ),
    "style-no-portrait": (
        "版式文件 {file} 没有纵向的节；请插入分节符，把其中一节的纸张方向设为纵向。",
        "The style file {file} has no portrait section; insert a section break and turn one section to portrait.",
    ),
    "style-no-landscape": (
        "版式文件 {file} 没有横向的节；请插入分节符，把其中一节的纸张方向设为横向。",
        "The style file {file} has no landscape section; insert a section break and turn one section to landscape.",
    ),
    "style-no-room": (
        "版式文件 {file} 的页边距（{orientation}）没有给正文留下位置；请改小页边距。",
        "The margins of the {orientation} section in {file} leave no room for text; make them smaller.",
    ),
    "style-no-page-number": (
        "版式文件 {file} 的页脚没有页码；请在第一节的页脚（奇偶页不同时两种都要）中插入页码。",
        "The footers in {file} show no page number; insert one in the first section, on odd and even pages alike.",
    ),
    # Fitting tables to the page (generator/write/fit.py).
    "table-too-wide": (
        "表“{title}”放不下：各列至少要 {needs} 毫米，版心只有 {has} 毫米。"
        "请检查表中有没有过长的数字或英文；或在表格布局中改用横向、小字号。",
        "The table “{title}” does not fit: its columns need {needs} mm at least, the page has {has} mm. Look for an "
        "overlong number or word in it; or set orientation: landscape or size: small in its layout.",
    ),
    # The PDF and its fonts (generator/fonts.py, generator/write/pdf.py).
    "font-unknown": (
        "版式文件的样式“{style}”用了字体“{font}”，PDF 没有可代替它的字体；请在 Word 中改用：{known}。",
        "The style “{style}” asks for the font “{font}”, for which the PDF has no stand-in; use one of: {known}.",
    ),
    "font-missing": (
        "没有安装可代替“{font}”的字体 {file}，不能生成 PDF；请运行 {command}。",
        "No font is installed that could stand in for “{font}” ({file}), so no PDF; run {command}.",
    ),
    "font-second-choice": (
        "没有安装字体 {file}，PDF 中的“{font}”暂用 {instead} 代替；如要一致的版面，请运行 {command}。",
        "The font {file} is missing; {instead} stands in for “{font}” in the PDF. "
        "To have the usual look run {command}.",
    ),
    "font-not-listed": (
        "PDF 用了清单以外的字体 {font}，未予保存；请运行 gongkai doctor 检查字体。",
        "The PDF used the font {font}, which is not on the list, and was not kept; run gongkai doctor to check fonts.",
    ),
    "glyph-missing": (
        "字体里没有“{character}”（{code}）这个字：“{context}”；请改用通用字，或运行 {command} 安装备用字体。",
        "No font has the character “{character}” ({code}): “{context}”; use another one, or run {command}.",
    ),
    "pdf-library-missing": (
        "不能生成 PDF：缺少系统库 {library}；请运行 {command}。",
        "No PDF can be made: the system library {library} is missing; run {command}.",
    ),
    "pdf-fetch-refused": (
        "生成 PDF 时有内容要读取 {url}，已拒绝，PDF 未予保存；请报告这个程序错误。",
        "Something in the PDF asked for {url}; that was refused and no PDF kept. Please report this as a bug.",
    ),
    "pdf-engine-warning": (
        "PDF 排版程序提示：{text}；请检查 PDF 的版面。",
        "The PDF engine says: {text}; look the PDF over.",
    ),
}

# Files and the command line (generator/build.py, generator/cli.py).
FILES: dict[str, Words] = {
    "name-not-a-file-name": (
        '“{name}”不能用作文件名（含有 / \\ : * ? " < > | 等字符，或太长）。请改正单位名称。',
        '“{name}” cannot be a file name (it holds a character such as / \\ : * ? " < > |, or is too long). Correct the '
        "unit's name.",
    ),
    "output-twice": (
        "“{name}”已由 {first} 生成，两个文件会写到同一处。请只保留一个，或改正单位名称和年度。",
        "“{name}” has been made from {first}; both files would be written to one place. Keep one, or correct the name "
        "and year.",
    ),
    "output-outside": (
        "这个文件夹经链接指到了 {out} 之外。请删去链接，或换一个输出文件夹。",
        "A link leads this folder out of {out}. Remove the link, or choose another output folder.",
    ),
    "output-failed": (
        "写不进去：{reason}。原有文件没有改动。请检查磁盘空间和权限。",
        "Cannot write here: {reason}. What was there is unchanged. Check the disk's space and permissions.",
    ),
}

# Verifying the narrative of a printed document (generator/verify/sentences.py).
NARRATIVE: dict[str, Words] = {
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
        "“{found}”不是年末这一天，或没有这一天。请核对日期。",
        "“{found}” is not the end of the year, or no day at all. Check the date.",
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

MESSAGES: dict[str, Words] = {**READ, **AMOUNT, **DERIVE, **COMPOSE, **WRITE, **FILES, **NARRATIVE}
