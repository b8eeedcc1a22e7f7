"""Pure building blocks without input or output."""
