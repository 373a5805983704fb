"""Which installed font stands in for which official one in the PDF, and what is missing.

The fonts that the rules ask for (方正小标宋, 仿宋_GB2312, …) are not free, so that a machine may have them or not;
the PDF must look the same everywhere. So it never uses them: each has an explicit list of free faces, and the first
that is installed stands in. The Word file and the web page name the official fonts, which their readers have.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator.core.problem import Place, Problem, Severity
from generator.core.style import Style

# Debian has no package of the Fandol fonts alone; the script takes them out of texlive-lang-chinese.
FANDOL = "scripts/bootstrap run"
FONT_FILES = (".otf", ".ttf", ".ttc")  # OpenType, TrueType, and collections of several faces


@dataclass(frozen=True, slots=True)
class Face:
    """One face of a font file, as CSS asks for it; `install` is what to run where the file is missing."""

    file: str
    family: str
    weight: int  # of CSS and OpenType: 400 regular, 700 bold
    install: str


@dataclass(frozen=True, slots=True)
class Role:
    """An official font, the other names Word and WPS know it by, and what may stand in for it, best first.

    Where the free font has no bold face, another font's is used as Chinese print does: 黑体 marks words in 仿宋.
    """

    official: str
    aliases: tuple[str, ...]
    regular: tuple[Face, ...]
    bold: tuple[Face, ...]
    generic: str = "serif"
    latin: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        return (self.official, *self.aliases)


def _debian(file: str, family: str, package: str, weight: int = 400) -> Face:
    return Face(file, family, weight, f"apt-get install {package}")


# As the packages of Debian 12 and the Fandol fonts name them; CSS finds a face by its family and weight.
SONG = Face("FandolSong-Regular.otf", "FandolSong", 400, FANDOL)
SONG_BOLD = Face("FandolSong-Bold.otf", "FandolSong", 700, FANDOL)
FANG = Face("FandolFang-Regular.otf", "FandolFang", 400, FANDOL)
KAI = Face("FandolKai-Regular.otf", "FandolKai", 400, FANDOL)
HEI = Face("FandolHei-Regular.otf", "FandolHei", 400, FANDOL)
HEI_BOLD = Face("FandolHei-Bold.otf", "FandolHei", 700, FANDOL)
NOTO_SERIF = _debian("NotoSerifCJK-Regular.ttc", "Noto Serif CJK SC", "fonts-noto-cjk")
NOTO_SERIF_BOLD = _debian("NotoSerifCJK-Bold.ttc", "Noto Serif CJK SC", "fonts-noto-cjk", 700)
NOTO_SANS = _debian("NotoSansCJK-Regular.ttc", "Noto Sans CJK SC", "fonts-noto-cjk")
NOTO_SANS_BOLD = _debian("NotoSansCJK-Bold.ttc", "Noto Sans CJK SC", "fonts-noto-cjk", 700)
SUNGTI = _debian("gbsn00lp.ttf", "AR PL SungtiL GB", "fonts-arphic-gbsn00lp")
KAITI = _debian("gkai00mp.ttf", "AR PL KaitiM GB", "fonts-arphic-gkai00mp")
ZENHEI = _debian("wqy-zenhei.ttc", "WenQuanYi Zen Hei", "fonts-wqy-zenhei")
TIMES = _debian("LiberationSerif-Regular.ttf", "Liberation Serif", "fonts-liberation")
TIMES_BOLD = _debian("LiberationSerif-Bold.ttf", "Liberation Serif", "fonts-liberation", 700)
ARIAL = _debian("LiberationSans-Regular.ttf", "Liberation Sans", "fonts-liberation")
ARIAL_BOLD = _debian("LiberationSans-Bold.ttf", "Liberation Sans", "fonts-liberation", 700)

_MARKED = (HEI, NOTO_SANS_BOLD, ZENHEI)  # bold words in 仿宋 and 楷体

ROLES: tuple[Role, ...] = (
    Role(  # titles (GB/T 9704): a heavy face by itself, so that a bold 宋体 comes nearest, and bold is no heavier
        "方正小标宋简体",
        ("方正小标宋_GBK", "方正小标宋", "FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "华文中宋", "STZhongsong"),
        (SONG_BOLD, NOTO_SERIF_BOLD, SUNGTI),
        (SONG_BOLD, NOTO_SERIF_BOLD, SUNGTI),
    ),
    Role(  # running text; FandolFang is the only free 仿宋 with simplified characters
        "仿宋_GB2312",
        ("仿宋", "FangSong_GB2312", "FangSong", "华文仿宋", "STFangsong"),
        (FANG, SUNGTI, NOTO_SERIF),
        _MARKED,
    ),
    Role(  # headings 一、
        "黑体",
        ("SimHei", "华文黑体", "STHeiti", "Heiti SC"),
        (HEI, NOTO_SANS, ZENHEI),
        (HEI_BOLD, NOTO_SANS_BOLD, ZENHEI),
        "sans-serif",
    ),
    Role(  # headings （一）
        "楷体_GB2312",
        ("楷体", "KaiTi_GB2312", "KaiTi", "华文楷体", "STKaiti", "Kaiti SC"),
        (KAI, KAITI, NOTO_SERIF),
        _MARKED,
    ),
    Role(  # tables and page numbers
        "宋体",
        ("SimSun", "NSimSun", "新宋体", "华文宋体", "STSong", "Songti SC"),
        (SONG, NOTO_SERIF, SUNGTI),
        (SONG_BOLD, NOTO_SERIF_BOLD, SUNGTI),
    ),
    # Liberation has the widths of Times New Roman and Arial: lines break where they do in Word.
    Role("Times New Roman", ("Times",), (TIMES,), (TIMES_BOLD,), latin=True),
    Role("Arial", ("Helvetica",), (ARIAL,), (ARIAL_BOLD,), "sans-serif", latin=True),
)

# For characters that the substitute does not have, mostly rare ones in names.
FALLBACK = (NOTO_SERIF, NOTO_SANS, NOTO_SERIF_BOLD, NOTO_SANS_BOLD)


def folders() -> tuple[Path, ...]:
    """Where font files are looked for, gongkai's own folders first, then those that fontconfig reads by default."""
    data = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share")
    named = os.environ.get("GONGKAI_FONTS")
    return (
        *((Path(named),) if named else ()),
        Path("/usr/local/share/fonts/gongkai"),
        data / "fonts/gongkai",
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        data / "fonts",
        Path.home() / ".fonts",
    )


@cache
def _files(places: tuple[Path, ...]) -> dict[str, Path]:
    """Every font file by its name; of two files of one name the one in the earlier folder."""
    found: dict[str, Path] = {}
    for place in places:
        for folder, subfolders, names in os.walk(place):
            subfolders.sort()  # in place: os.walk goes on in this order, the same on every machine
            for name in sorted(names):
                if name.endswith(FONT_FILES):
                    found.setdefault(name, (Path(folder) / name).resolve())
    return found


def path_of(face: Face) -> Path | None:
    """Where the face's file is installed."""
    return _files(folders()).get(face.file)


def first_installed(faces: Iterable[Face]) -> Face | None:
    return next((face for face in faces if path_of(face)), None)


def role_of(family: str) -> Role | None:
    """The official font of that name, whatever name of it is used."""
    return next((role for role in ROLES if family in role.names), None)


def installed() -> dict[Face, Path]:
    """The faces that a PDF may use on this machine: what stands in for each font, then the fallback."""
    chosen = (first_installed(faces) for role in ROLES for faces in (role.regular, role.bold))
    faces = dict.fromkeys(face for face in (*chosen, *FALLBACK) if face)
    return {face: path for face in faces if (path := path_of(face))}


def check_fonts(style: Style) -> list[Problem]:
    """Families of style.docx that are unknown here, have nothing to stand in, or only a second choice."""
    families: dict[str, str] = {}
    for look in style.paragraphs.values():
        families.setdefault(look.font, look.name)
        families.setdefault(look.font_latin, look.name)
    place = Place(str(style.path))
    return [problem for family, name in families.items() for problem in _check(family, name, place)]


def _check(family: str, style_name: str, place: Place) -> Iterator[Problem]:
    role = role_of(family)
    if role is None:
        known = "、".join(role.official for role in ROLES)
        yield Problem("font-unknown", place, {"font": family, "style": style_name, "known": known})
        return
    best = role.regular[0]
    details = {"font": family, "file": best.file, "command": best.install}
    found = first_installed(role.regular)
    if found is None:
        yield Problem("font-missing", None, details)
    elif found != best:
        yield Problem("font-second-choice", None, {**details, "instead": found.family}, Severity.WARNING)
