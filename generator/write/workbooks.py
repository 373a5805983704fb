"""What every workbook of ours keeps to: no text becomes a formula, a link or a number; sheet names are valid."""

from __future__ import annotations

import re

# XlsxWriter would make formulas, links and numbers of texts that look like them.
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
LONGEST_NAME, LONGEST_CELL = 31, 32767  # characters, Excel's limits for the name of a sheet and for a cell


def sheet_name(title: str, taken: set[str]) -> str:
    """A sheet's name from a title, each once whatever its case; `taken` takes it."""
    # Excel takes none of [ ] : * ? / \ in a name, and no ' at its ends.
    clean = re.sub(r"[\[\]:*?/\\']", " ", title)[:LONGEST_NAME].strip() or "表"
    name, number = clean, 1
    while name.casefold() in taken:
        number += 1
        name = f"{clean[: LONGEST_NAME - 4]} {number}"  # room for a blank and three digits
    taken.add(name.casefold())
    return name
