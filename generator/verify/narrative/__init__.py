"""Sentences against the tables and against one another."""
