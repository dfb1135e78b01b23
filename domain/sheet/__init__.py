"""The planners' tabs, a module each: every tab is a table of columns over what was seen at one moment."""
