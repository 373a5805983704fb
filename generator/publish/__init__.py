"""Everything of a year and kind in public: the release of all units, the site over it, its open data."""
