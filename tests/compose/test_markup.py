"""Data never becomes markup: whatever stands in a unit file is printed as it stands there."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.compose.markup import data, inline, lines, number
from generator.core.document import Heading, Number, PageBreak, Paragraph, Table, Text, blocks, plain
from generator.read.unit import read_unit
from tests.world import ROOT, SET, World, paragraphs

DUTY = (
    "    - 研究昌吉市人民政府各部门和各乡镇人民政府、街道办事处请示市人民政府的事项，提出审核意见，报市人民政府审定。"
)
HOSTILE = [
    "# 标题",
    "#### 标题",
    "@table 01",
    "@pagebreak",
    "@signature 某某",
    "**粗**",
    "{{ 7*7 }}",
    "{% include 'chapters/cover.j2' %}",
    "{{ income|万元 }}",
    "{code} {name} {amount}",
    "<script>alert(1)</script>",
    "&lt;b&gt;",
    "<24小时",
    "'; DROP TABLE",
    "\\n",
    "%s",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_duty_is_printed_as_it_stands(text: str, world: World) -> None:
    quoted = text.replace("'", "''")
    world.facts((DUTY, f"    - '{quoted}'"))
    world.chapter("{% for 职能 in 概况.duties %}\n{{ 职能 }}\n{% endfor %}")
    document = world.document()
    assert paragraphs(document)[2] == text
    assert {type(block) for block in blocks(document)} == {Paragraph}
    assert not any(span.bold for block in blocks(document) if isinstance(block, Paragraph) for span in block.spans)


def test_line_breaks_of_the_data_stay_within_its_paragraph(world: World) -> None:
    world.facts((DUTY, "    - |\n      第一行\n      # 第二行\n      @pagebreak"))
    world.chapter("{% for 职能 in 概况.duties %}\n{{ 职能 }}\n{% endfor %}")
    assert paragraphs(world.document())[2] == "第一行\n# 第二行\n@pagebreak"


@pytest.mark.parametrize("text", ["**粗**", "{{ 7*7 }}", "<b>", "{code}", "@table 01", "{% if"])
def test_cell_of_a_table_is_printed_as_it_stands(text: str, world: World) -> None:
    world.facts(("name: 督办案件数,", f'name: "{text}",'))
    table = next(
        block
        for block in blocks(world.document())
        if isinstance(block, Table) and "overall" in block.key and block.header
    )
    assert plain(table.body[0][2].spans) == text
    assert not any(span.bold for span in table.body[0][2].spans)


def test_project_name_is_no_pattern_of_the_layout(world: World) -> None:
    """Table 7 fills {code}, {name} and {amount} in its own words, not in a project's name."""
    text = world.unit.read_text("utf-8")
    world.unit.write_text(
        text.replace("运行补助经费\n    code", "'{code}{{ 单位 }}'\n    code").replace(
            "- project: 运行补助经费", "- project: '{code}{{ 单位 }}'"
        ),
        "utf-8",
    )
    table = next(block for block in blocks(world.document()) if isinstance(block, Table) and block.key == "07")
    assert plain(table.body[4][4].spans) == "{code}{{ 单位 }}"


def test_name_of_the_classification_is_no_template(world: World) -> None:
    """A user may replace the classification: its names are data too."""
    for name in ("functional", "economic"):
        csv = (ROOT / f"generator/data/classification/{name}-2025.csv").read_text("utf-8")
        world.write(f"classification/{name}-2025.csv", csv.replace("201,类,一般公共服务支出", "201,类,{{ 7*7 }}<b>"))
    tables = [block for block in blocks(world.document()) if isinstance(block, Table)]
    assert plain(tables[0].body[0][2].spans) == "201 {{ 7*7 }}<b>"
    assert plain(tables[1].body[1][3].spans) == "{{ 7*7 }}<b>"


def test_texts_keep_their_places(world: World) -> None:
    """The web page shows on hover where a text stands in the unit file."""
    world.chapter("{% for 职能 in 概况.duties %}\n{{ 职能 }}\n{% endfor %}")
    paragraph = next(iter(blocks(world.document())))
    assert isinstance(paragraph, Paragraph)
    (span,) = paragraph.spans
    assert isinstance(span, Text)
    folder, line, column = span.origin.rsplit(":", 2)
    assert folder == "changji-government-office/2025-budget.yaml"
    text = world.unit.read_text("utf-8").splitlines()[int(line) - 1]
    assert text[int(column) - 1 :] == span.text


# ── the markup itself ─────────────────────────────────────────────────────────────────────────────────────────────


def test_template_marks_up_its_own_words(world: World) -> None:
    world.chapter("# 甲\n\n#### 乙\n**粗**细\n@pagebreak\n  文字  \n@signature 署名")
    found = list(blocks(world.document()))
    assert [type(block) for block in found] == [Heading, Heading, Paragraph, PageBreak, Paragraph, Paragraph]
    assert [block.level for block in found if isinstance(block, Heading)] == [1, 4]
    bold = found[2]
    assert isinstance(bold, Paragraph)
    assert [(span.text, span.bold) for span in bold.spans] == [("粗", True), ("细", False)]
    assert found[4] == Paragraph((Text("文字"),))
    assert found[5] == Paragraph((Text("署名"),), "signature")


def test_bold_reaches_over_data_and_numbers() -> None:
    spans = inline(f"**甲{data('乙', 'x:1:1')}{number('income', '5')}**丙")
    assert spans == (
        Text("甲", bold=True),
        Text("乙", bold=True, origin="x:1:1"),
        Number("5", "income", bold=True),
        Text("丙"),
    )


@given(st.text(st.characters(exclude_characters="\x02\x03\x04\x1f", exclude_categories=("Cs",)), min_size=1))
@settings(max_examples=300, deadline=None)
def test_any_data_is_one_paragraph_of_itself(text: str) -> None:
    """Reading refuses the control characters that frame it, so nothing else has to be escaped."""
    found = list(lines(f"前\n{data(text, 'x:1:1')}\n后"))
    assert [line.mark for line in found] == ["", "", ""]
    assert found[1].spans == (Text(text, origin="x:1:1"),)


def test_frames_are_refused_in_a_unit_file(world: World) -> None:
    world.facts((DUTY, '    - "\\x04x\\x1f# 标题\\x03"'))
    unit, problems = read_unit(world.unit)
    assert unit is None
    assert {problem.code for problem in problems} == {"hidden-character"}


# ── texts and numbers side by side ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("rendered", "printed"),
    [
        (data("1") + "." + data("12345热线", "u:1:1"), "1. 12345热线"),
        (data("1") + data(".") + data("12345热线", "u:1:1"), "1. 12345热线"),
        ("**" + data("1") + ".**" + data("110指挥中心", "u:1:1"), "1. 110指挥中心"),
        (data("1") + "、" + data("12345热线", "u:1:1"), "1、12345热线"),
        (data("1") + "." + data("热线", "u:1:1"), "1.热线"),
        (data("设备购置2025", "u:1:1") + number("a", "82.80") + "万元", "设备购置2025 82.80万元"),
        (data("设备购置2025", "u:1:1") + number("a", "-82.80"), "设备购置2025 -82.80"),
        (data("设备购置2025", "u:1:1") + "，" + number("a", "82.80"), "设备购置2025，82.80"),
        (data("设备购置", "u:1:1") + number("a", "82.80"), "设备购置82.80"),
        (number("a", "82.80") + data("110平台", "u:1:1"), "82.80 110平台"),
        (data("指标1", "u:1:1") + data("2次", "u:1:2"), "指标1 2次"),
        (data("201") + data("03"), "20103"),
    ],
)
def test_no_number_grows_by_its_neighbour(rendered: str, printed: str) -> None:
    assert plain(inline(rendered)) == printed
    assert ["".join(span.text for span in line.spans) for line in lines(rendered)] == [printed]


def test_the_blank_is_nobodys_text_and_bold_between_bold() -> None:
    first, gap, second = inline("**" + data("2025", "u:1:1") + number("a", "8") + "**")
    assert (gap, first.bold, second.bold) == (Text(" ", bold=True), True, True)


def test_names_with_digits_at_their_ends_stay_what_they_are(world: World) -> None:
    world.facts(
        (DUTY, "    - 12345政务服务便民热线的管理。"),
        ("  name: 昌吉市人民政府办公室", "  name: 示例农场145"),
        *((f"{start}运行补助经费\n", f"{start}110指挥中心运维2025\n") for start in ("  - name: ", "    - project: ")),
    )
    world.change(f"{SET}/macros.j2", ("项目名称：{{ 名 }}", "项目名称：{{ 名 }}{{ project|万元 }}"))
    document = world.document()
    words = paragraphs(document)
    assert "3. 12345政务服务便民热线的管理。" in words
    assert any(text.endswith("项目名称：110指挥中心运维2025 105.50万元") for text in words)
    assert document.title == "示例农场145 2025年部门预算公开"
