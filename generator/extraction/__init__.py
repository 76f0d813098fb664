"""Floor 4: sections become located findings, one kind of fact per room."""
