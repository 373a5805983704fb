"""Days and periods: there are such days, things are counted as of a month's end, money is spent from month to month."""

from __future__ import annotations

import calendar
import re

from generator.core.problem import Severity
from generator.verify.narrative.findings import Findings
from generator.verify.narrative.outline import Line

LEAP, COMMON = 2000, 2023  # 29 February may be meant where no year is said; money is spent until the 28th
# "2024年12月31日", "1月1日"
_DAY = re.compile(r"(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日")


def _closes(year: str | None, month: int, day: int) -> bool:
    """Whether things are counted as of that day."""
    return (month, day) == (1, 1) or day == calendar.monthrange(int(year or COMMON), month)[1]


def check_days(findings: Findings, line: Line) -> None:
    """Days exist; what there is is counted at the end of a month, or at the year's beginning; a period of money begins
    and ends with a month. Which month's end is the region's own: 12月31日, 8月31日 of the year before, 1月31日."""
    days = [(found, int(found["month"]), int(found["day"])) for found in _DAY.finditer(line.text)]
    for found, month, day in days:
        if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(int(found["year"] or LEAP), month)[1]:
            findings.add("verify-day", line, found.start(), {"found": found.group()})
        # "截至2024年12月31日", "截止12月31日"
        elif re.search(r"截[至止]到?$", line.text[: found.start()]) and not _closes(found["year"], month, day):
            findings.add("verify-day", line, found.start(), {"found": found.group()}, Severity.WARNING)
    # "资金执行时间：2025年1月1日-2025年12月31日"
    if len(days) == 2 and re.search("执行时间|实施时间|起止", line.text[: days[0][0].start()]):
        (_, first, begin), (last_found, last, end) = days
        ends = last_found if 1 <= last <= 12 and end != calendar.monthrange(COMMON, last)[1] else None
        odd = days[0][0] if begin != 1 else ends
        if odd or first > last:
            findings.add("verify-period", line, days[0][0].start(), {"found": line.text[days[0][0].start() :]})
