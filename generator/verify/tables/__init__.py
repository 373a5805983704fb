"""Tables against themselves and against one another."""
