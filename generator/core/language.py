"""The language of messages: Chinese in a Chinese locale, else English."""

from __future__ import annotations

import os


def language() -> str:
    """`zh` or `en`, from the environment in the order that POSIX gives its variables; `zh_CN.UTF-8` is `zh`."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"
