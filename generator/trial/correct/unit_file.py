"""A drawn unit's file and template set, set down; reasons and last year's amounts where the program asks for them."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from generator.core.classification import PACKAGED, classification_of
from generator.core.declared import BLOCK
from generator.core.model import Figure
from generator.derive import derive
from generator.read.set_folders import roots
from generator.read.set_says import OfSet, of_named
from generator.read.unit import read_unit
from generator.stages import compose_unit
from generator.trial.correct.facts import Facts
from generator.trial.correct.of_set import add_what_is_asked
from generator.trial.correct.unit_tree import tree_of
from generator.trial.declared import made_up_facts, within_bounds

ROUNDS = 6  # reasons ask for others: a figure may be told only once another has changed
KINDS_OF_LIST = ("functional", "economic")


def set_down(facts: Facts, before: Facts, folder: Path, sets: Iterable[Path] = ()) -> Path:
    """The unit file below `folder`, complete, with its set in templates/ and last year's file beside it.

    `sets` are folders of sets that are copied there, so that those of a region under trial are found.
    """
    template = "示例/本年"
    for root in sets:
        shutil.copytree(root, folder / "templates", dirs_exist_ok=True)
    target = folder / "templates" / template / "set.yaml"
    target.parent.mkdir(parents=True)
    target.write_text(_text({"title": "示例", "extends": facts.extends, "switches": facts.switches}), "utf-8")
    _lists(folder / "classification", facts.year)
    units = folder / "units" / "sample"
    units.mkdir(parents=True)
    old = units / f"{before.year}-{before.kind}.yaml"
    of_set = of_named(template, roots(old))  # what it extends may be a set that ships
    _write(old, tree_of(before, template))
    _declared(tree_of(before, template), of_set, old)
    figures = _figures(old) if facts.last_year != "none" else {}
    if facts.last_year != "file":
        old.unlink()
    path = units / f"{facts.year}-{facts.kind}.yaml"
    _complete(facts, template, path, figures, _declared(tree_of(facts, template), of_set, path))
    return path


def _declared(tree: dict[str, Any], of_set: OfSet, path: Path) -> dict[str, Any]:
    """What the set declares, stated within its bounds in the file at the path; nothing where it declares nothing."""
    if not of_set.facts:
        return {}
    names, _ = classification_of(int(tree["year"]), [path.parents[2] / "classification"])
    assert names
    block = {BLOCK: made_up_facts(of_set, tree["kind"], names)}
    _write(path, tree | block)
    unit, problems = read_unit(path)
    if unit is None:
        raise ValueError([problem.line("en") for problem in problems])
    within_bounds(block, derive(unit)[0])
    _write(path, tree | block)
    return block


def _lists(folder: Path, year: int) -> None:
    """The year's lists as those of the year before, for which none ship."""
    folder.mkdir()
    for kind in KINDS_OF_LIST:
        if not (PACKAGED / f"{kind}-{year - 1}.csv").is_file():
            shutil.copy(PACKAGED / f"{kind}-{year}.csv", folder / f"{kind}-{year - 1}.csv")


def _figures(path: Path) -> Mapping[str, Figure]:
    unit, problems = read_unit(path)
    if unit is None:
        raise ValueError([problem.line("en") for problem in problems])
    return derive(unit)[0]


def _complete(
    facts: Facts, template: str, path: Path, figures: Mapping[str, Figure], declared: Mapping[str, Any]
) -> None:
    """Asked for as often as something is missing."""
    prior: dict[str, str] = {}
    reasons: dict[str, str] = {}
    for _ in range(ROUNDS):
        tree = tree_of(facts, template) | dict(declared)
        if facts.last_year != "file":
            tree["prior"] = {"year": str(facts.year - 1), "figures": prior or {"income": "0"}}
        tree["reasons"] = reasons or {}
        _write(path, tree if reasons else {k: v for k, v in tree.items() if k != "reasons"})
        _, problems = compose_unit(path)
        asked = {str(one.details["key"]) for one in problems if one.code in ("prior-missing", "fact-prior-missing")}
        told = {str(one.details["key"]) for one in problems if one.code == "reason-missing"}
        prior |= {
            key: f"{figures[key].value if key in figures else Decimal(0):f}" for key in sorted(asked - set(prior))
        }
        if not asked - set(prior) and not told - set(reasons) and not asked:
            return
        reasons |= dict.fromkeys(sorted(told), "工作任务安排调整")


def _write(path: Path, tree: dict[str, Any]) -> None:
    """The file, with the blocks that its set asks for besides."""
    add_what_is_asked(tree, of_named(tree["template"], roots(path)))
    path.write_text(_text(tree), "utf-8")


class _Dumper(yaml.SafeDumper):
    """Without references: what stands twice is written twice."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _text(tree: Mapping[str, Any]) -> str:
    return yaml.dump(dict(tree), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)
