"""Input and output: database, facts, jobs, logs, the sentence encoder."""
