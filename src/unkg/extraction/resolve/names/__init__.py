"""Names of authorities as a text means them: short forms, acronyms, lists, protocols, founding acts."""
