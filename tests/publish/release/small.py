"""A folder of many small units: one real budget under other names, with a set of one short chapter."""

from __future__ import annotations

import hashlib
from pathlib import Path

from tests.world import World

NAME = "2025-budget"
PEOPLE = "name: 昌吉市人民政府办公室\n"


def small(folder: Path, count: int = 3) -> World:
    """`units/u01` to `units/uNN`, each with last year's file."""
    world = World(folder)
    world.chapter("# 概况\n\n{{ 单位 }}{{ 年度 }}年收入{{ income|万元 }}，其中“三公”经费{{ three_public|万元 }}。\n")
    text = world.unit.read_text("utf-8")
    last = world.unit.with_name("2024-budget.yaml").read_text("utf-8")
    for file in (world.folder / "units").rglob("*"):
        if file.is_file():
            file.unlink()
    world.unit.parent.rmdir()
    for number in range(1, count + 1):
        name = f"name: 第{number}办公室\n"
        world.write(f"units/u{number:02}/{NAME}.yaml", text.replace(PEOPLE, name))
        world.write(f"units/u{number:02}/2024-budget.yaml", last.replace(PEOPLE, name))
    return world


def unit(number: int) -> str:
    """The file of a small unit, for World.change."""
    return f"units/u{number:02}/{NAME}.yaml"


def tree(folder: Path) -> dict[str, str]:
    """Every file below the folder with its content's hash."""
    root = folder.resolve()
    files = (path for path in sorted(root.rglob("*")) if path.is_file())
    return {str(path.relative_to(root)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
