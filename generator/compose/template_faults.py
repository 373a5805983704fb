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
    # "general: 判断是否有金额请用 有(…)", of our own FigureNode
    (re.compile(r"^(?P<name>\S+): 判断是否有金额请用"), "condition"),
    # "general.basic: 指标不能直接比较", likewise
    (re.compile(r"^(?P<name>\S+): 指标不能直接比较"), "compared"),
    # "No filter named '万'.", of Jinja
    (re.compile(r"No (?:filter|test) named '(?P<name>[^']*)'"), "filter"),
    # "Encountered unknown tag 'endi'. You probably made a nesting mistake."
    (re.compile(r"Encountered unknown tag '(?P<name>[^']*)'"), "tag"),
    # "unexpected end of template, expected 'end of print statement'."
    (re.compile(r"[Uu]nexpected end of template.*?(?P<name>'\w+'(?: or '\w+')*|print statement)"), "unclosed"),
    # "expected token 'end of statement block', got 'general'"
    (re.compile(r"expected token '(?P<name>[^']*)', got '?(?P<found>.+?)'?$"), "token"),
    # "access to attribute '__class__' of 'str' object is unsafe.", of the sandbox
    (re.compile(r"access to attribute '(?P<name>[^']*)' of"), "forbidden"),
    # "<bound method Vocabulary.note …> is not safely callable", of the sandbox
    (re.compile(r"<.*?(?:function|method) (?:\w+\.)*(?P<name>\w+).*> is not safely callable"), "not-callable"),
    # "unsupported operand type(s) for +: 'FigureNode' and 'int'", of Python
    (re.compile(r"unsupported operand type\(s\) for (?P<name>\S+): "), "operation"),
    # "'FigureNode' object is not iterable", of Python
    (re.compile(r"'?(?P<name>\w+)'? object is not (?:iterable|callable|subscriptable)"), "use"),
    # "share() missing 1 required positional argument: 'whole'", of Python
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
