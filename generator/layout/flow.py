"""What follows what on the pages of a section: the one order that both the writer and the paginator go by."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.core.document import (
    Block,
    Contents,
    Heading,
    PageBreak,
    Paragraph,
    Section,
    SplitLine,
    Table,
    plain,
)
from generator.core.style import ParagraphStyle, Style

# A paragraph one point high where Word demands one and we want none: after a table, before the section's end.
SPACER_TWIPS = 20


@dataclass(frozen=True, slots=True)
class Spacer:
    """An empty paragraph, one point high.

    Word demands a paragraph between two tables and after the last one of a section, and one to carry the section's
    page set-up.
    """


@dataclass(frozen=True, slots=True)
class Placed:
    """A block, and whether it starts a new page."""

    block: Block | Spacer
    new_page: bool = False


def flow(section: Section) -> list[Placed]:
    """The section's blocks with page breaks turned into marks and spacers where Word needs them.

    A section starts on a new page anyway, so a break at its start or end does nothing; two breaks are one.
    """
    result: list[Placed] = []
    new_page = False
    for block in section.blocks:
        if isinstance(block, PageBreak):
            new_page = bool(result)
            continue
        if isinstance(block, Table) and (new_page or _is_table(result)):
            result.append(Placed(Spacer(), new_page))
            new_page = False
        result.append(Placed(block, new_page))
        new_page = False
    # The section's page set-up stands in its last paragraph: a table has none, and that of the contents is Word's own.
    if not result or _is_table(result) or isinstance(result[-1].block, Contents):
        result.append(Placed(Spacer()))
    return result


def _is_table(placed: list[Placed]) -> bool:
    return bool(placed) and isinstance(placed[-1].block, Table)


def heading_style(heading: Heading) -> str:
    """The key of the heading's style; only titles of tables at levels 2 and 4 have a look of their own."""
    prefix = "table_heading" if heading.table and heading.level in (2, 4) else "heading"
    return f"{prefix}_{heading.level}"


def paragraph_style(block: Paragraph, style: Style) -> ParagraphStyle:
    """The look of a paragraph. A chart's caption has that of a table's subtitle, but belongs to what is above it."""
    if block.role == "chart_caption":
        return replace(style.paragraphs["table_subtitle"], keep_next=block.kept)
    return style.paragraphs[block.role]


def split_line_text(line: SplitLine) -> str:
    """Both ends of a line as the one text that takes its room."""
    return f"{plain(line.left)} {plain(line.right)}"
