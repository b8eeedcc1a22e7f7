"""Files: taken in, checked, kept in quarantine until scanned, and handed out as attachments."""
