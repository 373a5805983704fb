"""Changes of what is inside JSON files, Word files and PDFs, beyond the reading of the outside."""

from __future__ import annotations

import io
import json
import re
import zipfile
from copy import deepcopy
from random import Random
from typing import Any

from fuzz.changes import BYTES, NASTY, TEXT, changed, token

_TAG = re.compile(rb"<[^<>]*>")
_ATTRIBUTE = re.compile(rb'(?<==")[^"]*')  # of w:val="2"
_WORDS = re.compile(rb"(?<=>)[^<>]+")
# Of a PDF: names, references, numbers: "/TD", "12 0 R", "595.28".
_PDF = re.compile(rb"/[A-Za-z]+|[0-9]+ 0 R|-?[0-9]+(?:\.[0-9]+)?")
VALUES: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    1e400,
    float("nan"),
    10**30,
    [],
    {},
    [[]],
    "",
    [None],
    {"a": []},
    "\ud800",
)


def json_changed(content: bytes, random: Random) -> bytes:
    """A value, key or list of the tree is another; sometimes the bytes are."""
    if random.random() < 0.2:
        return changed(content, random, BYTES)
    tree = json.loads(content)
    for _ in range(random.choice((1, 1, 2, 3))):
        tree = _spoiled(tree, random)
    try:
        return json.dumps(tree).encode()
    except RecursionError:  # deeper than Python writes it; one that reads must bear it all the same
        return content.replace(b":", b":" + b"[" * 100_000, 1)


def _spoiled(tree: Any, random: Random) -> Any:
    """The tree with one node replaced, taken away, doubled or deep in lists: a random walk from the root."""
    if isinstance(tree, list | dict) and tree and random.random() < 0.85:
        key = random.choice(list(tree) if isinstance(tree, dict) else range(len(tree)))
        chance = random.random()
        if chance < 0.05:
            del tree[key]
        elif chance < 0.1 and isinstance(tree, dict):
            tree[random.choice(NASTY)] = tree.pop(key)
        else:
            tree[key] = _spoiled(tree[key], random)
        return tree
    if random.random() < 0.1:
        for _ in range(random.choice((1, 50, 900))):
            tree = [tree]
        return tree
    return random.choice((deepcopy(random.choice(VALUES)), random.choice(NASTY)))


def zip_changed(content: bytes, random: Random) -> bytes:
    """One part of a Word file changed; sometimes the bytes of the zip are, or a part goes or comes twice."""
    if random.random() < 0.15:
        return changed(content, random, BYTES)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    at = random.randrange(len(parts))
    if random.random() < 0.5:  # the part that matters most
        at = next((n for n, (name, _) in enumerate(parts) if name.endswith(("document.xml", "styles.xml"))), at)
    name, part = parts[at]
    chance = random.random()
    if chance < 0.05:
        del parts[at]
    elif chance < 0.1:
        parts.append((random.choice(("word/document.xml", "../x.xml", name)), part))
    else:
        parts[at] = (name, markup_changed(part, random))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts:
            archive.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def markup_changed(content: bytes, random: Random) -> bytes:
    """XML or HTML: an attribute, a text or an element is another, comes a hundred times, or is deep in itself."""
    for _ in range(random.choice((1, 1, 2, 4))):
        pattern = random.choice((_TAG, _ATTRIBUTE, _ATTRIBUTE, _WORDS, _WORDS))
        places = [match.span() for match in pattern.finditer(content)]
        if not places or random.random() < 0.15:
            content = changed(content, random, TEXT, 1)
            continue
        start, end = random.choice(places)
        old, other = content[start:end], content[slice(*random.choice(places))]
        nasty = random.choice(NASTY).encode("utf-8", "surrogatepass")
        if pattern is _TAG:
            new = random.choice((b"", other, old * 2, old * random.choice((100, 3000))))
        else:
            new = random.choice((b"", other, nasty, nasty, old * 2, b"400", b"100000"))
        content = content[:start] + new + content[end:]
    return content


def pdf_changed(content: bytes, random: Random) -> bytes:
    """Names, references and numbers are others; the table of objects is left as it was, and is wrong then."""
    if random.random() < 0.2:
        return changed(content, random, BYTES)
    for _ in range(random.choice((1, 2, 4, 8))):
        places = [match.span() for match in _PDF.finditer(content)]
        if not places:
            return token(content, random)
        start, end = random.choice(places)
        other = content[slice(*random.choice(places))]
        # Of the same length where that goes: then the offsets of the objects stay right.
        new = other.ljust(end - start)[: end - start] if random.random() < 0.7 else other
        content = content[:start] + new + content[end:]
    return content
