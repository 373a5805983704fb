"""The document as HTML: the web page, and the page that the PDF engine prints."""
