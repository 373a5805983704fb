"""A document made by hand that has every kind of block, in the manner of the published disclosures."""

from __future__ import annotations

from generator.core.document import (
    Block,
    Cell,
    Contents,
    ContentsEntry,
    Document,
    Heading,
    Number,
    PageBreak,
    Paragraph,
    ParagraphRole,
    Row,
    Section,
    Spans,
    SplitLine,
    Table,
    Text,
)

UNIT = "昌吉市人民政府办公室"
DIGITS = "一二三四五六七八九十"
TABLES = (
    "部门收支总体情况表",
    "部门收入总体情况表",
    "部门支出总体情况表",
    "财政拨款收支预算总体情况表",
    "一般公共预算支出情况表",
    "一般公共预算基本支出情况表",
    "一般公共预算项目支出情况表",
    "政府性基金预算支出情况表",
    "国有资本经营预算支出情况表",
    "财政拨款“三公”经费支出情况表",
    "上年结转结余情况明细表",
)
TOPICS = (
    "收支预算情况的总体说明",
    "收入预算情况说明",
    "支出预算情况说明",
    "财政拨款收支预算情况的总体说明",
    "一般公共预算当年拨款情况说明",
    "一般公共预算基本支出情况说明",
    "一般公共预算项目支出情况说明",
    "政府性基金预算拨款情况说明",
    "国有资本经营预算拨款情况说明",
    "财政拨款“三公”经费预算情况说明",
    "上年结转结余预算情况说明",
)
DUTIES = (
    "负责昌吉市人民政府会议的准备工作，并做好会议记录，整理会议纪要，协助市人民政府领导组织会议事项的实施；负责政府"
    "领导参加重大活动的协调和安排工作。",
    "研究昌吉市人民政府各部门和各乡镇人民政府、街道办事处请示市人民政府的事项，提出审核意见，报市人民政府审定。",
    "督促检查昌吉市人民政府公文、会议决定事项及市人民政府领导同志有关指示的执行落实情况并跟踪调研，及时向市人民政府"
    "领导同志报告；负责市人民政府领导亲自进行督促检查的服务工作和组织协调工作。",
)
REASON = (
    "1,131.42万元，占100.00%，比上年预算增加25.03万元，增长2.26%，主要原因是“人员工资标准上调”——公积金、社保基数"
    "相应上调（详见《2025年部门预算公开表》第3行）……"
)


def numeral(number: int) -> str:
    """1 to 19 in Chinese numerals."""
    return DIGITS[number - 1] if number <= 10 else "十" + DIGITS[number - 11]


def spans(text: str, bold: bool = False) -> Spans:
    return (Text(text, bold),)


def say(text: str, role: ParagraphRole = "body") -> Paragraph:
    return Paragraph(spans(text), role)


def cells(*texts: str, bold: bool = False) -> Row:
    """A row of words at the left and amounts at the right."""
    return tuple(
        Cell((Number(text, "a.key"),), align="right", bold=bold) if text[:1].isdigit() else Cell(spans(text), bold=bold)
        for text in texts
    )


def head(text: str, colspan: int = 1, rowspan: int = 1) -> Cell:
    return Cell(spans(text), colspan, rowspan, "center", header="column")


def income_and_expenditure() -> Table:
    left = ("一、本年收入", "1. 一般公共预算拨款", "其中：一般财力", "上级一般公共预算安排转移支付")
    body = [cells(left[n % 4], "1,131.42", f"2{n:02d} 文化旅游体育与传媒支出", "882.78") for n in range(29)]
    return Table(
        "t01",
        TABLES[0],
        (51.0, 27.0, 51.0, 27.0),
        (
            (head("收入", 2), head("支出", 2)),
            (head("项目"), head("预算数"), head("功能分类"), head("预算数")),
        ),
        (*body, cells("收入总计", "1,131.42", "支出总计", "1,131.42", bold=True)),
    )


def wide_table(rows: int) -> Table:
    """Sixteen columns under three header rows, and a row of column numbers."""
    grants = (
        "财政拨款（补助）小计",
        "一般公共预算",
        "上级一般公共预算安排的转移支付",
        "政府性基金预算",
        "上级政府性基金安排的转移支付",
        "国有资本经营预算",
        "上级国有资本经营预算安排的转移支付",
    )
    tops = ("财政专户（教育收费）", "单位资金", "财政拨款结转", "非财政拨款结转结余")
    header: tuple[Row, ...] = (
        (
            head("功能分类科目编码", 3),
            head("功能分类科目名称", rowspan=2),
            head("总计", rowspan=2),
            head("财政拨款（补助）", 7),
            *(head(name, rowspan=2) for name in tops),
        ),
        (*(head(name) for name in "类款项"), *(head(name) for name in grants)),
        (*(head("※") for _ in range(4)), *(head(str(n)) for n in range(1, 13))),
    )
    names = ("行政运行", "其他政府办公厅（室）及相关机构事务支出", "机关事业单位基本养老保险缴费支出")
    body = tuple(cells("201", f"{n % 100:02d}", "01", names[n % 3], *["1,131.42"] * 3, *[""] * 9) for n in range(rows))
    return Table("t02", TABLES[1], (9, 8, 8, 32, *[14] * 12), header, body, "small")


def empty_table(name: str) -> Table:
    header = ((head("项目", rowspan=2), head("财政拨款", 3)), (head("小计"), head("基本支出"), head("项目支出")))
    return Table("empty", name, (60, 30, 30, 36), header, ())


def performance_form() -> Table:
    """A form without header rows: labels beside their values, a label over several rows."""

    def label(text: str, colspan: int = 1, rowspan: int = 1) -> Cell:
        return Cell(spans(text), colspan, rowspan, "center", True, "row")

    goal = "本项目资金共需55.5万元。主要用于电子政务设备维护运行，保障电子政务畅通运行。\n1.运行维护；\n2.等级保护。"
    indicators = tuple(
        (
            *((label("产出指标", rowspan=5), label("数量指标", rowspan=5)) if n == 0 else ()),
            Cell(spans("政府网站（信息公开系统）后台信息发布软件系统运行维护")),
            Cell((Text("≥"), Number("1", "form.count"), Text("次")), align="center"),
            Cell(spans("计划标准"), align="center"),
        )
        for n in range(5)
    )
    return Table(
        "form",
        "项目支出绩效目标表",
        (20, 20, 60, 26, 30),
        (),
        (
            (label("项目名称", 2), Cell(spans("电子政务经费")), label("负责人"), Cell(spans("某某某"))),
            (label("年度绩效目标", 2), Cell(spans(goal), colspan=3)),
            *indicators,
        ),
        "small",
    )


def table_blocks(number: int, table: Table) -> list[Block]:
    """A public table as it is published: number, title, who and in what unit, the grid, a note."""
    name = TABLES[number - 1]
    return [
        say(f"表{number}", "table_number"),
        Heading(2, spans(name), f"table-{number}", f"{numeral(number)}、{name}", table=True),
        SplitLine(spans(f"编制部门：{UNIT}"), spans("单位：万元")),
        table,
        say(f"注：本表反映{UNIT}2025年{name}。", "table_note"),
    ]


def part(number: int, name: str) -> Heading:
    text = f"第{DIGITS[number - 1]}部分　{name}"
    return Heading(1, spans(text), f"part-{number}", text)


def topic(number: int) -> list[Block]:
    name = f"{numeral(number)}、关于{UNIT}2025年{TOPICS[number - 1]}"
    text = f"基本支出{number}" + REASON * (1 + number % 3)
    return [
        Heading(2, spans(name), f"topic-{number}", name),
        Paragraph((Text("收入预算"), Number("1,131.42", "income.total"), Text("万元，"), Text(text, bold=True))),
        Heading(3, spans(f"（一）第{number}项拨款规模变化情况"), f"topic-{number}-1"),
        *(say(f"{n}. {DUTIES[n % 3]}") for n in range(1, 3 + number % 4)),
    ]


def entries(sections: tuple[Section, ...]) -> tuple[ContentsEntry, ...]:
    return tuple(
        ContentsEntry(1 if block.level == 1 else 2, block.entry, block.anchor)
        for section in sections
        for block in section.blocks
        if isinstance(block, Heading) and block.entry
    )


def sample(wide_rows: int = 40) -> Document:
    """Some twenty pages: cover, contents of 27 entries, text, tables both ways up, a performance form."""
    overview: list[Block] = [part(1, "2025年部门概况"), Heading(2, spans("一、主要职能"), "duties", "一、主要职能")]
    overview += [say(f"{number}. {DUTIES[number % 3]}") for number in range(1, 14)]
    tables: list[Block] = [PageBreak(), part(2, "2025年部门预算公开表")]
    tables += table_blocks(1, income_and_expenditure())
    others: list[Block] = []
    for number in range(3, len(TABLES) + 1):
        others += [*([PageBreak()] if number > 3 else []), *table_blocks(number, empty_table(TABLES[number - 1]))]
    texts: list[Block] = [part(3, "2025年部门预算情况说明")]
    for number in range(1, len(TOPICS) + 1):
        texts += topic(number)
    form: list[Block] = [
        Heading(4, spans("项目支出绩效目标表"), "form-1", table=True),
        say("（2025年）", "table_subtitle"),
        performance_form(),
        performance_form(),
        PageBreak(),
        part(4, "名词解释"),
        say(f"一般公共预算：{DUTIES[0]}\n换行之后的一行。"),
        say(UNIT, "signature"),
        say("2025年1月23日", "date"),
    ]
    body = (
        Section("body", "portrait", tuple(overview + tables)),
        Section("body", "landscape", tuple(table_blocks(2, wide_table(wide_rows)))),
        Section("body", "portrait", tuple(others)),
        Section("body", "portrait", tuple(texts + form)),
    )
    cover = Section("cover", "portrait", (say(UNIT, "cover_unit"), say("2025年部门预算公开", "cover_title")))
    contents = Section("contents", "portrait", (Contents("目　录", entries(body)),))
    return Document(f"{UNIT}2025年部门预算公开", UNIT, "2025-01-23", (cover, contents, *body))
