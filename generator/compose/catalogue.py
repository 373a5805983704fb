"""What a template set is made of: which folder along its chain each chapter, table and look comes from."""

from __future__ import annotations

from collections.abc import Iterator

from generator.compose.templates import TemplateSet, shown

KINDS = ("chapters/*.j2", "tables/*.yaml", "macros.j2", "style.docx", "set.yaml")


def sources(templates: TemplateSet) -> Iterator[tuple[str, str]]:
    """Each file's name within the set, and the folder that gives it; set.yaml and macros.j2 add up along the chain."""
    for pattern in KINDS:
        names = {path.relative_to(folder) for folder in templates.chain for path in folder.glob(pattern)}
        for name in sorted(names):
            if pattern in ("set.yaml", "macros.j2"):
                given = [shown(path.parent) for path in templates.all(str(name))]
                yield str(name), " → ".join(given)
            else:
                found = templates.find(str(name))
                yield str(name), shown(found.parents[len(name.parts) - 1]) if found else "—"
