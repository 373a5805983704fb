"""Whether the facts that the set declares stand where it says, and last year's amounts beside them are known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from generator.core.amount import format_date
from generator.core.declared import BLOCK, LAST, Declared
from generator.core.document import Block, Number, plain, spans_of
from generator.core.model import Figure, Figures
from generator.core.problem import Place, Problem


def not_printed(figures: Figures, origins: Mapping[Block, str], used: Mapping[str, Figure]) -> Iterator[Problem]:
    """A stated fact that its chapter or table does not print; `origins` are the files that blocks come from."""
    wanted = [(one, file) for one in figures.unit.declared for file in one.printed if _is_stated(figures, one)]
    if not wanted:
        return
    keys, texts = _by_file(origins, used)
    for one, file in wanted:
        key = f"{BLOCK}.{one.key}"
        names = [each for each in keys if _is_file(each, file)]
        is_there = any(one_key == key or one_key.startswith(f"{key}.") for name in names for one_key in keys[name])
        said = [] if one.is_number else _told(str(_block(figures, one)))
        if not is_there and not any(words in text for words in said for name in names for text in texts[name]):
            details = {"label": one.label, "file": file, "key": one.key}
            yield Problem("fact-not-printed", one.place, details, one.severity)


def last_year_missing(figures: Figures) -> Iterator[Problem]:
    """Last year's amounts that the set asks for and nobody states, of a unit that had a last year."""
    unit = figures.unit
    for one in unit.declared if unit.no_prior is None else ():
        key = f"{BLOCK}.{one.key}"
        if LAST in one.years and key in figures and key not in figures.prior:
            place = unit.places.get(key, Place(unit.file))
            yield Problem("fact-prior-missing", place, {"label": one.label, "unit": figures[key].unit, "key": key})


def _by_file(
    origins: Mapping[Block, str], used: Mapping[str, Figure]
) -> tuple[Mapping[str, set[str]], Mapping[str, list[str]]]:
    """The keys of the figures that each file prints, what they follow from among them; and its texts."""
    keys, texts = defaultdict[str, set[str]](set), defaultdict[str, list[str]](list)
    for block, file in origins.items():
        spans = list(spans_of(block))
        texts[file].append(plain(tuple(spans)))
        keys[file] |= set()
        for span in spans:
            if isinstance(span, Number) and span.figure:
                keys[file] |= {span.figure, *(used[span.figure].inputs if span.figure in used else ())}
    return keys, texts


def _told(text: str) -> list[str]:
    """How a text is printed, a date also as 2025年2月8日."""
    try:
        return [text, format_date(date.fromisoformat(text))]
    except ValueError:
        return [text]


def _is_file(found: str, wanted: str) -> bool:
    """chapters/narrative/other.j2 is narrative/other, tables/04.yaml is tables/04."""
    return found.rsplit(".", 1)[0].removeprefix("chapters/") == wanted.rsplit(".", 1)[0].removeprefix("chapters/")


def _block(figures: Figures, one: Declared) -> object:
    block = figures.unit.record.get(BLOCK)
    return block.get(one.key) if block is not None else None  # type: ignore[attr-defined]


def _is_stated(figures: Figures, one: Declared) -> bool:
    return _block(figures, one) is not None
