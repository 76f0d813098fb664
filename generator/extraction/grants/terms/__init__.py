"""The words of subsidies: what is given, who receives, what for: sentences, lists and tables all use them."""
