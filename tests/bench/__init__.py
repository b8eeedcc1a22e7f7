"""Speed and memory, as ratios against a raw limit in the same run. Run by `make bench`."""
