"""The rules: no clock, network, database, LINE or Flask."""
