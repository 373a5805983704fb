"""Checks of what people type (generator/checks/reasons.py, texts.py, glyphs.py, privacy.py)."""

from __future__ import annotations

CHECKS_TEXTS: dict[str, tuple[str, str]] = {
    # Reasons (generator/checks/reasons.py).
    "f09-no-change": (
        "{label}与上年没有变动，却写了原因“{reason}”。请删去，或核对两年的金额。",
        "{label} has not changed, yet there is a reason: “{reason}”. Delete it, or check the amounts of both years.",
    ),
    "f10-direction": (
        "{label}比上年 {change}，原因却是“{reason}”，方向相反。请核对原因或金额。",
        "{label} changed by {change}, but the reason “{reason}” says the opposite. Check the reason or the amount.",
    ),
    "f11-repeated": (
        "“{name}”的原因“{reason}”说的是“{other}”，看来是照抄的。请改写。",
        "The reason of “{name}”, “{reason}”, is about “{other}” and seems copied. Write its own.",
    ),
    "f13-parts": (
        "{label}比上年 {change}，原因“{reason}”说的是人员经费，而基本支出变动 {basic}。请核对原因。",
        "{label} changed by {change} for “{reason}”, which is about staff, but basic expenditure changed by "
        "{basic}. Check the reason.",
    ),
    "f14-staffing": (
        "{label}的原因说“{found}”，而在职人员比上年 {change} 人。请核对人员或原因。",
        "The reason of {label} says “{found}”, but staff in service changed by {change}. Check the staff or the "
        "reason.",
    ),
    "h18-connective": (
        "{label}的原因里有“{found}”，模板已写“主要原因是”。请删去。",
        "The reason of {label} has “{found}”, which the template says already. Delete it.",
    ),
    "h19-reason-year": (
        "原因里的“{found}”与 {year} 年的公开文件不符。请核对年份。",
        "“{found}” in a reason does not fit a document of {year}. Check the year.",
    ),
    # Texts (generator/checks/texts.py).
    "h01-placeholder": (
        "“{around}”里的“{found}”是模板残留。请填写或删去。",
        "“{found}” in “{around}” is left over from a template. Fill it in or delete it.",
    ),
    "h02-missing-number": (
        "“{around}”里缺数（“{found}”之后）。请补上。",
        "A number is missing in “{around}” (after “{found}”). Add it.",
    ),
    "h03-no-unit": (
        "“{around}”里的“{found}”没有单位。请补上万元或元。",
        "“{found}” in “{around}” has no unit. Add 万元 or 元.",
    ),
    "h04-doubled": (
        "“{around}”里的“{found}”重复了。请删去一处。",
        "“{found}” in “{around}” is doubled. Delete one.",
    ),
    "h05-year": (
        "“{around}”里的 {found} 年不是公开年度 {year}。请核对；说的是往年的事，请写明是比较或历史。",
        "{found} in “{around}” is not the document's year {year}. Check it; if it is history, say so.",
    ),
    "h06-unit-doubled": (
        "“{around}”：单位名称后多了“单位”。请删去。",
        "“{around}”: the unit's name is followed by a stray 单位. Delete it.",
    ),
    "h06-other-unit": (
        "“{around}”里的“{found}”不是本单位（{unit}）。请核对是否从他处复制。",
        "“{found}” in “{around}” is not this unit ({unit}). Check whether it was copied.",
    ),
    "h07-body": (
        "“{around}”里的“{found}”看来是替换“单位”“部门”时改错的。请改正。",
        "“{found}” in “{around}” seems spoilt by replacing 单位 and 部门. Correct it.",
    ),
    "e15-subordinates": (
        "“{around}”提到“{found}”，而本单位没有下属单位。请删去，或填写 subordinate_units。",
        "“{around}” speaks of “{found}”, but this unit has no subordinate units. Delete it, or fill in "
        "subordinate_units.",
    ),
    "h13-precision": (
        "“{around}”里的 {found} 小数超过两位，与其他金额不一致。请统一。",
        "{found} in “{around}” has more than two decimals, unlike the others. Use one precision.",
    ),
    "h20-pasted": (
        "“{around}”里夹着别的栏目“{found}”，看来是粘贴带来的。请删去。",
        "“{around}” holds another field's heading “{found}”, pasted in. Delete it.",
    ),
    "h20-brackets": (
        "“{around}”里的括号 {found} 不成对。请补上或删去。",
        "The brackets {found} in “{around}” do not match. Add or delete one.",
    ),
    "h21-trailing": (
        "“{around}”里的“{found}”是多余的标点。请删去。",
        "“{found}” in “{around}” is stray punctuation. Delete it.",
    ),
    "h22-tense": (
        "“{around}”：预算的目标写“{found}”，是已经做完的口气。请改写。",
        "“{around}”: a goal of a budget says “{found}”, as if done. Reword it.",
    ),
    "h23-basis": (
        "项目“{project}”的政策依据“{found}”没有写明文件。请写出文件名称和文号。",
        "The basis of “{project}”, “{found}”, names no document. Give its title and number.",
    ),
    "h24-unit-twice": (
        "“{around}”里的“{found}”单位重复或位置不对。请改正。",
        "“{found}” in “{around}” has its unit twice or misplaced. Correct it.",
    ),
    # Characters (generator/checks/glyphs.py).
    "h11-document-number": (
        "“{around}”：发文字号 {found} 的年份应当用六角括号〔〕。请改正。",
        "“{around}”: the year in the document number {found} belongs in 〔〕. Correct it.",
    ),
    "h12-glyph": (
        "“{around}”里的“{found}”（{point}）不是通用汉字，应为“{right}”。请重新输入。",
        "“{found}” ({point}) in “{around}” is no common Chinese character; it should be “{right}”. Type it anew.",
    ),
    "h16-punctuation": (
        "“{around}”里的“{found}”应当用全角标点，百分号前不空格。请改正。",
        "“{found}” in “{around}” should be full-width, with no blank before a per cent sign. Correct it.",
    ),
    "h25-transposed": (
        "“{around}”里的“{found}”与指标中的“{right}”只差次序或一个字。请核对是否写错。",
        "“{found}” in “{around}” is nearly “{right}” of an indicator. Check for a slip.",
    ),
    # Personal data (generator/checks/privacy.py).
    "h10-phone": (
        "{field} 里有电话号码（{found}）。请删去或写某某；公开咨询电话请填在 unit.inquiries_phone。",
        "{field} holds a phone number ({found}). Delete or mask it; a telephone for questions about the disclosure "
        "goes under unit.inquiries_phone.",
    ),
    "h26-identity": (
        "{field} 里有身份证号（{found}）。请删去。",
        "{field} holds an identity number ({found}). Delete it.",
    ),
    "h27-card": (
        "{field} 里有银行卡号（{found}）。请删去。",
        "{field} holds a bank card number ({found}). Delete it.",
    ),
    "h28-mail": (
        "{field} 里有电子邮箱（{found}）。请删去。",
        "{field} holds an e-mail address ({found}). Delete it.",
    ),
    "h29-petitioner": (
        "{field} 里看来有信访人姓名（{found}）。请改为某某。",
        "{field} seems to name a petitioner ({found}). Write 某某.",
    ),
    "h30-leader": (
        "{field} 没有隐去（{found}）。请写某某。",
        "{field} is not masked ({found}). Write 某某.",
    ),
    "f15-prior-year": (
        "上年数的年度是 {found}，应为 {expected}。请核对。",
        "Last year's figures are of {found}; it should be {expected}. Check the year.",
    ),
    "h31-signed": (
        "落款日期 {found} 与 {year} 年的公开不符。请核对。",
        "The date of signature {found} does not fit a document of {year}. Check it.",
    ),
}
