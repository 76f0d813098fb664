"""The subsidies of an act: words, sentences, lists and tables are read apart, then brought together."""
