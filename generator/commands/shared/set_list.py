"""The template sets as a table of lines and as JSON: what each is for."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from generator.commands.shared.terminal import words
from generator.commands.shared.text_width import padded, width
from generator.compose.origins import Listed

KINDS = {"budget": ("部门预算", "budget"), "final": ("部门决算", "final accounts"), "": ("供继承", "to be extended")}
GAP = 2  # columns between columns
ANY = "—"  # where a set is for any year or region


def kind_word(kind: str) -> str:
    """What the sets of a kind are for, in the locale's language."""
    return words(*KINDS[kind])


def sets_of(kind: str, listed: Iterable[Listed]) -> list[Listed]:
    """Those that a unit file of the kind may name."""
    return [one for one in listed if one.kind == kind]


def table(sets: Iterable[Listed]) -> Iterator[str]:
    """A line a set under a line of heads, in columns."""
    heads = (
        words("模板集", "Set"),
        words("类别", "Kind"),
        words("年度", "Years"),
        words("地区", "Regions"),
        words("说明", "What it is"),
    )
    rows = [heads, *(_row(each) for each in sets)]
    rooms = [max(width(row[column]) for row in rows) + GAP for column in range(len(heads))]
    for row in rows:
        yield "".join(padded(cell, room) for cell, room in zip(row, rooms, strict=True)).rstrip()


def _row(one: Listed) -> tuple[str, ...]:
    years = "、".join(map(str, one.years)) or ANY
    return one.name, kind_word(one.kind), years, "、".join(one.regions) or ANY, one.description or one.title


def as_json(sets: Iterable[Listed]) -> str:
    """The same for programs; no years or regions: any."""
    found = [
        {
            "name": one.name,
            "title": one.title,
            "description": one.description,
            "kind": one.kind or None,
            "years": list(one.years),
            "regions": list(one.regions),
            "extends": list(one.chain[1:]),
        }
        for one in sets
    ]
    return json.dumps(found, ensure_ascii=False, indent=2)
