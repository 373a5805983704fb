"""Correct units made at random: whatever of them check, build or verify refuses is a fault of ours, or of the set.

`drawing.py` draws a unit's facts (`facts.py`), `year_before.py` the year before, `unit_file.py` sets them down with a
template set. The same source of chance gives the same unit.
"""
