"""What a text holds that can be found without knowing what it means: numbers, names, pinpoints, masthead."""
