"""Files and the command line (generator/pipeline.py, generator/cli.py)."""

from __future__ import annotations

FILES: dict[str, tuple[str, str]] = {
    "name-not-a-file-name": (
        '“{name}”不能用作文件名（含有 / \\ : * ? " < > | 等字符，或太长）。请改正单位名称。',
        '“{name}” cannot be a file name (it holds a character such as / \\ : * ? " < > |, or is too long). Correct the '
        "unit's name.",
    ),
    "output-twice": (
        "“{name}”已由 {first} 生成，两个文件会写到同一处。请只保留一个，或改正单位名称和年度。",
        "“{name}” has been made from {first}; both files would be written to one place. Keep one, or correct the name "
        "and year.",
    ),
    "output-outside": (
        "这个文件夹经链接指到了 {out} 之外。请删去链接，或换一个输出文件夹。",
        "A link leads this folder out of {out}. Remove the link, or choose another output folder.",
    ),
    "output-failed": (
        "写不进去：{reason}。原有文件没有改动。请检查磁盘空间和权限。",
        "Cannot write here: {reason}. What was there is unchanged. Check the disk's space and permissions.",
    ),
    "release-name-twice": (
        "单位名称“{value}”与 {first} 相同（全半角、空格不计）。同一单位只能有一个文件，请改正或移开一个。",
        "The name “{value}” is that of {first} too (widths and blanks aside). A unit has one file: correct one, or "
        "move it away.",
    ),
    "release-code-twice": (
        "单位代码 {value} 与 {first} 相同。请改正。",
        "The unit code {value} is that of {first} too. Correct one.",
    ),
    "release-folder-twice": (
        "文件夹“{value}”与 {first} 的文件夹同名，输出会互相覆盖。请改名。",
        "The folder “{value}” has the same name as that of {first}: their outputs would overwrite one another. Rename "
        "one.",
    ),
    "worker-died": (
        "制作这个单位时进程意外终止（{detail}），没有影响其他单位。重新发布会再试；总是如此请报告。",
        "The process that made this unit died ({detail}); no other unit suffered. The next run tries it again; report "
        "it if it keeps happening.",
    ),
    "worker-timeout": (
        "用时超过 {detail} 秒，已终止。请检查单位文件和模板里有没有异常多的内容，或用 --time-limit 放宽。",
        "This took more than {detail} seconds and was ended. Look for an enormous content in the unit file and its "
        "templates, or allow more with --time-limit.",
    ),
    "worker-memory": (
        "需要的内存超过 {detail} MB，已终止。请检查单位文件和模板里有没有异常多的内容，或用 --memory-limit 放宽。",
        "This took more than {detail} MB of memory and was ended. Look for an enormous content in the unit file and "
        "its templates, or allow more with --memory-limit.",
    ),
    "document-timeout": (
        "核验这份文件超过 {detail} 秒，已终止。文件可能已损坏或有异常多的内容；确实这样大的，用 --time-limit 放宽。",
        "Verifying this document took more than {detail} seconds and was ended. It may be damaged or made to do harm; "
        "if it really is that large, allow more with --time-limit.",
    ),
    "document-memory": (
        "核验这份文件需要的内存超过 {detail} MB，已终止。文件可能已损坏；确实这样大的，用 --memory-limit 放宽。",
        "Verifying this document took more than {detail} MB of memory and was ended. It may be damaged or made to do "
        "harm; if it really is that large, allow more with --memory-limit.",
    ),
    "document-died": (
        "核验这份文件时进程意外终止（{detail}），没有影响其他文件。请检查文件是否损坏；总是如此请报告。",
        "The process that verified this document died ({detail}); no other suffered. See whether the file is damaged, "
        "and report it if it keeps happening.",
    ),
    "worker-failed": (
        "制作这个单位时程序出错（{detail}），没有影响其他单位。这是程序的问题，请报告。",
        "The program failed on this unit ({detail}); no other unit suffered. That is a fault of the program: report "
        "it.",
    ),
    "program-fault": (
        "程序出错（{fault}）。这是程序的问题，不是文件的错，这个单位没有结果，其他单位不受影响。"
        "详情存在 {saved}，请连同它一起报告。",
        "The program failed ({fault}). That is a fault of the program, not of the file: there is no result for this "
        "unit, the others are not affected. Details are in {saved}: please report it with them.",
    ),
    "system-refused": (
        "系统不让读写（{reason}）。请检查磁盘空间和权限。",
        "The system refused to read or write ({reason}). Look at the space on the disk and at permissions.",
    ),
    "side-missing": (
        "找不到这个文件或文件夹。",
        "This file or folder does not exist.",
    ),
    "side-several-years": (
        "这里有几个年度的文件。请写明哪一批，例如 {folder}@2025-budget。",
        "There are files of several years here. Say which: {folder}@2025-budget.",
    ),
    "side-empty": (
        "里面没有单位文件（年度-类别.yaml，例如 2025-budget.yaml）。",
        "There are no unit files in it (YEAR-KIND.yaml, say 2025-budget.yaml).",
    ),
}
