"""The document as a tagged PDF, through an engine that prints HTML."""
