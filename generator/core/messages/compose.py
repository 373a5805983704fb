"""Template sets and composing (generator/compose)."""

from __future__ import annotations

COMPOSE: dict[str, tuple[str, str]] = {
    "template-set-unknown": (
        "找不到模板集“{name}”。可用的有：{near}。请改正 template。",
        "There is no template set “{name}”. There is: {near}. Correct template.",
    ),
    "template-kind-differs": (
        "模板集“{name}”用于 {kind}，而本文件是 {own}（budget 部门预算，final 部门决算）。请改正 template 或 kind。",
        "The template set “{name}” is for {kind} but this file is {own}. Correct template or kind.",
    ),
    "template-year-differs": (
        "模板集“{name}”用于 {years} 年，本文件是 {year} 年。请核对格式有没有变：照旧的，"
        "在它的 set.yaml 的 years 中写上 {year}；变了的，另做一套（gongkai templates new 名称 --from {name}）。",
        "The template set “{name}” is for {years} and this file for {year}. Look whether the form has changed: if not, "
        "add {year} to years in its set.yaml; else make another (gongkai templates new NAME --from {name}).",
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
    "trial-built": (
        "[{code}] 生成并核验 {cases} 时：{inner}",
        "[{code}] when {cases} were built and verified: {inner}",
    ),
    "trial-failed": (
        "试填“{cases}”没有生成：[{code}] {inner}",
        "The trial “{cases}” made no document: [{code}] {inner}",
    ),
    "template-set-circle": (
        "模板集“{name}”绕回继承了自己。请改正 extends。",
        "The template set “{name}” extends itself in a circle. Correct extends.",
    ),
    "fact-key": (
        "facts 中的键“{key}”不能用。请用小写英文字母开头的英文名，例如 sme_contracts；列名不能用 rows。",
        "“{key}” cannot be the key of a fact. Use an English name in small letters, such as sme_contracts; no column "
        "is called rows.",
    ),
    "fact-label-twice": (
        "名称“{label}”已用于 {other}。请给每项不同的名称。",
        "The label “{label}” is that of {other} already. Give each fact a label of its own.",
    ),
    "fact-years": (
        "“{label}”的 years 要有 本年。只公布上年数的，另起一项，名称写明上年，单位文件里填写。",
        "The years of “{label}” must have 本年. For a fact of last year alone declare one whose label says so.",
    ),
    "fact-columns": (
        "“{label}”（{key}）：清单（kind: records）要有 columns，别的种类没有，清单的列不能又是清单。请改正。",
        "“{label}” ({key}): a list (kind: records) has columns, other kinds have none, and no column is a list again. "
        "Correct it.",
    ),
    "fact-bound-form": (
        "“{text}”不是几个指标的键相加减，例如 procurement.goods + procurement.works。请改正。",
        "“{text}” is no sum of figures' keys such as procurement.goods + procurement.works. Correct it.",
    ),
    "fact-prior-missing": (
        "缺少上年数：{label}（单位：{unit}）。请在上年文件的 facts 中写明，没有上年文件的写在 prior.figures 的 {key}。",
        "Last year's amount is missing: {label} (in {unit}). State it under facts in last year's file, or without one "
        "as {key} under prior.figures.",
    ),
    "fact-not-printed": (
        "“{label}”应印在 {file}，没有印出。请在其中印出 facts.{key}，或改正 printed。",
        "“{label}” is to be printed in {file} and is not. Print facts.{key} there, or correct printed.",
    ),
    "fact-nowhere-printed": (
        "声明的“{label}”（facts.{key}）没有一章、一表印出。请印出，或不声明。",
        "The declared fact “{label}” (facts.{key}) is printed by no chapter and no table. Print it or leave it out.",
    ),
    "option-digit": (
        "选项“{name}”的文字“{text}”中有数字：印出的数须有出处。法定数额写在 constants，各单位不同的数在 facts 中声明。",
        "The text “{text}” of the option “{name}” has a number, and every number that is printed has a source. Put a "
        "statutory amount under constants, and declare under facts what differs from unit to unit.",
    ),
    "convention-digit": (
        "惯例“{name}”的文字“{text}”中有数字：印出的数须有出处。请在模板的 facts 中声明，在本文件的 facts 中填写。",
        "The text “{text}” of the convention “{name}” has a number, which nothing could be held against. Declare it "
        "under facts in the set's set.yaml and state it under facts here.",
    ),
    "template-field-unknown": (
        "单位文件没有“{path}”这一项，最接近的是 {near}。请改正 requires。",
        "Unit files have no field “{path}”; the nearest is {near}. Correct requires.",
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
        "模板直接输出了{what}。金额和个数要经过 万元、数、带单位 等过滤器，没有填写的内容要先判断。",
        "The template prints a {what} as it is. Amounts and counts go through the filters 万元, 数 or "
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
        "不认识的指令 {what}。可用：@table、@chart、@contents、@pagebreak、@cover_unit、@cover_title、"
        "@signature、@date。",
        "Unknown directive {what}. There is: @table, @chart, @contents, @pagebreak, @cover_unit, @cover_title, "
        "@signature, @date.",
    ),
    "by-chapter-unknown": (
        "by_chapter 中的“{name}”不是本套的章或节。可用的有：{known}。",
        "“{name}” under by_chapter is no chapter or section of this set. There is: {known}.",
    ),
    "removal-nothing": (
        "“{key}”没有写值，意思是去掉继承来的这一项，但这里没有继承到它。请写上值，或删去这一行。",
        "“{key}” has no value, which takes away what is inherited, but nothing is inherited there. Give it a value or "
        "delete the line.",
    ),
    "removal-required": (
        "“{key}”必须有，不能去掉。请写上值，或删去这一行，沿用继承的。",
        "“{key}” is required and cannot be taken away. Give it a value, or delete the line to keep what is inherited.",
    ),
    "layout-rows": (
        "rows 没有写各行从哪里来。请写 {sources} 中的一个。",
        "rows does not say where the rows come from. Write one of {sources}.",
    ),
    "layout-idle": (
        "“{key}”写在“{source}”的表（或格）里不起作用。请删去。",
        "“{key}” has no effect with “{source}”. Delete it.",
    ),
    "layout-needs": (
        "“{key}”要和“{needs}”一起写，单写不起作用。请补上“{needs}”，或删去“{key}”。",
        "“{key}” has no effect without “{needs}”. Add “{needs}” or delete “{key}”.",
    ),
    "layout-both": (
        "“{one}”和“{other}”只能写一个。请删去一个。",
        "“{one}” and “{other}” exclude each other. Delete one of them.",
    ),
    "layout-uneven": (
        "表格布局 {part} 的第 {row} 行拼不成 {columns} 列。请检查这一行的格数和 colspan、rowspan。",
        "Row {row} of {part} does not make {columns} columns. Check how many cells it has, colspan and rowspan.",
    ),
    "chart-empty": (
        "图“{title}”的数全部为零，没有画，改为一句话。",
        "All numbers of the chart “{title}” are zero: it is a sentence instead.",
    ),
    "chart-single": (
        "图“{title}”只有一个数，没有可比的，改为一句话。",
        "The chart “{title}” has one number and nothing to compare: it is a sentence instead.",
    ),
    "chart-negative": (
        "饼图“{title}”中有负数，画不出占比，改为一句话。",
        "A part of the pie “{title}” is below zero, so it has no share: it is a sentence instead.",
    ),
    "chart-not-whole": (
        "饼图“{title}”的各部分加起来不等于 whole，画出来会误导，改为一句话。请在 parts 中补上缺的部分，或改正 whole。",
        "The parts of the pie “{title}” do not make its whole, so it would mislead: it is a sentence instead. "
        "Add what is missing to parts, or correct whole.",
    ),
    "chart-no-whole": (
        "饼图没有写 whole（总数），算不出占比。请写上总数的指标键。",
        "A pie without whole has no shares. Give the key of the total.",
    ),
    "chart-series": (
        "这种图最多 {most} 个系列，这里有 {count} 个。请减少 series，或分成两张图。",
        "A chart of this kind has {most} series at most, not {count}. Take some away, or make two charts.",
    ),
    "chart-units": (
        "一张图里的数单位不同：{units}。请只放单位相同的数。",
        "The numbers of one chart have different units: {units}. Draw only what has one unit.",
    ),
    "prior-missing": (
        "缺少上年数：{label}（{key}）。请在上年文件（没有则在 prior.figures）中写明，上年没有的写 0。",
        "Last year's amount is missing: {label} ({key}). Give it in last year's file, or "
        "without one under prior.figures; 0 if there was none.",
    ),
    "reason-missing": (
        "{label}（{key}）比上年有变动，没有写原因。请在 reasons 中写明。",
        "{label} ({key}) has changed without a reason. Give it under reasons.",
    ),
}
