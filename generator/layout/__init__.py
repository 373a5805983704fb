"""Where the document's words stand: the look of style.docx, column widths, lines, heights of rows, pages."""
