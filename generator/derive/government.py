"""The general budget by the government's own economic classification (政府预算支出经济分类, 501 to 599).

Keys are `government[.code][.basic|.project]`, and `government_basic[.code]` for basic expenditure alone. Nothing is
stated for them: each economic code of the unit file leads to one of the government's by the correspondence of the two
lists, or by what the file says where there are several.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.core.government import GovernmentClasses, government_classes
from generator.core.members import moved_leaf
from generator.core.model import Leaf, Unit
from generator.core.problem import Place, Problem, Severity
from generator.derive import sources
from generator.derive.ledger import Ledger
from generator.derive.scopes import label_of

SCOPE = "government"
BASIC = "government_basic"  # basic expenditure alone, which is known by 款
NATURES = {"": "", "basic": "基本支出", "project": "项目支出"}


def enter_government(ledger: Ledger, unit: Unit) -> None:
    """The trees 合计, 类, 款 over the codes that have money.

    Where a 类 has money that is known by 类 only, as that of most projects, it has no 款: they would not come to it.
    """
    if not says_its_kind(unit):
        return
    lists = government_classes()
    paid = [(code, nature, leaf) for one, own, nature, leaf in _paid(unit) if (code := target(lists, one, own))]
    by_class = {code for code, _, leaf in paid if len(code) == 3 and leaf.value}
    held = [(code[:3] if code[:3] in by_class else code, nature, leaf) for code, nature, leaf in paid]
    for nature, word in NATURES.items():
        taken = [(code, leaf) for code, kind, leaf in held if nature in ("", kind)]
        _enter(ledger, lists, SCOPE, nature, word, {code for code, _, _ in held}, taken)
    basic = [(code, leaf) for code, nature, leaf in paid if nature == "basic"]
    _enter(ledger, lists, BASIC, "", NATURES["basic"], {code for code, _ in basic}, basic)


def _enter(
    ledger: Ledger,
    lists: GovernmentClasses,
    scope: str,
    column: str,
    word: str,
    codes: set[str],
    paid: list[tuple[str, Leaf]],
) -> None:
    """A column of a scope: each 款, each 类 as its 款 or as what is known of it, and the general budget's total."""
    end = f".{column}" if column else ""
    codes = codes | {code[:3] for code in codes}
    for code in sorted(codes):
        below = [f"{scope}.{other}{end}" for other in sorted(codes) if len(code) == 3 and other[:3] == code != other]
        own = [leaf.key for other, leaf in paid if other == code]
        ledger.add(f"{scope}.{code}{end}", _label(f"{code} {lists.names[code]}", word), [*below, *own])
    # The total is the general budget's as approved: by these classes it is the same money.
    whole = "general.basic" if scope == BASIC else f"general{end}"
    ledger.add(f"{scope}{end}", _label(word), [whole])


def _label(*words: str) -> str:
    return label_of("政府预算经济分类", *words)


def says_its_kind(unit: Unit) -> bool:
    """Whether the unit, or every unit of a department, says whether it is 行政 or 事业."""
    return all(says_its_kind(one.unit) for one in unit.members) if unit.sums else bool(unit.economic_unit)


def _paid(unit: Unit) -> Iterator[tuple[Unit, str, str, Leaf]]:
    """The general budget's amounts by economic code, with whose they are: basic expenditure by 款, projects by 类."""
    for one in unit.members if unit.sums else ():
        for owner, code, nature, leaf in _paid(one.unit):
            yield owner, code, nature, moved_leaf(leaf, one, unit.amounts_in)
    if unit.sums:
        return
    for code, leaf in unit.basic_expenditure.items():
        yield unit, code, "basic", leaf
    for project in unit.projects:
        for part in project.parts:
            if part.source in sources.GENERAL:
                yield from ((unit, code, "project", leaf) for code, leaf in part.economic.items())


def target(lists: GovernmentClasses, unit: Unit, code: str) -> str:
    """The government's code for one of the unit's; empty where it is open, which government_problems tells."""
    said = unit.government_codes.get(code) or unit.government_codes.get(code[:3])
    if said:
        return str(said) if said in lists.names else ""
    found = lists.of(code, unit.economic_unit)
    return found[0] if len(found) == 1 else ""


def government_problems(unit: Unit) -> Iterator[Problem]:
    """Codes that may be several of the government's, and what the file says of them that there is not."""
    if not unit.economic_unit or unit.sums:  # of a department's units it is told with each of them
        return
    lists, told, doubtful = government_classes(), set[str](), dict[str, Place]()
    for code, said in unit.government_codes.items():
        if said not in lists.names:
            yield Problem("government-code-unknown", said.place, {"code": said, "own": code})
    codes = [(code, leaf) for _, code, _, leaf in _paid(unit)]
    codes += [(line.economic, line.leaf) for line in unit.line_items if line.economic]
    for code, leaf in codes:
        found = target(lists, unit, code)
        if not found and code not in told and not unit.government_codes.keys() & {code, code[:3]}:
            told.add(code)
            candidates = "、".join(f"{one} {lists.names[one]}" for one in lists.of(code, unit.economic_unit)) or "—"
            name = unit.classification.economic.get(code, "")
            yield Problem("government-code-open", leaf.place, {"code": code, "name": name, "candidates": candidates})
        if why := lists.uncertain.get(found):
            doubtful.setdefault(f"{found} {lists.names[found]}（{why}）", leaf.place)
    if doubtful:
        details = {"codes": "；".join(doubtful)}
        yield Problem("government-code-uncertain", min(doubtful.values()), details, Severity.INFO)
