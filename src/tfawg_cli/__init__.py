"""The records of the TFA Working Group: its Work Programme and its Annual Work Plans."""

__version__ = "0.1.0"
