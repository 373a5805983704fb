"""A unit's file, checked and typed: a Unit and what is wrong with it."""
