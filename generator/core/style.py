"""The look, as read from `style.docx`: what Word writes with and what the CSS of PDF and web page derives from.

Lengths are points unless a name says otherwise. Only generator/layout/look.py makes these values.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

# What style.docx calls each style. A clerk finds these names in the styles pane of Word or WPS.
STYLE_NAMES: dict[str, str] = {
    "body": "Normal",
    "cover_unit": "封面单位",
    "cover_title": "封面标题",
    "contents_title": "目录标题",
    "contents_1": "toc 1",
    "contents_2": "toc 2",
    "heading_1": "heading 1",
    "heading_2": "heading 2",
    "heading_3": "heading 3",
    "heading_4": "heading 4",
    "table_heading_2": "公开表标题",
    "table_heading_4": "绩效表标题",
    "table_number": "表号",
    "table_subtitle": "表副标题",
    "table_meta": "表头说明",
    "table_note": "表注",
    "table_header": "表格表头",
    "table_cell": "表格正文",
    "table_header_small": "表格表头小",
    "table_cell_small": "表格正文小",
    "signature": "落款",
    "date": "成文日期",
    "page_number": "页码",
}
GRID_STYLE_NAME = "公开表"


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """One named paragraph style with its inheritance resolved.

    `font` is the face of Chinese characters (`w:eastAsia`), `font_latin` that of the others (`w:ascii`).
    `line` is an exact line pitch in points, or a multiple of the font size when `line_rule` is "multiple".
    """

    name: str
    style_id: str
    font: str
    font_latin: str
    size: float
    bold: bool = False
    colour: str = "000000"
    align: Literal["left", "center", "right", "justify"] = "left"
    indent_first: float = 0
    indent_left: float = 0
    indent_right: float = 0
    line: float = 1
    line_rule: Literal["exact", "multiple"] = "multiple"
    before: float = 0
    after: float = 0
    letter_spacing: float = 0
    keep_next: bool = False
    page_break_before: bool = False


@dataclass(frozen=True, slots=True)
class GridStyle:
    """The grid of a table: border width in points, colours as RRGGBB, cell padding in points."""

    style_id: str
    border: float
    border_colour: str
    padding_horizontal: float
    padding_vertical: float
    header_fill: str | None = None


@dataclass(frozen=True, slots=True)
class PageSetup:
    """One orientation's paper and margins, in points; `footer` is the footer's distance from the paper's lower edge."""

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float
    footer: float

    @property
    def text_width(self) -> float:
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        return self.height - self.top - self.bottom


@dataclass(frozen=True, slots=True)
class PageNumber:
    """How a footer writes the page number: the words round it and which end of the line it stands at.

    GB/T 9704: `— 1 —`, at the right on odd pages and at the left on even ones.
    """

    before: str
    after: str
    align: Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Style:
    """Everything that `style.docx` says about the look; `paragraphs` by the keys of STYLE_NAMES."""

    path: Path
    paragraphs: dict[str, ParagraphStyle]
    grid: GridStyle
    portrait: PageSetup
    landscape: PageSetup
    odd: PageNumber
    even: PageNumber

    def page(self, orientation: str) -> PageSetup:
        return self.landscape if orientation == "landscape" else self.portrait
