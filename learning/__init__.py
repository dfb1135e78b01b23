"""Learns which kind of thing a message is from the seen corpus; only for whoever adds messages to it."""
