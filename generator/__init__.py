"""gongkai: the yearly budget and final-account disclosures of a government unit, from one YAML file.

The stages, in order: read, derive, compose, write (see ARCHITECTURE.md).
"""

__version__ = "0.2.0"
