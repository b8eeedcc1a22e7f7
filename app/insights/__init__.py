"""Key figures over public records."""
