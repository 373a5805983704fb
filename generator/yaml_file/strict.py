"""YAML without its surprises: bytes in, a tree of texts with places out, or what is wrong with them.

No aliases, anchors, tags, directives, second documents, duplicate keys; every value is text (`08`, `no` and
`12:30` stay what they are), and only an empty value, `~` or `null` is None. There is only one loader,
libyaml's, because PyYAML's two differ in what they accept; the scan stops it long before its stack overflows.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

import yaml

from generator.core.problem import Place, Problem, in_order
from generator.yaml_file.decode import LINE_BREAK, MAXIMUM_BYTES, decode, first_problems
from generator.yaml_file.node import Mapping, Node, Scalar, Sequence, place_at, plain
from generator.yaml_file.scan import Scan
from generator.yaml_file.syntax import syntax_problem

__all__ = ["Mapping", "Node", "Scalar", "Sequence", "load", "place_at", "plain", "read_file"]

if not yaml.__with_libyaml__:
    raise ImportError("PyYAML comes without libyaml here; install a PyYAML wheel that has yaml.CSafeLoader")


def read_file(path: Path, name: str) -> tuple[Node | None, list[Problem]]:
    """The file's tree; `name` is what messages call it. Only regular files: a pipe would keep us waiting."""
    try:
        with open(path, "rb", opener=_open_at_once) as file:
            # Asked of the open file, not of its path: there may be another file by then.
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                return None, [Problem("file-not-regular", Place(name))]
            data = file.read(MAXIMUM_BYTES + 1)  # one more: too large, and not read to its end
    except FileNotFoundError:
        return None, [Problem("file-missing", Place(name))]
    except IsADirectoryError:
        return None, [Problem("file-not-regular", Place(name))]
    except (OSError, ValueError) as error:  # ValueError: NUL in the path
        reason = error.strerror if isinstance(error, OSError) else str(error)
        return None, [Problem("file-unreadable", Place(name), {"reason": reason})]
    return load(data, name)


def _open_at_once(path: str, flags: int) -> int:
    # Without O_NONBLOCK the open of a named pipe waits until somebody writes into it.
    return os.open(path, flags | os.O_NONBLOCK)


def load(data: bytes, file: str) -> tuple[Node | None, list[Problem]]:
    """The tree of a YAML file whose top is a mapping, and all that is wrong with it.

    The tree is None when it would not be what the author meant; it may come with errors, so that the next
    stage can find more of them. Nothing is raised, whatever the bytes.
    """
    text, problems = decode(data, file)
    if text is None:
        return None, problems
    scan = Scan(file, LINE_BREAK.split(text))
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            if not scan.take(event):
                break
    except yaml.YAMLError as error:
        scan.stop(syntax_problem(error, scan.lines, file))
    return (None if scan.broken else scan.root), first_problems(in_order(problems + scan.problems))
