"""A text as lines, paragraphs and normalized text with the way back to its offsets."""
