"""Changes that spoil a text: in its bytes, its lines, its values, its nesting and its aliases."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random

# What programs stumble over: no number, too much of one, other marks and widths, what looks like code or markup.
NASTY = (
    *("", " ", "/", "—", "-", "0", "-0", "00", "1e999", "-1e-999", "1E+2", "nan", "inf", ".5", "5.", "1_000", "0x1F"),
    *("1,131.42", "1，131.42", "１２３", "٣", "①", "约13", "13.92万元", "负5", "（5）", "9" * 26, "0.005", "9" * 400),
    *("-" + "9" * 40 + ".99", "0." + "0" * 60 + "1", "2025-02-30", "0000-00-00", "2025年13月", "12:60:61", "2025"),
    *("~", "null", "true", "yes", "是", "[]", "{}", "[[]]", "{a: {a: a}}", "!!python/object:os.system", "!!binary x"),
    *("&a [*a]", "*a", "<<: *a", "|", ">-", "? x", "- - -", "%YAML 9.9", "---", "...", "#", "'", '"', "@", "`"),
    *('"\\ud800"', "{{ 7 }}", "{% for a in b %}", "${x}", "../../etc/passwd", "/etc/passwd", "con", "a" * 300),
    *("\u202e甲", "\ufeff", "\u200b", "\x1b[31m", "e\u0301", "𠮷", "\ud7ff", "甲\u2028乙", "甲\x85乙", "\x00", "<b>"),
    *("<!DOCTYPE x [<!ENTITY a 'b'>]>", "&a;", "]]>", "general", "budget", "final", "1900", "9999", "-2025"),
)
_VALUE = re.compile(rb"(?<=[:=>,])[ \"']*[^\s<>,:=\"'{}\[\]]+")  # what follows a mark: `amount: 5.00`, `="x"`, `>text`
_TOKEN = re.compile(rb"[0-9]+(?:\.[0-9]+)?|[A-Za-z_]{2,}|[\x80-\xff]{3,}")  # 12.50, name, a run of Chinese
Change = Callable[[bytes, Random], bytes]


def changed(content: bytes, random: Random, changes: Sequence[Change], most: int = 4) -> bytes:
    """A content with one to `most` changes; few, so that what is behind the first refusal is reached too."""
    for _ in range(random.choice(range(1, most + 1))):
        content = random.choice(changes)(content, random)
    return content


def _nasty(random: Random) -> bytes:
    return random.choice(NASTY).encode("utf-8", "surrogatepass")


def _place(content: bytes, random: Random) -> int:
    return random.randrange(len(content) + 1)


# ── bytes ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def bit(content: bytes, random: Random) -> bytes:
    """One byte is another."""
    at = _place(content, random)
    return content[:at] + bytes([random.randrange(256)]) + content[at + 1 :]


def cut(content: bytes, random: Random) -> bytes:
    """Some bytes are missing; often all to the end."""
    at = _place(content, random)
    end = len(content) if random.random() < 0.3 else at + random.randrange(1, 200)
    return content[:at] + content[end:]


def again(content: bytes, random: Random) -> bytes:
    """Some bytes come twice, or a hundred times."""
    at = _place(content, random)
    part = content[at : at + random.randrange(1, 200)]
    return content[:at] + part * random.choice((2, 2, 100)) + content[at + len(part) :]


def inserted(content: bytes, random: Random) -> bytes:
    at = _place(content, random)
    return content[:at] + _nasty(random) + content[at:]


# ── lines ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def line(content: bytes, random: Random) -> bytes:
    """A line goes, comes twice, stands elsewhere, or further in or out."""
    lines = content.split(b"\n")
    at = random.randrange(len(lines))
    match random.randrange(5):
        case 0:
            del lines[at]
        case 1:
            lines.insert(at, lines[at])
        case 2:
            lines.insert(random.randrange(len(lines)), lines.pop(at))
        case 3:
            lines[at] = b" " * random.choice((1, 2, 4)) + lines[at]
        case _:
            lines[at] = lines[at][random.choice((1, 2, 4)) :]
    return b"\n".join(lines)


def block(content: bytes, random: Random) -> bytes:
    """Some lines go, or come again elsewhere."""
    lines = content.split(b"\n")
    at = random.randrange(len(lines))
    part = lines[at : at + random.randrange(1, 30)]
    if random.random() < 0.5:
        del lines[at : at + len(part)]
    else:
        to = random.randrange(len(lines))
        lines[to:to] = part
    return b"\n".join(lines)


# ── values ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def value(content: bytes, random: Random) -> bytes:
    """A value is a nasty one."""
    return _replaced(_VALUE, content, random, lambda _: b" " + _nasty(random))


def token(content: bytes, random: Random) -> bytes:
    """A number or word is a nasty one, or another of the file."""
    found = _TOKEN.findall(content)
    return _replaced(_TOKEN, content, random, lambda _: random.choice((_nasty(random), random.choice(found))))


def _replaced(pattern: re.Pattern[bytes], content: bytes, random: Random, by: Callable[[bytes], bytes]) -> bytes:
    places = [match.span() for match in pattern.finditer(content)]
    if not places:
        return inserted(content, random)
    start, end = random.choice(places)
    return content[:start] + by(content[start:end]) + content[end:]


# ── nesting and aliases ───────────────────────────────────────────────────────────────────────────────────────────────


def nested(content: bytes, random: Random) -> bytes:
    """A value is deep in lists or mappings."""
    deep = random.choice((1, 3, 60, 3000))
    pairs = ((b"[", b"]"), (b"{a: ", b"}"), (b"- ", b""), (b'{"a":', b"}"), (b"<div>", b"</div>"))
    opened, closed = random.choice(pairs)
    return _replaced(_VALUE, content, random, lambda old: b" " + opened * deep + old.strip() + closed * deep)


def aliased(content: bytes, random: Random) -> bytes:
    """A value has a name and stands in for others; or names double."""
    if random.random() < 0.2:
        rows = [b"a%d: &a%d [*a%d, *a%d]" % (n, n, n - 1, n - 1) for n in range(1, random.choice((5, 40)))]
        return b"\n".join([b"a0: &a0 [x, x]", *rows, content])
    content = _replaced(_VALUE, content, random, lambda old: b" &n " + old.strip())
    return _replaced(_VALUE, content, random, lambda _: b" *n")


BYTES: tuple[Change, ...] = (bit, cut, again, inserted)
LINES: tuple[Change, ...] = (line, block)
VALUES: tuple[Change, ...] = (value, token)
# Values most often: a file that is no YAML any more is refused at its first line.
YAML: tuple[Change, ...] = (*BYTES, *LINES, *VALUES * 4, nested, aliased)
TEXT: tuple[Change, ...] = (*BYTES, *LINES, *VALUES * 4, nested)
