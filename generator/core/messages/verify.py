"""Verifying printed tables, formats and facts (generator/verify, the narrative apart)."""

from __future__ import annotations

VERIFY: dict[str, tuple[str, str]] = {
    # Sums and relations of tables (generator/verify/tables/additions.py, relations.py).
    "verify-table-sum": (
        "《{table}》“{cell}”印的是 {found}，各部分相加为 {computed}。请核对这一格和它的各部分。",
        "《{table}》 prints {found} at “{cell}”; its parts add up to {computed}. Check the cell and its parts.",
    ),
    "verify-tables": (
        "《{table}》“{cell}”印的是 {found}，《{other}》“{place}”是 {computed}。同一个数应当一致，请核对两处。",
        "《{table}》 prints {found} at “{cell}”, 《{other}》 has {computed} at “{place}”. One amount, two statements: "
        "check both.",
    ),
    "verify-table-unit": (
        "《{table}》上方写单位“{unit}”，所列金额与《{other}》等相差一万倍，像是“{meant}”。"
        "请改单位或金额；以下按“{meant}”比对。",
        "《{table}》 states its unit as {unit}; its amounts are ten thousand times off 《{other}》 and others "
        "and would be right in {meant}. Correct the unit or the amounts; they are compared as {meant}.",
    ),
    "verify-table-empty": (
        "《{table}》没有金额，《{other}》在“{place}”有 {found}。请核对是否漏填整张表。",
        "《{table}》 has no amounts, but 《{other}》 has {found} at “{place}”. Check whether the table was left empty.",
    ),
    "verify-total-missing": (
        "《{table}》没有合计行。请补上。",
        "《{table}》 has no row of its total. Add it.",
    ),
    "verify-row-above": (
        "《{table}》有“{row}”，没有上级科目 {other} 的一行。请补上。",
        "《{table}》 has “{row}” but no row of {other}, which it belongs to. Add it.",
    ),
    "verify-table-missing": (
        "“{title}”下面没有表。请补上；没有数据的列出空表并说明。",
        "There is no table below “{title}”. Add it; one without data is printed empty, with a sentence.",
    ),
    "verify-row-missing": (
        "《{table}》有“{row}”一行，《{other}》没有。请核对编码和各表的行。",
        "《{table}》 has a row “{row}”, 《{other}》 has none. Check its code and the rows of both.",
    ),
    "verify-code-name": (
        "编码 {code} 在这里是“{found}”，在前面的表中是“{name}”。一个编码只有一个名称，请核对。",
        "Code {code} is “{found}” here and “{name}” in a table before. A code has one name: check both.",
    ),
    "verify-code-order": (
        "《{table}》的编码 {code} 排在 {before} 之后：编码重复或没有按顺序。请核对。",
        "In 《{table}》 code {code} follows {before}: it stands twice or out of order. Check it.",
    ),
    # How numbers are printed (generator/verify/tables/forms.py).
    "verify-count-broken": (
        "《{table}》的顺序号印的是“{found}”，按顺序应为 {expected}。请核对。",
        "In 《{table}》 a running number is “{found}”; {expected} is next. Check it.",
    ),
    "verify-number-form": (
        "“{found}”的写法与同类的数不同（{cell}）：小数位不一、开头多零或千分位有误。请核对这个数。",
        "“{found}” is not printed as other numbers of its kind are ({cell}): other decimals, a zero in front or a "
        "misplaced separator. Check the number.",
    ),
    "verify-blank": (
        "“{cell}”是空白，而这张表把零也印出来。请核对是否漏印。",
        "“{cell}” is blank in a table that prints its zeros. Check whether a number was lost.",
    ),
    "verify-year-far": (
        "年份 {found} 与 {year} 年的公开文件相去太远。请核对。",
        "The year {found} is far from a document of {year}. Check it.",
    ),
    "verify-over-hundred": (
        "“{name}”为 {found}，超过 100%。请核对。",
        "“{name}” is {found}, above 100%. Check it.",
    ),
    "verify-same-name": (
        "“{name}”在这里的编码是 {found}，在另一处是 {code}。请核对编码。",
        "“{name}” has code {found} here and {code} elsewhere. Check the code.",
    ),
    # Files (generator/verify/verification.py, the readers).
    "verify-nothing-read": (
        "文件中没有读到表格或正文，可能是扫描件或图片。请改用文字和表格可以选取的文件。",
        "Neither a table nor a sentence could be read: the document may be scanned. Use a file with text and tables.",
    ),
    "verify-table-unread": (
        "表“{title}”不像任何一种公开表，没有核验其中的数。",
        "The table “{title}” is like none that is published: its numbers were not verified.",
    ),
    "verify-unreadable": (
        "文件读不了（{reason}）。请重新生成，或用 Word、WPS 打开后另存。",
        "The file cannot be read ({reason}). Make it anew, or open it in Word or WPS and save it again.",
    ),
    "unreadable-damaged": ("内容损坏，或不是这种格式", "it is damaged, or not of this format"),
    "unreadable-encrypted": ("有密码或已加密", "it has a password or is encrypted"),
    "unreadable-too-large": (
        "超出公开文件可能有的规模：{what}；这个上限不能放宽，确实这样大的请分成几个文件",
        "it is larger than any disclosure: {what}; this bound is fixed, so split a file that really is that large",
    ),
    "too-many-bytes": ("（解压后）超过 {most} MB", "more than {most} MB, unpacked"),
    "too-many-parts": ("压缩包里的文件超过 {most} 个", "more than {most} files in its zip"),
    "too-many-blocks": ("段落和表格超过 {most} 个", "more than {most} paragraphs and tables"),
    "too-many-cells": ("单元格超过 {most} 个", "more than {most} table cells"),
    "too-many-pages": ("超过 {most} 页", "more than {most} pages"),
    "too-many-forms": ("图形超过 {most} 个", "more than {most} drawings"),
    "too-many-levels": ("一层套一层超过 {most} 层", "more than {most} levels of nesting"),
    "unreadable-system": ("系统不让读：{words}", "the system refuses: {words}"),
    "verify-format-unknown": (
        "这种文件不能核验；可以核验：{known}。",
        "Files of this kind cannot be verified; these can: {known}.",
    ),
    "verify-more": (
        "同类问题还有 {count} 处没有列出。请先改正以上各处。",
        "There are {count} more of this kind. Correct those above first.",
    ),
    # facts.json and the unit file (generator/verify/across/facts_json.py, source.py).
    "verify-facts-differ": (
        "“{near}”之后印的是 {found}，facts.json 所列是 {listed}：文件生成后改动过。"
        "请重新生成；要改的数改在单位文件里。",
        "After “{near}” the document prints {found}, facts.json lists {listed}: it was changed after it was made. "
        "Make it anew; what is to change is changed in the unit file.",
    ),
    "verify-facts-unknown": (
        "facts.json 的数引用了指标 {figure}，却没有列出它。请重新生成。",
        "A number of facts.json refers to the figure {figure}, which it does not list. Make the files anew.",
    ),
    "verify-facts-value": (
        "“{label}”印的是 {found}，facts.json 的值是 {value}。请重新生成。",
        "“{label}” is printed as {found}; its value in facts.json is {value}. Make the files anew.",
    ),
    "verify-facts-direction": (
        "“{label}”的值是 {value}，前面的词却是“{found}”。请检查模板的用词。",
        "“{label}” is {value}, but the word before it is “{found}”. Check the wording of the template.",
    ),
    "verify-facts-formula": (
        "“{label}”在 facts.json 中是 {found}，按其所列各数应为 {computed}。请报告这个程序错误。",
        "“{label}” is {found} in facts.json; by what it was computed from it is {computed}. Please report this bug.",
    ),
    "verify-facts-label": (
        "“{label}”后面印 {found}，facts.json 的值是 {value}{unit}。请改正。",
        "Behind “{label}” stands {found}; in facts.json it is {value}{unit}. Correct it.",
    ),
    "verify-not-shown": (
        "单位文件的 {field}（{value}）没有出现在公开文件中。请检查模板是否漏印，或删去不用的数。",
        "{field} of the unit file ({value}) does not appear in the document. Check whether the template leaves it out, "
        "or delete it.",
    ),
    "verify-chart": (
        "图的 {part} 中是 {found}，图上是 {expected}（picture 画面，alternative 替代文字，workbook 工作簿）。"
        "文件生成后改动过，请重新生成。",
        "The {part} of a chart has {found}, the chart {expected}. The file was changed after it was made: "
        "make it anew.",
    ),
    # Formats (generator/verify/across/formats.py).
    "verify-formats-differ": (
        "这里印的是“{found}”，{other} 文件中是“{words}”。各种格式应当一致，请重新生成全部格式。",
        "This file says “{found}”, the {other} file “{words}”. All formats should agree: make them all anew.",
    ),
    "verify-contents-page": (
        "目录中“{text}”在第 {found} 页，排在第 {before} 页之后。请核对页码。",
        "The contents have “{text}” on page {found}, after page {before}. Check the page numbers.",
    ),
    "verify-pages-differ": (
        "目录中“{text}”这里是第 {found} 页，{other} 文件是第 {page} 页。请核对页码。",
        "The contents have “{text}” on page {found} here, on {page} in the {other} file. Check the page numbers.",
    ),
    # Goals (generator/verify/tables/target_forms.py).
    "verify-project-amount": (
        "“{name}”后面写 {found} 万元，项目表中是 {computed} 万元。请核对。",
        "“{name}” is followed by {found} 万元; the table of projects has {computed} 万元. Check both.",
    ),
    "verify-costs": (
        "“{name}”的成本指标相加为 {found} 万元，项目资金是 {computed} 万元。请核对。",
        "The cost indicators of “{name}” add up to {found} 万元, the project has {computed} 万元. Check them.",
    ),
    "verify-goal": (
        "总体目标写“{found}”，同名指标的指标值是“{target}”。请核对。",
        "The goal says “{found}”, the indicator of that name “{target}”. Check both.",
    ),
    "verify-achieved": (
        "指标值 {target}，实际完成 {found}，没有达到却得了满分。请核对。",
        "The target is {target} and {found} was reached, yet it scores in full. Check it.",
    ),
    "verify-code-year": (
        "编码 {code} 在 {year} 年叫“{official}”，“{name}”是 {years} 年的名称。请改用当年的名称。",
        "In {year} code {code} is called “{official}”; “{name}” was its name in {years}. Use that of the year.",
    ),
    "verify-code-official": (
        "“{name}”的编码在 {year} 年分类科目中是 {official}，这里是 {code}。请核对编码。",
        "In the classification of {year} “{name}” is {official}; here it is {code}. Check the code.",
    ),
}
