"""The early market engagement portal for UK policing."""
