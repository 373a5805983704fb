"""Why a file cannot be read, in words for whom it belongs to: no name of an exception helps him."""

from __future__ import annotations

from generator.core.problem import Problem

ENCRYPTED = ("password", "encrypt")  # in the words of zipfile and the names of pdfminer's exceptions


class TooLarge(ValueError):
    """More of something than any disclosure has; what is said is what there is too much of."""


def why_unreadable(error: BaseException) -> Problem:
    """The reason as a problem, for the details of another: locked, too large, not there, or damaged."""
    if isinstance(error, TooLarge):
        return Problem("unreadable-too-large", None, {"what": str(error)})
    if isinstance(error, OSError) and error.strerror:
        return Problem("unreadable-system", None, {"words": error.strerror})
    words = f"{type(error).__name__} {error}".lower()
    if any(sign in words for sign in ENCRYPTED):
        return Problem("unreadable-encrypted")
    return Problem("unreadable-damaged")
