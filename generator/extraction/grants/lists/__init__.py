"""Subsidies in lists and runs of names with their amounts, under a sentence or a title that announces them."""
