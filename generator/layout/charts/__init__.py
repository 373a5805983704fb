"""Charts laid out: where every bar, slice, line and label stands, for PDF and web page; and their height, for Word."""

from generator.layout.charts.draw import chart_height, draw

__all__ = ["chart_height", "draw"]
