"""Lines of an exact pitch are as high as the pitch says and no higher, as in Word.

CSS makes a line higher where a bold face, or the face that stands in for a rare character, sits otherwise on the
baseline than the paragraph's own (a bold row of 宋体 with a pitch of 12.75 points came to 13.59). Word does not, and
neither do the pages that we compute.
"""

from __future__ import annotations

from functools import cache
from typing import Any


@cache
def hold_pitch() -> None:
    """Have WeasyPrint keep to exact pitches; once for the process, and by its module of this pinned version."""
    from weasyprint.layout import inline

    measured = inline.line_box_verticality

    def held(line: Any) -> tuple[float, float]:
        """Bottom and top of a line whose baseline is at 0; called for its effect too, which places the words."""
        bottom, top = measured(line)
        if not _is_exact(line.style["line_height"]):
            return bottom, top
        return line.margin_height() - line.baseline, -line.baseline

    inline.line_box_verticality = held


def _is_exact(line_height: Any) -> bool:
    """Whether the pitch is a length; multiples of the font's size are plain numbers."""
    return getattr(line_height, "unit", None) == "px"
