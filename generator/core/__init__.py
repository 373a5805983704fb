"""What every stage speaks of: problems and their words, amounts, classification, figures, documents, files."""
