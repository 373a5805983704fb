"""Correct units made at random: whatever of them check, build or verify refuses is a fault of ours.

`draw.py` draws a unit's facts, `last_year.py` the year before, `write.py` sets them down as a unit file with a template
set of its own, `trial.py` takes one all the way and says what was refused. The same seed gives the same units.
"""
