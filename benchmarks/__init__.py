"""How fast, how big, and how both grow: ``make bench``."""
