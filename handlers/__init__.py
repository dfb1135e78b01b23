"""One function per command: (command, actor, work, now) gives what we owe in answer."""
