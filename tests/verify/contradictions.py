"""Word files that contradict themselves in one place, by kind: what somebody's hand does to a disclosure.

Each kind is a change of one text, or of one table or paragraph as a whole. Of kinds that a document has no place for
nothing is made.
"""

# ruff: noqa: E501 (patterns)
from __future__ import annotations

import copy
import csv
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

from lxml import etree

from generator.core.classification import PACKAGED
from generator.verify.verification import verify_files
from tests.verify.mutations import Tally, W, WordFile, _part, _remembered, _said

Element = etree._Element


@dataclass(frozen=True)
class Rewriting:
    """A change of the words of one text: where the pattern fits, what takes its place."""

    pattern: re.Pattern[str]
    new: Callable[[re.Match[str]], str]


def _rewriting(pattern: str, new: Callable[[re.Match[str]], str]) -> Rewriting:
    return Rewriting(re.compile(pattern), new)


NUMBER = r"(?<![\d.,])\d[\d,]*(?:\.\d+)?"
REWRITINGS: dict[str, Rewriting] = {
    "no unit": _rewriting(rf"(?P<n>(?:占|增长|下降|完成预算的|增加|减少){NUMBER}\.?\d*)(?:万元|%)(?=[，。；])", lambda m: m["n"]),
    "no number": _rewriting(rf"(?P<w>占|增长|下降|增加|减少){NUMBER}(?P<u>万元|%)", lambda m: m["w"] + m["u"]),
    "leftover": _rewriting(r"(?P<w>增加|减少)(?=\d)", lambda m: "增加（减少）"),
    "to fill in": _rewriting(rf"(?P<w>预算|决算|支出|收入)(?:{NUMBER})(?=万元)", lambda m: m["w"] + "XX"),
    "mark twice": _rewriting(r"(?<=[\u4e00-\u9fff%])[，。；](?=[\u4e00-\u9fff]|$)", lambda m: m.group() * 2),
    "unit twice": _rewriting(r"(?<=\d)(?:万元|%)(?=[，。；])", lambda m: m.group() * 2),
    "word twice": _rewriting(r"(?:增加|减少|主要用于|其中|包括|下属|收入|支出)(?=[\d：，]|预算)", lambda m: m.group() * 2),
    "zero base": _rewriting(
        rf"(?P<a>{NUMBER})(?P<between>万元，[^，。；\d]*(?:\d{{4}}年)?[^，。；\d]*)(?:增加|减少){NUMBER}万元，(?:增长|下降|减少){NUMBER}%",
        lambda m: f"{m['a']}{m['between']}增加{m['a']}万元，增长100.00%",
    ),
    "compared": _rewriting(r"(?:大于|小于|等于)(?=(?:年初)?预算数)", lambda m: {"大于": "等于", "小于": "等于"}.get(m.group(), "大于")),
    "sign": _rewriting(r"(?P<w>增加|减少)(?=\d[\d,.]*万元，(?:增长|下降))", lambda m: {"增加": "减少", "减少": "增加"}[m["w"]]),
    "other fund": _rewriting(r"政府性基金|国有资本经营", lambda m: "国有资本经营" if m.group() == "政府性基金" else "政府性基金"),
}  # fmt: skip
_NUMBERED_TITLE = re.compile(r"(?:情况|总|决算|明细)表$")


def _tables(tree: Element) -> list[Element]:
    """The tables of the form that must be published, not those of goals."""
    return [table for table in tree.iter(f"{W}tbl") if _part(next(table.iter(f"{W}p"))) == "table"]


def _body_rows(table: Element) -> list[Element]:
    return [row for row in table.iter(f"{W}tr") if row.find(f"{W}trPr/{W}tblHeader") is None]


def _is_filled(row: Element) -> bool:
    return bool(re.search(r"[1-9]\d*\.\d|\.\d*[1-9]", "".join(row.itertext())))


def _without_table(tree: Element, chance: random.Random) -> str:
    """A title without its table."""
    return _removed(chance, _tables(tree))


def _without_row(tree: Element, chance: random.Random) -> str:
    """A table without one of the rows that have an amount."""
    return _removed(chance, [row for table in _tables(tree) for row in _body_rows(table) if _is_filled(row)])


def _without_body(tree: Element, chance: random.Random) -> str:
    """A table without any of its rows."""
    tables = [rows for table in _tables(tree) if any(map(_is_filled, rows := _body_rows(table)))]
    if not tables:
        return ""
    rows = chance.choice(tables)
    title = _title(next(rows[0].iterancestors(f"{W}tbl")))
    for row in rows:
        row.getparent().remove(row)
    return title or "—"


def _unit_of_money(tree: Element, chance: random.Random) -> str:
    """One table that says 元 above amounts in 万元, or the other way round; the next says its own."""
    texts = [text for text in tree.iter(f"{W}t") if re.search(r"单位[:：]万?元", text.text or "")]
    if len(texts) < 3:
        return ""
    text = chance.choice(texts)
    paragraph = next(text.iterancestors(f"{W}p"))
    text.text = re.sub(r"(单位[:：])(万?)元", lambda m: f"{m[1]}{'' if m[2] else '万'}元", text.text)
    return next(
        ("".join(text.text or "" for text in one.iter(f"{W}t")) for one in paragraph.itersiblings(preceding=True)), "—"
    )


def _without_item(tree: Element, chance: random.Random) -> str:
    """三公 in the text without one of its items: every clause that names it is gone."""
    item = chance.choice(["公务用车购置费", "公务接待费", "因公出国（境）费"])
    changed = ""
    for text in _narrative(tree):
        words = text.text or ""
        if item in words and "指" not in words:
            kept = re.sub(rf"[^，。；：]*{re.escape(item)}(?!及运行|和运行)[^；。]*[；。]?", "", words)
            changed = changed or (item if kept != words else "")
            text.text = kept
    return changed


def _other_name(tree: Element, chance: random.Random) -> str:
    """The unit's name with another character, where a sentence or heading begins with it."""
    name = "".join(next(text.text or "" for text in tree.iter(f"{W}t") if (text.text or "").strip()).split("20")[0])
    texts = [text for text in _narrative(tree) if re.search(rf"{re.escape(name)}20\d\d年", text.text or "")]
    if not texts or len(name) < 5:
        return ""
    at, text = chance.randrange(1, len(name) - 1), chance.choice(texts)
    text.text = (text.text or "").replace(name, name[:at] + "丙" + name[at + 1 :], 1)
    return str(text.text)[:60]


def _note_of_full(tree: Element, chance: random.Random) -> str:
    """A full table with the note that it is empty."""
    tables = [table for table in _tables(tree) if any(map(_is_filled, _body_rows(table)))]
    names = {"一般公共": "一般公共预算", "三公": "“三公”经费", "项目支出": "项目支出"}
    notes = [table for table in tables if any(one in _title(table) for one in names)]
    if not notes:
        return ""
    table = chance.choice(notes)
    paragraph = etree.SubElement(table.getparent(), f"{W}p")
    text = etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}t")
    words = next(name for one, name in names.items() if one in _title(table))
    text.text = f"没有使用{words}安排的支出，{_title(table)}为空表。"
    table.addnext(paragraph)
    return text.text


def _title(table: Element) -> str:
    """The nearest text above a table that is its title."""
    for before in table.itersiblings(preceding=True):
        words = "".join(text.text or "" for text in before.iter(f"{W}t")).strip()
        if _NUMBERED_TITLE.search(words):
            return words
    return ""


def _name_of_code(tree: Element, chance: random.Random) -> str:
    """One code of one table with the name of the row above or below."""
    rows = [row for table in _tables(tree) for row in _body_rows(table)]
    names = [(row, cell) for row in rows for cell in [_name_cell(row)] if cell is not None]
    if len(names) < 2:
        return ""
    at = chance.randrange(1, len(names))
    one, other = names[at][1], names[at - 1][1]
    if one.text == other.text:
        return ""
    words = f"{one.text} → {other.text}"
    one.text = other.text
    return words


def _name_of_another_year(tree: Element, chance: random.Random) -> str:
    """A code that has the name of another year, wherever the document names it."""
    texts = [text for text in tree.iter(f"{W}t") if text.text]
    said = {text.text for text in texts}
    names = [(name, other) for name, others in other_names().items() if name in said for other in others]
    if not names:
        return ""
    name, other = chance.choice(names)
    for text in texts:
        text.text = (text.text or "").replace(name, other)
    return f"{name} → {other}"


def other_names() -> dict[str, list[str]]:
    """By the name of a code the names that it had in other years, none of which holds the other."""
    with (PACKAGED / "history.csv").open(encoding="utf-8", newline="") as file:
        uses = [(row["code"], row["name"]) for row in csv.DictReader(file)]
    found: dict[str, list[str]] = {}
    for (code, name), (same, other) in permutations(uses, 2):
        if code == same and name not in other and other not in name:
            found.setdefault(name, []).append(other)
    return found


def _unsaid(tree: Element, chance: random.Random) -> str:
    """An empty table without the note that says so: every sentence about it is gone."""
    notes = [text for text in tree.iter(f"{W}t") if "空表" in (text.text or "") and _part(text) == "text"]
    if not notes:
        return ""
    found = chance.choice(notes).text or ""
    fund = next((one for one in ("政府性基金", "国有资本", "项目支出", "三公") if one in found), "")
    for note in notes:
        if fund in (note.text or ""):
            note.text = "无。"
    return found


def _name_cell(row: Element) -> Element | None:
    """The text of a row's name, where digits of a code stand before it."""
    texts = [next(iter(cell.iter(f"{W}t")), None) for cell in row.iter(f"{W}tc")]
    if not any(text is not None and re.fullmatch(r"\d{3,7}", text.text or "") for text in texts[:3]):
        return None
    return next(
        (text for text in texts if text is not None and re.fullmatch(r"[\u4e00-\u9fff（）、]{4,}", text.text or "")),
        None,
    )


def _removed(chance: random.Random, elements: list[Element]) -> str:
    if not elements:
        return ""
    element = chance.choice(elements)
    title = _title(element) if element.tag == f"{W}tbl" else "".join(text.text or "|" for text in element.iter(f"{W}t"))
    element.getparent().remove(element)
    return title or "—"


def _narrative(tree: Element) -> Iterator[Element]:
    return (text for text in tree.iter(f"{W}t") if _part(text) == "text")


REDRAWINGS: dict[str, Callable[[Element, random.Random], str]] = {
    "no table": _without_table,
    "no row": _without_row,
    "no rows": _without_body,
    "unit of table": _unit_of_money,
    "item of 三公": _without_item,
    "unit's name": _other_name,
    "note of full": _note_of_full,
    "name of code": _name_of_code,
    "other year": _name_of_another_year,
    "empty unsaid": _unsaid,
}
KINDS = (*REWRITINGS, *REDRAWINGS)


def run(files: list[Path], folder: Path, each: int, seed: int) -> Tally:
    """So many changes of each kind to the Word file among the files, each verified with the others as they are."""
    original = WordFile(next(path for path in files if path.suffix == ".docx"))
    others = [path for path in files if path.suffix != ".docx"]
    target = folder / original.path.name
    chance, tally = random.Random(seed), Tally()
    with _remembered(others):
        usual = _said(verify_files("usual", [original.path, *others]).problems, original.path, target)
        for kind in KINDS:
            for _ in range(each):
                changed, around = _changed(original, kind, chance)
                if changed is None:
                    continue
                original.write(changed, target)
                found = _said(verify_files("changed", [target, *others]).problems, target, target) - usual
                tally.made[kind, "text"] += 1
                tally.found[kind, "text"] += bool(found)
                if not found:
                    tally.missed.append(f"{kind}: {around}")
    return tally


def _changed(original: WordFile, kind: str, chance: random.Random) -> tuple[bytes | None, str]:
    """The main part of the file with one change of that kind, and what was changed; None where there is no place."""
    tree = copy.deepcopy(original.tree)
    if kind in REDRAWINGS:
        around = REDRAWINGS[kind](tree, chance)
        return (_bytes(tree) if around else None), around
    rule = REWRITINGS[kind]
    spots = [(text, found) for text in _narrative(tree) for found in rule.pattern.finditer(text.text or "")]
    if not spots:
        return None, ""
    text, found = chance.choice(spots)
    words = text.text or ""
    text.text = words[: found.start()] + rule.new(found) + words[found.end() :]
    return _bytes(tree), text.text[max(0, found.start() - 25) : found.end() + 15]


def _bytes(tree: Element) -> bytes:
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
