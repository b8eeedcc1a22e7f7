"""What others may follow without asking: Atom feeds and calendars of public records."""
