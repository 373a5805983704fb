"""Mistakes of templates, as they stand within other messages (generator/compose/template_faults.py)."""

from __future__ import annotations

FAULTS: dict[str, tuple[str, str]] = {
    "template-kind-number": ("数", "number"),
    "template-kind-text": ("文字", "text"),
    "template-kind-list": ("列表", "list"),
    "template-kind-nothing": ("没有填写的内容", "nothing"),
    "template-kind-figure": ("指标", "figure"),
    "template-kind-method": ("方法", "method"),
    "template-kind-flag": ("是否", "yes or no"),
    "template-kind-block": ("一组内容", "block"),
    "template-kind-unknown": ("不存在的名称", "unknown name"),
    "template-fault-condition": (
        "{name} 不能直接作条件，判断是否有金额请用 有(…)",
        "{name} is no condition; ask with 有(…) for an amount",
    ),
    "template-fault-compared": ("{name} 是指标，不能直接比较", "{name} is a figure and cannot be compared"),
    "template-fault-recursion": ("包含或调用了自己，没有尽头", "it includes or calls itself without end"),
    "template-fault-file": ("没有模板文件 {name}", "there is no template file {name}"),
    "template-fault-name": ("没有“{name}”这一项", "there is no entry “{name}”"),
    "template-fault-filter": ("没有名为“{name}”的过滤器", "there is no filter called “{name}”"),
    "template-fault-tag": ("不认识的标签“{name}”", "“{name}” is no tag"),
    "template-fault-unclosed": ("到末尾还没有结束，缺 {name}", "something is open at the end; {name} is missing"),
    "template-fault-token": ("应为“{name}”，这里是“{found}”", "“{name}” is expected where “{found}” stands"),
    "template-fault-forbidden": ("模板中不能使用“{name}”", "templates may not use “{name}”"),
    "template-fault-not-callable": ("模板中不能调用“{name}”", "templates may not call “{name}”"),
    "template-fault-operation": ("不能在这里用运算符“{name}”", "the operator “{name}” cannot be used here"),
    "template-fault-use": ("{name}不能这样用", "a {name} cannot be used so"),
    "template-fault-arguments": ("“{name}”的参数个数或名称不对", "“{name}” takes other arguments"),
    "template-fault-calls": (
        "全文调用函数、宏和文件超过 {most} 次，没有文件需要这么多",
        "the document's templates call functions, macros and files more than {most} times, and no document needs that",
    ),
    "template-fault-passes": (
        "全文的循环一共超过 {most} 遍，没有文件需要这么多",
        "the loops of the document's templates run more than {most} times, and no document needs that",
    ),
    "template-fault-entries": (
        "一个列表（连同其中的列表）超过 {most} 项，没有文件需要这么多",
        "a list, with the lists in it, has more than {most} entries, and no document needs that",
    ),
    "template-fault-blocks": (
        "全文超过 {most} 个段落和表格，没有文件需要这么多",
        "the document has more than {most} paragraphs and tables, and no document needs that",
    ),
    "template-fault-longest": (
        "一处内容超过 {most} 字，没有文件需要这么多",
        "one value has more than {most} characters, and no document needs that",
    ),
    "template-fault-characters": (
        "全文印出的内容超过 {most} 字，没有文件需要这么多",
        "the document's templates print more than {most} characters, and no document needs that",
    ),
}
