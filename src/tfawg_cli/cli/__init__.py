"""The commands: read the arguments, call, show, return an exit status."""
