"""All SQL of responses: reads in one statement each, writes through the row lock."""
