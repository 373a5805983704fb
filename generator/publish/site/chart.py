"""Bars as SVG for a page under a strict policy: no styles, no script; a table beside each says the same."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from html import escape

from markupsafe import Markup

from generator.core.amount import format_amount

# Pixels: LEFT holds a label of LONGEST characters of SIZE and a gap, RIGHT an amount such as 99,999,999.99.
WIDTH, LEFT, RIGHT, ROW, BAR = 640, 210, 110, 28, 16
SIZE = 14
LONGEST = 13  # characters of a label
# All with a contrast of 4.5 to 1 against white at least (WCAG 2.2, 1.4.3); OTHER is for amounts below zero.
COLOUR, OTHER, INK = "#2f5d8a", "#8a5a00", "#1a1a1a"


def bars(title: str, rows: Iterable[tuple[str, str]], unit: str = "万元") -> Markup:
    """Horizontal bars; amounts are decimal texts, those below zero in another colour and with their sign."""
    entries = [(label, Decimal(amount)) for label, amount in rows]
    height = ROW * len(entries) + 12
    most = max((abs(amount) for _, amount in entries), default=Decimal(0)) or Decimal(1)
    told = "；".join(f"{label} {shown(amount)}{unit}" for label, amount in entries)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" class="chart" '
        f'font-size="{SIZE}" aria-label="{escape(f"{title}：{told}")}">'
    ]
    for number, (label, amount) in enumerate(entries):
        middle = 6 + ROW * number + ROW // 2
        length = float(abs(amount) / most) * (WIDTH - LEFT - RIGHT)
        fill = COLOUR if amount >= 0 else OTHER
        name = label if len(label) <= LONGEST else f"{label[: LONGEST - 1]}…"
        place = f'x="{LEFT - 8}" y="{middle + 5}" text-anchor="end"'
        lines.append(f'<text {place} fill="{INK}">{escape(name)}</text>')
        # A pixel at least, for an amount too small to show; the number beside it says it.
        bar = f'x="{LEFT}" y="{middle - BAR // 2}" width="{max(length, 1):.1f}" height="{BAR}"'
        lines.append(f'<rect {bar} fill="{fill}"/>')
        lines.append(f'<text x="{LEFT + length + 6:.1f}" y="{middle + 5}" fill="{INK}">{shown(amount)}</text>')
    return Markup("\n".join([*lines, "</svg>"]))


def shown(amount: Decimal | str) -> str:
    """1,131.42; nothing where the unit does not state the amount."""
    return format_amount(Decimal(amount)) if amount != "" else ""
