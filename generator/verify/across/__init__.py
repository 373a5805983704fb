"""Files of one document against one another: formats, facts.json, the unit file."""
