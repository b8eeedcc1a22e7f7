"""Finding records by typed words: challenges, solutions and outcomes, each only where visible."""
