"""What a screen needs that paper does not: a width to read by, scroll boxes for tables, the bar that explains numbers.

Nothing here has a look of its own; fonts, sizes and alignments come from style.docx (generator/write/html/css.py).
"""

from __future__ import annotations

from generator.core.style import ParagraphStyle

SMALLEST_ON_SCREEN = 10.0  # points; the 8 points of a wide printed table cannot be read on a screen
PHONE_WIDTH = "40rem"  # 640 pixels: phones in either direction, and half a screen at twice the text size
# 仿宋 of 16 points comes to 13: twenty characters in a line of a phone.
PHONE_TEXT = 0.8
# A title of eleven characters still stands on one line of a phone 360 pixels wide.
LARGEST_ON_PHONE = 22.0

# 7rem below: room for the bar, so that it never covers the last lines. 6rem of scroll padding: nor what was jumped to.
# The bar is the ::after of the number under the mouse or in focus; the mouse goes before the focus (:has). It names
# sans-serif, as it is no part of the document. .furniture: there for a screen reader only. @media print: as on paper.
SCREEN_RULES = """
html { scroll-padding-bottom: 6rem; }
body { padding: 2rem 1rem 7rem; }
section, header, nav { margin: 0 auto 4rem; }
.new-page { margin-top: 4rem; }
h1 { text-wrap: balance; }
nav a { text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: 0.25em; }
.split-line { flex-wrap: wrap; column-gap: 2em; }
.split-line > :last-child { margin-left: auto; }
.scroll { overflow-x: auto; }
:focus-visible { outline: 0.18rem solid #0a58ca; outline-offset: 0.1rem; }
.number { cursor: help; }
.number:hover, .number:focus { background: #fff3c4; outline-offset: 0; }
.number:hover::after, .number:focus::after {
  content: attr(aria-description); position: fixed; z-index: 1; inset: auto 0 0; box-sizing: border-box;
  max-height: 45vh; overflow: hidden; padding: 0.6rem 1rem; background: #1b1b1b; color: white;
  font: 1rem/1.5 sans-serif; letter-spacing: 0; text-indent: 0; text-align: left; white-space: pre-line;
  pointer-events: none;
}
.number:focus::after { z-index: 2; }
body:has(.number:hover) .number:focus:not(:hover)::after { content: none; }
.furniture { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap; }
caption.furniture { display: block; }
.skip:focus { position: fixed; z-index: 3; inset: 0 auto auto 0; width: auto; height: auto; margin: 0;
  padding: 0.6rem 1rem; clip-path: none; background: white; font: 1rem/1.5 sans-serif; }
@media print {
  html { font-size: 12pt; }
  body { padding: 0; }
  section, header, nav { margin: 0; }
  .new-page { margin-top: 0; }
  nav a { text-decoration: none; }
  .scroll { overflow: visible; }
  table.normal, table.small { --mm: 1mm; }
  .number { background: none; }
  .number::after { content: none !important; }
}
"""


def enlargement(look: ParagraphStyle) -> float:
    """How much larger than on paper a table's text is on a screen."""
    return max(1.0, SMALLEST_ON_SCREEN / look.size)


def reduction(look: ParagraphStyle) -> float:
    """How much smaller than on paper running text and titles are on a phone."""
    return min(PHONE_TEXT, LARGEST_ON_PHONE / look.size)
