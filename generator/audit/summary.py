"""What was read and found, in words: the first lines of every report, and the summary of many publications."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from generator.audit.finding import Audited, Certainty

NAMES = {
    Certainty.CERTAIN: ("确定", "certain"),
    Certainty.LIKELY: ("很可能", "likely"),
    Certainty.NOTE: ("提示", "note"),
}


def called(certainty: Certainty, language: str) -> str:
    """How a certainty is called."""
    return NAMES[certainty][0 if language == "zh" else 1]


def heading(audited: Audited) -> str:
    """The unit and the name of the file, or of the files that are one publication."""
    files = "、".join(Path(file).name for file in audited.files)
    return f"{audited.unit}  {files}" if audited.unit else files


def what_was_read(audited: Audited, language: str) -> str:
    """ "9 of 9 tables, 131 of 136 amounts checked, 5 not"."""
    left = audited.amounts - audited.checked
    if language == "zh":
        read = f"{len(audited.tables)} 张表读了 {audited.tables_read} 张"
        return f"{read}，正文 {audited.amounts} 个金额、占比和比率核对了 {audited.checked} 个，{left} 个没有核对"
    read = f"{audited.tables_read} of {len(audited.tables)} tables"
    return f"{read}, {audited.checked} of {audited.amounts} amounts, shares and rates checked, {left} not"


def what_was_found(audited: Audited, language: str) -> str:
    """ "12 certain, 3 likely, 2 notes"."""
    parts = [(called(one, language), audited.count(one)) for one in Certainty]
    if language == "zh":
        return "，".join(f"{name} {count} 处" for name, count in parts)
    return ", ".join(f"{count} {name}" for name, count in parts)


def by_unit(every: Sequence[Audited]) -> list[tuple[str, ...]]:
    """A row a publication: its name, tables read, amounts checked, findings by certainty."""
    return [
        (
            heading(one),
            f"{one.tables_read}/{len(one.tables)}",
            f"{one.checked}/{one.amounts}",
            *(str(one.count(certainty)) for certainty in Certainty),
        )
        for one in sorted(every, key=lambda one: -one.count(Certainty.CERTAIN))
    ]


def by_rule(every: Sequence[Audited]) -> list[tuple[str, int, int]]:
    """A row a rule: its code, its findings, in how many publications."""
    found = Counter(finding.code for one in every for finding in one.findings)
    among = Counter(code for one in every for code in {finding.code for finding in one.findings})
    return [(code, count, among[code]) for code, count in found.most_common()]
