"""The pure matching engine: texts, tags and evidence in, explained rankings out."""
