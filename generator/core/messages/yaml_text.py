"""Reading YAML, of whatever it speaks: bytes, characters and how it is written (generator/yaml_file)."""

from __future__ import annotations

YAML: dict[str, tuple[str, str]] = {
    # Bytes and characters (generator/yaml_file/decode.py, strict.py).
    "file-missing": (
        "找不到文件。请核对文件名和所在文件夹。",
        "The file does not exist. Check its name and folder.",
    ),
    "file-not-regular": (
        "这不是普通文件（是文件夹、管道或设备）。请给出一个 YAML 文件。",
        "This is no regular file (but a folder, pipe or device). Give a YAML file.",
    ),
    "file-unreadable": (
        "文件打不开：{reason}。请检查权限，或文件是否被占用。",
        "The file cannot be read: {reason}. Check its permissions.",
    ),
    "file-too-large": (
        "文件超过 {limit} MB。单位文件一般不到 1 MB，请检查是否选错了文件。",
        "The file is larger than {limit} MB; a unit file is rarely 1 MB. Check that it is the right one.",
    ),
    "file-not-text": (
        "这是 {kind} 文件，不是文本。请给出 YAML 文本文件。",
        "This is a file of {kind}, not text. Give a YAML text file.",
    ),
    "file-empty": (
        "文件是空的，或只有注释。请填写内容，可从其他单位的文件复制后修改。",
        "The file is empty or has only comments. Fill it in; another unit's file is a good start.",
    ),
    "encoding-gbk": (
        "文件不是 UTF-8，看来是 GBK（GB18030）编码。请在编辑器中“另存为”，编码选 UTF-8。",
        "The file is not UTF-8 but seems to be GBK (GB18030). Save it again as UTF-8.",
    ),
    "encoding-utf16": (
        "文件是 UTF-16（“Unicode”）编码。请在编辑器中“另存为”，编码选 UTF-8。",
        "The file is UTF-16 (“Unicode”). Save it again as UTF-8.",
    ),
    "encoding-unknown": (
        "从这一行起文件不是 UTF-8，文件可能已损坏。请用编辑器打开检查，另存为 UTF-8。",
        "From this line on the file is not UTF-8 and may be damaged. Open it in an editor and save it as UTF-8.",
    ),
    "hidden-character": (
        "这里有看不见的或不能用的字符 {character}（{name}），多半是从网页或 Word 复制带来的。请删去后重新输入。",
        "There is a hidden or forbidden character here, {character} ({name}), often copied from a web "
        "page or Word. Delete it and type the text again.",
    ),
    "tab": ("这里有制表符（Tab）。请改用空格。", "There is a TAB here. Use spaces."),
    # YAML (generator/yaml_file/strict.py, syntax.py).
    "yaml-alias": (
        "不能用 * 引用别处的内容。请把内容写在这里；如果 * 是文字的一部分，请给文字加引号。",
        "A reference with * is not allowed. Write the content here, or quote the text if the * belongs to it.",
    ),
    "yaml-anchor": (
        "不能用 &{name} 作标记。请删去；如果 & 是文字的一部分，请给文字加引号。",
        "The anchor &{name} is not allowed. Delete it, or quote the text if the & belongs to it.",
    ),
    "yaml-tag": (
        "不能用以 ! 开头的类型标记（{tag}）。请删去；如果 ! 是文字的一部分，请给文字加引号。",
        "The tag {tag} is not allowed. Delete it, or quote the text if the ! belongs to it.",
    ),
    "yaml-directive": (
        "不能有以 % 开头的指令行。请删去。",
        "Lines that begin with % are not allowed. Delete them.",
    ),
    "yaml-second-document": (
        "一个文件里只能有一份内容，这里的“---”又开始了一份。请删去“---”或另存一个文件。",
        "One file holds one document, and this --- begins another. Delete it or use a second file.",
    ),
    "yaml-too-deep": (
        "内容套得太深（超过 {limit} 层）。请检查括号和缩进。",
        "The content is nested too deep (more than {limit} levels). Check brackets and indentation.",
    ),
    "yaml-too-long": (
        "文件内容太多（超过 {limit} 个成分）。请检查是否选错了文件。",
        "The file has too much in it (more than {limit} parts). Check that it is the right one.",
    ),
    "text-too-long": (
        "这段文字有 {length} 个字符，最多 {limit} 个。请检查引号是否成对，或分成几段。",
        "This text has {length} characters, {limit} at most. Check that quotes are closed, or split it.",
    ),
    "yaml-duplicate-key": (
        "“{key}”在第 {first} 行已经写过。请只留一处。",
        "“{key}” stands in line {first} already. Keep only one.",
    ),
    "yaml-key-not-text": (
        "冒号前的名称必须是文字，不能是列表或括号。以 {{ 或 [ 开头的文字请加引号。",
        "What stands before the colon must be text, no list or brackets. Quote text that begins with {{ or [.",
    ),
    "yaml-key-empty": ("冒号前没有名称。请补上。", "There is no name before the colon. Add it."),
    "key-wide-blank": (
        "名称“{key}”里有全角空格或不间断空格，多半是用它作了缩进。请全部换成普通（半角）空格。",
        "The name “{key}” has a full-width or no-break blank in it, probably used for indentation. "
        "Replace it with ordinary blanks.",
    ),
    "indent-wide-blank": (
        "这一行开头有全角空格或不间断空格。请全部换成普通（半角）空格。",
        "This line begins with a full-width or no-break blank. Replace it with ordinary blanks.",
    ),
    "lines-merged": (
        "“{text}”会被并入上一行的文字。如果是单独一条，请与上一条对齐；如果是多行文字，请在冒号后写 | 并把文字缩进。",
        "“{text}” would become part of the text above. Align it if it is an entry of its own; for text "
        "of several lines write | after the colon and indent the lines.",
    ),
    "comment-swallowed": (
        "“{text}”后面的“{lost}”会被当作注释丢掉。如果是文字的一部分，请给整段文字加引号；如果是注释，请在 # 后加空格。",
        "“{lost}” after “{text}” would be dropped as a comment. Quote the whole text, or put a blank "
        "after the # if it is a comment.",
    ),
    "amount-split": (
        "括号里的“{text}…”会被逗号分成两个数。请去掉千分位逗号，或给数加引号；如果本来是两个数，请在逗号后加空格。",
        "Within brackets the comma splits “{text}…” into two numbers. Drop the thousands separator or "
        "quote the amount; put a blank after the comma if they are two.",
    ),
    "not-a-mapping": (
        "文件最外层是列表或一段文字。请写成“名称: 内容”的形式，如 year: 2025。",
        "At its top the file is a list or a text. Write lines of `name: content`, such as `year: 2025`.",
    ),
    "colon-full-width": (
        "这里用了全角冒号“：”。名称后请用半角冒号加一个空格，如 year: 2025。",
        "This is a full-width colon. After a name use an ordinary colon and a blank, as in `year: 2025`.",
    ),
    "colon-without-blank": (
        "冒号后面缺一个空格。请写成 year: 2025 的样子。",
        "There is no blank after the colon. Write it like `year: 2025`.",
    ),
    "yaml-second-colon": (
        "这里的冒号不该出现：要么上一行的缩进不对，要么文字里有“: ”。请对齐缩进，或给文字加引号。",
        "This colon is out of place: either the indentation is wrong or the text itself has a colon "
        "and a blank. Align the lines or quote the text.",
    ),
    "yaml-dash": (
        "“- ”不能在这里开始列表。负数的减号后不要空格（-13.92）；列表请另起一行。",
        "A list cannot begin here. Write negative numbers without a blank (-13.92); begin lists on a new line.",
    ),
    "yaml-unclosed-quote": (
        "从这里开始的引号没有结束。请补上同样的半角引号。",
        "The quote that begins here is not closed. Add the same quote at the end.",
    ),
    "yaml-unclosed-bracket": (
        "从这里开始的括号没有结束，或里面缺逗号。请补上半角的 ] 或 }}。",
        "The bracket that begins here is not closed, or a comma is missing in it. Add the ] or }}.",
    ),
    "yaml-first-character": (
        '文字不能以这个符号开头（@ ` % & * ! > | ? , ] 等有特殊含义）。请给整段文字加引号，如 ">90%"。',
        "A text cannot begin with this sign (@ ` % & * ! > | ? , ] have meanings of their own). "
        'Quote the whole text, as in ">90%".',
    ),
    "yaml-backslash": (
        "双引号里的反斜杠 \\ 有特殊含义。请改用单引号，或不加引号。",
        "A backslash within double quotes has a meaning of its own. Use single quotes, or none.",
    ),
    "yaml-no-colon": (
        "这一行缺冒号，或不属于上面的内容。请写成“名称: 内容”，或检查缩进和“- ”。",
        "This line lacks a colon or belongs to nothing above. Write `name: content`, or check indentation and `- `.",
    ),
    "yaml-indentation": (
        "这一行与上面没有对齐，或引号后面多了文字。请用空格对齐同一层的各行。",
        "This line is not aligned with those above, or text follows a closing quote. Align lines of one level.",
    ),
    "yaml-syntax": (
        "这里不合 YAML 格式（{complaint}）。请检查缩进、冒号和引号。",
        "This is not valid YAML ({complaint}). Check indentation, colons and quotes.",
    ),
    "more-problems": (
        "至少还有 {count} 处问题没有列出。请先改正以上各处，再运行一次。",
        "There are at least {count} more problems. Correct these first and run again.",
    ),
}
