"""PDF files as their pages look: characters and ruled lines where they are drawn, made into text and tables."""
