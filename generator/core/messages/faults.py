"""Mistakes of templates, as they stand within other messages (generator/compose/faults.py)."""

from __future__ import annotations

FAULTS: dict[str, tuple[str, str]] = {
    "fault-kind-number": ("数", "number"),
    "fault-kind-text": ("文字", "text"),
    "fault-kind-list": ("列表", "list"),
    "fault-kind-nothing": ("没有填写的内容", "nothing"),
    "fault-kind-figure": ("指标", "figure"),
    "fault-kind-method": ("方法", "method"),
    "fault-kind-flag": ("是否", "yes or no"),
    "fault-kind-block": ("一组内容", "block"),
    "fault-kind-unknown": ("不存在的名称", "unknown name"),
    "fault-condition": (
        "{name} 不能直接作条件，判断是否有金额请用 有(…)",
        "{name} is no condition; ask with 有(…) for an amount",
    ),
    "fault-compared": ("{name} 是指标，不能直接比较", "{name} is a figure and cannot be compared"),
    "fault-recursion": ("包含或调用了自己，没有尽头", "it includes or calls itself without end"),
    "fault-file": ("没有模板文件 {name}", "there is no template file {name}"),
    "fault-name": ("没有“{name}”这一项", "there is no entry “{name}”"),
    "fault-filter": ("没有名为“{name}”的过滤器", "there is no filter called “{name}”"),
    "fault-tag": ("不认识的标签“{name}”", "“{name}” is no tag"),
    "fault-unclosed": ("到末尾还没有结束，缺 {name}", "something is open at the end; {name} is missing"),
    "fault-token": ("应为“{name}”，这里是“{found}”", "“{name}” is expected where “{found}” stands"),
    "fault-forbidden": ("模板中不能使用“{name}”", "templates may not use “{name}”"),
    "fault-not-callable": ("模板中不能调用“{name}”", "templates may not call “{name}”"),
    "fault-operation": ("不能在这里用运算符“{name}”", "the operator “{name}” cannot be used here"),
    "fault-use": ("{name}不能这样用", "a {name} cannot be used so"),
    "fault-arguments": ("“{name}”的参数个数或名称不对", "“{name}” takes other arguments"),
}
