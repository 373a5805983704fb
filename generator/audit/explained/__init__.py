"""Numbers of a narrative by what explains them, whatever the wording: a cell, a sum, a ratio of what stands near.

A number is wrong where nothing in its scope explains it and something there is missed by a slip of the hand: one digit
typed wrongly, two exchanged, the point moved. What has no explanation and misses none is not checked, and counted so.
"""
