"""Solutions: suppliers' product cards, their deployments and how they come to be listed."""
