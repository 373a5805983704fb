"""Site: static pages over what a release has made."""

from generator.publish.site.pages import site_files

__all__ = ["site_files"]
