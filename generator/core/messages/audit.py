"""Reading and judging documents that anybody published (generator/recognise/pages, generator/audit)."""

from __future__ import annotations

AUDIT: dict[str, tuple[str, str]] = {
    # Single pages of a PDF (generator/recognise/pages/reading.py).
    "page-is-picture": (
        "第 {page} 页是图片，没有可读的文字，没有核验。请用由文字处理软件直接导出的 PDF。",
        "Page {page} is a picture without text: nothing on it was verified. Use a PDF that was exported, not scanned.",
    ),
    "page-without-characters": (
        "第 {page} 页的字体没有说明各字形是什么字（{count} 个字），读不准。请重新导出 PDF，并嵌入字体。",
        "The fonts of page {page} do not tell which characters their shapes are ({count} of them): it cannot be read "
        "reliably. Export the PDF again with its fonts.",
    ),
    # Files of other programs (generator/recognise/office.py).
    "office-missing": (
        "读 {suffix} 文件要装 LibreOffice。请安装，或另存为 .docx、.xlsx、.pdf。",
        "Reading {suffix} files needs LibreOffice. Install it, or save the file as .docx, .xlsx or .pdf.",
    ),
    "office-failed": (
        "LibreOffice 打不开这个 {suffix} 文件。请另存为 .docx、.xlsx、.pdf。",
        "LibreOffice could not open this {suffix} file. Save it as .docx, .xlsx or .pdf.",
    ),
    # Files of one publication (generator/audit/publication.py).
    "audit-same-twice": (
        "这个文件与 {other} 内容相同（格式不同），没有另外核对。",
        "This file says the same as {other} in another format and was not audited by itself.",
    ),
    # Last year's document (generator/audit/last_year.py).
    "audit-last-year": (
        "“{name}”的本年数和增减额推出上年是 {found}，上年公开的是 {computed}。请核对增减额或口径。",
        "This year's amount and the change make last year's “{name}” {found}; {computed} was published. "
        "Check the change.",
    ),
    "audit-carried": (
        "“{name}”印的是 {found}，上年公开的年末结转和结余是 {computed}。请核对。",
        "“{name}” is {found}; at the end of last year {computed} was published as carried over. Check both.",
    ),
    "audit-other-kind": (
        "上年的文件 {other} 与本年的不同类（一个是预算，一个是决算），没有比较。",
        "Last year's file {other} is of another kind (budget, accounts): they were not compared.",
    ),
    # Wording (generator/audit/wording.py).
    "audit-unit-name": (
        "单位名称写作“{found}”，其他地方是“{usual}”。请统一。",
        "The unit is called “{found}” here and “{usual}” elsewhere. Use one name.",
    ),
    "audit-money-cut": (
        "“{found}”只写了“万”，缺“元”。请补上。",
        "“{found}” says 万 without 元. Add it.",
    ),
    "audit-placeholder": (
        "“{found}”像是没有填写的模板文字。请填写。",
        "“{found}” looks like a placeholder of the template. Fill it in.",
    ),
    "audit-typo": (
        "“{found}”像是“{usual}”之误。请核对。",
        "“{found}” looks like a slip for “{usual}”. Check it.",
    ),
    # Numbers by what explains them (generator/audit/explained).
    "audit-near-cell": (
        "写 {found}，表中{name}是 {computed}：只差一位，像是笔误。请核对。",
        "{found} is written, the tables have {computed} for {name}: one digit apart, "
        "which looks like a slip. Check it.",
    ),
    "audit-near-sum": (
        "写 {found}，{name}是 {computed}：只差一位，像是笔误。请核对。",
        "{found} is written, but {name} (what it is made of) comes to {computed}: one digit apart. Check it.",
    ),
    "audit-said-twice": (
        "“{name}”这里写 {found}，另一处写 {computed}：只差一位，像是笔误。请核对两处。",
        "“{name}” is {found} here and {computed} elsewhere: one digit apart, which looks like a slip. Check both.",
    ),
    "audit-zero-rate": (
        "变动写 {found}，{name}却写 {computed}：一个是零，一个不是。请核对。",
        "The change is {found} and its rate {computed} ({name}): one of them is nothing, the other is not. Check both.",
    ),
    "audit-near-rate": (
        "{name} {found} 与前后的金额不符，按金额应为 {computed}。请核对。",
        "{found} ({name}) does not follow from the amounts around it, which give {computed}. Check it.",
    ),
}
