"""What stands up in an audit: who was told what, when, and what was done to keep it fair."""
