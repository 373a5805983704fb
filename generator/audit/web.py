"""The report as a web page: for each publication what was read, and the findings beside pictures of their pages."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import groupby

from generator.audit.finding import Audited, Finding
from generator.audit.summary import by_rule, by_unit, called, heading, what_was_found, what_was_read

Pictures = Mapping[str, Mapping[int, tuple[bytes, float, float]]]  # by file and page: JPEG, width, height in points
STYLE = """
body{font:16px/1.6 sans-serif;margin:0 auto;max-width:84em;padding:1em;color:#222}
h1{font-size:1.5em}h2{border-top:2px solid #888;font-size:1.2em;padding-top:.6em}
.page{align-items:flex-start;display:flex;gap:1.2em;margin:1.2em 0}.paper{flex:0 0 46em;position:relative;max-width:55%}
.paper img{border:1px solid #bbb;display:block;width:100%}.mark{border:2px solid;position:absolute}
ol{flex:1;margin:0;padding-left:1.6em}li{margin-bottom:.8em}q{color:#555}
.certain{color:#b00;border-color:#b00}.likely{color:#a60;border-color:#a60}.note{color:#36a;border-color:#36a}
table{border-collapse:collapse;margin:1em 0}td,th{border:1px solid #bbb;padding:.2em .6em;text-align:left}
"""
POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"


def web_report(every: Sequence[Audited], pictures: Pictures) -> str:
    """One file with everything in it; nothing is fetched and nothing runs."""
    parts = [part for one in every for part in _publication(one, pictures)]
    if len(every) > 1:
        units = (("单位和文件", "读到的表", "核对的数", "确定", "很可能", "提示"), *by_unit(every))
        rules = (("规则", "处数", "涉及份数"), *((code, str(n), str(among)) for code, n, among in by_rule(every)))
        parts = ["<h2>按单位</h2>", _table(units), "<h2>按规则</h2>", _table(rules), *parts]
    return (
        f'<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>审核结果</title>'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}"><style>{STYLE}</style></head>'
        f"<body><h1>审核结果</h1>{''.join(parts)}</body></html>\n"
    )


def _table(rows: Sequence[Sequence[str]]) -> str:
    head, *body = rows
    lines = [f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in body]
    return f"<table><tr>{''.join(f'<th>{escape(cell)}</th>' for cell in head)}</tr>{''.join(lines)}</table>"


def _publication(audited: Audited, pictures: Pictures) -> Iterator[str]:
    yield f"<h2>{escape(heading(audited))}</h2>"
    yield f"<p>{escape(what_was_read(audited, 'zh'))}。<br>{escape(what_was_found(audited, 'zh'))}。</p>"
    unread = [table.title or "—" for table in audited.tables if not table.kind]
    if unread:
        yield f"<p>没有核对的表：{escape('、'.join(unread))}。</p>"
    numbered = list(enumerate(audited.findings, 1))
    for (file, page), group in groupby(numbered, key=lambda one: (one[1].file, one[1].page)):
        own = list(group)
        yield '<section class="page">'
        if picture := pictures.get(file, {}).get(page):
            yield _paper(picture, own)
        items = "".join(_item(number, finding) for number, finding in own)
        where = f"第 {page} 页" if page else "全文"
        yield f"<div><h3>{where}</h3><ol>{items}</ol></div></section>"


def _paper(picture: tuple[bytes, float, float], own: Sequence[tuple[int, Finding]]) -> str:
    """The page with a frame around each place."""
    image, width, height = picture
    marks = "".join(
        f'<div class="mark {one.certainty.value}" title="{number}" style="left:{_part(one.box[0], width)};'
        f"top:{_part(one.box[1], height)};width:{_part(one.box[2] - one.box[0], width)};"
        f'height:{_part(one.box[3] - one.box[1], height)}"></div>'
        for number, one in own
        if one.box
    )
    data = base64.b64encode(image).decode()
    return f'<div class="paper"><img alt="第 {own[0][1].page} 页" src="data:image/jpeg;base64,{data}">{marks}</div>'


def _part(length: float, whole: float) -> str:
    return f"{100 * length / whole:.2f}%"


def _item(number: int, finding: Finding) -> str:
    also = "".join(f"<br>同因：{escape(one)}" for one in finding.also)
    right = f"<br>应为：<b>{escape(finding.right)}</b>" if finding.right else ""
    quote = f"<br><q>{escape(finding.quote)}</q>" if finding.quote else ""
    sure = f'<b class="{finding.certainty.value}">{called(finding.certainty, "zh")}</b>'
    return f'<li value="{number}">{sure} {escape(finding.chinese)}{right}{quote}{also}</li>'
