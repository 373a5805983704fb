"""三公 in the text: each of its items that the table has is named where the others are (勾稽关系 E07).

财政部's rules ask for all of them, those without money too. Of whom not: a text that gives only the whole, or a table
that does not part vehicles, has nothing to be held to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.core.problem import Severity
from generator.verify.narrative.findings import Findings
from generator.verify.narrative.outline import Line
from generator.verify.tables.entries import Entry

# How text and table call each item; both vehicles' items together (公务用车购置及运行维护费) name neither.
_BOTH = re.compile(r"购置费?(?:及|和|与|、)运行|购建费?(?:及|和|与|、)运行")
ITEMS = {
    "因公出国（境）费": re.compile(r"因公出国|出国（境）|出国\(境\)"),
    "公务用车购置费": re.compile(
        r"(?:用车|车辆)(?:的)?购置|购置(?:公务用车|车辆|新能源)|购车|购买公务用车|更新公务用车|公务用车更新"
    ),
    "公务用车运行维护费": re.compile(r"(?:用车|车辆)(?:的)?运行"),
    "公务接待费": re.compile(r"接待"),
}
# As rows and columns of the table are called: "公务用车购置费", "购置费" below 公务用车购置及运行维护费.
_OF_TABLE = {
    "因公出国（境）费": re.compile(r"出国"),
    "公务用车购置费": re.compile(r"购置费?(?:支出)?$|购置费?(?:支出)?[|]"),
    "公务用车运行维护费": re.compile(r"运行"),
    "公务接待费": re.compile(r"接待"),
}
FEWEST = 2  # items with an amount of their own that make a text one that goes through them


def check_three_told(findings: Findings) -> None:
    """Every item of the table is in the text that goes through the items; one with money must be."""
    lines = [line for line in findings.lines if "三公" in line.scope + line.text and not _defines(line)]
    said = {item for item, words in ITEMS.items() if any(words.search(_parted(line.text)) for line in lines)}
    _check_table(findings, lines)
    with_amounts = {item for item, words in ITEMS.items() if any(_gives(line, words) for line in lines)}
    if len(with_amounts) < FEWEST:
        return
    for item in ITEMS.keys() - said:
        entries = list(_of(item, findings.lookup.kinds("three")))
        if entries:
            filled = next((entry for entry in entries if entry.value.value), None)
            details = {"name": item, "found": filled.text if filled else "0"}
            findings.add("verify-three-unsaid", lines[0], 0, details, None if filled else Severity.WARNING)


def _check_table(findings: Findings, lines: list[Line]) -> None:
    """The table of 三公 has an amount where the text has one."""
    titles = findings.lookup.titles.get("three", ())
    if not titles or any(entry.value.value for entry in findings.lookup.kinds("three")):
        return
    # a project may be called 三公经费审计专项
    items = (item for item in findings.statements.items if item.name == "三公" and not item.project)
    said = (item.main for item in items if item.line in lines)
    found = next((mention for mention in said if mention and mention.number.value), None)
    if found:
        details = {"table": titles[0], "other": "“三公”经费", "found": found.text, "place": found.noun}
        findings.add("verify-table-empty", lines[0], 0, details)


def _defines(line: Line) -> bool:
    """Whether the line says what 三公 is, in the glossary or in a note, and not what it comes to."""
    return (
        "名词" in line.part
        or bool(re.match(r"[^，。]*[:：]?(?:是)?指", line.text))
        or line.text.startswith(("注", "备注"))
    )


def _parted(text: str) -> str:
    return _BOTH.sub("＿", text)


def _gives(line: Line, words: re.Pattern[str]) -> bool:
    """Whether the line has an amount of the item: 公务接待费支出预算为0万元."""
    return any(
        re.search(r"\d[\d,.]*万?元", text) for text in re.split("[，；。]", _parted(line.text)) if words.search(text)
    )


def _of(item: str, entries: Iterator[Entry]) -> Iterator[Entry]:
    """The cells of the table that have the item, by their row or their column."""
    for entry in entries:
        names = _parted("|".join((entry.label, entry.leaf)))
        if "小计" not in names and _OF_TABLE[item].search(names):
            yield entry
