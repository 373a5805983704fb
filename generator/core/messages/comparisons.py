"""What a unit is compared with: last year, another base, or nothing (generator/read, derive, compose)."""

from __future__ import annotations

COMPARISONS: dict[str, tuple[str, str]] = {
    "prior-incomplete": (
        "prior 中没有 figures（上年各指标），也没有写 none。请填 figures；新增单位写 none: 新增单位，上年无预算。",
        "prior has no figures and no reason why there are none. Fill in figures; of a new unit write "
        "none: 新增单位，上年无预算.",
    ),
    "prior-none-and-figures": (
        "prior.none（{none}）说明没有上年数，下面又填了 figures。请删去其中一种。",
        "prior.none ({none}) says that there was no last year, and figures are given below. Take one of the two out.",
    ),
    "prior-none-but-file": (
        "写明没有上年数（{none}），同一文件夹却有本单位的上年文件 {file}。"
        "确是新增单位的请移开该文件，否则删去 prior.none。",
        "The file says that there was no last year ({none}), and beside it lies the unit's file {file}. Move that file "
        "away if the unit is new, else take prior.none out.",
    ),
    "prior-none-compared": (
        "单位文件写明没有上年数（prior.none），模板仍把{label}（{key}）与上年比较。"
        "请用 比上年 等宏，或在句子前写 {{% if 无上年 %}}{{{{ 无上年 }}}}{{% else %}}…{{% endif %}}。",
        "The unit file says that there was no last year (prior.none), and the template set compares {label} ({key}) "
        "with it. Use macros such as 比上年, or write {{% if 无上年 %}}{{{{ 无上年 }}}}{{% else %}}…{{% endif %}}.",
    ),
}
