"""A unit's file rolled forward: what stays is kept as written, what must be written anew is left empty.

Last year's value stands in a comment beside each empty one. Codes become those of the new year; indicators get last
year's achieved values as 上年完成值; what last year approved, compared and accepted is kept as comments.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import yaml

from generator.core.classification import Classification
from generator.core.declared import BLOCK, Declared
from generator.core.model import Unit
from generator.core.renaming import Renamings
from generator.core.schemas import unit_schema
from generator.history.edits import Edits
from generator.yaml_file.names import names_of

Path = tuple[str, ...]
Rules = dict[str, object]

# Values of these types are of one year, wherever they stand, but for what KEPT names.
OF_ONE_YEAR = {"amount", "count", "date", "percent"}
# The weights of a table of targets: a form that stays, unless the unit thinks of another.
KEPT = {"weight", "execution_weight"}
# Texts that speak of one year. `*` stands for any key or place.
ANEW: tuple[Path, ...] = (
    ("reasons", "*"),
    (BLOCK, "*"),
    ("projects", "*", "allocation", "*"),
    ("performance", "overall", "goal"),
    ("performance", "projects", "*", "goal"),
    ("performance", "work"),
    ("performance", "problems"),
    ("self_evaluation", "structure"),
    ("self_evaluation", "achievements", "*"),
    ("self_evaluation", "problems", "*"),
    ("self_evaluation", "overall", "goal"),
    ("self_evaluation", "overall", "result"),
    ("self_evaluation", "projects", "*", "goal"),
    ("self_evaluation", "projects", "*", "result"),
    ("self_evaluation", "*", "indicators", "*", "actual"),
    ("self_evaluation", "projects", "*", "indicators", "*", "actual"),
    ("self_evaluation", "*", "indicators", "*", "deviation"),
    ("self_evaluation", "projects", "*", "indicators", "*", "deviation"),
)
# Blocks that were about last year: kept to read, no longer in force.
COMMENTED = {"approved", "prior", "accepted", "checks"}


@dataclass(frozen=True)
class Rolled:
    """The new file's text; `moved` are the codes that were renamed, `gone` those that the new year does not have.

    `renewed` are the labels of declared facts that must be stated anew.
    """

    text: str
    moved: dict[str, str] = field(default_factory=dict)
    gone: list[str] = field(default_factory=list)
    renewed: list[str] = field(default_factory=list)


def roll(
    text: str,
    last: Unit,
    year: int,
    template: str,
    classification: Classification,
    known: Renamings,
    achieved: Mapping[str, str],
    declared: tuple[Declared, ...] = (),
) -> Rolled:
    """The file of `last` (its text) for a new year. `achieved` are last year's results by the indicator's name.

    `declared` are the facts that the new year's set declares; others that the file states are kept as comments.
    """
    walk = _Walk(text, last, year, template, classification, known, achieved)
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    assert isinstance(root, yaml.MappingNode)
    walk.declared = {one.key for one in declared}
    walk.record(root, unit_schema(last.kind, facts=last.declared), ())
    given = [one.label for one in last.declared if f"{BLOCK}.{one.key}" in last.places and one.key in walk.declared]
    return Rolled(walk.edits.done(walk.comments), walk.moved, walk.gone, given)


class _Walk:
    def __init__(
        self,
        text: str,
        last: Unit,
        year: int,
        template: str,
        classification: Classification,
        known: Renamings,
        achieved: Mapping[str, str],
    ) -> None:
        self.edits = Edits(text)
        self.moved: dict[str, str] = {}
        self.gone: list[str] = []
        self.declared: set[str] = set()
        self._last, self._year, self._template = last, year, template
        self._classification, self._known, self._achieved = classification, known, achieved
        self.comments = _comments(text)

    # ── the tree ──────────────────────────────────────────────────────────────────────────────────────────────────

    def record(self, node: yaml.MappingNode, schema: Mapping[str, Rules], path: Path) -> None:
        """A mapping whose keys the schema names, in English or Chinese."""
        names = names_of(dict(schema), True)
        for key, value in node.value:
            name = names.get(str(key.value).strip())
            if name is None:
                continue
            is_dropped = path == (BLOCK,) and name not in self.declared
            if (not path and name in COMMENTED) or is_dropped:
                self.edits.comment_out(key.start_mark.line, _last_line(value))
            elif name == "indicators":
                self._indicators(value, schema[name], (*path, name))
            else:
                self._node(value, schema[name], (*path, name))

    def _node(self, node: yaml.Node, rules: Rules, path: Path) -> None:
        if isinstance(node, yaml.MappingNode) and "schema" in rules:
            self.record(node, rules["schema"], path)  # type: ignore[arg-type]
        elif isinstance(node, yaml.MappingNode):
            self._table(node, rules, path)
        elif isinstance(node, yaml.SequenceNode):
            for item in node.value:
                self._node(item, rules.get("schema", {}), (*path, "*"))  # type: ignore[arg-type]
        elif isinstance(node, yaml.ScalarNode):
            self._scalar(node, rules, path)

    def _table(self, node: yaml.MappingNode, rules: Rules, path: Path) -> None:
        """Amounts or texts by code or by the key of a figure."""
        for key, value in node.value:
            if path == ("reasons",) and self._had_nothing(str(key.value)):
                self.edits.comment_out(key.start_mark.line, _last_line(value))
                continue
            self._key(key, path)
            self._node(value, rules.get("valuesrules", {}), (*path, "*"))  # type: ignore[arg-type]

    def _had_nothing(self, key: str) -> bool:
        """Whether a reason is about an item that had no money last year: there is nothing to compare with any more."""
        codes = [part for part in key.split(".") if len(part) == 7 and part.isdigit()]
        return bool(codes) and not any(line.code == codes[0] and line.leaf.value for line in self._last.line_items)

    def _scalar(self, node: yaml.ScalarNode, rules: Rules, path: Path) -> None:
        kind = str(rules.get("type", "text"))
        if path == ("year",):
            self._put(node, str(self._year))
        elif path == ("template",):
            if self._template != node.value:
                self._put(node, self._template)
            self.edits.note(node.start_mark.line, f"请核对是否适用于 {self._year} 年")
        elif path == ("units", "*", "file"):  # a department's units have files of the new year too
            self._put(node, str(node.value).replace(str(self._last.year), str(self._year)))
        elif path == ("classification", "extends"):  # the new year may have a list of its own
            self._empty(node, path[-1])
        elif kind == "code" and path[-1] == "code" and path[0] != "unit":  # unit.code is no code of the classification
            self._code(node, str(node.value))
        elif (kind in OF_ONE_YEAR and path[-1] not in KEPT) or any(_fits(path, one) for one in ANEW):
            self._empty(node, path[-1])

    # ── what is done ──────────────────────────────────────────────────────────────────────────────────────────────

    def _put(self, node: yaml.Node, new: str) -> None:
        self.edits.replace(node.start_mark.index, node.end_mark.index, new)

    def _empty(self, node: yaml.ScalarNode, name: str) -> None:
        """Nothing, with last year's value in a comment; its name too where several stand on a line."""
        value = str(node.value).strip()
        if not value:
            return
        start, end = node.start_mark.index, node.end_mark.index
        if node.style in ("|", ">"):  # a block ends with its last line break
            end = start + len(self.edits.text[start:end].rstrip())
        self.edits.replace(start, end, "")
        # `{code: 2010301, amount: 12.34}`: of several on a line each comment says which it is about.
        line = self.edits.text[:start].rsplit("\n", 1)[-1]
        is_alone = "{" not in line or name in ("amount", "*")
        words = value if is_alone else f"{name} {value}"
        self.edits.note(node.start_mark.line, f"{self._last.year}年：{words}")

    def _code(self, node: yaml.ScalarNode, written: str) -> None:
        """A functional code of the new year, the old one in a comment; one without a successor is marked."""
        code = written.replace("-", "")
        new = self._known.successor(code, self._last.year, self._year)
        old_name = self._last.classification.functional.get(code, "")
        if new != code:
            self.moved[code] = new
            self._put(node, f'"{new}"')
            self.edits.note(node.start_mark.line, f"原 {code} {old_name}")
        elif code not in self._classification.functional:
            self._mark_gone(node, code, old_name)
        elif self._classification.functional[code] != old_name and old_name:
            words = f"{self._year}年名称为“{self._classification.functional[code]}”，原“{old_name}”"
            self.edits.note(node.start_mark.line, words)

    def _key(self, node: yaml.ScalarNode, path: Path) -> None:
        """A code among the keys: 30101 of basic expenditure, 201 of uses, general.2010308 of reasons."""
        written = str(node.value)
        if path in (("basic_expenditure",), ("projects", "*", "economic"), ("projects", "*", "also", "*", "economic")):
            code = written.replace("-", "")
            if code not in self._classification.economic:
                self._mark_gone(node, code, self._last.classification.economic.get(code, ""))
            return
        parts = [self._known.successor(part, self._last.year, self._year) for part in written.split(".")]
        new = ".".join(parts)
        if new != written:
            self._put(node, new)
            self.edits.note(node.start_mark.line, f"原 {written}")

    def _mark_gone(self, node: yaml.Node, code: str, name: str) -> None:
        self.gone.append(code)
        self.edits.note(node.start_mark.line, f"{self._year}年分类科目中没有 {code} {name}，请改用新科目")

    def _indicators(self, node: yaml.Node, rules: Rules, path: Path) -> None:
        """Value, weight and basis stay; 上年完成值 becomes what was achieved last year, where that is known."""
        schema: Mapping[str, Rules] = rules["schema"]["schema"]  # type: ignore[index]
        names = names_of(dict(schema), True)
        for item in node.value if isinstance(node, yaml.SequenceNode) else ():
            if not isinstance(item, yaml.MappingNode):
                continue
            fields = {names.get(str(key.value).strip(), ""): value for key, value in item.value}
            for name, value in fields.items():
                if name and name != "previous":
                    self._node(value, schema[name], (*path, "*", name))
            if "previous" in schema and "name" in fields:
                self._previous(fields)

    def _previous(self, fields: Mapping[str, yaml.Node]) -> None:
        name, previous = fields["name"], fields.get("previous")
        achieved = self._achieved.get(str(name.value))
        if previous is not None:
            if achieved:
                self._put(previous, _quoted(achieved))
                self.edits.note(previous.start_mark.line, f"{self._last.year}年填 {previous.value}")
            else:
                self._empty(previous, "上年完成值")  # type: ignore[arg-type]
        elif achieved:
            # Right after the name, whatever way the entry is written: in braces or a line each.
            at, line = name.end_mark.index, name.start_mark
            in_braces = self.edits.text[: name.start_mark.index].rsplit("\n", 1)[-1].count("{")
            lead = " " * (line.column - len("name: "))
            joint = ", " if in_braces else f"\n{lead}"
            self.edits.replace(at, at, f"{joint}previous: {_quoted(achieved)}")


def _fits(path: Path, pattern: Path) -> bool:
    return len(path) == len(pattern) and all(theirs in ("*", mine) for mine, theirs in zip(path, pattern, strict=True))


def _quoted(text: str) -> str:
    """As YAML takes it: in quotes where a character could have a meaning."""
    plain = re.fullmatch(r"[\w.（）％%≥≤]+", text) is not None  # "96.52%", "≥95%"; not ">=95%", "a: b"
    return text if plain else '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _last_line(node: yaml.Node) -> int:
    """The line on which a block's last value stands: its end mark may lie below the blank lines that follow."""
    if isinstance(node, yaml.MappingNode) and node.value and not node.flow_style:
        return _last_line(node.value[-1][1])
    if isinstance(node, yaml.SequenceNode) and node.value and not node.flow_style:
        return _last_line(node.value[-1])
    mark = node.end_mark
    return int(mark.line if mark.column else max(node.start_mark.line, mark.line - 1))


def _comments(text: str) -> dict[int, int]:
    """The lines that end with a comment, and its column: a # after a blank, outside of every token."""
    inside: list[tuple[int, int]] = []
    for token in yaml.scan(text, Loader=yaml.SafeLoader):
        if isinstance(token, yaml.ScalarToken):
            inside.append((token.start_mark.index, token.end_mark.index))
    found: dict[int, int] = {}
    # "2.00  # 2024年：1.00"; not "办公室#1"
    for match in re.finditer(r"(?:^|(?<=\s))#", text, flags=re.M):
        at = match.start()
        if not any(start <= at < end for start, end in inside):
            line = text.count("\n", 0, at)
            found.setdefault(line, at - (text.rfind("\n", 0, at) + 1))
    return found
