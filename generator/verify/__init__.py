"""Reading the printed documents again, with no code of ours that made them (gongkai verify)."""
