"""Writes docs/checks.md from the checks' own docstrings; `--check` only says whether it is up to date."""

from __future__ import annotations

import sys
from pathlib import Path

from generator.checks.catalogue import CHECKS, Check
from generator.checks.impossible import ELSEWHERE, IMPOSSIBLE

TARGET = Path(__file__).parents[1] / "docs" / "checks.md"
SECTIONS = {
    "A": "表内", "B": "预算各表之间", "C": "决算表内", "D": "决算各表之间", "E": "正文与各表",
    "F": "正文内的计算与原因", "G": "绩效", "H": "文字",
}  # fmt: skip
SEVERITIES = {"error": "错误", "warning": "警告", "info": "提示"}
HEAD = """# 检查清单

*English summary: what `gongkai check` looks for in a unit file before anything is made of it, generated from the
checks' own docstrings (`make docs`). Each has its id, rule, source, severity and an example that fails. Then follow the
checks of the catalogue that cannot fail because the program derives what they compare, and those done elsewhere.*

`gongkai check 文件…` 逐项检查单位文件，`gongkai build` 生成前也先检查。错误不改正就不能生成；警告和提示不影响生成。
模板的 `set.yaml` 可以用 `checks: {G05: info, H22: off}` 改变严重程度（off、info、warning、error）。
核实无误、可以保留的结果，在单位文件里写 `accepted: [{check: G05, at: 资金拨付及时率, reason: 上年没有统计}]`，
理由会随结果列出；没有对上的接受项会提示。

四舍五入：所填金额到小数点后两位，真值在前后半分之内。两处所填的差在各自的半分之和以内为提示，超出为错误；没有固定的容差。
"""


def page() -> str:
    """The whole page."""
    lines = [HEAD]
    for letter, title in SECTIONS.items():
        checks = sorted((check for check in CHECKS if check.id.startswith(letter)), key=lambda check: check.id)
        if checks:
            lines.append(f"## {letter}　{title}\n")
            lines += [_entry(check) for check in checks]
    lines.append("## 不会再出现的错误\n\n| 编号 | 原因 |\n|---|---|")
    lines += [f"| {id} | {IMPOSSIBLE[id][0]} |" for id in sorted(IMPOSSIBLE)]
    lines.append("\n## 在别处检查的\n\n| 编号 | 在哪里 |\n|---|---|")
    lines += [f"| {id} | {ELSEWHERE[id][0]} |" for id in sorted(ELSEWHERE)]
    return "\n".join(lines) + "\n"


def _entry(check: Check) -> str:
    severity = SEVERITIES[check.severity.value]
    if check.in_release is not check.severity:
        severity += f"；发布时为{SEVERITIES[check.in_release.value]}"
    chinese, english = check.rule
    return (
        f"### {check.id}　{chinese.rstrip('。')}\n\n*{english}*\n\n"
        f"- 来源：{check.source}\n- 程度：{severity}\n- 不通过的例子：{check.example}\n"
    )


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(0 if TARGET.read_text("utf-8") == page() else "docs/checks.md is not up to date: run make docs")
    TARGET.write_text(page(), "utf-8")
