"""The document in each of its formats; a writer draws what was decided before it and sees no figure."""
