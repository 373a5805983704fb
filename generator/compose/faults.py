"""What a template did wrong, in its author's words: Jinja and Python speak of objects, attributes and operands.

A fault becomes a Problem that stands within another's words, so that it is told in the reader's language.
"""

from __future__ import annotations

import re

from jinja2 import StrictUndefined, TemplateNotFound
from jinja2.utils import missing

from generator.core.problem import Problem

# Kinds of values by their Python names, and the code of what people call them.
_KINDS = {
    **dict.fromkeys(("int", "float", "Decimal"), "number"),
    **dict.fromkeys(("str", "Markup", "Words"), "text"),
    **dict.fromkeys(("list", "tuple", "generator", "range", "dict"), "list"),
    **dict.fromkeys(("None", "NoneType"), "nothing"),
    **dict.fromkeys(("FigureNode", "Ref", "Figure"), "figure"),
    **dict.fromkeys(("function", "method", "builtin_function_or_method"), "method"),
    "bool": "flag",
    "Record": "block",
    "Missing": "unknown",
}
# What the messages of Jinja and Python look like, with the code of the fault and the group that names what it is about.
_PATTERNS = (
    (re.compile(r"^(?P<name>\S+): 判断是否有金额请用"), "condition"),
    (re.compile(r"^(?P<name>\S+): 指标不能直接比较"), "compared"),
    (re.compile(r"No (?:filter|test) named '(?P<name>[^']*)'"), "filter"),
    (re.compile(r"Encountered unknown tag '(?P<name>[^']*)'"), "tag"),
    (re.compile(r"[Uu]nexpected end of template.*?(?P<name>'\w+'(?: or '\w+')*|print statement)"), "unclosed"),
    (re.compile(r"expected token '(?P<name>[^']*)', got '?(?P<found>.+?)'?$"), "token"),
    (re.compile(r"access to attribute '(?P<name>[^']*)' of"), "forbidden"),
    (re.compile(r"<.*?(?:function|method) (?:\w+\.)*(?P<name>\w+).*> is not safely callable"), "not-callable"),
    (re.compile(r"unsupported operand type\(s\) for (?P<name>\S+): "), "operation"),
    (re.compile(r"'?(?P<name>\w+)'? object is not (?:iterable|callable|subscriptable)"), "use"),
    (re.compile(r"(?P<name>\w+)\(\) (?:got|missing|takes) "), "arguments"),
)


class Missing(StrictUndefined):
    """A name that nothing has; its message is the name as the template wrote it, general.basik."""

    @property
    def _undefined_message(self) -> str:
        if self._undefined_hint:
            return str(self._undefined_hint)
        owner = None if self._undefined_obj is missing else self._undefined_obj
        return f"{key}.{self._undefined_name}" if (key := getattr(owner, "_key", "")) else str(self._undefined_name)


def kind(name: object) -> object:
    """What people call a value of the Python type of that name; a text that is no such name stays as it is."""
    return Problem("template-kind-" + _KINDS[str(name)]) if str(name) in _KINDS else name


def fault(error: BaseException) -> object:
    """What is wrong, as words or as a problem that has them."""
    words = str(error)
    if isinstance(error, RecursionError):
        return Problem("template-fault-recursion")
    if isinstance(error, TemplateNotFound):
        return Problem("template-fault-file", None, {"name": error.name or words})
    if isinstance(error, KeyError | IndexError):
        return Problem("template-fault-name", None, {"name": words.strip("'\"")})
    for pattern, code in _PATTERNS:
        if match := pattern.search(words):
            return Problem(
                "template-fault-" + code, None, {part: kind(text) for part, text in match.groupdict().items()}
            )
    return words
