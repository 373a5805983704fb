"""Compose: figures and a template set become the document tree."""

from generator.compose.assembly import compose
from generator.compose.template_set import TemplateSet, load_set

__all__ = ["TemplateSet", "compose", "load_set"]
