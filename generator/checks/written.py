"""The texts of a unit file with their paths, in the file's order, as people typed them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.core.model import Figures, Record, Unit, Words
from generator.core.problem import Place, Problem


@dataclass(frozen=True, slots=True)
class Text:
    """A text and where it stands: `path` such as performance.projects.2.goal, positions counted from 1."""

    path: str
    words: Words

    def at(self, offset: int) -> Place:
        """The place of a character of the text; exact where it stands in the file on one line and without quotes."""
        place = self.words.place
        return Place(place.file, place.line, place.column + offset)


def texts_of(unit: Unit) -> Iterator[Text]:
    """Every text of the file."""
    yield from _within(unit.record, "")


def _within(value: object, path: str) -> Iterator[Text]:
    if isinstance(value, Words):
        yield Text(path, value)
    elif isinstance(value, Record):
        for name, field in value._fields.items():
            yield from _within(field, f"{path}.{name}".lstrip("."))
    elif isinstance(value, Mapping):
        for name, field in value.items():
            yield from _within(field, f"{path}.{name}".lstrip("."))
    elif isinstance(value, list | tuple):
        for at, entry in enumerate(value, 1):
            yield from _within(entry, f"{path}.{at}")


_last: list[tuple[Unit, list[Text]]] = []  # the unit looked at last: more than twenty checks ask for its texts


def own_words(figures: Figures) -> list[Text]:
    """The texts of the file that people write about the unit: settings and codes left out."""
    if not _last or _last[0][0] is not figures.unit:
        _last[:] = [(figures.unit, [text for text in texts_of(figures.unit) if _is_own(text)])]
    return _last[0][1]


def _is_own(text: Text) -> bool:
    head = text.path.split(".")[0]
    return head not in {"template", "accepted"} and text.path not in {"unit.name", "unit.code"}


def finding(code: str, text: Text, match: re.Match[str], **details: object) -> Problem:
    """A match of a pattern in a text as a problem: what was found, with the words around it."""
    around = text.words[max(0, match.start() - 8) : match.end() + 8]
    return Problem(code, text.at(match.start()), {"found": match[0].strip() or match[0], "around": around, **details})
