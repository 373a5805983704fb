"""From results to the published folder: a whole new version beside the old one, then one step from one to the other.

The published folder is a link to a version in `<out>.work/versions`. A version holds every release: the one that was
made, its units linked (not copied) from the store, and the others as they were. Its name is the hash of what it holds,
so that the same results are the same version, and nothing is switched that would not change.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from generator.core.files import READABLE_BY_ALL, make_folder, sync_folder, write_new
from generator.core.hashing import sha256, sha256_of_json
from generator.publish.departments import rows_once
from generator.publish.json_form import OtherForm, as_json, from_json
from generator.publish.opendata.data_package import package_files
from generator.publish.release.outcome import Result
from generator.publish.release.store import Store
from generator.publish.site import site_files
from generator.publish.site.pages import title_of
from generator.publish.summary import PublishedUnit

MANIFEST = "manifest.json"
NEXT = ".next"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is published of a release: its units, and the hashes of its other files by their paths in its folder."""

    release: str
    title: str
    units: tuple[PublishedUnit, ...]
    files: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Places:
    """The published folder and what lies beside it."""

    out: Path

    @property
    def work(self) -> Path:
        return self.out.with_name(f"{self.out.name}.work")

    @property
    def store(self) -> Store:
        return Store(self.work / "units")

    @property
    def versions(self) -> Path:
        return self.work / "versions"

    @property
    def lock(self) -> Path:
        return self.work / "lock"

    @property
    def report(self) -> Path:
        return self.work / "report.json"

    def current(self) -> Path | None:
        """The version that is published."""
        return self.out.resolve() if self.out.is_symlink() and self.out.is_dir() else None

    def manifests(self) -> dict[str, Manifest]:
        """What is published, by release. OSError where it is of another form: taken for none, it would be lost."""
        current = self.current()
        paths = sorted(current.glob(f"*/{MANIFEST}")) if current else []
        return {path.parent.name: _manifest(path) for path in paths}


def _manifest(path: Path) -> Manifest:
    try:
        return from_json(path.read_bytes(), Manifest)
    except OtherForm as error:
        raise OSError(22, f"is damaged, or of another version of gongkai ({error})", str(path)) from None


def publish(
    places: Places, before: Mapping[str, Manifest], release: str, results: Sequence[Result], address: str, is_new: bool
) -> bool:
    """Makes the version and switches to it; False where it is published already, unless a result `is_new`.

    `before` is what is published so far. A unit that failed keeps what was published of it, if anything was.
    """
    units = _units(results, before.get(release))
    releases = {name: found.units for name, found in before.items() if name != release} | {release: units}
    files = _files(places, before, release, releases, address)
    name = sha256_of_json({path: sha256(files[path]) for path in files})[:32]
    previous = places.current()
    if previous is not None and previous.name.partition("-")[0] == name and not is_new:
        return False
    version = _unused(places.versions / name)
    _build(places, version, releases, release, files)
    _switch(places, version)
    published = (unit.key for found in releases.values() for unit in found)
    _sweep(places, {version, previous}, [*(result.key for result in results), *published])
    return True


def _files(
    places: Places,
    before: Mapping[str, Manifest],
    release: str,
    releases: Mapping[str, tuple[PublishedUnit, ...]],
    address: str,
) -> dict[str, bytes]:
    """What is made anew of the version, by its path: every page and manifest, and the release's open data."""
    data = _data(places, release, releases[release])
    files = site_files({name: releases[name] for name in sorted(releases)}, address)
    files |= {f"{release}/data/{name}": content for name, content in data.items()}
    for name in releases:
        others = {} if name == release else before[name].files
        manifest = Manifest(name, title_of(name), releases[name], {**others, **_hashes(files, f"{name}/")})
        files[f"{name}/{MANIFEST}"] = as_json(manifest)
    return files


def _hashes(files: Mapping[str, bytes], start: str) -> dict[str, str]:
    """Of the files below a folder, by their paths in it."""
    return {path.removeprefix(start): sha256(files[path]) for path in sorted(files) if path.startswith(start)}


def _unused(version: Path) -> Path:
    """The folder of a version; where there is one of that name, one with a number: what it holds may be damaged."""
    number = 1
    found = version
    while found.exists():
        number += 1
        found = version.with_name(f"{version.name}-{number}")
    return found


def _units(results: Iterable[Result], before: Manifest | None) -> tuple[PublishedUnit, ...]:
    """The units that the release is to have, by folder."""
    found = []
    kept = {unit.folder: unit for unit in before.units} if before else {}
    for result in results:
        if result.summary is not None:
            found.append(PublishedUnit(**asdict(result.summary), key=result.key, files=result.files))
        elif result.folder in kept:
            found.append(kept[result.folder])
    return tuple(sorted(found, key=lambda unit: unit.folder))


def _data(places: Places, release: str, units: Sequence[PublishedUnit]) -> dict[str, bytes]:
    rows = []
    for unit in units:
        content = places.store.read(unit.key, "data.json")
        rows.append(json.loads(content)["tables"] if content else {})
    return package_files(release, title_of(release), rows_once(units, rows))


def _build(
    places: Places,
    version: Path,
    releases: Mapping[str, Iterable[PublishedUnit]],
    release: str,
    files: Mapping[str, bytes],
) -> None:
    """The version aside, then under its name: units linked, pages written, manifests last, all on disk."""
    aside = places.versions / f"{NEXT}-{version.name}"
    shutil.rmtree(aside, ignore_errors=True)
    current = places.current()
    for name, units in releases.items():
        for unit in units:
            _link_unit(places, unit, aside / name / unit.folder)
        if name != release and current is not None:
            _link_tree(current / name / "data", aside / name / "data")
    for path in sorted(files, key=lambda path: (path.endswith(MANIFEST), path)):
        target = aside / path
        make_folder(target.parent)
        write_new(target, files[path])
    for folder in [aside, *(path for path in aside.rglob("*") if path.is_dir())]:
        sync_folder(folder)
    aside.rename(version)
    sync_folder(places.versions)


def _link_unit(places: Places, unit: PublishedUnit, target: Path) -> None:
    """The unit's files as other names of those in the store."""
    make_folder(target)
    source = places.store.folder(unit.key)
    for name in unit.files:
        _link(source / name, target / name)


def _link_tree(source: Path, target: Path) -> None:
    make_folder(target)
    for path in sorted(source.iterdir()):
        _link(path, target / path.name)


def _link(source: Path, target: Path) -> None:
    """A hard link; where the file system has none, a copy."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
        target.chmod(READABLE_BY_ALL)


def _switch(places: Places, version: Path) -> None:
    """The one step: the published folder's link now names the new version."""
    link = places.work / NEXT
    link.unlink(missing_ok=True)
    link.symlink_to(os.path.relpath(version, places.out.parent))
    link.replace(places.out)
    sync_folder(places.out.parent)


def _sweep(places: Places, kept: set[Path | None], keys: Iterable[str]) -> None:
    """Versions before the last, which somebody may be reading; results but those with the keys."""
    for other in places.versions.iterdir():
        if other not in kept:
            shutil.rmtree(other, ignore_errors=True)
    places.store.keep_only(keys)
