"""Diff: a difference as data (generator/compare) in words, pictures and files."""
