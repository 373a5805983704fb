"""Why a file cannot be read, in words for whom it belongs to: no name of an exception helps him."""

from __future__ import annotations

from generator.core.problem import Problem

ENCRYPTED = ("password", "encrypt")  # in the words of zipfile and the names of pdfminer's exceptions


class TooLarge(ValueError):
    """More of something than any disclosure has: `what` is bytes, parts, blocks, cells, pages, forms or levels."""

    def __init__(self, what: str, most: int) -> None:
        super().__init__(f"{what} > {most}")
        self.what, self.most = what, most

    def told(self) -> Problem:
        """What there is too much of and how much there may be, in words; sizes in MB."""
        most = self.most // 1_000_000 if self.what == "bytes" else self.most
        return Problem(f"too-many-{self.what}", None, {"most": f"{most:,}"})


def why_unreadable(error: BaseException) -> Problem:
    """The reason as a problem, for the details of another: locked, too large, not there, or damaged."""
    if isinstance(error, TooLarge):
        return Problem("unreadable-too-large", None, {"what": error.told()})
    if isinstance(error, OSError) and error.strerror:
        return Problem("unreadable-system", None, {"words": error.strerror})
    words = f"{type(error).__name__} {error}".lower()
    if any(sign in words for sign in ENCRYPTED):
        return Problem("unreadable-encrypted")
    return Problem("unreadable-damaged")
