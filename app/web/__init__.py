"""The HTTP edge: who calls, what may come in, how refusals leave."""
