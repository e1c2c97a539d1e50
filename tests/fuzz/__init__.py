"""Endurance tests: the extractor on adversarial texts."""
