"""How a tab of the sheet is brought to what it should be, whatever people did to it."""
