"""Accuracy and speed, compared with other programs in one run: `python -m benchmarks`."""
