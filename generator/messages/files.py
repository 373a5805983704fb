"""Files and the command line (generator/build.py, generator/cli.py)."""

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
}
