"""Questions of suppliers on open challenges: everybody reads the answer, nobody who asked."""
