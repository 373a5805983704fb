"""The rules of files that belong together: the formats of a document, its facts.json, the unit file behind it."""

from __future__ import annotations

from generator.verify.rule import ERROR, INFO, Rule

ACCURATE = "《地方预决算公开操作规程》（内容准确）；docs/rules.md §1"
DESIGN = "本程序的约定（ARCHITECTURE.md）"

FILE_RULES = (
    Rule(
        "verify-formats-differ",
        ERROR,
        "Word、PDF 和网页逐字相同。",
        "The Word file, the PDF and the web page say the same, word by word.",
        ACCURATE,
        "Word 文件的标题是“名词解释”，网页是“名词解析”",
    ),
    Rule(
        "verify-contents-page",
        ERROR,
        "目录的页码不倒退。",
        "The pages of the contents do not go back.",
        "勾稽关系 H09",
        "目录的前一条在第 99 页，后一条在第 3 页",
    ),
    Rule(
        "verify-pages-differ",
        ERROR,
        "Word 和 PDF 的目录页码相同。",
        "The contents of the Word file and of the PDF name the same pages.",
        "勾稽关系 H09",
        "同一标题在 Word 的目录中是第 99 页，在 PDF 的目录中是第 3 页",
        ((INFO, "相差一页：Word 自己排版"),),
    ),
    Rule(
        "verify-facts-differ",
        ERROR,
        "印出的数与 facts.json 所列的数依次相同。",
        "The printed numbers are those that facts.json lists, in the same order.",
        DESIGN,
        "文件中的第一个数，facts.json 列为 0.07",
    ),
    Rule(
        "verify-facts-unknown",
        ERROR,
        "facts.json 的数所引用的指标都列在其中。",
        "Each figure that a number of facts.json refers to is listed there.",
        DESIGN,
        "facts.json 的 figures 空白",
    ),
    Rule(
        "verify-facts-value",
        ERROR,
        "印出的数是指标的值四舍五入到所印的位数。",
        "A printed number is its figure's value, rounded half up to the places that are printed.",
        "docs/rules.md §6",
        "印 35.00，facts.json 的值是 12345.67",
    ),
    Rule(
        "verify-facts-direction",
        ERROR,
        "增减的用词与 facts.json 中变动的正负一致。",
        "The word before a change goes the way of the change in facts.json.",
        "勾稽关系 F06；docs/rules.md §5",
        "印“增加35.00万元”，facts.json 的值是 -35",
    ),
    Rule(
        "verify-facts-formula",
        ERROR,
        "facts.json 中的增减、增减率、占比、完成率由所列的数算得。",
        "Changes, rates, shares and completions of facts.json follow from the figures that they list.",
        "docs/rules.md §6",
        "一项增减的值是 35，所列两个数前后颠倒，相减为 -35",
    ),
    Rule(
        "verify-facts-label",
        ERROR,
        "句子里紧跟在本地内容名称后面的数就是它的值。",
        "A number right behind the label of a declared fact is the fact's value.",
        "docs/rules.md §6",
        "印“办公家具价值263.96万元”，facts.json 的值是 12345.67",
    ),
    Rule(
        "verify-not-shown",
        INFO,
        "单位文件中的数都印在公开文件中，直接印出或在合计之内。",
        "The numbers of a unit file are printed, by themselves or within a sum.",
        "预算法第十四条；docs/rules.md §1",
        "单位文件写家具 263.97，公开文件中没有这个数",
    ),
    Rule(
        "verify-more",
        ERROR,
        "同类差异超过 20 处时，其余只计数。",
        "Of more than 20 differences of a kind the others are only counted.",
        DESIGN,
        "网页与 Word 文件有几十处不同",
    ),
    Rule(
        "verify-nothing-read",
        ERROR,
        "文件中读到了表格或正文。",
        "A table or a sentence of the document can be read.",
        DESIGN,
        "三页扫描图片的 Word 文件",
    ),
    Rule(
        "verify-table-unread",
        INFO,
        "每张有金额的表都认得出是哪一种。",
        "Every table with amounts is known for one of the kinds that are published.",
        "勾稽关系 A；docs/rules.md §2",
        "一张自编表“车辆明细表”，列的是车牌、里程：一号车，甲，1.50",
    ),
    Rule(
        "verify-unreadable",
        ERROR,
        "文件读得了。",
        "The files can be read.",
        DESIGN,
        "0 字节的 Word 文件",
    ),
    Rule(
        "verify-format-unknown",
        ERROR,
        "核验的是 Word、PDF 或网页文件。",
        "What is verified is a Word file, a PDF or a web page.",
        DESIGN,
        "公开文件.txt",
    ),
)
