"""What a document asks, recommends and decides: actions, mandate events, report submissions."""
