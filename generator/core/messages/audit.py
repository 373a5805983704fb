"""Reading and judging documents that anybody published (generator/recognise/pages, generator/audit)."""

from __future__ import annotations

AUDIT: dict[str, tuple[str, str]] = {
    # Single pages of a PDF (generator/recognise/pages/reading.py).
    "page-is-picture": (
        "第 {page} 页是图片，没有可读的文字，没有核验。请用由文字处理软件直接导出的 PDF。",
        "Page {page} is a picture without text: nothing on it was verified. Use a PDF that was exported, not scanned.",
    ),
    "page-without-characters": (
        "第 {page} 页的字体没有说明各字形是什么字（{count} 个字），读不准。请重新导出 PDF，并嵌入字体。",
        "The fonts of page {page} do not tell which characters their shapes are ({count} of them): it cannot be read "
        "reliably. Export the PDF again with its fonts.",
    ),
    # Files of one publication (generator/audit/publication.py).
    "audit-same-twice": (
        "这个文件与 {other} 内容相同（格式不同），没有另外核对。",
        "This file says the same as {other} in another format and was not audited by itself.",
    ),
}
