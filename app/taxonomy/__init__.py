"""The controlled vocabulary: what technology does, and in which sectors it is used."""
