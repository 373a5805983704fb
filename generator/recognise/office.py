"""Files of other office programs made Word files or workbooks by LibreOffice, where it is installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from generator.core.problem import Place, Problem

# What becomes of each; .wps and .et are WPS's own.
CONVERTED = {
    **dict.fromkeys((".doc", ".wps", ".rtf", ".odt"), "docx"),
    **dict.fromkeys((".xls", ".et", ".ods"), "xlsx"),
}
SECONDS = 120.0  # a large file takes LibreOffice some 20
LARGEST = 100_000_000  # bytes of a file


def office() -> str | None:
    """The program, if it is installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def convert(path: Path, folder: Path) -> tuple[Path | None, list[Problem]]:
    """The file as one that the readers know, in the folder; or why there is none.

    LibreOffice runs with a profile of its own, so that one that is open and several at once do not disturb it, and
    without macros, which documents of others may hold.
    """
    program = office()
    if program is None:
        return None, [Problem("office-missing", Place(str(path)), {"suffix": path.suffix})]
    if path.stat().st_size > LARGEST:
        return None, [Problem("office-failed", Place(str(path)), {"suffix": path.suffix})]
    kind = CONVERTED[path.suffix.lower()]
    with tempfile.TemporaryDirectory() as profile:
        arguments = [
            *(program, "--headless", "--norestore", "--nolockcheck", f"-env:UserInstallation=file://{profile}"),
            *("--convert-to", kind, "--outdir", str(folder), str(path.absolute())),
        ]
        try:
            subprocess.run(arguments, capture_output=True, timeout=SECONDS, check=False)
        except (OSError, subprocess.TimeoutExpired):
            return None, [Problem("office-failed", Place(str(path)), {"suffix": path.suffix})]
    made = folder / f"{path.stem}.{kind}"
    if not made.is_file():
        return None, [Problem("office-failed", Place(str(path)), {"suffix": path.suffix})]
    return made, []
