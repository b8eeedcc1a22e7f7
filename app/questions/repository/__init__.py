"""All SQL of questions: lists and single ones to read, and one to work on."""
