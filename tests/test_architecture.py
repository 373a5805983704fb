"""The code keeps to the design: stages import one way only, and every problem has its words in both languages."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from generator.core.messages import MESSAGES
from tests.world import ROOT

PACKAGE = ROOT / "generator"
MODULES = {path: ast.parse(path.read_text("utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}

# A folder imports folders before it, and its own modules. What reads and judges published documents (recognise, verify,
# audit) stands before all that makes them, so that it cannot lean on what it judges.
ORDER = (
    *("core", "recognise", "verify", "audit"),
    *("yaml_file", "read", "derive", "checks", "compose", "layout", "write", "history", "stages", "pipeline"),
    *("compare", "diff", "publish", "trial", "commands", "cli", "__main__"),
)


def part_of(path: Path) -> str:
    """The folder, or the module at the top of the package, that a file belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(tree: ast.AST) -> Iterator[str]:
    """The modules of this package that a module imports, below `generator`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports are not seen here"
            names = [_module(f"{node.module}.{alias.name}") or str(node.module) for alias in node.names]
        else:
            continue
        for name in names:
            if name.split(".")[0] == "generator":
                yield name.removeprefix("generator").removeprefix(".")


def _module(name: str) -> str:
    """The name where it is that of a module, else nothing."""
    path = ROOT.joinpath(*name.split("."))
    return name if path.is_dir() or path.with_suffix(".py").is_file() else ""


MODULE_FILES = [path for path in MODULES if path != PACKAGE / "__init__.py"]


@pytest.mark.parametrize("path", MODULE_FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_folder_imports_folders_before_it(path: Path) -> None:
    own = part_of(path)
    before = ("", own, *ORDER[: ORDER.index(own)])
    assert [name for name in imports(MODULES[path]) if name.split(".")[0] not in before] == []


def test_the_order_names_what_there_is() -> None:
    assert {part_of(path) for path in MODULE_FILES} == set(ORDER)
    table = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    told = [name for name in re.findall(r"^\| `(\w+)(?:/|\.py)` \|", table, re.MULTILINE) if name in ORDER]
    assert told == [name for name in ORDER if name != "__main__"]


def test_writers_and_layout_see_no_figure() -> None:
    """So that none of them can format one: numbers have become text before."""
    seen = [path for path in MODULE_FILES if part_of(path) in ("layout", "write")]
    assert [path for path in seen if "core.model" in set(imports(MODULES[path]))] == []


# ── problems and their words ──────────────────────────────────────────────────────────────────────────────────────

# What makes a problem of a code: the class, the readers' and composers' own methods, the style's findings.
MAKERS = {"Problem", "finding", "_report", "report", "add", "unknown_key", "_missing", "Fault", "_error"}
PART = re.compile(r"-[a-z-]+|[a-z]+-[a-z]+-")
WITHIN = re.compile(r"(?:template|style)-(?:fault|kind)-|unreadable-|too-many-")
CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")


def calls() -> Iterator[tuple[Path, ast.Call]]:
    for path, tree in MODULES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and node.args:
                called = node.func
                name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
                if name in MAKERS:
                    yield path, node


def texts(node: ast.AST) -> set[str]:
    return {part.value for part in ast.walk(node) if isinstance(part, ast.Constant) and isinstance(part.value, str)}


def codes_made() -> set[str]:
    """Every code that stands as the first argument of something that makes a problem."""
    return {text for _, call in calls() for text in texts(call.args[0]) if CODE.fullmatch(text)}


def test_every_message_is_used() -> None:
    """Each code stands somewhere but in the messages, whole or as one end of an f-string."""
    said = {text for path, tree in MODULES.items() if path.parent.name != "messages" for text in texts(tree)}
    ends = tuple(text for text in said if PART.fullmatch(text))
    unused = [code for code in MESSAGES if code not in said and not code.endswith(ends) and not code.startswith(ends)]
    assert unused == []


def test_every_code_has_its_words() -> None:
    assert len(codes_made()) > 50
    assert codes_made() - MESSAGES.keys() == set()


def fields(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name is not None}


@pytest.mark.parametrize("code", MESSAGES)
def test_both_languages_say_the_same(code: str) -> None:
    """The same details in both, Chinese in the first, none in the second but for what it quotes.

    What stands within another message ends without a stop.
    """
    chinese, english = MESSAGES[code]
    assert fields(chinese) == fields(english)
    assert re.search(r"[\u4e00-\u9fff]", chinese)
    if WITHIN.match(code):
        return
    assert chinese.endswith(("。", "？", "}"))
    assert english.endswith((".", "?", "}"))


def details_given() -> Iterator[tuple[str, str, set[str], set[str]]]:
    """Calls whose details can be seen: the place in the code, the problem's code, the details asked for and given."""
    for path, call in calls():
        code = call.args[0]
        if not (isinstance(code, ast.Constant) and code.value in MESSAGES):
            continue
        around = [node for node in ast.walk(MODULES[path]) if isinstance(node, ast.FunctionDef) and _holds(node, call)]
        arguments = [*call.args[1:], *(keyword.value for keyword in call.keywords)]
        found = [keys for one in arguments if (keys := _keys(one, around[-1:])) is not None]
        bare = isinstance(call.func, ast.Name) and len(arguments) == 1 and not found
        if found or bare:
            where = f"{path.relative_to(ROOT)}:{call.lineno}"
            yield where, str(code.value), fields("".join(MESSAGES[code.value])), set().union(*found)


def _holds(function: ast.AST, call: ast.Call) -> bool:
    return any(node is call for node in ast.walk(function))


def _keys(node: ast.AST, around: list[ast.FunctionDef]) -> set[str] | None:
    """The keys of a dict, spelt out here or in a variable of the function around; None where they cannot be seen."""
    if isinstance(node, ast.Dict):
        inner = [
            _keys(value, around) if key is None else {str(key.value)} if isinstance(key, ast.Constant) else None
            for key, value in zip(node.keys, node.values, strict=True)
        ]
        return None if None in inner else set().union(*(keys for keys in inner if keys))
    if isinstance(node, ast.Name) and not any(node.id == arg.arg for function in around for arg in function.args.args):
        assigned = [value for function in around for value in _assigned(function, node.id)]
        inner = [_keys(value, []) for value in assigned]
        return None if not inner or None in inner else set().union(*(keys for keys in inner if keys))
    return None


def _assigned(function: ast.FunctionDef, name: str) -> Iterator[ast.AST]:
    """What a function puts into a variable, all at once or piece by piece."""
    for node in ast.walk(function):
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        for target in targets:  # details["near"] = …
            if isinstance(target, ast.Subscript) and isinstance(target.value, ast.Name) and target.value.id == name:
                yield ast.Dict([target.slice], [target.slice])
        if any(isinstance(target, ast.Name) and target.id == name for target in targets):
            value = getattr(node, "value", None)
            if value is not None:
                yield value


def test_problems_bring_the_details_that_their_words_ask_for() -> None:
    found = list(details_given())
    assert len(found) > 25
    assert [(where, code, asked - given) for where, code, asked, given in found if asked - given] == []
