"""Accuracy and speed, beside other programs, in one run: `python -m benchmarks`."""
