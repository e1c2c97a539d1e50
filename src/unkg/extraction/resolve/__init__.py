"""What each mention means: the text of a number, the record of a name, the relation of a citation."""
