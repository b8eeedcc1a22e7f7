"""Finding challenges, solutions, outcomes and technology in use by words, where visible."""
