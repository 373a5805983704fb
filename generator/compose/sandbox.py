"""Jinja, shut in: templates may name figures and texts, call the vocabulary, and nothing else.

A number, None or an undefined name that reaches the page is an error with the template's file and line, and so is a
digit in the template's own words: every number that a document states comes from a figure.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import CodeType
from typing import TypeVar

from jinja2 import (
    FunctionLoader,
    Template,
    TemplateSyntaxError,
    Undefined,
    nodes,
    pass_context,
    pass_eval_context,
)
from jinja2.nodes import EvalContext
from jinja2.runtime import Context
from markupsafe import Markup

from generator.compose.enclosure import Compiled, Enclosure, TooMuch
from generator.compose.figure_nodes import NotAFigure
from generator.compose.markup import data, origin
from generator.compose.template_faults import Missing, fault, kind
from generator.compose.template_set import TemplateSet, shown
from generator.core.problem import Place, Problem
from generator.yaml_file.decode import decode

_DIGIT = re.compile(r"[0-9０-９]")  # "2025年", "３项"
# "@table 03", "@chart 1": the number names a layout and is not printed.
_LAYOUT_LINE = re.compile(r"^[ \t]*@(?:table|chart) .*$", re.M)
_FIGURE_KEY = re.compile(r"[a-z][a-z0-9_.]*")  # "general.2010301", "project.1"; not "2010301", "A4"
T = TypeVar("T")
# What was made of a text, whatever the document: compiled code of layouts' texts, findings of the lint.
_CODES: dict[str, CodeType] = {}
_LINTED: dict[tuple[str, str, bool], list[Problem]] = {}
# + - * / // % ** ~.
ARITHMETIC = (nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow, nodes.Concat)


class Refused(Exception):
    """A template that is not rendered for what the lint found in it; the problem is on record."""


class RawValue(Exception):
    """A value of a kind that may not be printed as it is."""


class Engine:
    """The templates of one set with one document's vocabulary; renders to marked-up text and collects problems."""

    def __init__(
        self,
        templates: TemplateSet,
        functions: Mapping[str, Callable[..., object]],
        filters: Mapping[str, Callable[..., object]],
    ) -> None:
        self.problems: list[Problem] = []
        self._templates = templates
        self._paths: dict[str, Path] = {}
        self._texts: dict[str, Template] = {}
        self._environment = Enclosure(
            functions.values(),
            loader=FunctionLoader(self._source),
            bytecode_cache=Compiled(),
            optimized=False,  # else filters of constants run once, at compiling, for the first document
            undefined=Missing,
            autoescape=True,  # what a macro returns is Markup then, which _printable does not frame once more
            finalize=_printable,
            trim_blocks=True,  # a line with nothing but {% … %} leaves no empty line
            lstrip_blocks=True,
        )
        self._environment.globals.clear()  # Jinja's own: range, lipsum, cycler, …
        self._environment.globals.update(functions)
        self._environment.allow({name: _at_run_time(function) for name, function in filters.items()})

    def use_macros(self, name: str, context: Mapping[str, object]) -> None:
        """Make the macros of every file of that name along the chain known everywhere; the nearest set's win."""
        for path in self._templates.all(name):
            self._paths[str(path)] = path
            macros = self._attempt(shown(path), partial(self._macros, str(path), context))
            self._environment.globals.update(macros or {})

    def _macros(self, name: str, context: Mapping[str, object]) -> dict[str, object]:
        module = self._environment.get_template(name).make_module(dict(context))
        return {macro: value for macro, value in vars(module).items() if not macro.startswith("_")}

    def render_file(self, name: str, context: Mapping[str, object]) -> str:
        """A chapter as marked-up text; empty where it failed, with the problem kept."""
        path = self._templates.find(name)
        if path is None:
            problem = Problem("template-missing", Place(str(self._templates.name)), {"name": name})
            self.problems.append(problem)
            return ""
        template_of = self._environment.get_template
        return self._attempt(shown(path), lambda: template_of(name).render(dict(context))) or ""

    def render_text(self, text: str, context: Mapping[str, object], place: Place) -> str:
        """A cell or line of a table layout."""
        if "{" not in text:  # most cells: nothing for Jinja to do
            return text
        return self._attempt(str(place), lambda: self._compiled(text, place).render(dict(context)), place) or ""

    def _compiled(self, text: str, place: Place) -> Template:
        if text not in self._texts:
            self._refuse([replace(one, place=place) for one in _lint(self._environment, text, "", False)])
            code = _CODES.get(text) or _CODES.setdefault(text, self._environment.compile(text))
            names = self._environment.make_globals(None)
            self._texts[text] = Template.from_code(self._environment, code, names)
        return self._texts[text]

    def _source(self, name: str) -> tuple[str, str, Callable[[], bool]] | None:
        path = self._paths.get(name) or self._templates.find(name)
        # lambda: True tells Jinja that the file has not changed since; a run reads each once.
        return (self._checked(path), shown(path), lambda: True) if path else None

    def _checked(self, path: Path) -> str:
        """The file's text; what stands in a template is printed, so it is read as strictly as a unit file."""
        text, problems = decode(path.read_bytes(), shown(path))
        self.problems += problems
        if text is None:
            return ""
        self._refuse(_lint(self._environment, text, shown(path)))
        return text

    def _refuse(self, problems: list[Problem]) -> None:
        """Keeps what the lint found; arithmetic is not rendered, for it may take all memory there is."""
        self.problems += problems
        if any(problem.code == "template-arithmetic" for problem in problems):
            raise Refused

    def _attempt(self, file: str, action: Callable[[], T], place: Place | None = None) -> T | None:
        """What a template can do wrong, as a problem with the file and the line in it."""
        try:
            return action()
        except Refused:
            return None
        except TemplateSyntaxError as error:
            where = place or Place(error.filename or error.name or file, error.lineno, 1)
            self._report("template-syntax", where, fault(error))
        except NotAFigure as error:
            self._report("template-not-a-figure", place or _place(error, file), kind(error))
        except TooMuch as error:
            self._report("template-failed", place or _place(error, file), error.told())
        except MemoryError:
            raise  # the command's to tell: it set the limit
        except RawValue as error:
            self._report("template-raw-value", place or _place(error, file), kind(error))
        except Exception as error:  # a template is data: whatever it provokes is its author's mistake, not a crash
            code = "template-undefined" if type(error).__name__ == "UndefinedError" else "template-failed"
            self._report(code, place or _place(error, file), fault(error))
        return None

    def _report(self, code: str, place: Place, what: object) -> None:
        self.problems.append(Problem(code, place, {"what": what}))


def _at_run_time(function: Callable[..., object]) -> Callable[..., object]:
    """The filter, called for each document anew: Jinja would apply it to a constant once, when it compiles."""

    @pass_context
    def filter_of(_: Context, *arguments: object) -> object:
        return function(*arguments)

    return filter_of


@pass_eval_context  # so that Jinja asks at run time for constants too
def _printable(context: EvalContext, value: object) -> object:
    """Jinja's `finalize`: only marked-up text goes through; text of the unit file is framed as data."""
    if isinstance(value, str):
        context.environment.prints(len(value))  # type: ignore[attr-defined]
    if isinstance(value, Markup):
        return value
    if isinstance(value, Undefined):
        return str(value)  # StrictUndefined raises here, with the name
    if isinstance(value, str):
        return data(value, origin(value))
    raise RawValue(type(value).__name__)


def _lint(environment: Enclosure, text: str, file: str, digits_in_words: bool = True) -> list[Problem]:
    """What `_linted` finds, once for each text."""
    key = (text, file, digits_in_words)
    if key not in _LINTED:
        _LINTED[key] = _linted(environment, *key)
    return _LINTED[key]


def _linted(environment: Enclosure, text: str, file: str, digits_in_words: bool) -> list[Problem]:
    """Digits in the template's own words, and arithmetic: sums belong in the figures, numbers come from them.

    The words of a table layout may hold digits: its labels do (1.一般公共预算拨款).
    """
    try:
        tree = environment.parse(text)
    except TemplateSyntaxError:
        return []  # reported when it is rendered
    found = [*(_digits(tree) if digits_in_words else ()), *_digits_in_code(tree)]
    problems = [Problem("template-raw-number", Place(file, line, 1), {"text": words}) for line, words in found]
    for node in tree.find_all(ARITHMETIC):
        problems.append(Problem("template-arithmetic", Place(file, node.lineno, 1)))
    return problems


def _digits(tree: nodes.Template) -> Iterator[tuple[int, str]]:
    for output in tree.find_all(nodes.Output):
        for node in output.nodes:
            words = node.data if isinstance(node, nodes.TemplateData) else ""
            for line in _LAYOUT_LINE.sub("", words).split("\n"):
                if _DIGIT.search(line):
                    yield node.lineno + words[: words.index(line)].count("\n"), line.strip()


def _digits_in_code(tree: nodes.Template) -> Iterator[tuple[int, str]]:
    """Texts with digits inside {{ }} and {% %} that may be printed: no figure's key or part of one, no file's name."""
    # By identity: two nodes of the same text are equal, and one of them may be printed.
    parts = {id(node.arg) for node in tree.find_all(nodes.Getitem)}
    parts |= {id(node.template) for node in tree.find_all(nodes.Include)}
    parts |= {id(node.template) for node in tree.find_all(nodes.Extends)}
    for node in tree.find_all(nodes.Const):
        words = node.value if isinstance(node.value, str) else ""
        if _DIGIT.search(words) and id(node) not in parts and not _FIGURE_KEY.fullmatch(words):
            yield node.lineno, words


def _place(error: BaseException, file: str) -> Place:
    """The template line nearest to the error in its traceback."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith((".j2", ".yaml"))]
    if not frames:
        return Place(file)
    return Place(frames[-1].filename, frames[-1].lineno or 0, 1)
