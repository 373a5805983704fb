"""Compose: figures and a template set become the document tree."""

from generator.compose.document import compose
from generator.compose.templates import TemplateSet, load_set

__all__ = ["TemplateSet", "compose", "load_set"]
