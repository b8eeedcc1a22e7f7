"""What goes in and out about responses."""
