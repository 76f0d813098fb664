"""Floor 1: the French of public acts, read phrase by phrase. A reader takes the whole phrase or declines."""
