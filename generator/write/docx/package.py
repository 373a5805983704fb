"""The package round the body: the template opened and emptied, properties from the data, stable bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime

import docx
from docx.document import Document as Package
from docx.opc.packuri import CONTENT_TYPES_URI, PACKAGE_URI
from docx.opc.pkgwriter import _ContentTypesItem
from lxml import etree

from generator.core.document import Document
from generator.core.style import Style
from generator.write.docx.xml import W

# The earliest date that a zip can state.
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
# python-docx raises ValueError for a longer one.
_MAX_PROPERTY = 255
# Word notes the time spent on editing and the template's name there.
_APP_PART = "/docProps/app.xml"
_APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>gongkai</Application></Properties>"
)


def open_template(style: Style) -> Package:
    return docx.Document(str(style.path))


def replace_body(package: Package, content: list[etree._Element], last: etree._Element) -> None:
    """Puts the content in place of the template's own; `last` is the page set-up of the last section."""
    body = package.element.find(f"{W}body")
    body[:] = [*content, last]


def set_properties(package: Package, document: Document) -> None:
    """Title, author and dates from the data, and nothing of who edited style.docx and when."""
    date = datetime.fromisoformat(document.date).replace(tzinfo=UTC)
    core = package.core_properties
    core.title = document.title[:_MAX_PROPERTY]
    core.author = core.last_modified_by = document.unit_name[:_MAX_PROPERTY]
    core.created = core.modified = date
    core.language = document.language
    core.revision = 1
    core.category = core.comments = core.content_status = core.identifier = ""
    core.keywords = core.subject = core.version = ""
    for part in package.part.package.iter_parts():
        if part.partname == _APP_PART:
            part._blob = _APP


def to_bytes(package: Package) -> bytes:
    """The zip, with a fixed date for every member: python-docx's own takes it from the clock and fails before 1980."""
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w") as target:
        for name, content in _members(package):
            member = zipfile.ZipInfo(name, _ZIP_DATE)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o644 << 16  # the file's mode, as unzip on Unix reads it
            target.writestr(member, content)
    return result.getvalue()


def _members(package: Package) -> Iterator[tuple[str, bytes]]:
    """Names and contents, in the order in which python-docx saves them."""
    whole = package.part.package
    parts = whole.parts
    for part in parts:
        part.before_marshal()
    yield CONTENT_TYPES_URI.membername, _ContentTypesItem.from_parts(parts).blob  # type: ignore[no-untyped-call]
    yield PACKAGE_URI.rels_uri.membername, whole.rels.xml
    for part in parts:
        yield part.partname.membername, part.blob
        if len(part.rels):
            yield part.partname.rels_uri.membername, part.rels.xml
