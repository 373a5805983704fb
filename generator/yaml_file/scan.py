"""The scan over the parser's events: builds the tree of texts and refuses what is dangerous or misleading."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice

import yaml
from yaml._yaml import Mark as LibraryMark
from yaml.error import Mark as OwnMark

from generator.core.problem import Place, Problem
from generator.yaml_file.decode import STAND_IN, character_problem, hidden, shown
from generator.yaml_file.node import Mapping, Node, Scalar, Sequence
from generator.yaml_file.syntax import colon_fault, key_problem, merged_lines, split_amount, swallowed_comment

Mark = OwnMark | LibraryMark

# Unit files are six levels deep. libyaml's parser overflows the stack at some 30,000, Python's recursion ends at
# 1,000.
MAXIMUM_DEPTH = 20
# An event is a key, a value or an end of a collection; the longest unit file so far has 2,200.
MAXIMUM_EVENTS = 200_000
# Characters: ten pages of 28 × 22 (GB/T 9704) hold 6,160, and the longest text so far is 392.
MAXIMUM_SCALAR = 20_000
# How YAML 1.1 writes "no value".
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(slots=True)
class _Open:
    """A collection whose end has not come yet."""

    event: yaml.CollectionStartEvent
    children: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Scan:
    """Takes one event after another, builds the tree and notes the problems."""

    file: str
    lines: list[str]
    root: Node | None = None
    broken: bool = False
    problems: list[Problem] = field(default_factory=list)
    _open: list[_Open] = field(default_factory=list)
    _events: int = 0
    _documents: int = 0
    _flow: int = 0

    def take(self, event: yaml.Event) -> bool:
        """Whether to go on with the next event."""
        self._events += 1
        if self._events > MAXIMUM_EVENTS:
            self.refuse("yaml-too-long", event, limit=MAXIMUM_EVENTS)
            return False
        match event:
            case yaml.AliasEvent():  # `*a`: a few hundred bytes of aliases unfold to gigabytes
                self.refuse("yaml-alias", event)
                self._add(Scalar(None, self._place(event)))
            case yaml.ScalarEvent():
                self._add(self._scalar(event))
            case yaml.CollectionStartEvent():
                return self._start(event)
            case yaml.CollectionEndEvent():
                self._end()
            case yaml.DocumentStartEvent():
                return self._document(event)
            case yaml.StreamEndEvent():
                self._check_root()
        return True

    def refuse(self, code: str, event: yaml.Event, **details: object) -> None:
        """Note a problem after which the tree is not what the author meant."""
        self.stop(Problem(code, self._place(event), details))

    def stop(self, problem: Problem) -> None:
        """Note a problem and give up the tree."""
        self.problems.append(problem)
        self.broken = True

    def _place(self, event: yaml.Event) -> Place:
        start, _ = _marks(event)
        return Place(self.file, start.line + 1, start.column + 1)

    def _note(self, problem: Problem | None) -> None:
        if problem:
            self.problems.append(problem)

    def _add(self, node: Node) -> None:
        if self._open:
            self._open[-1].children.append(node)
        else:
            self.root = node

    def _document(self, event: yaml.DocumentStartEvent) -> bool:
        self._documents += 1
        if event.version or event.tags:
            self.refuse("yaml-directive", event)
        if self._documents > 1:
            self.refuse("yaml-second-document", event)
        return self._documents == 1

    def _start(self, event: yaml.CollectionStartEvent) -> bool:
        self._check_properties(event)
        self._open.append(_Open(event))
        self._flow += bool(event.flow_style)
        if len(self._open) > MAXIMUM_DEPTH:
            self.refuse("yaml-too-deep", event, limit=MAXIMUM_DEPTH)
            return False
        return True

    def _end(self) -> None:
        done = self._open.pop()
        self._flow -= bool(done.event.flow_style)
        place = self._place(done.event)
        if isinstance(done.event, yaml.SequenceStartEvent):
            self._add(Sequence(tuple(done.children), place))
        else:
            self._add(Mapping(self._entries(done.children), place))

    def _entries(self, children: list[Node]) -> tuple[tuple[Scalar, Node], ...]:
        entries: dict[str, tuple[Scalar, Node]] = {}
        for key, value in zip(children[::2], children[1::2], strict=True):
            if not isinstance(key, Scalar):
                self.stop(Problem("yaml-key-not-text", key.place))
            elif key.value is None or not key.value.strip():
                self.stop(Problem("yaml-key-empty", key.place))
            elif key.value in entries:
                details = {"key": shown(key.value), "first": entries[key.value][0].place.line}
                self._note(Problem("yaml-duplicate-key", key.place, details))
            else:
                entries[key.value] = (key, value)
                self._check_key(key.value, key.place)
        return tuple(entries.values())

    def _check_key(self, key: str, place: Place) -> None:
        problem = key_problem(key, place)
        if problem:
            self.stop(problem)

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        self._check_properties(event)
        place = self._place(event)
        value = event.value
        if len(value) > MAXIMUM_SCALAR:
            self._note(Problem("text-too-long", place, {"length": len(value), "limit": MAXIMUM_SCALAR}))
        if event.style == '"':  # decode has seen the file's own characters, but not "\u202e"
            escaped = (c for c in value if c != STAND_IN and (hidden(c) or c == "\r"))
            self.problems.extend(character_problem(character, place) for character in islice(escaped, 1))
        if event.style:  # in quotes or a block: an empty text is meant, and nothing can be swallowed
            return Scalar(value, place)
        self._check_plain(event, value, place)
        return Scalar(None if value in _NULLS else value, place)

    def _check_plain(self, event: yaml.ScalarEvent, value: str, place: Place) -> None:
        start, end = _marks(event)
        last = self.lines[end.line] if end.line < len(self.lines) else ""
        # Before the value a digit and a comma are of interest; 80 characters behind it are enough to quote.
        before, rest = last[max(0, start.column - 2) : start.column], last[end.column : end.column + 80]
        self._note(swallowed_comment(rest, value, place))
        if self._flow:
            self._note(split_amount(before, value, rest, place))
        if end.line > start.line and value:
            self._note(merged_lines(self.lines[start.line : end.line + 1], place))

    def _check_properties(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:  # `&a`
            self.refuse("yaml-anchor", event, name=shown(event.anchor))
        if event.tag is not None:  # `!!python/object/apply`, `!!int`
            self.refuse("yaml-tag", event, tag=shown(event.tag))

    def _check_root(self) -> None:
        """Runs at the end of the stream."""
        root = self.root
        if root is None or (isinstance(root, Scalar) and root.value is None):
            self.stop(Problem("file-empty", Place(self.file, 1, 1)))
        elif not isinstance(root, Mapping):
            # `year：2025` in every line makes the whole file one text.
            fault = colon_fault(self.lines[root.place.line - 1]) if isinstance(root, Scalar) else None
            self.stop(Problem(fault or "not-a-mapping", root.place))


def _marks(event: yaml.Event) -> tuple[Mark, Mark]:
    """Events of the parser always have them; only those of an emitter may not."""
    assert event.start_mark and event.end_mark
    return event.start_mark, event.end_mark
