"""Changes to a text at places, and comments at the ends of lines: whatever is not changed stays as it was written."""

from __future__ import annotations

from dataclasses import dataclass, field

# Before a comment: YAML wants a blank before the #, style guides two.
MARK = "  # "
JOINT = "；"  # between two comments on one line


@dataclass(slots=True)
class Edits:
    """What is to be done to a text. Offsets count its characters, lines count from 0, as the marks of PyYAML do."""

    text: str
    _spans: list[tuple[int, int, str]] = field(default_factory=list)
    _notes: dict[int, list[str]] = field(default_factory=dict)
    _commented: set[int] = field(default_factory=set)

    def replace(self, start: int, end: int, new: str) -> None:
        """The text between two offsets becomes another."""
        self._spans.append((start, end, new))

    def note(self, line: int, words: str) -> None:
        """A comment at the end of a line, after the one that is there."""
        self._notes.setdefault(line, []).append(" ".join(words.split()))

    def comment_out(self, first: int, last: int) -> None:
        """Whole lines, the last included, become comments."""
        self._commented |= set(range(first, last + 1))

    def done(self, comments: dict[int, int]) -> str:
        """The changed text; `comments` are the columns at which lines have a comment already.

        Spans that hold line breaks take the lines away with them: notes go to the line where a span begins.
        """
        starts = self._starts()
        inserted = [(self._end(line, starts), self._joined(line, line in comments)) for line in self._notes]
        edits = [*self._spans, *((at, at, words) for at, words in inserted)]
        edits += [(starts[line], starts[line], "# ") for line in self._commented if self._line(line, starts).strip()]
        result = self.text
        # From the end, so that the offsets of the edits before stay right.
        for start, end, new in sorted(edits, key=lambda edit: (edit[0], edit[1]), reverse=True):
            result = result[:start] + new + result[end:]
        return result

    def _joined(self, line: int, has_comment: bool) -> str:
        return (JOINT if has_comment else MARK) + JOINT.join(self._notes[line])

    def _starts(self) -> list[int]:
        starts = [0]
        for line in self.text.splitlines(keepends=True):
            starts.append(starts[-1] + len(line))
        return starts

    def _line(self, line: int, starts: list[int]) -> str:
        return self.text[starts[line] : starts[line + 1]] if line + 1 < len(starts) else ""

    def _end(self, line: int, starts: list[int]) -> int:
        """Where the line's words end; of a value that runs over several lines the last line's."""
        within = [span for span in self._spans if starts[line] <= span[0] < starts[line + 1] <= span[1]]
        if within:
            line = max(self._line_of(span[1], starts) for span in within)
        return starts[line] + len(self._line(line, starts).rstrip())

    @staticmethod
    def _line_of(offset: int, starts: list[int]) -> int:
        return max(at for at, start in enumerate(starts) if start <= offset)
