"""From a finding back to the template: the file that printed a block, and the line in it whose own words are there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.compose import TemplateSet
from generator.compose.template_set import shown
from generator.core.document import Block
from generator.core.problem import Place

# What is not the template's own words: expressions, tags, comments, marks, keys and quotes of YAML. "{{ 年度 }}",
# "{% if … %}", "{# … #}", "**", "## ", "@table ", "title: ", "[{text: "
_FOREIGN = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|\*\*|^\s*(?:#{1,4}|@\w+|[\w-]+:)\s|[\"\[\]{},]|\btext:")
NEAR = 10  # how much more words count that stand in the finding itself; enough to outweigh the rest of a long sentence
AGAINST = 0.3  # how much against a line those of its words count that do not stand there: they may be in an if


class Sources:
    """Finds lines in the templates of one set; `origins` names the template file of each block."""

    def __init__(self, templates: TemplateSet, origins: Mapping[Block, str]) -> None:
        self._templates = templates
        self._origins = origins
        self._lines: dict[str, list[tuple[Place, set[str]]]] = {}

    def place(self, block: Block, whole: str, near: str = "") -> Place:
        """The line that has most of its own words in the text, those within `near` counting more, others against it."""
        file = self._origins.get(block, "")
        best, most = self._file(file), 0.0
        for place, words in self._candidates(file):
            score = sum(len(word) * (NEAR if word in near else 1 if word in whole else -AGAINST) for word in words)
            if score > most:
                best, most = place, score
        return best

    def file_of_table(self, key: str) -> Place:
        """The nearest layout of a table."""
        return self._file(f"tables/{key.removesuffix('-form')}.yaml")

    def _file(self, file: str) -> Place:
        path = self._templates.find(file) if file else None
        return Place(shown(path)) if path else Place(self._templates.name)

    def _candidates(self, file: str) -> Iterator[tuple[Place, set[str]]]:
        """The lines of the file, for a layout of all that lie over one another, and of the macros."""
        if file not in self._lines:
            nearest = [path for path in [self._templates.find(file)] if path]
            paths = self._templates.all(file) if file.startswith(("tables/", "charts/")) else nearest
            both = [*reversed(paths), *reversed(self._templates.all("macros.j2"))]
            self._lines[file] = [line for path in both for line in _lines(path)]
        yield from self._lines[file]


def _lines(path: Path) -> Iterator[tuple[Place, set[str]]]:
    for number, line in enumerate(path.read_text("utf-8", "replace").split("\n"), 1):
        words = {word for piece in _FOREIGN.split(line) if (word := piece.strip())}
        if words and not line.lstrip().startswith(("{#", "#} ")):
            yield Place(shown(path), number, 1), words
