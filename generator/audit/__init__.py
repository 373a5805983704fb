"""Anybody's published disclosure audited: what was read of it, and what a reviewer would send back to the unit."""
