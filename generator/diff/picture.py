"""The waterfall as a picture: one geometry, drawn as SVG for the web page and as PNG for Word."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from typing import Literal

from PIL import Image, ImageDraw, ImageFont

from generator.compare.changes import Waterfall
from generator.core.fonts import HEI, NOTO_SANS, ZENHEI, path_of
from generator.diff.house import House
from generator.diff.text import width_of

# Pixels. LEFT holds a label of LONGEST_LABEL columns at half of FONT_SIZE each and a gap, RIGHT an amount such as
# +99,999,999.99.
WIDTH, LEFT, RIGHT = 900, 250, 120
# A row is the bar and as much again for the line to the next.
ROW, BAR, TOP, BOTTOM = 34, 20, 14, 14
# The PNG is drawn at twice the size: sharp in print at the width of a landscape page.
FONT_SIZE, SCALE = 15, 2
LONGEST_LABEL = 30  # columns
# Told apart without colour too: by the sign before each amount. Contrast with white is at least 4.5 to 1.
COLOURS = {"total": "#44546a", "up": "#b03a2e", "down": "#1e7145"}
INK, LINE = "#1a1a1a", "#8a8a8a"
ROUNDING = "尾差"  # the label of a step without one: what rounding leaves

Kind = Literal["total", "up", "down"]


@dataclass(frozen=True, slots=True)
class Bar:
    """A row: its label and amount in words, where its bar begins and how long it is, in pixels."""

    kind: Kind
    label: str
    amount: str
    start: float
    length: float
    end: float  # where the line to the next row's bar begins


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn waterfall: as SVG, as PNG, and as text for readers who see neither."""

    svg: str
    png: bytes
    alternative: str


def picture(waterfall: Waterfall, old: str, new: str, house: House) -> Picture:
    """`old` and `new` name the two years."""
    base, highest = _scale(waterfall)
    bars = list(_bars(waterfall, old, new, house, base, highest))
    told = "；".join(f"{bar.label}{bar.amount}" for bar in bars)
    alternative = f"{waterfall.label}变动构成（{waterfall.unit}）：{told}。"
    note = f"横轴从 {house.number(base, waterfall.unit)}{waterfall.unit}起" if base > 0 else ""
    return Picture(_svg(bars, note, alternative), _png(bars, note), alternative)


def _levels(waterfall: Waterfall) -> list[Decimal]:
    levels = [waterfall.old]
    for step in waterfall.steps:
        levels.append(levels[-1] + step.amount)
    return levels


def _scale(waterfall: Waterfall) -> tuple[Decimal, Decimal]:
    """Where the axis begins and ends: at zero, unless the changes would be too small to see."""
    levels = [*_levels(waterfall), waterfall.new]
    lowest, highest = min(levels), max(levels)
    spread = highest - lowest or Decimal(1)
    # From zero 5 000 and 5 020 are two bars of one length: where all lies above three times the spread, the axis begins
    # half the spread below the lowest, and a note says so.
    return min(Decimal(0), lowest) if lowest < spread * 3 else lowest - spread / 2, highest


def _bars(waterfall: Waterfall, old: str, new: str, house: House, base: Decimal, highest: Decimal) -> Iterator[Bar]:
    """Rows from the first year by the causes to the second."""
    levels = _levels(waterfall)
    scale = (WIDTH - LEFT - RIGHT) / float(highest - base or 1)

    def at(level: Decimal) -> float:
        return LEFT + float(level - base) * scale

    zero = LEFT if base > 0 else at(Decimal(0))
    yield _total(old, waterfall.old, zero, at(waterfall.old), house, waterfall.unit)
    for before, step, after in zip(levels, waterfall.steps, levels[1:], strict=False):
        start, end = sorted((at(before), at(after)))
        kind: Kind = "up" if step.amount > 0 else "down"
        amount = house.signed(step.amount, waterfall.unit)
        # At least a pixel, or a small step would not be seen.
        yield Bar(kind, _short(step.label or ROUNDING), amount, start, max(end - start, 1.0), at(after))
    yield _total(new, waterfall.new, zero, at(waterfall.new), house, waterfall.unit)


def _total(label: str, value: Decimal, zero: float, end: float, house: House, unit: str) -> Bar:
    start, stop = sorted((zero, end))
    return Bar("total", label, house.number(value, unit), start, max(stop - start, 1.0), end)


def _short(label: str) -> str:
    """As much of a label as fits."""
    if width_of(label) <= LONGEST_LABEL:
        return label
    kept = label
    while width_of(kept) > LONGEST_LABEL - 2:
        kept = kept[:-1]
    return f"{kept}…"


def _height(bars: list[Bar], note: str) -> int:
    return TOP + ROW * (len(bars) + bool(note)) + BOTTOM


def _svg(bars: list[Bar], note: str, alternative: str) -> str:
    """Presentation attributes only: a page's policy may forbid styles."""
    height = _height(bars, note)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'aria-label="{escape(alternative)}" class="waterfall" font-size="{FONT_SIZE}">'
    ]
    for number, bar in enumerate(bars):
        top, middle = TOP + ROW * number, TOP + ROW * number + ROW // 2
        y = middle - BAR // 2
        lines.append(
            f'<text x="{LEFT - 10}" y="{middle + 5}" text-anchor="end" fill="{INK}">{escape(bar.label)}</text>'
        )
        lines.append(
            f'<rect x="{bar.start:.1f}" y="{y}" width="{bar.length:.1f}" height="{BAR}" fill="{COLOURS[bar.kind]}"/>'
        )
        end = bar.start + bar.length
        lines.append(f'<text x="{end + 6:.1f}" y="{middle + 5}" fill="{INK}">{escape(bar.amount)}</text>')
        if number + 1 < len(bars):
            below = f'y1="{y + BAR}" y2="{top + ROW + (ROW - BAR) // 2}"'
            lines.append(
                f'<line x1="{bar.end:.1f}" x2="{bar.end:.1f}" {below} stroke="{LINE}" stroke-dasharray="2 2"/>'
            )
    if note:
        lines.append(f'<text x="{LEFT}" y="{height - BOTTOM - 10}" fill="{INK}">{escape(note)}</text>')
    return "\n".join([*lines, "</svg>"])


def _png(bars: list[Bar], note: str) -> bytes:
    size = (WIDTH * SCALE, _height(bars, note) * SCALE)
    image = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(image)
    font = _font()
    for number, bar in enumerate(bars):
        top, middle = TOP + ROW * number, TOP + ROW * number + ROW // 2
        y = middle - BAR // 2
        draw.text(((LEFT - 10) * SCALE, middle * SCALE), bar.label, fill=INK, font=font, anchor="rm")
        corners = (bar.start, y, bar.start + bar.length, y + BAR)
        draw.rectangle([corner * SCALE for corner in corners], fill=COLOURS[bar.kind])
        draw.text(((bar.start + bar.length + 6) * SCALE, middle * SCALE), bar.amount, fill=INK, font=font, anchor="lm")
        if number + 1 < len(bars):
            x = bar.end * SCALE
            draw.line([(x, (y + BAR) * SCALE), (x, (top + ROW + (ROW - BAR) // 2) * SCALE)], fill=LINE, width=1)
    if note:
        draw.text((LEFT * SCALE, size[1] - (BOTTOM + 15) * SCALE), note, fill=INK, font=font, anchor="lm")
    stream = io.BytesIO()
    image.save(stream, "PNG", optimize=False)
    return stream.getvalue()


def _font() -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """A face with Chinese; gongkai doctor says where none is installed."""
    found = next((path for face in (HEI, NOTO_SANS, ZENHEI) if (path := path_of(face))), None)
    if found is None:
        return ImageFont.load_default(FONT_SIZE * SCALE)  # without Chinese: boxes, but a report
    return ImageFont.truetype(str(found), FONT_SIZE * SCALE)
