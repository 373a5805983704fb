"""What `gongkai templates` prints: the sets, and for one where each of its files and settings comes from."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby

from generator.compose.origins import Listed, Origin

WIDTH = 100
NAME = 36  # columns for the names, unless one is longer
LONGEST_VALUE = 40
HEADS = {
    "chapters": ("章节（按先后）", "Chapters, in order"),
    "tables": ("表格（按先后）", "Tables, in order"),
    "macros": ("宏", "Macros"),
    "files": ("其他文件", "Other files"),
    "switches": ("开关", "Switches"),
    "options": ("选项", "Options"),
    "constants": ("常数", "Constants"),
}
WORDS = {
    "budget": ("部门预算", "budget"),
    "final": ("部门决算", "final accounts"),
    "": ("供继承", "to be extended"),
    "chain": ("继承：", "Extends: "),
    "instead": ("代替 ", "instead of "),
}


def lines_of_all(sets: Iterable[Listed], language: str) -> Iterator[str]:
    """A line a set: its name, kind and title."""
    for each in sets:
        yield f"{padded(each.name, NAME)} {padded(_word(each.kind, language), 14)} {each.title}"


def lines_of_one(one: Listed, language: str) -> Iterator[str]:
    """The origin of everything in a set."""
    yield f"{one.name}  {one.title}  {_word(one.kind, language)}"
    if len(one.chain) > 1:
        yield _word("chain", language) + " → ".join(reversed(one.chain))
    for group, origins in groupby((*one.files, *one.settings), lambda origin: origin.group):
        yield ""
        yield HEADS[group][language == "en"]
        listed = list(origins)
        room = min(NAME, max(width(_name(origin)) for origin in listed))
        for origin in listed:
            yield from _lines(origin, room, language)


def _lines(origin: Origin, room: int, language: str) -> Iterator[str]:
    yield from _fitted(_name(origin), _pile(origin), room)
    for value, place in () if origin.piled else origin.under:
        yield from _fitted(f"    {_word('instead', language)}{_short(value)}", [place], room)


def _name(origin: Origin) -> str:
    value = f" = {_short(origin.value)}" if origin.value else ""
    return f"{'  ' * (origin.depth + 1)}{origin.name}{value}"


def _pile(origin: Origin) -> list[str]:
    """The places, the farthest first where they lie over one another."""
    return [*(place for _, place in reversed(origin.under)), origin.place] if origin.piled else [origin.place]


def _fitted(name: str, places: list[str], room: int) -> Iterator[str]:
    """The name and the places on one line where they fit, else each place on a line of its own."""
    joined = " → ".join(places)
    line = f"{padded(name, room)}  {joined}"
    if width(line) <= WIDTH:
        yield line
        return
    indent = " " * (width(name) - width(name.lstrip()) + 4)
    yield f"{padded(name, room)}  {places[0]}" if _fits(name, places[0], room) else name
    rest = places[1:] if _fits(name, places[0], room) else places
    for place in rest:
        yield f"{' ' * (room + 2)}→ {place}" if len(places) > 1 and _fits("→ ", place, room) else f"{indent}{place}"


def _fits(name: str, place: str, room: int) -> bool:
    return width(f"{padded(name, room)}  {place}") <= WIDTH


def _short(value: str) -> str:
    """A long text by its beginning."""
    found = ""
    for character in value.replace("\n", " "):
        if width(found + character) > LONGEST_VALUE:
            return found + "…"
        found += character
    return found


def width(text: str) -> int:
    """In columns of a terminal, where a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def padded(text: str, room: int) -> str:
    """With blanks up to that many columns."""
    return text + " " * (room - width(text))


def _word(name: str, language: str) -> str:
    return WORDS[name][language == "en"]
