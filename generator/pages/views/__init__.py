"""What each page says, in words: templates only place it."""
