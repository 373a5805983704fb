"""A unit's other files: the one that it is compared with, what was published of it, and next year's from this one."""
