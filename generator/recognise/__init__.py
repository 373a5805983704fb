"""Documents as a reader has them before him: Word, PDF and web pages become headings, paragraphs and tables."""
