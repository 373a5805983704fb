"""Writing Word, PDF and HTML; fonts (generator/write)."""

from __future__ import annotations

WRITE: dict[str, tuple[str, str]] = {
    "style-not-found": (
        "找不到版式文件 {file}；请把它放回模板文件夹，或从上级模板复制一份。",
        "The style file {file} is not there; put it back, or copy the one of the template set that this extends.",
    ),
    "style-unreadable": (
        "版式文件 {file} 无法读取（{reason}）；请用 Word 或 WPS 打开它，另存为 .docx 格式后重试。",
        "The style file {file} cannot be read ({reason}); open it in Word or WPS and save it anew as .docx.",
    ),
    "style-fault-not-word": ("不是 .docx 文件", "it is no .docx file"),
    "style-fault-part": ("其中有损坏的部分：{detail}", "a part of it is damaged: {detail}"),
    "style-too-large": (
        "版式文件 {file} 解压后有 {size} MB，超过上限 {limit} MB；请删去其中的图片和附件。",
        "The style file {file} unpacks to {size} MB, the limit is {limit}; remove pictures and attachments from it.",
    ),
    "style-missing": (
        "版式文件 {file} 缺少名为“{name}”的样式；请在 Word 的样式窗格中新建，或从 base 模板的 style.docx 复制。",
        "The style file {file} has no style named “{name}”; make one in Word, or copy it from the base style.docx.",
    ),
    "style-no-font": (
        "版式文件 {file} 的样式“{name}”没有指定中文字体；请在“修改样式—字体”中选定一种字体，不要用主题字体。",
        "The style “{name}” in {file} names no Chinese font; choose one under Modify Style, Font (no theme font).",
    ),
    "style-no-portrait": (
        "版式文件 {file} 没有纵向的节；请插入分节符，把其中一节的纸张方向设为纵向。",
        "The style file {file} has no portrait section; insert a section break and turn one section to portrait.",
    ),
    "style-no-landscape": (
        "版式文件 {file} 没有横向的节；请插入分节符，把其中一节的纸张方向设为横向。",
        "The style file {file} has no landscape section; insert a section break and turn one section to landscape.",
    ),
    "style-no-room": (
        "版式文件 {file} 的页边距（{orientation}）没有给正文留下位置；请改小页边距。",
        "The margins of the {orientation} section in {file} leave no room for text; make them smaller.",
    ),
    "style-no-page-number": (
        "版式文件 {file} 的页脚没有页码；请在第一节的页脚（奇偶页不同时两种都要）中插入页码。",
        "The footers in {file} show no page number; insert one in the first section, on odd and even pages alike.",
    ),
    # Fitting tables to the page (generator/layout/fit.py).
    "table-too-wide": (
        "表“{title}”放不下：各列至少要 {needs} 毫米，版心只有 {has} 毫米。"
        "请检查表中有没有过长的数字或英文；或在表格布局中改用横向、小字号。",
        "The table “{title}” does not fit: its columns need {needs} mm at least, the page has {has} mm. Look for an "
        "overlong number or word in it; or set orientation: landscape or size: small in its layout.",
    ),
    # The PDF and its fonts (generator/core/fonts.py, generator/write/pdf/pdf_file.py).
    "font-unknown": (
        "版式文件的样式“{style}”用了字体“{font}”，PDF 没有可代替它的字体；请在 Word 中改用：{known}。",
        "The style “{style}” asks for the font “{font}”, for which the PDF has no stand-in; use one of: {known}.",
    ),
    "font-missing": (
        "没有安装可代替“{font}”的字体 {file}，不能生成 PDF；请运行 {command}。",
        "No font is installed that could stand in for “{font}” ({file}), so no PDF; run {command}.",
    ),
    "font-second-choice": (
        "没有安装字体 {file}，PDF 中的“{font}”暂用 {instead} 代替；如要一致的版面，请运行 {command}。",
        "The font {file} is missing; {instead} stands in for “{font}” in the PDF. "
        "To have the usual look run {command}.",
    ),
    "font-not-listed": (
        "PDF 用了清单以外的字体 {font}，未予保存；请运行 gongkai doctor 检查字体。",
        "The PDF used the font {font}, which is not on the list, and was not kept; run gongkai doctor to check fonts.",
    ),
    "glyph-missing": (
        "字体里没有“{character}”（{code}）这个字：“{context}”；请改用通用字，或运行 {command} 安装备用字体。",
        "No font has the character “{character}” ({code}): “{context}”; use another one, or run {command}.",
    ),
    "pdf-library-missing": (
        "不能生成 PDF：缺少系统库 {library}；请运行 {command}。",
        "No PDF can be made: the system library {library} is missing; run {command}.",
    ),
    "pdf-fetch-refused": (
        "生成 PDF 时有内容要读取 {url}，已拒绝，PDF 未予保存；请报告这个程序错误。",
        "Something in the PDF asked for {url}; that was refused and no PDF kept. Please report this as a bug.",
    ),
    "pdf-engine-warning": (
        "PDF 排版程序提示：{text}；请检查 PDF 的版面。",
        "The PDF engine says: {text}; look the PDF over.",
    ),
}
