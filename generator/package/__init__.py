"""Floor 6: records to and from a data package that anyone can read, check and cite."""
