"""How the numbers of one chapter or one table are printed, where that differs from the set's switches.

One document may have its tables in whole 元, 三公 in 万元 and its text in 万元 with two places: set.yaml says it under
`by_chapter`, a layout by its own keys of the same names.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from generator.core.amount import Zeros
from generator.core.document import Orientation


@dataclass(frozen=True, slots=True)
class Forms:
    """What is said of one part of a document; None where it is as in what is around it.

    `amounts` is as_filed, 万元 or 元; `zeros` are those at the end of an amount; `zero` is how a cell prints nothing;
    `total_row` first or last; `orientation` that of the text, and of tables that say nothing themselves.
    """

    amounts: str | None = None
    places: int | None = None
    separators: bool | None = None
    zeros: Zeros | None = None
    zero: str | None = None
    total_row: str | None = None
    orientation: Orientation | None = None

    def within(self, outer: Forms) -> Forms:
        """These, and of what is around them all that they leave open."""
        own = {one.name: value for one in fields(self) if (value := getattr(self, one.name)) is not None}
        return replace(outer, **own)


AS_AROUND = Forms()
NAMES = tuple(one.name for one in fields(Forms))


def forms_of(said: Mapping[str, Any]) -> Forms:
    """The forms that a layout or an entry of `by_chapter` states."""
    return Forms(**{name: said[name] for name in NAMES if said.get(name) is not None})


def of_chapter(by_chapter: Mapping[str, Forms], chapter: str) -> Forms:
    """The forms of a chapter or section: `narrative/other/assets` has those of `narrative` where it has none itself."""
    found = AS_AROUND
    parts = chapter.split("/")
    for end in range(1, len(parts) + 1):
        found = by_chapter.get("/".join(parts[:end]), AS_AROUND).within(found)
    return found
