"""What the YAML parser's complaints mean to someone who fills in a form, and traps it does not see."""

from __future__ import annotations

import re

import yaml

from generator.core.problem import Place, Problem
from generator.yaml_file.decode import shown

# A part of libyaml's `context: problem`, our code, and whether the place is where the construct began (and not where it
# failed). The first that is found counts. Behind each a text of which libyaml 0.2.5 says so.
_COMPLAINTS: tuple[tuple[str, str, bool], ...] = (
    ("mapping values are not allowed", "yaml-second-colon", False),  # a: b: c
    ("found unexpected ':'", "yaml-second-colon", False),  # a: [b:]
    ("block sequence entries are not allowed", "yaml-dash", False),  # a: - b
    ("found unexpected document indicator", "yaml-unclosed-quote", True),  # a: "b, then a line ---
    ("found unexpected end of stream", "yaml-unclosed-quote", True),  # a: "b
    ("did not find expected ',' or", "yaml-unclosed-bracket", True),  # a: [1, 2
    ("while parsing a flow node", "yaml-unclosed-bracket", True),  # a: [,]
    ("did not find expected node content", "yaml-first-character", True),  # a: ]
    ("while scanning a tag", "yaml-first-character", True),  # a: !<x
    ("while parsing a tag", "yaml-first-character", True),  # a: !x%zz
    ("found undefined tag handle", "yaml-first-character", False),  # a: !b!c
    ("while scanning an alias", "yaml-first-character", True),  # a: * b
    ("while scanning an anchor", "yaml-first-character", True),  # a: & b
    ("while scanning a block scalar", "yaml-first-character", True),  # a: |b
    ("mapping keys are not allowed", "yaml-first-character", False),  # a: ? b
    ("found character that cannot start any token", "yaml-first-character", False),  # a: @b, a: %b, a: `b`
    ("found unknown escape character", "yaml-backslash", False),  # a: "\q"
    ("did not find expected hexdecimal number", "yaml-backslash", False),  # a: "C:\Users" (the spelling is libyaml's)
    ("found invalid Unicode character escape code", "yaml-backslash", False),  # a: "\ud800"
    ("could not find expected ':'", "yaml-no-colon", True),  # a line with a word alone, before c: 2
    ("did not find expected key", "yaml-indentation", False),  # a line less indented than those above it
    ("did not find expected '-' indicator", "yaml-indentation", False),  # - a, then a line b: 1
    ("did not find expected <document start>", "yaml-indentation", False),  # a: 1, then a line ...
    (" directive: ", "yaml-directive", True),  # %FOO
)
_FULL_WIDTH_COLON = re.compile(r"^[^:\"']*[^:\"'\s]：")  # "year：2025"; not "year: 一：二"
_NO_BLANK_AFTER_COLON = re.compile(r"^\s*(?:- )?[^\s:\"'/]+:[^\s/]")  # "year:2025", "- year:2025"; not "http://…"
# "　name: 示例": indented with U+3000, which is no blank to YAML
_WIDE_BLANK_FIRST = re.compile(r"^ *[\u3000\u00a0\u1680\u2000-\u200a\u202f\u205f]")
_SWALLOWED = re.compile(r" +#+[^#\s]")  # " #1楼"; not " # a remark"
_SPLIT_AMOUNT = re.compile(r",[0-9]{3}(?![0-9])")  # ",131" of "[1,131.42]"; not ",1314"


def syntax_problem(error: yaml.YAMLError, lines: list[str], file: str) -> Problem:
    """The parser's error in a clerk's words, at line and column."""
    complaint = f"{getattr(error, 'context', None) or ''}: {getattr(error, 'problem', None) or ''}".removeprefix(": ")
    code, at_context = next(
        ((code, context) for part, code, context in _COMPLAINTS if part in complaint),
        ("yaml-syntax", False),
    )
    mark = getattr(error, "problem_mark", None)
    if at_context:
        mark = getattr(error, "context_mark", None) or mark
    if mark is None:
        return Problem("yaml-syntax", Place(file, 1, 1), {"complaint": shown(error, 120)})
    # Such a line is still good YAML, as a text: libyaml complains only of the next one.
    for number in (mark.line, mark.line - 1):
        line = lines[number] if 0 <= number < len(lines) else ""
        fault = colon_fault(line) or _indent_fault(line)
        if fault:
            return Problem(fault, Place(file, number + 1, 1))
    return Problem(code, Place(file, mark.line + 1, mark.column + 1), {"complaint": complaint})


def colon_fault(text: str) -> str | None:
    """The code when the text looks like `key: value` with the wrong colon, or without the blank after it."""
    if _FULL_WIDTH_COLON.search(text) and ": " not in text:
        return "colon-full-width"
    return "colon-without-blank" if _NO_BLANK_AFTER_COLON.search(text) else None


def _indent_fault(line: str) -> str | None:
    return "indent-wide-blank" if _WIDE_BLANK_FIRST.search(line) else None


def key_problem(key: str, place: Place) -> Problem | None:
    """A key with blanks in it that are not the ordinary one: from indentation with U+3000, mostly."""
    if any(character.isspace() and character not in " \n" for character in key):
        return Problem("key-wide-blank", place, {"key": shown(key)})
    return None


def swallowed_comment(rest: str, value: str, place: Place) -> Problem | None:
    """`办公室 #1` reads as 办公室; a real comment has a blank after `#`. `rest`: the line after the value."""
    if not _SWALLOWED.match(rest):
        return None
    return Problem("comment-swallowed", place, {"text": shown(value), "lost": shown(rest.strip())})


def split_amount(before: str, value: str, rest: str, place: Place) -> Problem | None:
    """`[1,131.42]` reads as 1 and 131.42. `before` and `rest` are the line on either side of the value."""
    number = re.fullmatch(r"-?[0-9]{1,3}", value)  # "1", "-13"
    # A digit and a comma before it ("1," of "[1,131,422]"): a later group of an amount reported already.
    if not number or not _SPLIT_AMOUNT.match(rest) or re.search(r"[0-9],$", before):
        return None
    return Problem("amount-split", place, {"text": shown(value + rest[:4])})


def merged_lines(value_lines: list[str], place: Place) -> Problem | None:
    """A plain text over several lines, one of which was meant as an entry of its own (`- `, wide blanks)."""
    for offset, line in enumerate(value_lines[1:], 1):
        if line.lstrip().startswith("- ") or _WIDE_BLANK_FIRST.search(line):
            return Problem("lines-merged", Place(place.file, place.line + offset, 1), {"text": shown(line.strip())})
    return None
