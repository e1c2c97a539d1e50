"""Endurance: the extractor against texts that nobody would write."""
