"""What a template names: fields of unit files and figures, by their paths, found in its text without running it.

`概况.duties` is `overview.duties`; a figure has its key with = before it, `=procurement.goods`. A name that a loop, an
assignment or a macro's parameter gives to something stands for that; what a condition asks for need not be given.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from jinja2 import Environment, TemplateSyntaxError, nodes

from generator.core.schemas import ANY

Paths = tuple[str, ...]
Scope = Mapping[str, Paths]

_LAYOUT = re.compile(r"^[ \t]*@(table|chart)[ \t]+(\S+)", re.M)  # "@table 03", "@chart 1"
_KEY = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+")  # "general.basic"; not "level", "%"
_FIGURE = re.compile(r"[a-z][a-z0-9_]*")  # "procurement"; not "类", "loop"
# Functions that give entries of a block of the unit file.
ENTRIES = {"所属项目": "projects"}
STATED = "填了"  # {% if 填了(…) %}: what is asked so need not be there
OFF: Paths = ("*",)  # asked for by what stands under an option that is off
DEEPEST = 40  # macros within macros
ENVIRONMENT = Environment(trim_blocks=True, lstrip_blocks=True)  # only for parsing


@dataclass(slots=True)
class Names:
    """Collects what templates name. `known` are names of every template; `layout`, `file` are told what is asked for.

    `flags` are the set's options that are 是 or 否: what stands under one that is off is not printed, unless a unit
    turns it on.

    `printed` are needed where they stand; `offered` are printed only where a condition finds given what stands before.
    """

    known: Scope
    layout: Callable[[str, str, Names, Paths], None]
    file: Callable[[str], str | None]
    printed: set[str] = field(default_factory=set)
    offered: set[tuple[str, str]] = field(default_factory=set)
    macros: dict[str, nodes.Macro] = field(default_factory=dict)
    flags: dict[str, bool] = field(default_factory=dict)
    _done: set[object] = field(default_factory=set)

    def define(self, text: str) -> None:
        """The macros of a file; those of nearer sets come later and take their place."""
        tree = parsed(text)
        for macro in tree.find_all(nodes.Macro) if tree else ():
            self.macros[macro.name] = macro

    def read(self, text: str, scope: Scope | None = None, asked: Paths = ()) -> None:
        """A chapter, or a text of a layout; `asked` are what conditions round it ask for."""
        self.define(text)
        tree = parsed(text)
        if tree is not None:
            self._body(tree.body, dict(scope or {}), asked, 0)

    def entry(self, expression: str, scope: Scope) -> Paths:
        """What one entry of a list is, named as in a template: 文件.self_evaluation.overall.indicators."""
        tree = parsed("{{ " + expression + " }}")
        output = tree.find(nodes.Output) if tree else None
        return _entries(self._paths(output.nodes[0], dict(scope))) if output else ()

    # ── statements ────────────────────────────────────────────────────────────────────────────────────────────────

    def _body(self, body: Iterable[nodes.Node], scope: dict[str, Paths], asked: Paths, depth: int) -> None:
        for node in body:
            self._statement(node, scope, asked, depth)

    def _statement(self, node: nodes.Node, scope: dict[str, Paths], asked: Paths, depth: int) -> None:
        match node:
            case nodes.Macro():
                return
            case nodes.TemplateData():
                for mark, name in _LAYOUT.findall(node.data):
                    self.layout(mark, name, self, asked)
            case nodes.Output():
                self._body(node.nodes, scope, asked, depth)
            case nodes.If():
                inner = (*asked, *self._asked_by(node.test, scope))
                self._use(node.test, scope, inner, depth)
                is_on = self._is_on(node.test)
                self._body(node.body, scope, (*inner, *OFF) if is_on is False else inner, depth)
                for part in (node.elif_, node.else_):
                    self._body(part, scope, (*inner, *OFF) if is_on else inner, depth)
            case nodes.For():
                self._use(node.iter, scope, asked, depth, entries=True)
                entries = dict.fromkeys(_targets(node.target), _entries(self._paths(node.iter, scope)))
                inner = (*asked, *(self._asked_by(node.iter, scope) if isinstance(node.iter, nodes.Or) else ()))
                self._body(node.body, {**scope, **entries}, inner, depth)
                self._body(node.else_, scope, asked, depth)
            case nodes.Assign():
                self._use(node.node, scope, asked, depth, entries=True)
                scope.update(dict.fromkeys(_targets(node.target), self._paths(node.node, scope)))
            case nodes.Include() | nodes.Extends() | nodes.Import() | nodes.FromImport():
                text = self.file(node.template.value) if isinstance(node.template, nodes.Const) else None
                if text is not None and text not in self._done:
                    self._done.add(text)
                    self.read(text, scope, asked)
            case nodes.Expr():
                self._use(node, scope, asked, depth)
            case _:
                self._body(node.iter_child_nodes(), scope, asked, depth)

    # ── expressions ───────────────────────────────────────────────────────────────────────────────────────────────

    def _use(self, node: nodes.Node, scope: dict[str, Paths], asked: Paths, depth: int, entries: bool = False) -> None:
        """Note what the expression prints or asks; with `entries` it is not itself printed but gone through."""
        match node:
            case nodes.Name() | nodes.Getattr() | nodes.Getitem():
                found = self._paths(node, scope)
                self._note(() if entries else found, asked)
                if isinstance(node, nodes.Getitem) and not isinstance(node.arg, nodes.Const):
                    self._use(node.arg, scope, asked, depth)
                if not found and not isinstance(node, nodes.Name):
                    self._use(node.node, scope, asked, depth)
            case nodes.Const():
                words = node.value if isinstance(node.value, str) else ""
                self._note((f"={words}",) if _KEY.fullmatch(words) else (), asked)
            case nodes.Or():
                self._use(node.left, scope, (*asked, *self._asked_by(node.left, scope)), depth, entries)
                self._use(node.right, scope, asked, depth, entries)
            case nodes.CondExpr():
                inner = (*asked, *self._asked_by(node.test, scope))
                self._use(node.test, scope, inner, depth)
                for part in (node.expr1, node.expr2):
                    if part is not None:
                        self._use(part, scope, inner, depth, entries)
            case nodes.Call(node=nodes.Name(name=name) | nodes.Getattr(attr=name)) if name in self.macros:
                self._call(self.macros[name], node, scope, asked, depth)
            case nodes.Call(node=nodes.Name(name=name)) if name == STATED:
                self._note((), asked)
            case _:
                for child in node.iter_child_nodes():
                    self._use(child, scope, asked, depth)

    def _call(self, macro: nodes.Macro, call: nodes.Call, scope: dict[str, Paths], asked: Paths, depth: int) -> None:
        """What the macro prints of what it is given."""
        names = [argument.name for argument in macro.args]
        given = dict(zip(names, call.args, strict=False)) | {each.key: each.value for each in call.kwargs}
        inner = {name: self._paths(given[name], scope) if name in given else () for name in names}
        for value in given.values():
            if not self._paths(value, scope):
                self._use(value, scope, asked, depth)
        key = (macro.name, tuple(sorted(inner.items())), asked)
        if key not in self._done and depth < DEEPEST:
            self._done.add(key)
            self._body(macro.body, inner, asked, depth + 1)

    def note(self, path: str, asked: Paths = ()) -> None:
        """What is printed, or asked for, at a place."""
        before = [one for one in asked if _begins(path, one)]
        if before:
            self.offered.add((max(before, key=len).removeprefix("="), path))
        else:
            self.printed.add(path)

    def _note(self, found: Paths, asked: Paths) -> None:
        for path in found:
            self.note(path, asked)

    def _is_on(self, test: nodes.Node) -> bool | None:
        """What the set's own options make of a condition, `not 选项.写编码`; None where they do not decide it."""
        match test:
            case nodes.Not(node=inner):
                found = self._is_on(inner)
                return None if found is None else not found
            case nodes.Getattr(node=nodes.Name(name="选项"), attr=name):
                return self.flags.get(name)
        return None

    def _asked_by(self, node: nodes.Node, scope: dict[str, Paths]) -> Paths:
        """What a condition asks whether it is given: `概况.subordinates`, `填了(facts.x)`, also behind and, or, not."""
        match node:
            case nodes.Name() | nodes.Getattr() | nodes.Getitem():
                return self._paths(node, scope)
            case nodes.And() | nodes.Or() | nodes.Not():
                return tuple(path for child in node.iter_child_nodes() for path in self._asked_by(child, scope))
            case nodes.Call(node=nodes.Name(name=name)) if name == STATED:
                return tuple(path for argument in node.args for path in self._paths(argument, scope))
        return ()

    def _paths(self, node: nodes.Node, scope: Mapping[str, Paths]) -> Paths:
        """What the expression stands for; nothing where it is no name of a field or figure."""
        match node:
            case nodes.Name():
                if node.name in scope:
                    return scope[node.name]
                return self.known.get(node.name, (f"={node.name}",) if _FIGURE.fullmatch(node.name) else ())
            case nodes.Getattr():
                return tuple(_joined(path, node.attr) for path in self._paths(node.node, scope))
            case nodes.Getitem():
                const = node.arg.value if isinstance(node.arg, nodes.Const) else None
                step = const if isinstance(const, str) else ANY
                return tuple(_joined(path, step) for path in self._paths(node.node, scope))
            case nodes.Or():
                return (*self._paths(node.left, scope), *self._paths(node.right, scope))
            case nodes.Call(node=nodes.Name(name=name)) if name in ENTRIES:
                return (ENTRIES[name],)
        return ()


def parsed(text: str) -> nodes.Template | None:
    """The tree; None where the syntax is wrong or nested beyond all bounds, which composing tells."""
    try:
        return ENVIRONMENT.parse(text)
    except (TemplateSyntaxError, RecursionError):
        return None


def _targets(node: nodes.Node) -> list[str]:
    return [name.name for name in ([node] if isinstance(node, nodes.Name) else node.find_all(nodes.Name))]


def _joined(path: str, step: str) -> str:
    return f"{path}.{step}" if path else step


def _entries(paths: Paths) -> Paths:
    return tuple(_joined(path, ANY) for path in paths)


def _begins(path: str, asked: str) -> bool:
    """Whether what is asked for is the path or something above it, as a field or as a figure."""
    return (asked,) == OFF or f"{path.removeprefix('=')}.".startswith(f"{asked.removeprefix('=')}.")
