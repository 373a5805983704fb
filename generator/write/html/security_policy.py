"""The Content-Security-Policy of every page that we write: its own style, its own script if any, nothing else."""

from __future__ import annotations

from generator.core.hashing import sha256_of_source


def security_policy(style: str, script: str = "", images: bool = False) -> str:
    """The policy of a page with this style and script, as they stand in it; `images` are those of its own site.

    `style` and `script` have no blanks at their ends: validators differ on whether these count for the hash.
    """
    sources = ["default-src 'none'", f"style-src '{sha256_of_source(style)}'"]
    sources += ["img-src 'self'"] if images else []
    sources += ["base-uri 'none'", "form-action 'none'"]
    sources += [f"script-src '{sha256_of_source(script)}'"] if script else []
    return "; ".join(sources)
