"""How words become a command: tables of words, the rules beside them, and what was learned of them."""
