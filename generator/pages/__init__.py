"""Floor 7: the package in, Markdown pages out. Knows the published nouns and nothing of how they were read."""
