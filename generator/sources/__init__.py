"""Floor 2: from a file to its text of record, and who acts: one YAML per public body."""
