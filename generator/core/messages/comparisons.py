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
    "comparison-unknown": (
        "模板没有名为“{name}”的比较，有：{known}。请改正 compared 下的名称，或在模板 set.yaml 的 comparisons 中列出。",
        "The template set has no comparison called “{name}”; it has: {known}. Correct the name under compared, or list "
        "it under comparisons in set.yaml.",
    ),
    "comparison-missing": (
        "缺少{called}：{label}（{key}）。请在所比的文件（没有则在 compared 下 {name} 的 figures）中写明，没有的写 0。",
        "{called} is missing: {label} ({key}). Give it in the file that it is compared with, or without one under "
        "figures of compared.{name}; 0 if there was none.",
    ),
    "comparison-reason-missing": (
        "{label}（{key}）比{called}有变动，没有写这一比较的原因。请在 compared 下 {name} 的 reasons 中写明。",
        "{label} ({key}) differs from {called}, and there is no reason of this comparison. Give it under reasons of "
        "compared.{name}.",
    ),
    "prior-none-compared": (
        "单位文件写明没有上年数（prior.none），模板仍把{label}（{key}）与{called}比较。"
        "请用 比上年 等宏，或在句子前写 {{% if 无上年 %}}{{{{ 无上年 }}}}{{% else %}}…{{% endif %}}。",
        "The unit file says that there was no last year (prior.none), and the template set compares {label} ({key}) "
        "with {called}. Use macros such as 比上年, or write "
        "{{% if 无上年 %}}{{{{ 无上年 }}}}{{% else %}}…{{% endif %}}.",
    ),
}
