"""What a worker does before its first task: everything slow is imported, so that a unit's time is its own."""

from __future__ import annotations


def prepare() -> None:
    """Imports the writers and readers; WeasyPrint with its fonts is set up where it can be."""
    from generator.core.fonts import installed
    from generator.write.pdf.weasyprint_engine import engine, missing_libraries

    if not missing_libraries() and installed():
        engine()
