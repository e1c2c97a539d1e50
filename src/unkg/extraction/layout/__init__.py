"""The layout of a text: lines, paragraphs, footnotes, and the normalized text with its offsets."""
