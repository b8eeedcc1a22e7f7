"""Learning the weights of the score from judged pairs; nothing is adopted here."""
