"""The environment in which templates run: what they may call, and how much of everything a document may take.

Jinja's own sandbox bars `__class__` and the like, but has no limit of memory or time. Here every way in which a
template can ask for more than it says is counted: calls and files, passes of loops, entries of lists, characters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sized
from typing import Any, ClassVar

from jinja2 import Template, nodes
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.runtime import BlockReference, Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment

from generator.core.problem import Problem

# What a document may take. The sample units make under 400 calls and their longest chapter has 5,000 characters;
# what doubles without end (macros that call two others, lists of themselves) is past any bound at once.
CALLS = 300_000  # of functions, macros and files
PASSES = 1_000_000  # of loops, all together
ENTRIES = 10_000  # of one list that a template writes, those of lists within it included
LONGEST = 2_000_000  # characters of one value
CHARACTERS = 50_000_000  # of all that is printed, in macros too
# Filters that the compiler puts around what a template loops over and lists; a template cannot write such a name.
_LOOPED, _LISTED = " looped", " listed"


class TooMuch(Exception):
    """More than any document needs; `what` there is too much of: calls, passes, entries, longest or characters."""

    def __init__(self, what: str, most: int) -> None:
        super().__init__(f"{what} > {most:,}")
        self.what, self.most = what, most

    def told(self) -> Problem:
        """What there is too much of, in words."""
        return Problem(f"template-fault-{self.what}", None, {"most": f"{self.most:,}"})


class Enclosure(ImmutableSandboxedEnvironment):
    """A sandbox in which templates call the vocabulary, macros and `loop`, and no method of any value."""

    def __init__(self, vocabulary: Iterable[Callable[..., object]], **options: Any) -> None:
        super().__init__(**options)
        self._vocabulary = list(vocabulary)
        self._calls = self._passes = self._characters = 0

    def allow(self, filters: dict[str, Callable[..., Any]]) -> None:
        """The filters that templates may use, and those that count."""
        self.filters = {**filters, _LOOPED: self._looped, _LISTED: self._listed}

    def is_safe_callable(self, obj: object) -> bool:
        """The vocabulary, macros, blocks and `loop`; not `'x'.ljust(1000000000)` or `.format`."""
        return isinstance(obj, Macro | BlockReference | LoopContext) or obj in self._vocabulary

    def call(self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # names as in Jinja
        """As in Jinja, so and so often."""
        self.called()
        for value in args:
            self._listed(value)  # a macro's varargs are a list that no template has written
        return super().call(__context, __obj, *args, **kwargs)

    def get_template(self, *args: Any, **kwargs: Any) -> Template:
        """As in Jinja; files that include two others each double as macros do."""
        self.called()
        return super().get_template(*args, **kwargs)

    def called(self) -> None:
        """One more call."""
        self._calls += 1
        if self._calls > CALLS:
            raise TooMuch("calls", CALLS)

    def prints(self, characters: int) -> None:
        """So many characters more, before they are made."""
        if characters > LONGEST:
            raise TooMuch("longest", LONGEST)
        self._characters += characters
        if self._characters > CHARACTERS:
            raise TooMuch("characters", CHARACTERS)

    def concat(self, pieces: Iterable[str]) -> str:
        """What a file, macro or block prints, as one text; Jinja's is "".join."""
        return "".join(self._counted(pieces))

    def _counted(self, pieces: Iterable[str]) -> Iterator[str]:
        for piece in pieces:
            self._characters += len(piece)
            if self._characters > CHARACTERS:
                raise TooMuch("characters", CHARACTERS)
            yield piece

    def _generate(self, source: nodes.Template, *args: Any, **kwargs: Any) -> str:
        """Code for a template, with what it loops over and lists counted as it runs."""
        _count(source)
        return super()._generate(source, *args, **kwargs)

    def _looped(self, values: Any) -> Any:
        """What a loop goes over, its passes counted before the first."""
        if isinstance(values, Iterator):
            values = tuple(values)
        if isinstance(values, Sized):
            self._pass(len(values))
        return values

    def _pass(self, many: int) -> None:
        self._passes += many
        if self._passes > PASSES:
            raise TooMuch("passes", PASSES)

    def _listed(self, value: Any) -> Any:
        """A list of a template, unless it has more in it than any needs: a list of two lists of two lists …"""
        if isinstance(value, list | tuple | dict):
            entries = characters = 0
            for entry in _entries(value):
                entries += 1
                characters += len(entry) if isinstance(entry, str) else 0
                if entries > ENTRIES or characters > LONGEST:
                    raise TooMuch(*(("entries", ENTRIES) if entries > ENTRIES else ("longest", LONGEST)))
            self._pass(entries)  # counting them takes its time too
        return value


def _entries(value: Any) -> Iterator[object]:
    """Everything in a list, and in the lists in it."""
    below = [value]
    while below:
        entry = below.pop()
        yield entry
        if isinstance(entry, dict):
            below += [*entry, *entry.values()]
        elif isinstance(entry, list | tuple):
            below += entry


def _count(tree: nodes.Template) -> None:
    """Puts the filters that count around what the template loops over, and around each list that it writes."""
    below: list[nodes.Node] = [tree]
    while below:
        parent = below.pop()
        for field in parent.fields:
            value = getattr(parent, field)
            if isinstance(value, nodes.Node):
                below.append(value)
                if _is_list(value):
                    setattr(parent, field, _filtered(value, _LISTED))
            elif isinstance(value, list):
                below += [one for one in value if isinstance(one, nodes.Node)]
                value[:] = [_filtered(one, _LISTED) if _is_list(one) else one for one in value]
        if isinstance(parent, nodes.For):
            parent.iter = _filtered(parent.iter, _LOOPED)


def _is_list(node: object) -> bool:
    """Whether it makes a list; the target of `for a, b in …` makes none."""
    return isinstance(node, nodes.List | nodes.Dict) or (isinstance(node, nodes.Tuple) and node.ctx == "load")


def _filtered(node: nodes.Node, name: str) -> nodes.Filter:
    return nodes.Filter(node, name, [], [], None, None, lineno=node.lineno)


class Compiled(BytecodeCache):
    """Compiled templates by their text, while the process lives: a release composes the same ones over and over."""

    kept: ClassVar[dict[str, bytes]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """What was compiled from the same text."""
        if found := self.kept.get(bucket.key + bucket.checksum):
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it."""
        self.kept[bucket.key + bucket.checksum] = bucket.bytecode_to_string()
