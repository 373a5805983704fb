"""YAML with places: bytes to events to a tree of nodes, held against a schema; nothing here knows what a budget is."""
