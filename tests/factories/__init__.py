"""Plain functions that make records, with overrides."""
