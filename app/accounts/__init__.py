"""People: accounts, memberships, sessions, and who is calling."""
