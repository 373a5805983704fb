"""A finding made small: whatever can be left out of the file and the same fault remains (delta debugging)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import monotonic


def smaller(content: bytes, fails: Callable[[bytes], bool], seconds: float = 60) -> bytes:
    """The content with lines, then pieces of the lines left, taken out for as long as it still `fails`."""
    end = monotonic() + seconds
    lines = _reduced(content.splitlines(keepends=True), lambda parts: fails(b"".join(parts)), end)
    content = b"".join(lines)
    if len(content) > 3000:  # bytes one by one would take too long
        return content
    return b"".join(_reduced([content[n : n + 1] for n in range(len(content))], lambda p: fails(b"".join(p)), end))


def _reduced(parts: Sequence[bytes], fails: Callable[[Sequence[bytes]], bool], end: float) -> Sequence[bytes]:
    """Takes out halves, quarters and so on (Zeller and Hildebrandt 2002)."""
    pieces = 2
    while len(parts) >= 2 and monotonic() < end:
        size = max(len(parts) // pieces, 1)
        for start in range(0, len(parts), size):
            rest = [*parts[:start], *parts[start + size :]]
            if monotonic() < end and fails(rest):
                parts, pieces = rest, max(pieces - 1, 2)
                break
        else:
            if size == 1:
                break
            pieces = min(pieces * 2, len(parts))
    return parts
