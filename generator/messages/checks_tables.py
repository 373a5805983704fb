"""Checks of facts that a unit file states twice (generator/checks/tables.py, projects.py, performance.py)."""

from __future__ import annotations

CHECKS_TABLES: dict[str, tuple[str, str]] = {
    # The frame (generator/checks/run.py).
    "check-accepted": (
        "已接受 {check}：{finding}接受的理由：{reason}。",
        "Accepted, {check}: {finding} Why: {reason}.",
    ),
    "check-accepted-nothing": (
        "accepted 中接受的 {check}（{at}）没有出现。请删去这一条，或核对编号和 at 的文字。",
        "The accepted finding {check} ({at}) does not occur. Delete the entry, or check its id and the text of at.",
    ),
}
