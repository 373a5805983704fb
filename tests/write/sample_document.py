"""The document of sample.py with facts behind its numbers, a form longer than a page, and words with markup in them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from generator.core.document import Cell, Document, Fact, Heading, Number, Paragraph, Section, Table, Text
from generator.core.style import Style
from generator.layout.look import read_style
from tests.write.sample import sample, say, spans

STYLE_FILE = Path(__file__).parents[2] / "templates/base/style.docx"
HOSTILE = '<img src="file:///etc/passwd"> & “quoted” <b>not bold</b>'
TALL_ROWS = 45

FACTS = (
    Fact("a.key", '收入·"行政运行" <项>', "1131.4200", "万元", "各项之和", ("b.key", "c.key")),
    Fact("b.key", "收入·基本", "1000.00", "万元", "", (), ("unit/2025.yaml:12:5", "unit/2025.yaml:13:5")),
    Fact("c.key", "收入·项目", "131.42", "万元", "", (), ("unit/2025.yaml:20:5",)),
    Fact("income.total", "收入合计", "1131.42", "万元", "单位文件所列", (), ("unit/2025.yaml:3:1",)),
)


@cache
def style() -> Style:
    """The look of the base template set."""
    found, problems = read_style(STYLE_FILE)
    assert found, [problem.text("en") for problem in problems]
    return found


def tall_form() -> Table:
    """A label at the left spans more rows than a page holds; one column has no cell of its own."""

    def label(text: str, rowspan: int) -> Cell:
        return Cell(spans(text), rowspan=rowspan, align="center", header="row")

    rows = tuple(
        (
            *((label("产出指标", TALL_ROWS),) if n == 0 else ()),
            *((label(f"指标组{n}", 5),) if n % 5 == 0 else ()),
            Cell(spans(f"第{n}项指标"), colspan=2),
            Cell((Text("≥"), Number("1", "a.key"), Text("次")), align="center"),
        )
        for n in range(TALL_ROWS)
    )
    header = ((Cell(spans("一级指标"), header="column"), Cell(spans("二级指标"), header="column")),)
    header = ((*header[0], Cell(spans("三级指标"), 2, header="column"), Cell(spans("指标值"), header="column")),)
    return Table("tall", "项目支出绩效目标表", (20, 25, 40, 40, 30), header, rows, "small")


@cache
def document() -> Document:
    """Every kind of block; some twenty-five pages."""
    base = sample()
    extra = (
        Heading(1, spans("第五部分　附件"), "part-5", "第五部分　附件"),
        Heading(4, spans("项目支出绩效目标表"), "form-2", table=True),
        tall_form(),
        Paragraph((Text(HOSTILE, origin="unit/2025.yaml:7:3"),)),
        say("一、  两个空格，换行\n之后。"),
    )
    sections = (*base.sections, Section("body", "portrait", extra))
    contents = sections[1].blocks[0]
    entry = replace(contents.entries[0], text="第五部分　附件", anchor="part-5")  # type: ignore[union-attr]
    listed = replace(contents, entries=(*contents.entries, entry))  # type: ignore[union-attr, type-var]
    sections = (sections[0], replace(sections[1], blocks=(listed,)), *sections[2:])
    return replace(base, sections=sections, facts=FACTS)


def with_text(words: str, origin: str = "") -> Document:
    """A document of one paragraph."""
    cover = Section("cover", "portrait", (say("封面", "cover_title"),))
    body = Section("body", "portrait", (Paragraph((Text(words, origin=origin),)),))
    return Document("标题", "单位", "2025-01-23", (cover, body))
