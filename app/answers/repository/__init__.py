"""All SQL of the answer library: one statement for what is read, bounded by the organisation."""
