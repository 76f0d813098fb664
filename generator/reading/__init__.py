"""Floor 3: a text becomes labelled lines, then an outline of sections. Nothing is edited, nothing is dropped."""
