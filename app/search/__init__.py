"""Finding challenges, solutions, outcomes, answers and technology in use by words."""
