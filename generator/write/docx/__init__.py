"""Word: the document tree as a .docx, on the look of `style.docx`."""

from generator.write.docx.word_file import write_docx

__all__ = ["write_docx"]
