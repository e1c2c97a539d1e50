"""What a text contains, before it is known what it refers to: numbers, names, pinpoints, the masthead."""
