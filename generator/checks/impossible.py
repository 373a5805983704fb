"""The rest of the catalogue: checks that cannot fail any more, and those that are done at another stage.

Keys are the ids of the catalogue of articulation checks (勾稽关系) from which docs/checks.md starts; a test holds this
module and `catalogue.CHECKS` together against the whole list.
"""

from __future__ import annotations

from collections.abc import Mapping

# Why a check cannot fail any more, in Chinese and English.
DERIVED = ("合计由程序相加，各表取同一个数", "totals are derived, and all tables take the same figure")
HIERARCHY = ("类、款由项相加得出", "类 and 款 are added up from their 项")
ONE_FACT = ("同一个事实只写一次，处处引用", "the fact is stated once and referred to everywhere")
COMPUTED = ("由程序按本年、上年计算，用词随正负号", "computed from both years, the words follow the sign")
LISTED = ("由程序按有数的行列出", "listed from the rows that have amounts")
TEMPLATE = ("文字和编号由模板生成", "the words and numbers come from the template")

Reason = tuple[str, str]

# Ids whose check cannot fail, and why, in Chinese and English.
IMPOSSIBLE: Mapping[str, Reason] = {
    **dict.fromkeys(("A01", "A02", "A03", "A04", "A05", "A06", "A07", "A08", "A10", "A11", "A12", "A13"), DERIVED),
    **dict.fromkeys(("A15", "A16", "A18", "A22", "A24", "A25", "A26"), DERIVED),
    **dict.fromkeys(("A09", "A14", "A17", "A19", "A20", "A23"), HIERARCHY),
    **dict.fromkeys(("B01", "B02", "B03", "B04", "B05", "B06", "B07", "B09", "B15"), DERIVED),
    **dict.fromkeys(("B10", "B14", "B17", "B18"), TEMPLATE),
    **dict.fromkeys(("C01", "C03", "C04", "C05", "C07", "C08", "C09", "C11"), DERIVED),
    "C12": TEMPLATE,
    **dict.fromkeys(("D01", "D02", "D03", "D04", "D06", "D09"), DERIVED),
    **dict.fromkeys(("E01", "E06", "E19", "E20"), ONE_FACT),
    **dict.fromkeys(("E02", "E03", "E04", "E05"), LISTED),
    "E08": DERIVED,
    **dict.fromkeys(("F01", "F02", "F03", "F04", "F05", "F06", "F07", "F08", "F12"), COMPUTED),
    "G02": ("预算总额由项目金额得出", "the total is the project's amount"),
    **dict.fromkeys(("H08", "H09"), TEMPLATE),
    "H14": ("落款单位和日期由文件给出，缺少即为错误", "unit and date are required fields"),
}

# Ids that another stage looks after: where, in Chinese and English.
ELSEWHERE: Mapping[str, Reason] = {
    "A21": (
        "读取：经济分类科目按人员经费、公用经费归类",
        "reading: each economic code belongs to 人员经费 or 公用经费",
    ),
    "B08": ("推算：basic-differs、basic-rounded", "deriving: basic-differs, basic-rounded"),
    "B12": ("与 B11 同一项检查", "one check with B11"),
    "B16": ("读取：code-…、code-name-differs", "reading: code-…, code-name-differs"),
    **dict.fromkeys(("C02", "C06", "C10"), ("推算：final-unbalanced、final-rounded", "deriving: final-unbalanced")),
    "D05": ("推算：basic-differs、basic-rounded", "deriving: basic-differs, basic-rounded"),
    "D07": ("与 B11 同一项检查", "one check with B11"),
    "H15": ("需要批复日期，单位文件不填", "needs the date of approval, which unit files do not have"),
}
