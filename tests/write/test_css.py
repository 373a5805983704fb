"""The look comes from style.docx alone: what is changed there shows in both media."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.core.style import STYLE_NAMES, PageNumber, ParagraphStyle, Style
from generator.write.html.css import Medium, quoted
from generator.write.html.stylesheet import stylesheet
from tests.write.sample_document import style

MEDIA: tuple[Medium, ...] = ("screen", "print-pdf")


def with_look(key: str, **changes: object) -> Style:
    base = style()
    look: ParagraphStyle = replace(base.paragraphs[key], **changes)  # type: ignore[arg-type]
    return replace(base, paragraphs={**base.paragraphs, key: look})


@pytest.mark.parametrize("medium", MEDIA)
@pytest.mark.parametrize(
    "change",
    [
        {"font": "楷体"},
        {"size": 19.0},
        {"bold": True},
        {"colour": "C00000"},
        {"align": "center"},
        {"indent_first": 7.0},
        {"indent_left": 7.0},
        {"indent_right": 7.0},
        {"line": 31.0},
        {"line_rule": "multiple", "line": 1.5},
        {"before": 7.0},
        {"after": 7.0},
        {"letter_spacing": 0.7},
        {"keep_next": True},
        {"page_break_before": True},
    ],
    ids=lambda change: next(iter(change)),
)
def test_what_a_paragraph_style_says_shows(medium: Medium, change: dict[str, object]) -> None:
    assert stylesheet(with_look("body", **change), medium) != stylesheet(style(), medium)


@pytest.mark.parametrize("medium", MEDIA)
@pytest.mark.parametrize("key", STYLE_NAMES)
def test_every_style_of_the_file_is_used(medium: Medium, key: str) -> None:
    assert stylesheet(with_look(key, size=33.0), medium) != stylesheet(style(), medium)


@pytest.mark.parametrize("medium", MEDIA)
def test_pages_grid_and_numbers_show(medium: Medium) -> None:
    base = style()
    changed = (
        replace(base, portrait=replace(base.portrait, left=99.0)),
        replace(base, landscape=replace(base.landscape, width=999.0)),
        replace(base, portrait=replace(base.portrait, footer=9.0)),
        replace(base, odd=PageNumber("第", "页", "center")),
        replace(base, even=PageNumber("- ", " -", "left")),
        replace(base, grid=replace(base.grid, border=2.0)),
        replace(base, grid=replace(base.grid, border_colour="00FF00")),
        replace(base, grid=replace(base.grid, padding_horizontal=9.0)),
        replace(base, grid=replace(base.grid, padding_vertical=9.0)),
        replace(base, grid=replace(base.grid, header_fill="EEEEEE")),
    )
    sheets = {stylesheet(one, medium) for one in (base, *changed)}
    assert len(sheets) == len(changed) + 1


def test_paper_is_in_points_and_the_screen_in_the_readers_own_size() -> None:
    paper, screen = stylesheet(style(), "print-pdf"), stylesheet(style(), "screen")
    assert "font-size: 16pt; line-height: 28.95pt" in paper
    assert "rem" not in paper
    assert "font-size: 1.333rem; line-height: 2.413rem" in screen  # 16 and 28.95 of 12 points


def test_paper_names_the_faces_that_stand_in_and_the_screen_the_official_fonts() -> None:
    paper, screen = stylesheet(style(), "print-pdf"), stylesheet(style(), "screen")
    assert '"FandolFang", "Noto Serif CJK SC"' in paper
    assert quoted("仿宋_GB2312") not in paper
    assert quoted("仿宋_GB2312") in screen
    assert '"FangSong"' in screen


def test_the_cover_has_no_page_number() -> None:
    paper = stylesheet(style(), "print-pdf")
    assert "@page portrait:right { @bottom-right" in paper
    assert "@page portrait:left { @bottom-left" in paper
    assert "@page cover-portrait {" in paper
    assert "@page cover-portrait:" not in paper


def test_a_name_cannot_leave_its_string() -> None:
    assert quoted('x"}</style><script>') == r'"x\22 \7d \3c \2f style\3e \3c script\3e "'
    assert stylesheet(with_look("body", font='</style>"'), "screen").count("</style>") == 0
    assert stylesheet(style(), "screen").isascii()
