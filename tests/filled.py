"""A file rolled forward, filled in as by a clerk with nothing new to tell: last year's values, from the comments."""

from __future__ import annotations

import re

# What was left empty: `amount: }`, `signed:`, `"302": }`, the dash of a list's entry or `[]`.
SLOT = re.compile(r'(?:("?\w+"?):|(?<=\s)-|\[) ?(?=[,}\]]|$)')


def filled(text: str, last: int) -> str:
    """The text with each empty value that has last year's beside it, dates a year later."""
    lines = [_filled(line, last) for line in text.splitlines()]
    return re.sub(rf"\b{last}(-\d\d-\d\d|年)", rf"{last + 1}\1", "\n".join(lines) + "\n")


def _filled(line: str, last: int) -> str:
    body, _, comment = line.partition("  # ")
    values = re.split(rf"(?:^|；){last}年：", comment)[1:]
    if not values or line.startswith("#"):
        return line
    given = iter(values)

    def value(slot: re.Match[str]) -> str:
        key = (slot.group(1) or "").strip('"')
        lead = slot.group().rstrip()
        return f"{lead} {next(given, '').removeprefix(f'{key} ')}"

    return SLOT.sub(value, body.rstrip())
