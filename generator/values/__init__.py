"""Floor 0: the nouns every other floor shares. Standard library only, all frozen."""
