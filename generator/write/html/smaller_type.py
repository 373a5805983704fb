"""Tables in smaller type than their style's (generator/layout/fit.py): a class for each size that a document has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.core.document import Document, Table, blocks
from generator.core.lengths import POINTS_PER_MM
from generator.core.style import Style
from generator.write.html.css import TABLE_STYLES, points, rem, rule
from generator.write.html.screen import enlargement


def type_class(size: float) -> str:
    """`t7-5` for 7.5 points."""
    return f"t{size:g}".replace(".", "-")


def type_rules(document: Document, screen: Style | None = None) -> str:
    """CSS for the sizes of type that the document's tables have besides those of their styles.

    `screen`: the style of a web page; None on paper. On a screen text is enlarged to what can be read there, and the
    columns with it; when that page is printed, the sizes are those of the paper.
    """
    sizes = {block.type_size for block in blocks(document) if isinstance(block, Table)} - {None}
    return "".join(line + "\n" for size in sorted(filter(None, sizes)) for line in _rules(size, screen))


def _rules(size: float, screen: Style | None) -> Iterator[str]:
    parts = [TABLE_STYLES[f"table_{part}_small"] for part in ("header", "cell")]
    cells = ", ".join(parts).replace("table.small", f"table.small.{type_class(size)}")
    yield rule(cells, [f"font-size: {rem(size) if screen else points(size)}"])
    if screen:
        scale = enlargement(replace(screen.paragraphs["table_cell_small"], size=size))
        own = [f"--mm: {rem(POINTS_PER_MM * scale)}"]
        yield f"@media screen {{ {rule(cells, [f'font-size: {rem(size * scale)}'])}"
        chosen = f"small.{type_class(size)}"
        yield f"{rule(f'table.{chosen}, .beside.{chosen}', own)} }}"
