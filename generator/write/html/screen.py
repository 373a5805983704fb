"""What a screen needs that paper does not: a width to read by, scroll boxes for tables, the bar that explains numbers.

Nothing here has a look of its own; fonts, sizes and alignments come from style.docx (generator/write/html/css.py).
"""

from __future__ import annotations

from generator.core.style import ParagraphStyle

# Points, of which 12 are the reader's own text size (browsers: 16 pixels).
READING = 13.5  # running text: 18 pixels, 44 characters in a line
SMALLEST_ON_SCREEN = 11.25  # tables: 15 pixels; the 8 points of a wide printed table cannot be read on a screen
PHONE_WIDTH = "40rem"  # 640 pixels: phones in either direction, and half a screen at twice the text size
READING_ON_PHONE = 12.75  # 17 pixels: twenty characters in a line of a phone
# A title of eleven characters still stands on one line of a phone 360 pixels wide.
LARGEST_ON_PHONE = 22.0
BESIDE_WIDTH = "80rem"  # 1,280 pixels: the contents beside the text, and a portrait page whole

# 7rem below: room for the bar, so that it never covers the last lines. 6rem of scroll padding: nor what was jumped to.
# The bar is the ::after of the number under the mouse or in focus; the mouse goes before the focus (:has). It names
# sans-serif, as it is no part of the document. .furniture: there for a screen reader only. @media print: as on paper.
SCREEN_RULES = """
:root { --paper: white; --ink: #000000; --shade: rgb(0 0 0 / 0.28); --marked: #fff3c4; --focus: #0a58ca;
  color-scheme: light dark; }
html { scroll-padding-bottom: 6rem; }
body { padding: 2rem 1rem 7rem; }
section, header, nav { margin: 0 auto 4rem; }
.new-page { margin-top: 4rem; }
h1 { text-wrap: balance; }
nav a { text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: 0.25em; }
.split-line { flex-wrap: wrap; column-gap: 2em; }
.split-line > :last-child { margin-left: auto; }
.scroll { overflow-x: auto; }
:focus-visible { outline: 0.18rem solid var(--focus); outline-offset: 0.1rem; }
.number { cursor: help; }
.number:hover, .number:focus { background: var(--marked); outline-offset: 0; }
.number:hover::after, .number:focus::after {
  content: attr(aria-description); position: fixed; z-index: 1; inset: auto 0 0; box-sizing: border-box;
  max-height: 45vh; overflow: hidden; padding: 0.6rem 1rem; background: #1b1b1b; color: white;
  font: 1rem/1.5 sans-serif; letter-spacing: 0; text-indent: 0; text-align: left; white-space: pre-line;
  pointer-events: none;
}
.number:focus::after { z-index: 2; }
body:has(.number:hover) .number:focus:not(:hover)::after { content: none; }
.furniture:not(.guide) { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap; }
caption.furniture { display: block; }
.skip:focus { position: fixed; z-index: 3; inset: 0 auto auto 0; width: auto; height: auto; margin: 0;
  padding: 0.6rem 1rem; clip-path: none; background: var(--paper); font: 1rem/1.5 sans-serif; }
.hint { margin: 0 auto 2rem; padding: 0.4rem 0.8rem; width: fit-content; border-left: 0.25rem solid var(--focus);
  font: 0.9375rem/1.6 sans-serif; }
.contents > summary { cursor: pointer; padding: 0.3rem 1rem; font: bold 1.125rem/1.8 sans-serif; text-align: center; }
.to-contents { position: fixed; right: 0.75rem; bottom: 0.75rem; padding: 0.35rem 0.8rem; border-radius: 1rem;
  background: var(--ink); color: var(--paper); font: 0.9375rem/1.6 sans-serif; }
@media screen {
  html, body { background: var(--paper); color: var(--ink); }
  .contents .contents-title { display: none; }
  h1 > span:first-child { margin-top: 2.5rem; }
  .beside { margin: 0 auto; max-width: 100%; }
  .scroll { background:
    linear-gradient(to right, var(--paper) 30%, transparent) left / 3rem 100% no-repeat local,
    linear-gradient(to left, var(--paper) 30%, transparent) right / 3rem 100% no-repeat local,
    linear-gradient(to right, var(--shade), transparent) left / 0.9rem 100% no-repeat scroll,
    linear-gradient(to left, var(--shade), transparent) right / 0.9rem 100% no-repeat scroll; }
  .held tbody .name { position: sticky; left: 0; z-index: 1; background: var(--paper);
    box-shadow: inset 1px 0 var(--ink), inset -1px 0 var(--ink); }
}
@media screen and (min-width: BESIDE_WIDTH) {
  .to-contents { display: none; }
  body > .contents { position: sticky; top: 0; z-index: 2; }
  body > .contents:not([open]) { width: fit-content; }
  body:has(> .contents[open]) { display: grid; grid-template-columns: 17rem minmax(0, 1fr); column-gap: 2rem;
    align-items: start; }
  body:has(> .contents[open]) > * { grid-column: 2; }
  body > .contents[open] { grid-column: 1 !important; grid-row: 1 / span 4; box-sizing: border-box; max-height: 100vh;
    overflow-y: auto; padding: 1rem 0 5rem; }
  body > .contents nav { margin: 0; }
  body > .contents li { margin: 0 0 0.35rem; font-size: 0.9375rem; line-height: 1.5; text-align: left; }
  body > .contents .contents-1 { text-indent: 0; margin-top: 0.9rem; }
  body > .contents .contents-2 { text-indent: -1em; padding-left: 1em; }
}
@media screen and (prefers-color-scheme: dark) {
  :root { --paper: #16191d; --ink: #e8e6e1; --shade: rgb(255 255 255 / 0.3); --marked: #5b4a00; --focus: #8ab4f8; }
}
@media print {
  .guide, .contents > summary { display: none; }
  html { font-size: 12pt; }
  body { padding: 0; }
  section, header, nav { margin: 0; }
  .new-page { margin-top: 0; }
  nav a { text-decoration: none; }
  .scroll { overflow: visible; }
  table.normal, table.small, .beside { --mm: 1mm; }
  .beside { margin: 0 auto; }
  .number { background: none; }
  .number::after { content: none !important; }
}
""".replace("BESIDE_WIDTH", BESIDE_WIDTH)


def enlargement(look: ParagraphStyle) -> float:
    """How much larger than on paper a table's text is on a screen."""
    return max(1.0, SMALLEST_ON_SCREEN / look.size)


def reading(body: ParagraphStyle) -> float:
    """How much smaller than on paper running text and titles are on a screen: all by the same, as one look."""
    return min(1.0, READING / body.size)


def reduction(look: ParagraphStyle, body: ParagraphStyle) -> float:
    """The same for a phone, where no title is larger than what stands on one line."""
    return min(1.0, READING_ON_PHONE / body.size, LARGEST_ON_PHONE / look.size)


def lightened(colour: str) -> str:
    """A colour of six hexadecimal digits as it can be read on a dark page: half way to white."""
    parts = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
    return "".join(f"{(part + 255) // 2:02x}" for part in parts)


def darkened(colour: str) -> str:
    """A fill as it can be written on with light letters: a quarter of itself above the dark page."""
    parts = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
    return "".join(f"{part // 4:02x}" for part in parts)
