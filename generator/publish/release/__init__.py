"""Release: every unit of a year and kind, made in parallel, published in one step or not at all."""
