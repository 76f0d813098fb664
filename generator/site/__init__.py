"""Floor 8: pages and package in; the searchable site out."""
