"""A fontconfig configuration of our own: a folder of links to the fonts on our list, and no other font."""

from __future__ import annotations

import atexit
import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

from generator.core.fonts import Face

# With a cache of its own: that of the machine knows fonts that are not on our list.
FONTCONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
<dir>{folder}/fonts</dir>
<cachedir>{folder}/cache</cachedir>
{rules}
</fontconfig>
"""
# Fandol's bold faces say of themselves that they are regular. 200 is bold on fontconfig's scale (CSS: 700).
BOLD_RULE = """<match target="scan">
<test name="file" compare="eq"><string>{file}</string></test>
<edit name="weight" mode="assign"><int>200</int></edit>
</match>"""
# A Latin font has “”—… too, but narrow; Chinese text must take them from the Chinese font. So Latin ones are of ASCII.
LATIN_RULE = """<match target="scan">
<test name="file" compare="eq"><string>{file}</string></test>
<edit name="charset" mode="assign"><charset><range><int>0x20</int><int>0x7e</int></range></charset></edit>
</match>"""


def font_folder(faces: Mapping[Face, Path]) -> Path:
    """A folder with links to the fonts and a fontconfig file, for as long as this process lives."""
    folder = Path(tempfile.mkdtemp(prefix="gongkai-fonts-"))
    atexit.register(_remove, folder, os.getpid())
    (folder / "fonts").mkdir()
    rules: list[str] = []
    for face, path in faces.items():
        link = folder / "fonts" / face.file
        if not link.exists():
            link.symlink_to(path)
        if face.weight > 400:  # regular
            rules.append(BOLD_RULE.format(file=escape(str(link))))
        if face.family.startswith("Liberation"):
            rules.append(LATIN_RULE.format(file=escape(str(link))))
    content = FONTCONFIG.format(folder=escape(str(folder)), rules="\n".join(rules))
    (folder / "fonts.conf").write_text(content, encoding="utf-8")
    return folder


def _remove(folder: Path, process: int) -> None:
    """A process forked off this one must not take the fonts away from it."""
    if os.getpid() == process:
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def configured_by(folder: Path) -> Iterator[None]:
    """fontconfig reads its file's name from the environment when WeasyPrint is loaded and configured."""
    ours = {"FONTCONFIG_FILE": str(folder / "fonts.conf"), "FONTCONFIG_PATH": str(folder)}
    before = {name: os.environ.get(name) for name in ours}
    os.environ.update(ours)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
