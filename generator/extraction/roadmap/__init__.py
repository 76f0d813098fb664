"""The axes, objectives and actions of a roadmap, and their labels."""
