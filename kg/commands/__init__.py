"""The commands, one module each, loaded when they are called: a command costs only what it uses."""
